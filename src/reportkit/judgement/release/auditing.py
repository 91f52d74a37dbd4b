"""What a reader can deduce from the counts released, by integer programming, and whether that is too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from reportkit.judgement.disclosure import FEWEST_SCHOOLS, can_show_phase
from reportkit.judgement.release.tables import Cell, Cells, Range, Reader

_SOLVED, _IMPOSSIBLE = 0, 2
_FEW = FEWEST_SCHOOLS - 1

Row = NDArray[np.float64]


class Deduction(NamedTuple):
    """Something that a reader can deduce and may not: of which count, the range, and why not."""

    name: str
    found: Range | None
    why: str


def audit(reader: Reader, released: Mapping[str, int]) -> tuple[Deduction, ...]:
    """Everything that the reader could deduce and may not; nothing where the counts may go out."""
    heard = {name: number for name, number in released.items() if name in reader.cells}
    found = _ranges(reader, heard, is_brief=True)
    if found is None:
        why = "the counts do not fit what is public, which tells that a school is not where it places it"
        return () if reader.presumes else (Deduction(", ".join(heard), None, why),)
    return (*_alone(reader, heard), *_now(reader, found), *_since(reader, found))


def deduce(reader: Reader, released: Mapping[str, int]) -> Mapping[str, Range] | None:
    """By name the least and greatest that the confidential part of each sum can be.

    None where no numbers fit both what is released and what the reader knows.
    """
    return _ranges(reader, released, is_brief=False)


def _ranges(reader: Reader, released: Mapping[str, int], *, is_brief: bool) -> Mapping[str, Range] | None:
    """The same; if brief, what may be nothing at all has for its greatest what there is room for."""
    places = {cell: place for place, cell in enumerate(reader.unknown)}
    limits = _limits(reader, released, places)
    compared = frozenset().union(*reader.before) if is_brief else frozenset(reader.sums)
    ranges: dict[str, Range] = {}
    for name, cells in reader.sums.items():
        row = _row(cells, places)
        least = _extreme(row, limits)
        if least is None:
            return None
        is_told = least > 0 or name in compared
        greatest = _extreme(-row, limits) if is_told else -reader.room(cells)
        ranges[name] = Range(least, -(greatest or 0))
    return ranges


def _limits(reader: Reader, released: Mapping[str, int], places: Mapping[Cell, int]) -> LinearConstraint:
    """No phase has more schools than there are; each count is what its cells add up to."""
    rows, least, greatest = [], [], []
    for phase in reader.schools:
        cells = frozenset(cell for cell in places if cell.phase == phase)
        rows.append(_row(cells, places))
        least.append(0)
        greatest.append(reader.room(cells))
    for name, number in released.items():
        cells = reader.cells[name]
        rows.append(_row(cells, places))
        least.append(number - reader.known_in(cells))
        greatest.append(number - reader.known_in(cells))
    return LinearConstraint(np.array(rows), np.array(least), np.array(greatest))


def _row(cells: Cells, places: Mapping[Cell, int]) -> Row:
    row = np.zeros(len(places))
    row[[places[cell] for cell in cells]] = 1
    return row


def _extreme(row: Row, limits: LinearConstraint) -> int | None:
    """The least value of the sum; None where nothing fits. Raises RuntimeError if it cannot be worked out."""
    solved = milp(row, constraints=limits, integrality=np.ones_like(row), bounds=Bounds(0, np.inf))
    if solved.status == _IMPOSSIBLE:
        return None
    if solved.status != _SOLVED:
        raise RuntimeError(f"What can be deduced could not be worked out: {solved.message}")
    value: float = solved.fun
    return round(value)


def _alone(reader: Reader, heard: Mapping[str, int]) -> Iterator[Deduction]:
    """A phase of one or two schools is not shown by itself, not even to say that there is none."""
    for name in heard:
        phases = {cell.phase for cell in reader.cells[name]}
        if not can_show_phase(sum(reader.schools[phase] for phase in phases)):
            yield Deduction(name, None, "it is of a phase with one or two schools")


def _now(reader: Reader, found: Mapping[str, Range]) -> Iterator[Deduction]:
    for name, cells in reader.sums.items():
        if _is_few(found[name]):
            yield Deduction(name, found[name], "it is one or two schools that no public fact names")
        elif found[name].least == reader.room(cells) > 0:
            yield Deduction(name, found[name], "it is every school of its phases that no public fact names")


def _since(reader: Reader, found: Mapping[str, Range]) -> Iterator[Deduction]:
    for then in reader.before:
        for name in found.keys() & then.keys():
            change = Range(found[name].least - then[name].greatest, found[name].greatest - then[name].least)
            if _is_few(change) or _is_few(Range(-change.greatest, -change.least)):
                yield Deduction(name, change, "it changed by one or two schools since it was released before")


def _is_few(found: Range) -> bool:
    """Whether it is certain that it is one or two."""
    return found.least >= 1 and found.greatest <= _FEW


def is_safe(readers: Sequence[Reader], released: Mapping[str, int]) -> bool:
    """Whether no reader can deduce what they may not."""
    return not any(audit(reader, released) for reader in readers)
