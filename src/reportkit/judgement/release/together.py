"""What follows from several releases read together by who presumes that little changed between them.

Nobody tells a reader what changed from one paper to the next. So they take it that as few schools came or
went as the numbers allow: none, where the same table fits all that was released. Whether they are right or
not, what they would conclude may not be one or two schools.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from reportkit.judgement.disclosure import FEWEST_SCHOOLS
from reportkit.judgement.release.tables import Cells, Reader
from reportkit.judgement.release.ways import Limit, Row, Ways, limits_of, places_of, row_of

_FEW = FEWEST_SCHOOLS - 1


class Concluded(NamedTuple):
    """What a reader would take to be certain: of which sum, on which paper, and that it may not be told."""

    name: str
    paper: int
    why: str


class Together:
    """One reader's earlier papers beside those that are to go out."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        readable = (one for one in reader.before if _fits(reader.then(one), one.released))
        self._earlier = tuple(one for one in readable if reader.heard(one.released))
        self._stages = (*(reader.then(one) for one in self._earlier), reader)
        self._places = places_of(cell for stage in self._stages for cell in stage.unknown)
        phases = sorted({cell.phase for cell in self._places})
        self._phases = {phase: place for place, phase in enumerate(phases)}
        self._cells, self._links = len(self._places), len(self._earlier)
        self._moves = self._cells * (len(self._stages) + 2 * self._links)
        self._size = self._moves + len(phases) * self._links

    def concluded(self, released: Mapping[str, int]) -> Iterator[Concluded]:
        """What follows from these counts beside the earlier ones, and did not from the earlier ones alone."""
        if self._earlier:
            yield from (one for one in self._certain(released) if one not in self._known)

    @cached_property
    def _known(self) -> frozenset[Concluded]:
        return frozenset(self._certain({}))

    def _certain(self, released: Mapping[str, int]) -> Iterator[Concluded]:
        ways = self._ways(released)
        if ways is None:
            return
        for name, cells in self._reader.sums.items():
            for paper, stage in enumerate(self._stages):
                yield from self._of_stage(ways, stage, Concluded(name, paper, ""), cells)
            for paper in range(self._links):
                yield from self._of_change(ways, Concluded(name, paper, ""), cells)

    def _of_stage(self, ways: Ways, stage: Reader, about: Concluded, cells: Cells) -> Iterator[Concluded]:
        row, room = self._row(cells, about.paper), stage.room(cells)
        if ways.is_certain(row, 1, _FEW):
            yield about._replace(why="it is one or two schools if little changed since earlier papers")
        elif room and ways.is_certain(row, room, room):
            yield about._replace(
                why="it is every school of its phases if little changed since earlier papers"
            )

    def _of_change(self, ways: Ways, about: Concluded, cells: Cells) -> Iterator[Concluded]:
        change = self._row(cells, self._links) - self._row(cells, about.paper)
        if ways.is_certain(change, 1, _FEW) or ways.is_certain(change, -_FEW, -1):
            yield about._replace(
                why="one or two schools came or went if little else did since earlier papers"
            )

    def _ways(self, released: Mapping[str, int]) -> Ways | None:
        """The ways with the fewest changes; None where the counts fit no table at all."""
        limits = self._all_limits(released)
        integral = np.zeros(self._size)
        integral[: self._cells * len(self._stages)] = 1
        moved = np.zeros(self._size)
        moved[self._moves :] = 1
        fewest = Ways(self._size, limits, integral).least(moved)
        if fewest is None:
            return None
        return Ways(self._size, [*limits, (moved, 0.0, float(fewest))], integral)

    def _all_limits(self, released: Mapping[str, int]) -> list[Limit]:
        told = (*(one.released for one in self._earlier), released)
        return [
            *(
                limit
                for paper, (stage, counts) in enumerate(zip(self._stages, told, strict=True))
                for limit in limits_of(stage, counts, self._places, self._size, self._cells * paper)
            ),
            *(limit for link in range(self._links) for limit in self._changes(link)),
        ]

    def _changes(self, link: int) -> Iterator[Limit]:
        """From one paper to the next: what came and what went of each cell, and how many schools moved."""
        came = self._cells * (len(self._stages) + 2 * link)
        went = came + self._cells
        for place in range(self._cells):
            step = np.zeros(self._size)
            step[self._cells * (link + 1) + place], step[self._cells * link + place] = 1, -1
            step[came + place], step[went + place] = -1, 1
            yield step, 0.0, 0.0
        for start in (came, went):
            for phase, at in self._phases.items():
                row = -row_of(self._of_phase(phase), self._places, self._size, start)
                row[self._moves + len(self._phases) * link + at] = 1
                yield row, 0.0, np.inf

    def _of_phase(self, phase: str) -> Cells:
        return frozenset(cell for cell in self._places if cell.phase == phase)

    def _row(self, cells: Cells, paper: int) -> Row:
        return row_of(cells, self._places, self._size, self._cells * paper)


def _fits(reader: Reader, released: Mapping[str, int]) -> bool:
    places = places_of(reader.unknown)
    return Ways(len(places), limits_of(reader, released, places, len(places))).fits
