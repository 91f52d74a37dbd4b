"""What people call a school: its name without the last words, which say what kind of school it is."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from reportkit.publishing.disclosure.letters import plain

_KINDS = {
    *("school", "schools", "academy", "academies", "primary", "infant", "infants", "junior", "juniors"),
    *("nursery", "secondary", "college", "high", "community", "voluntary", "aided", "controlled", "and"),
    *("church", "of", "england", "c", "e", "ce", "cofe", "rc", "catholic", "roman", "special"),
}
_SHORTEST = 4
_PEOPLE = (
    "pupils",
    "staff",
    "governors",
    "teachers",
    "head",
    "headteacher",
    "children",
    "families",
    "parents",
)


def short_names(name: str, spared: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """The name as people shorten it, with and without an article in front, save what is `spared`.

    `spared` are words, as `plain`, that mean something else too.
    """
    for short in _shortened(name):
        yield from (one for one in _articles(short) if plain(one) not in spared)


def names_in_a_sentence(name: str, spared: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """The same where any school might be meant: one word counts only beside a word for its people."""
    for short in short_names(name, spared):
        if " " in short:
            yield short
        else:
            yield from (f"{short} {one}" for one in _PEOPLE)
            yield from (f"{one} of {short}" for one in _PEOPLE)


def is_kind(word: str) -> bool:
    """Whether the word of a name says what kind of school it is."""
    return plain(word).strip("()") in _KINDS


def _articles(short: str) -> Iterator[str]:
    yield short
    if short.lower().startswith("the ") and len(short) >= len("the ") + _SHORTEST:
        yield short[len("the ") :]


def _shortened(name: str) -> Iterator[str]:
    words = name.replace(",", " ").split()
    if len(words) > 1 and plain(words[-1]) == "the":
        words.pop()
        yield " ".join(words)
    while len(words) > 1 and is_kind(words[-1]):
        words.pop()
        short = " ".join(words)
        if len(words) > 1 or len(short) >= _SHORTEST:
            yield short
