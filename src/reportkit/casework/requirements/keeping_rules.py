"""Whether a school stands in a milder category than the one that a rule in force gave it (K55)."""

from __future__ import annotations

from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Placement
from reportkit.casework.register import RegisterEntry
from reportkit.settings.policies import Category, PolicyPack


def rule_undercut(entry: RegisterEntry | None, pack: PolicyPack) -> Event | None:
    """The rule's placement in force than which the school's category is milder, None if there is none.

    Two categories for schools inspected alike, such as RI (A) and RI (B), are a person's choice (H49, H50).
    """
    placed = entry.automatic if entry else None
    said = placed.payload if placed else None
    if entry is None or placed is None or not isinstance(said, Placement):
        return None
    ladder = {category.id: (place, category) for place, category in enumerate(pack.categories)}
    if not {entry.category, said.category} <= ladder.keys():
        return None
    (place, own), (least, given) = ladder[entry.category], ladder[said.category]
    return placed if place < least and not _is_for_the_same(own, given) else None


def _is_for_the_same(one: Category, other: Category) -> bool:
    return bool(one.fits) and set(one.fits) == set(other.fits)
