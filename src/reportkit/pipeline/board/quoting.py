"""Which paragraphs of a built file quote a policy as we wrote them, and which a person may have typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportkit.blocks import Block
from reportkit.blocks.codec import encode
from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure import Passage
from reportkit.publishing.disclosure.letters import spelt
from reportkit.publishing.exporter.binding import read_leaf

BODY = "word/document.xml"
_PARAGRAPHS = f"{BODY}, a paragraph"
_IN_PARAGRAPHS = {_PARAGRAPHS, f"{BODY}, paragraphs together", f"{BODY}, a text"}
_CAPTION = re.compile(
    r"^(?:Table|Figure)\s+(?:[A-Z]{1,2} ?)?(?:SEQ \w+ \\\* ARABIC (?:\\r \d+ )?)?\w{0,2}\d+: "
)
_LONG, _NEAR = 60, 5


@dataclass(frozen=True, slots=True)
class Quoted:
    """The lines that quote policies, as `spelt`; `everywhere` is whether the whole file is of that kind."""

    lines: frozenset[str]
    everywhere: bool = True

    def parted(self, passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """What is of our own or a person's wording, and where no school may be named."""
        paragraphs = [one for one in passages if one.where == _PARAGRAPHS]
        kept = (one for one in passages if one.where not in _IN_PARAGRAPHS)
        typed = "\n".join(one.text for one in paragraphs if not self._is_quoted(one.text))
        own = (*(one for one in kept if not self._is_quoted(one.text)), Passage(BODY, typed))
        named = "\n".join(paragraphs[at].text for at in self._without_names(paragraphs))
        return own, (Passage(BODY, named),)

    def _is_quoted(self, text: str) -> bool:
        lines = (spelt(line) for line in _CAPTION.sub("", text).split("\n"))
        return all(line in self.lines for line in lines if line)

    def _without_names(self, paragraphs: Sequence[Passage]) -> Iterable[int]:
        """The places of all paragraphs, or of those near a long line that quotes a policy."""
        if self.everywhere:
            return range(len(paragraphs))
        long = (n for n, one in enumerate(paragraphs) if len(one.text) > _LONG and self._is_quoted(one.text))
        last = len(paragraphs)
        return sorted({at for n in long for at in range(max(0, n - _NEAR), min(last, n + _NEAR + 1))})


def lines_of(label: str, executed: Path) -> Iterator[str]:
    """Every line of the document that the executed notebook shows, as `spelt`; none where there is none."""
    try:
        leaf = read_leaf(label, executed)
    except DocumentError:
        return
    for block in leaf.blocks:
        yield from (spelt(line) for line in said_in(block).split("\n"))


def said_in(block: Block) -> str:
    """Every text of the block, descriptions of pictures included; a line of several runs is whole."""
    return _said(encode(block))


def _said(value: Any) -> str:
    match value:
        case str():
            return value
        case [{"text": _}, *_] as spans:
            return "".join(str(span["text"]) for span in spans)
        case list():
            return "\n".join(map(_said, value))
        case dict():
            return "\n".join(map(_said, value.values()))
        case _:
            return ""
