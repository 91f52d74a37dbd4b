"""Every way of filling the cells that fits what is known, asked by integer programming."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from reportkit.judgement.release.tables import Cell, Cells, Range, Reader

_SOLVED, _IMPOSSIBLE = 0, 2

Row = NDArray[np.float64]
# A sum of cells, and the least and the greatest that it may be.
Limit = tuple[Row, float, float]
Places = Mapping[Cell, int]


class Ways:
    """The ways of filling so many cells that keep to the limits; each one found is kept as a witness."""

    def __init__(self, size: int, limits: Sequence[Limit], integral: Row | None = None) -> None:
        rows, least, greatest = zip(*limits, strict=True) if limits else ([np.zeros(size)], [0.0], [0.0])
        self._limits = LinearConstraint(np.array(rows), np.array(least), np.array(greatest))
        self._integral = np.ones(size) if integral is None else integral
        self._found: list[Row] = []
        self._size = size

    @property
    def fits(self) -> bool:
        """Whether there is any."""
        return bool(self._found) or self.least(np.zeros(self._size)) is not None

    def least(self, row: Row) -> int | None:
        """The least value of the sum; None where nothing fits. Raises RuntimeError if it cannot be had."""
        solved = milp(row, constraints=self._limits, integrality=self._integral, bounds=Bounds(0, np.inf))
        if solved.status == _IMPOSSIBLE:
            return None
        if solved.status != _SOLVED:
            raise RuntimeError(f"What can be deduced could not be worked out: {solved.message}")
        self._found.append(np.round(solved.x))
        value: float = solved.fun
        return round(value)

    def range_of(self, row: Row) -> Range:
        """The least and the greatest that the sum can be, where there is any way."""
        return Range(self.least(row) or 0, -(self.least(-row) or 0))

    def is_certain(self, row: Row, least: float, greatest: float) -> bool:
        """Whether the sum is between these in every way. A witness to another value spares working it out."""
        if least > greatest or any(not least <= way @ row <= greatest for way in self._found):
            return False
        found = self.range_of(row)
        return least <= found.least and found.greatest <= greatest


def places_of(cells: Iterable[Cell]) -> Places:
    """Where each cell stands in a row, in one order."""
    return {cell: place for place, cell in enumerate(sorted(frozenset(cells)))}


def row_of(cells: Cells, places: Places, size: int, start: int = 0) -> Row:
    """The sum of the cells, which stand behind `start`."""
    row = np.zeros(size)
    row[[start + places[cell] for cell in cells]] = 1
    return row


def limits_of(
    reader: Reader, released: Mapping[str, int], places: Places, size: int, start: int = 0
) -> list[Limit]:
    """No phase has more schools than there are; each count is what its cells add up to."""
    limits = []
    for phase in reader.schools:
        cells = frozenset(cell for cell in places if cell.phase == phase)
        limits.append((row_of(cells, places, size, start), 0.0, float(reader.room(cells))))
    for name, number in reader.heard(released).items():
        rest = float(number - reader.known_in(reader.cells[name]))
        limits.append((row_of(reader.cells[name], places, size, start), rest, rest))
    return limits
