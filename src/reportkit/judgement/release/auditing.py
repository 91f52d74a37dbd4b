"""What a reader can deduce from the counts released, by integer programming, and whether that is too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportkit.judgement.disclosure import FEWEST_SCHOOLS, can_show_phase
from reportkit.judgement.release.tables import Cells, Range, Reader
from reportkit.judgement.release.together import Together
from reportkit.judgement.release.ways import Row, Ways, limits_of, places_of, row_of

_FEW = FEWEST_SCHOOLS - 1
_MISFIT = "the counts do not fit what is public, which tells that a school is not where it places it"


class Deduction(NamedTuple):
    """Something that a reader can deduce and may not: of which count, the range, and why not."""

    name: str
    found: Range | None
    why: str


def audit(reader: Reader, released: Mapping[str, int]) -> tuple[Deduction, ...]:
    """Everything that the reader could deduce and may not; nothing where the counts may go out."""
    return tuple(Auditor(reader).deductions(released))


def deduce(reader: Reader, released: Mapping[str, int]) -> Mapping[str, Range] | None:
    """By name the least and greatest that the confidential part of each sum can be.

    None where no numbers fit both what is released and what the reader knows.
    """
    told = _Told(reader, released)
    return {name: told.range_of(cells) for name, cells in reader.sums.items()} if told.fits else None


class Auditor:
    """Looks at what may go out for one reader, who has read what went before.

    `few` are the counts whose confidential part is none, one or two. That they are withheld tells whoever
    knows how counts are released just this; more must not follow, not even that it is none.
    """

    def __init__(self, reader: Reader, few: Iterable[str] = ()) -> None:
        self._reader = reader
        self._few = tuple(name for name in few if reader.room(reader.cells[name]))
        then = (deduce(reader.then(one), reader.heard(one.released)) for one in reader.before)
        self._then = tuple(one for one in then if one is not None)
        has_moved = any(one.schools != reader.schools for one in reader.before)
        who = (False, True) if has_moved else (False,)
        self._together = tuple(Together(reader, moves_are_known=known) for known in who)

    def is_safe(self, released: Mapping[str, int]) -> bool:
        """Whether the reader can deduce nothing that they may not."""
        return next(self.deductions(released), None) is None

    def deductions(self, released: Mapping[str, int]) -> Iterator[Deduction]:
        """One after the other, so that who asks only whether there is any need not wait for all."""
        heard = self._reader.heard(released)
        told = _Told(self._reader, heard, self._few)
        if not told.fits:
            yield from () if self._reader.presumes else (Deduction(", ".join(heard), None, _MISFIT),)
            return
        yield from _alone(self._reader, heard)
        yield from (found for name in self._few for found in _of_few(told, name))
        for name, cells in self._reader.sums.items():
            yield from _now(told, name, cells)
            yield from (found for then in self._then for found in _since(told, name, cells, then[name]))
        for together in self._together:
            for one in together.concluded(heard):
                yield Deduction(one.name, None, one.why)


class _Told:
    """What follows from the counts released: every way of filling the cells that fits them."""

    def __init__(self, reader: Reader, released: Mapping[str, int], few: Iterable[str] = ()) -> None:
        self.reader = reader
        self._places = places_of(reader.unknown)
        size = len(self._places)
        at_most = ((self.row(reader.cells[name]), 0.0, float(_FEW)) for name in few)
        self.ways = Ways(size, [*limits_of(reader, released, self._places, size), *at_most])

    @property
    def fits(self) -> bool:
        """Whether there is any."""
        return self.ways.fits

    def row(self, cells: Cells) -> Row:
        """The sum of the cells."""
        return row_of(cells, self._places, len(self._places))

    def range_of(self, cells: Cells) -> Range:
        """Of what the cells add up to."""
        return self.ways.range_of(self.row(cells))


def _alone(reader: Reader, heard: Mapping[str, int]) -> Iterator[Deduction]:
    """A phase of one or two schools is not shown by itself, not even to say that there is none."""
    for name in heard:
        phases = {cell.phase for cell in reader.cells[name]}
        if not can_show_phase(sum(reader.schools[phase] for phase in phases)):
            yield Deduction(name, None, "it is of a phase with one or two schools")


def _of_few(told: _Told, name: str) -> Iterator[Deduction]:
    """Whether it can be told more closely than that it is less than three."""
    cells = told.reader.cells[name]
    found = told.range_of(cells)
    if found != Range(0, min(_FEW, told.reader.room(cells))):
        yield Deduction(name, found, "it is less than three schools that no public fact names")


def _now(told: _Told, name: str, cells: Cells) -> Iterator[Deduction]:
    row, room = told.row(cells), told.reader.room(cells)
    if told.ways.is_certain(row, 1, _FEW):
        yield Deduction(name, told.range_of(cells), "it is one or two schools that no public fact names")
    elif room and told.ways.is_certain(row, room, room):
        why = "it is every school of its phases that no public fact names"
        yield Deduction(name, told.range_of(cells), why)


def _since(told: _Told, name: str, cells: Cells, then: Range) -> Iterator[Deduction]:
    """Whether it is certain that it is one or two more, or fewer, than it was."""
    row = told.row(cells)
    more = told.ways.is_certain(row, then.greatest + 1, then.least + _FEW)
    if more or told.ways.is_certain(row, then.greatest - _FEW, then.least - 1):
        now = told.range_of(cells)
        change = Range(now.least - then.greatest, now.greatest - then.least)
        yield Deduction(name, change, "it changed by one or two schools since it was released before")
