"""How many schools take part in networks, by group of phases; few schools are never shown (H37, B5)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportkit.judgement.disclosure import FEWEST_SCHOOLS, can_show_phase


@dataclass(frozen=True, slots=True)
class Part:
    """A group of schools, and how many take part, None where that is withheld."""

    group: str
    schools: int
    members: int | None


@dataclass(frozen=True, slots=True)
class Participation:
    """Each group that may be shown, and all of them together; no total where a group is withheld."""

    groups: tuple[Part, ...] = ()
    total: Part | None = None


def take_part(groups: Mapping[str, str], members: Collection[str]) -> Participation:
    """From each school's group and the schools that take part.

    A group of one or two schools is left out. A count of one or two is withheld, and so is the total, from
    which it would follow.
    """
    parts = tuple(_part(group, groups, members) for group in dict.fromkeys(groups.values()))
    shown = tuple(part for part in parts if can_show_phase(part.schools))
    return Participation(tuple(sorted(shown, key=lambda part: (-part.schools, part.group))), _total(shown))


def can_show_members(count: int) -> bool:
    """Whether a count of schools that take part may be shown: none, or three and more."""
    return count == 0 or count >= FEWEST_SCHOOLS


def _part(group: str, groups: Mapping[str, str], members: Collection[str]) -> Part:
    mine = {school for school, its in groups.items() if its == group}
    count = len(mine & set(members))
    return Part(group, len(mine), count if can_show_members(count) else None)


def _total(parts: tuple[Part, ...]) -> Part | None:
    counts = [part.members for part in parts if part.members is not None]
    if not parts or len(counts) < len(parts):
        return None
    return Part("All of these", sum(part.schools for part in parts), sum(counts))
