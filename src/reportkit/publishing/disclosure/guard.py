"""What must not be in a file, and where it is if it is there all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from reportkit.publishing.disclosure.letters import cased, plain
from reportkit.publishing.disclosure.opened import Passage, read_everything

__all__ = ["Forbidden", "Leak", "WatchList", "find_leaks", "find_leaks_in", "plain"]

_WORD = re.compile(r"\w+")
_APART = "\ue000"  # a letter of no script: what stands on its two sides is never one word, or one name


class Forbidden(NamedTuple):
    """A text that the reader may not see, and why, as a person would say it."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class WatchList:
    """What a reader may not see.

    A text of `forbidden` counts as whole words, in whatever case, dashes, quotation marks and spaces;
    one within a text of `allowed` (a school's own name in which another's stands) does not count.
    `patterns` are regular expressions, matched against the text in lower case, with the reason for each;
    `in_case` are matched against the text in the case in which it stands.
    """

    forbidden: tuple[Forbidden, ...] = ()
    allowed: tuple[str, ...] = ()
    patterns: Mapping[str, str] = field(default_factory=dict)
    in_case: Mapping[str, str] = field(default_factory=dict)


class Leak(NamedTuple):
    """Something that must not be there: where it stands, the text, and why it must not."""

    where: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"“{self.text}” in {self.where}: {self.why}"


def find_leaks(content: bytes, watched: WatchList, named: Sequence[str] = ()) -> tuple[Leak, ...]:
    """Each forbidden text in the Word file, and in the names and paths `named`, once in its part.

    Raises DocumentError for a file that cannot be read.
    """
    return find_leaks_in(
        [*(Passage("the file's name", name) for name in named), *read_everything(content)], watched
    )


def find_leaks_in(passages: Iterable[Passage], watched: WatchList) -> tuple[Leak, ...]:
    """Each forbidden text in the passages, once in its part of the file."""
    passages = dict.fromkeys(passages)
    texts = _APART.join(dict.fromkeys(text for _, text, again in passages if not again))
    if not any(_search("", texts, watched)):
        return ()
    found: dict[tuple[str, str], Leak] = {}
    for where, text, _ in passages:
        for leak in _search(where, text, watched):
            found.setdefault((where.split(",")[0], leak.text), leak)
    return tuple(found.values())


def _search(where: str, text: str, watched: WatchList) -> Iterator[Leak]:
    said = plain(text)
    reasons = _reasons(watched.forbidden)
    if possible := _spelt_by(frozenset(_WORD.findall(said)), watched.forbidden):
        left = _any_of(tuple(map(plain, watched.allowed))).sub(_APART, said)
        yield from (Leak(where, hit, reasons[hit]) for hit in _any_of(possible).findall(left))
    for pattern, why in watched.patterns.items():
        yield from (Leak(where, hit.group(), why) for hit in re.finditer(pattern, said))
    if watched.in_case:
        kept = cased(text)
        for pattern, why in watched.in_case.items():
            yield from (Leak(where, hit.group(), why) for hit in re.finditer(pattern, kept))


@cache
def _reasons(forbidden: tuple[Forbidden, ...]) -> Mapping[str, str]:
    return {plain(one.text): one.why for one in forbidden}


def _spelt_by(words: frozenset[str], forbidden: tuple[Forbidden, ...]) -> tuple[str, ...]:
    """The forbidden texts all of whose words are among these: no other can stand in a text of them."""
    return tuple(text for text, needed in _words(forbidden) if words.issuperset(needed))


@cache
def _words(forbidden: tuple[Forbidden, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((text, frozenset(_WORD.findall(text))) for text in _reasons(forbidden))


@lru_cache(maxsize=1024)
def _any_of(texts: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the texts as whole words, the longest that fits; of no texts, nothing."""
    longest_first = sorted(filter(None, texts), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
