"""Whether a school's document is of that school alone, looked up in the Word file as it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportkit.blocks import Block
from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure import (
    Forbidden,
    Leak,
    Passage,
    WatchList,
    find_leaks_in,
    read_everything,
)
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


def check_profile(
    urn: str, spotter: Spotter, allowed: Sequence[str], blocks: Sequence[Block], content: bytes
) -> Mapping[str, Any]:
    """The same of a document for a head: no other school and nobody who told the team, in any spelling."""
    passages = tuple(read_everything(content))
    _check_own(urn, passages, spotter.find(passages, (urn,), allowed), content)
    check_marked(f"The document for {urn}", passages)
    return noted("head")


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
