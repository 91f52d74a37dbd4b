"""The guard of a board's papers: no school whose standing is confidential, no word that tells one (B3, B5).

Members of the board are heads and governors, and its minutes become public. What people type is looked at as
what we print is: in the file as it was built, in whatever part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from reportkit.blocks import Block, Heading, Part, Title
from reportkit.blocks.codec import encode
from reportkit.exceptions import DocumentError
from reportkit.publishing.batch.job import Check
from reportkit.publishing.disclosure import Leak, Passage, WatchList, find_leaks_in, read_everything

_BODY = "word/document.xml"
_PLACES = {
    _BODY: "the text",
    "word/header": "the head of a page",
    "word/footer": "the foot of a page",
    "docProps/": "the file’s properties",
    "word/media/": "a picture",
}
_MOST_TOLD = 5
_REMEDY = (
    "Members may not be told of it. Look the words up with  reportkit board show , record them again without "
    "it and with --corrects, and build the pack again; what was typed in the file itself, take out there. If "
    "the words mean something else, such as a place, add them to  not_schools  under  board  in the "
    "authority’s settings."
)


@dataclass(frozen=True, slots=True)
class Guard:
    """What no paper of the board may hold: `names` nowhere, the others only where policies are quoted.

    `numbers` count within one paragraph or cell: a number beside a sentence is not of it.
    """

    names: WatchList
    words: WatchList
    numbers: WatchList = field(default_factory=WatchList)

    def check(self, document: str, quoting: tuple[str, ...] = ()) -> Check:
        """The check of a document by its path, handed to workers.

        `quoting` are the labels of the parts that may print the policies’ own words; "" stands for what is
        in front of the first part, so for all of a document that has none.
        """
        return partial(check_for_members, self, document, quoting)

    def check_built(self, document: str, content: bytes, *, quotes: bool = False) -> None:
        """The same of a file that was built before. Raises DocumentError for one that may not go out."""
        passages = (Passage("the file’s name", document), *read_everything(content))
        _stop(document, self.leaks(passages, () if quotes else passages), ())

    def check_text(self, document: str, text: str) -> None:
        """The same of what a file that is no Word document says."""
        passages = (Passage("the file’s name", document), Passage("the text", text))
        _stop(document, self.leaks(passages, passages), ())

    def leaks(self, passages: Sequence[Passage], own: Sequence[Passage]) -> tuple[Leak, ...]:
        """What stands in the passages and may not; `own` are those where no policy is quoted."""
        apart = [Passage(one.where, line) for one in own if not one.again for line in one.text.split("\n")]
        return (
            *find_leaks_in(passages, self.names),
            *find_leaks_in(own, self.words),
            *find_leaks_in(apart, self.numbers),
        )


def check_for_members(
    guard: Guard, document: str, quoting: tuple[str, ...], blocks: Sequence[Block], content: bytes
) -> None:
    """Raises DocumentError, which says what, where, and what to do, if the document may not go out."""
    passages = (Passage("the file’s name", document), *read_everything(content))
    own = passages
    if quoting:
        said = (Passage(_BODY, said_in(block)) for block in _outside(blocks, quoting))
        own = (*(one for one in passages if not one.where.startswith(_BODY)), *said)
    _stop(document, guard.leaks(passages, own), blocks)


def _outside(blocks: Iterable[Block], labels: tuple[str, ...]) -> Iterator[Block]:
    """The blocks of all parts but those; what stands before the first part has the label ""."""
    now = ""
    for block in blocks:
        now = block.label if isinstance(block, Part) else now
        if now not in labels:
            yield block


def _stop(document: str, leaks: Sequence[Leak], blocks: Sequence[Block]) -> None:
    if not leaks:
        return
    told = dict.fromkeys(f"“{leak.text}” {_where(leak, blocks)}: {leak.why}" for leak in leaks)
    said = "; ".join(tuple(told)[:_MOST_TOLD])
    raise DocumentError(f"{document} may not go out, for it would hold {said}. {_REMEDY}")


def _where(leak: Leak, blocks: Sequence[Block]) -> str:
    """The heading under which it stands, else the part of the file."""
    if leak.where.startswith(_BODY):
        under, watched = "", WatchList(patterns={re.escape(leak.text): ""})
        for block in blocks:
            under = block.text if isinstance(block, Heading | Title) else under
            if under and find_leaks_in((Passage("", said_in(block)),), watched):
                return f"under “{under}”"
    found = (words for part, words in _PLACES.items() if leak.where.startswith(part))
    return f"in {next(found, leak.where)}"


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
