"""Several people behind one address: what is for all of them goes there once, to each by name.

What is marked is one reader's own, and goes to each alone, whoever else reads at that address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportkit.pipeline.dispatching.composing import Composed
from reportkit.pipeline.dispatching.drafts import Addressee, Draft
from reportkit.pipeline.dispatching.naming import id_of_all
from reportkit.reports.wording import listed

_LONGEST = 200


def by_address(ready: Iterable[Composed]) -> tuple[tuple[Composed, ...], ...]:
    """The letters, those together that bring one address the same documents."""
    found: dict[object, tuple[Composed, ...]] = {}
    for one in ready:
        draft, (address,) = one.draft, one.parcel.to
        alone = draft.to.id if draft.marking else ""
        place = (address.casefold(), draft.documents, alone)
        found[place] = (*found.get(place, ()), one)
    return tuple(found.values())


def to_all(drafts: Sequence[Draft]) -> Draft:
    """The letter to all of them. It names no school: another one's name may be what nobody there may see."""
    people = [draft.to for draft in drafts]
    to = replace(
        people[0],
        id=id_of_all([one.id for one in people]),
        ids=tuple(one.id for one in people),
        who=listed([one.who for one in people]),
        name=_names(people),
        position=listed([*dict.fromkeys(one.position for one in people)]),
        urn="",
        school="",
    )
    return replace(drafts[0], to=to)


def _names(people: Sequence[Addressee]) -> str:
    """Everybody's name once; of very many the first, and how many there are."""
    names = [*dict.fromkeys(one.name for one in people)]
    every = listed(names)
    return every if len(every) <= _LONGEST else f"{names[0]} and {len(names) - 1} others"
