"""Whether a school's document is of that school alone, looked up in the Word file as it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportkit.blocks import Block
from reportkit.exceptions import DocumentError
from reportkit.publishing.batch.job import Check
from reportkit.publishing.disclosure import (
    Forbidden,
    Leak,
    Passage,
    WatchList,
    find_leaks_in,
    read_everything,
)
from reportkit.publishing.disclosure.guard import plain
from reportkit.publishing.disclosure.leftovers import find_leftovers
from reportkit.publishing.disclosure.spotting import Spotter
from reportkit.vocabulary import Urn

GUARD_VERSION = "1"
_MARKING = "OFFICIAL-SENSITIVE"
_PLACES = {"word/header": "the head of its pages", "docProps/core.xml": "its properties"}
_MOST_TOLD = 3


def names_and_numbers(listed: Mapping[Urn, str]) -> tuple[Forbidden, ...]:
    """What a school's document may not hold of the schools of its authority, unless it is its own."""
    numbers = (Forbidden(urn, "it is another school's number.") for urn in listed)
    names = (Forbidden(name, "it is another school's name.") for name in sorted(set(listed.values())))
    return (*numbers, *names)


def check_right_school(
    urn: str, watched: WatchList, blocks: Sequence[Block], content: bytes
) -> Mapping[str, Any]:
    """Raises DocumentError if the Word file does not name the school, or holds what it may not.

    What the manifest says of the check is returned.
    """
    passages = tuple(read_everything(content))
    _check_own(urn, passages, find_leaks_in(passages, watched), content)
    return noted("team")


@dataclass(frozen=True, slots=True)
class ForHead:
    """What the document of a school may not hold.

    `spotter` finds other schools and people, `allowed` are longer names in which another's may stand, and
    `let` texts that a named person let through, as compared.
    """

    urn: str
    spotter: Spotter
    allowed: tuple[str, ...] = ()
    let: frozenset[str] = frozenset()


def check_profile(watched: ForHead, blocks: Sequence[Block], content: bytes) -> Mapping[str, Any]:
    """The same of a document for a head: no other school and nobody who told the team, in any spelling."""
    passages, urn = tuple(read_everything(content)), watched.urn
    found = watched.spotter.find(passages, (urn,), watched.allowed)
    _check_own(urn, passages, [leak for leak in found if plain(leak.text) not in watched.let], content)
    check_marked(f"The document for {urn}", passages)
    return noted("head")


def check_finished(
    check: Check | None, audience: str, blocks: Sequence[Block], content: bytes
) -> Mapping[str, Any]:
    """The check that a document has by itself, then what holds of every document for those readers.

    Raises DocumentError for what Word leaves in a file, and for a marking that is missing or too much.
    """
    said = check(blocks, content) if check else None
    if found := find_leftovers(content):
        raise DocumentError(f"The document was not written, for it would hold {found[0]}")
    if audience == "team":
        check_marked("The document", tuple(read_everything(content)))
    return {**(said or {}), **noted(audience)}


def noted(audience: str) -> Mapping[str, Any]:
    """What the manifest keeps of a document that the guard found nothing in."""
    return {"guard": {"audience": audience, "findings": 0, "version": GUARD_VERSION}}


def check_marked(document: str, passages: Sequence[Passage]) -> None:
    """Raises DocumentError where the marking is missing at the head of the pages or in the properties."""
    for part, words in _PLACES.items():
        if not any(_MARKING in one.text for one in passages if one.where.startswith(part)):
            raise DocumentError(f"{document} was not written, for {words} do not say {_MARKING}.")


def _check_own(urn: str, passages: Sequence[Passage], leaks: Sequence[Leak], content: bytes) -> None:
    if not any(urn in passage.text for passage in passages):
        raise DocumentError(f"The document for {urn} does not name it. It was not written.")
    found = (*leaks, *find_leftovers(content))
    if found:
        said = "; ".join(map(str, found[:_MOST_TOLD]))
        raise DocumentError(f"The document for {urn} was not written, for it would hold {said}")
