"""Whether a school's document is of that school alone, looked up in the Word file as it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportkit.blocks import Block
from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure import Forbidden, WatchList, find_leaks_in, read_everything
from reportkit.vocabulary import Urn


def names_and_numbers(listed: Mapping[Urn, str]) -> tuple[Forbidden, ...]:
    """What a school's document may not hold of the schools of its authority, unless it is its own."""
    numbers = (Forbidden(urn, "it is another school's number.") for urn in listed)
    names = (Forbidden(name, "it is another school's name.") for name in sorted(set(listed.values())))
    return (*numbers, *names)


def check_right_school(urn: str, watched: WatchList, blocks: Sequence[Block], content: bytes) -> None:
    """Raises DocumentError if the Word file does not name the school, or holds what it may not."""
    passages = tuple(read_everything(content))
    if not any(urn in passage.text for passage in passages):
        raise DocumentError(f"The document for {urn} does not name it. It was not written.")
    leaks = find_leaks_in(passages, watched)
    if leaks:
        said = "; ".join(map(str, leaks[:3]))
        raise DocumentError(f"The document for {urn} was not written, for it would hold {said}")
