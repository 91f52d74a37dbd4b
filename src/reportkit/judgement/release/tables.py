"""Counts of schools as sums over cells, and what a reader knows of the cells before any is released."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

Cells = frozenset["Cell"]


class Cell(NamedTuple):
    """The schools of one phase that are of one kind. A school is in one cell at most."""

    phase: str
    kind: str


class Range(NamedTuple):
    """The least and the greatest that a number can be."""

    least: int
    greatest: int


@dataclass(frozen=True, slots=True)
class Count:
    """A true count that somebody wants to release.

    `parts` is how many others it is the sum of, 0 for one that is itself a part. `behind` is how many schools
    a count of something else, such as visits, is made at; None for a count of schools.
    """

    name: str
    number: int
    parts: int = 0
    behind: int | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release that went before: how many schools each phase had then, which were public, and the counts."""

    schools: Mapping[str, int]
    released: Mapping[str, int]
    public: Mapping[Cell, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader knows, by which the counts released are equations about what they do not know.

    `schools` is how many there are in each phase. `public` is how many schools of a cell published facts put
    there: what is confidential of a count is what remains. `cells` are the cells that each count adds up, by
    its name; a count that is not there tells this reader nothing. `watched` are further sums that must not
    be deduced though nobody releases them. `before` are the earlier releases, oldest first.

    A reader who merely `presumes` what is public learns nothing from numbers that do not fit it.
    """

    schools: Mapping[str, int]
    cells: Mapping[str, Cells]
    public: Mapping[Cell, int] = field(default_factory=dict)
    watched: Mapping[str, Cells] = field(default_factory=dict)
    before: tuple[Earlier, ...] = ()
    presumes: bool = False

    @property
    def sums(self) -> Mapping[str, Cells]:
        """Every sum that must not be deduced, by name."""
        return {**self.cells, **self.watched}

    @property
    def unknown(self) -> tuple[Cell, ...]:
        """Every cell, in one order."""
        return tuple(sorted(frozenset().union(*self.sums.values(), self.public)))

    def then(self, earlier: Earlier) -> Reader:
        """The same reader on the day of an earlier release, who had read nothing before it."""
        return replace(self, schools=earlier.schools, public=earlier.public, before=())

    def heard(self, released: Mapping[str, int]) -> Mapping[str, int]:
        """Those of the counts that tell this reader anything."""
        return {name: number for name, number in released.items() if name in self.cells}

    def known_in(self, cells: Iterable[Cell]) -> int:
        """How many schools of the cells are there by published facts."""
        return sum(self.public.get(cell, 0) for cell in cells)

    def room(self, cells: Iterable[Cell]) -> int:
        """How many schools could be in the cells besides: the others of their phases."""
        phases = {cell.phase for cell in cells}
        named = self.known_in(cell for cell in self.unknown if cell.phase in phases)
        return max(sum(self.schools[phase] for phase in phases) - named, 0)
