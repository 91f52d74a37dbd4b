"""Counts of a borough's schools as sums of cells: a cell for each group, and in it for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from reportkit.casework.events.support_kinds import Source
from reportkit.judgement.release import Cell, Count, Reader
from reportkit.judgement.release.tables import Cells
from reportkit.pipeline.board.earlier import groups_named
from reportkit.pipeline.board.grouping import group_phases, listed_in, phase_label
from reportkit.pipeline.board.schools import KnownBorough, KnownSchool
from reportkit.reports.profiles.support import ALL

ON = "on"
# The routes by which a school may have support at once.
BY_ROUTES = tuple("+".join(some) for size in (1, 2, 3) for some in combinations(Source, size))


@dataclass(frozen=True, slots=True)
class Grouped:
    """The schools by group, and all that members were given before in the same term.

    `parts` are the groups too, unless earlier papers had others: then the phases that both are made of.
    `made_of` are the parts of each group, of today and of those papers.
    """

    known: KnownBorough
    groups: Mapping[str, tuple[KnownSchool, ...]]
    parts: Mapping[str, tuple[KnownSchool, ...]]
    made_of: Mapping[str, tuple[str, ...]]
    before: tuple[Sequence[str], ...]
    as_at: date
    term_began: date

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many schools each group has."""
        return {label: len(schools) for label, schools in self.groups.items()}

    @property
    def placed(self) -> Mapping[str, int]:
        """How many of each group published inspections place."""
        return {label: sum(school.placed for school in schools) for label, schools in self.groups.items()}

    def parted(self, is_one: Callable[[KnownSchool], bool]) -> Mapping[str, int]:
        """How many such schools each part has."""
        return {part: sum(map(is_one, schools)) for part, schools in self.parts.items()}


def grouped(known: KnownBorough, before: Sequence[Sequence[str]], as_at: date, term_began: date) -> Grouped:
    """The schools by the groups of today, in parts that the groups of earlier papers can be made of."""
    labels = group_phases(school.phase for school in known.schools)
    others = sorted(groups_named(before) - set(labels.values()))
    single = {phase: phase_label(phase) if others else label for phase, label in labels.items()}
    made_of = {
        label: tuple(dict.fromkeys(single[phase] for phase in labels if labels[phase] == label))
        for label in dict.fromkeys(labels.values())
    } | {label: listed_in(label, single.values()) for label in others}
    parts = {part: () for phases in made_of.values() for part in phases} | _by(known, single)
    return Grouped(known, _by(known, labels), parts, made_of, tuple(before), as_at, term_began)


def _by(known: KnownBorough, labels: Mapping[str, str]) -> dict[str, tuple[KnownSchool, ...]]:
    return {
        label: tuple(school for school in known.schools if labels[school.phase] == label)
        for label in dict.fromkeys(labels.values())
    }


def counts_of(name: str, numbers: Mapping[str, int]) -> tuple[Count, ...]:
    """The count of each group, and of all."""
    whole = Count(f"{name}, {ALL}", sum(numbers.values()), parts=len(numbers))
    return (*(Count(f"{name}, {label}", number) for label, number in numbers.items()), whole)


def rows_of(name: str, made_of: Mapping[str, tuple[str, ...]], kinds: Iterable[str]) -> dict[str, Cells]:
    """The cells that the count of each group adds up, and that of all."""
    kinds = tuple(kinds)
    parts = dict.fromkeys(part for phases in made_of.values() for part in phases)
    return {f"{name}, {label}": cells_of(phases, kinds) for label, phases in made_of.items()} | {
        f"{name}, {ALL}": cells_of(parts, kinds)
    }


def unions_of(name: str, labels: Iterable[str], kinds: Iterable[str]) -> dict[str, Cells]:
    """The cells of one or more parts, short of all: what is withheld of each may follow of them together."""
    labels, kinds = tuple(labels), tuple(kinds)
    some = (chosen for size in range(1, len(labels)) for chosen in combinations(labels, size))
    return {f"{name}, {' + '.join(chosen)}": cells_of(chosen, kinds) for chosen in some}


def cells_of(labels: Iterable[str], kinds: Iterable[str]) -> Cells:
    """The cells of those groups and kinds."""
    return frozenset(Cell(label, kind) for label, kind in product(labels, tuple(kinds)))


def kinds_by(route: Source) -> tuple[str, ...]:
    """The kinds of school that have support by the route, alone or with others."""
    return tuple(kind for kind in BY_ROUTES if route in kind.split("+"))


def reader_of(borough: Grouped, name: str, public: Mapping[str, int]) -> Reader:
    """A reader of a table with one kind of cell, who knows so many of each group and adds groups together."""
    sums, unions = rows_of(name, borough.made_of, (ON,)), unions_of(name, borough.parts, (ON,))
    known = {Cell(label, ON): number for label, number in public.items()}
    return Reader(borough.parted(lambda _: True), sums, known, watched=unions)
