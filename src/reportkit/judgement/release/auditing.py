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
    return tuple(_deductions(reader, released))


def deduce(reader: Reader, released: Mapping[str, int]) -> Mapping[str, Range] | None:
    """By name the least and greatest that the confidential part of each sum can be.

    None where no numbers fit both what is released and what the reader knows.
    """
    told = _Told(reader, released)
    if not told.fits:
        return None
    return {name: told.range_of(cells) for name, cells in reader.sums.items()}


def _deductions(reader: Reader, released: Mapping[str, int]) -> Iterator[Deduction]:
    """One after the other, so that who asks only whether there is any need not wait for all."""
    heard = {name: number for name, number in released.items() if name in reader.cells}
    told = _Told(reader, heard)
    compared: frozenset[str] = frozenset().union(*reader.before)
    if not told.fits:
        why = "the counts do not fit what is public, which tells that a school is not where it places it"
        yield from () if reader.presumes else (Deduction(", ".join(heard), None, why),)
        return
    yield from _alone(reader, heard)
    for name, cells in _needed(reader, heard, compared).items():
        found = told.range_of(cells, is_brief=name not in compared)
        yield from (*_now(reader, name, found), *_since(reader, name, found))


class _Told:
    """What follows from the counts released: every way of filling the cells that fits them."""

    def __init__(self, reader: Reader, released: Mapping[str, int]) -> None:
        self._reader = reader
        self._places = {cell: place for place, cell in enumerate(reader.unknown)}
        self._limits = _limits(reader, released, self._places)

    @property
    def fits(self) -> bool:
        """Whether there is any."""
        return _extreme(np.zeros(len(self._places)), self._limits) is not None

    def range_of(self, cells: Cells, *, is_brief: bool = False) -> Range:
        """Of what the cells add up to; if brief, that of what may be nothing ends where there is room."""
        row = _row(cells, self._places)
        least = _extreme(row, self._limits) or 0
        if is_brief and not least:
            return Range(0, self._reader.room(cells))
        return Range(least, -(_extreme(-row, self._limits) or 0))


def _needed(reader: Reader, released: Mapping[str, int], compared: frozenset[str]) -> Mapping[str, Cells]:
    """Every sum but those that are a released count and another sum: safe where both of these are.

    A released count is known exactly, as none or at least three. So if the two together are one or two, the
    other is. A sum that was released before stays, for what it was then is known of the two together.
    """
    told, sums = [reader.cells[name] for name in released], frozenset(reader.sums.values())
    return {
        name: cells
        for name, cells in reader.sums.items()
        if name in reader.cells
        or name in compared
        or not any(one < cells and cells - one in sums for one in told)
    }


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


def _now(reader: Reader, name: str, found: Range) -> Iterator[Deduction]:
    if _is_few(found):
        yield Deduction(name, found, "it is one or two schools that no public fact names")
    elif found.least == reader.room(reader.sums[name]) > 0:
        yield Deduction(name, found, "it is every school of its phases that no public fact names")


def _since(reader: Reader, name: str, found: Range) -> Iterator[Deduction]:
    for then in (one[name] for one in reader.before if name in one):
        change = Range(found.least - then.greatest, found.greatest - then.least)
        if _is_few(change) or _is_few(Range(-change.greatest, -change.least)):
            yield Deduction(name, change, "it changed by one or two schools since it was released before")


def _is_few(found: Range) -> bool:
    """Whether it is certain that it is one or two."""
    return found.least >= 1 and found.greatest <= _FEW


def is_safe(readers: Sequence[Reader], released: Mapping[str, int]) -> bool:
    """Whether no reader can deduce what they may not."""
    return not any(True for reader in readers for _ in _deductions(reader, released))
