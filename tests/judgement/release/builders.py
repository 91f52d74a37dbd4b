"""Small tables of schools: a few phases, one kind of thing, and what public facts say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportkit.judgement.release import Cell, Count, Reader

TOTAL = "all"


def one_kind(schools: Mapping[str, int], public: Mapping[str, int] | None = None, **more: object) -> Reader:
    """A reader of a table that has a row for each phase, and their total."""
    rows = {phase: frozenset({Cell(phase, "on")}) for phase in schools}
    whole = frozenset().union(*rows.values())
    known = {Cell(phase, "on"): number for phase, number in (public or {}).items()}
    return Reader(schools, {**rows, TOTAL: whole}, known, **more)  # type: ignore[arg-type]  # as given


def table(numbers: Mapping[str, int]) -> Sequence[Count]:
    """The rows and their total."""
    rows = [Count(phase, number) for phase, number in numbers.items()]
    return [*rows, Count(TOTAL, sum(numbers.values()), parts=len(rows))]
