"""What follows from several releases read together by who presumes that little changed between them.

Nobody tells a reader what changed from one paper to the next. So they take it that as few schools came or
went as the numbers allow: none, where the same table fits all that was released. Whether they are right or
not, what they would conclude may not be one or two schools.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np

from reportkit.judgement.disclosure import FEWEST_SCHOOLS
from reportkit.judgement.release.tables import Cells, Reader
from reportkit.judgement.release.ways import Limit, Row, Ways, limits_of, places_of, row_of

_FEW = FEWEST_SCHOOLS - 1


class Concluded(NamedTuple):
    """What a reader would take to be certain: of which sum, on which paper or between which, and why not."""

    name: str
    papers: tuple[int, ...]
    why: str


class Together:
    """One reader's earlier papers beside those that are to go out.

    They count as a change each school that is in a cell on one paper and not on the next. Where
    `moves_are_known` they leave out as many as opened or closed in between, for what these were is open.
    A paper that told nothing counts too: how many schools there were on its day bounds what it could say.
    """

    def __init__(self, reader: Reader, *, moves_are_known: bool = False) -> None:
        self._reader, self._moves_are_known = reader, moves_are_known
        self._earlier = tuple(one for one in reader.before if _fits(reader.then(one), one.released))
        self._stages = (*(reader.then(one) for one in self._earlier), reader)
        self._places = places_of(cell for stage in self._stages for cell in stage.unknown)
        phases = sorted({cell.phase for cell in self._places})
        self._phases = {phase: place for place, phase in enumerate(phases)}
        self._cells, self._links = len(self._places), len(self._earlier)
        self._moves = self._cells * (len(self._stages) + 2 * self._links)
        self._size = self._moves + len(phases) * self._links

    def concluded(self, released: Mapping[str, int]) -> Iterator[Concluded]:
        """What follows from these counts beside the earlier ones, and was not told by these alone."""
        if self._earlier and released:
            yield from (one for one in self._certain(released) if one not in self._known)

    @cached_property
    def _known(self) -> frozenset[Concluded]:
        """What the earlier papers told when the last of them went out, and the same of those now.

        What is public only since then is not part of it: these counts would bear out what it leads to.
        """
        last = self._links - 1
        then = replace(self._stages[last], before=self._earlier[:last])
        known = Together(then, moves_are_known=self._moves_are_known)
        told = tuple(known._certain(self._earlier[last].released))
        still = (one for one in told if one.papers[-1] == last)
        return frozenset((*told, *(one._replace(papers=(*one.papers[:-1], self._links)) for one in still)))

    def _certain(self, released: Mapping[str, int]) -> Iterator[Concluded]:
        ways = self._ways(released)
        if ways is None:
            return
        for name, cells in self._reader.sums.items():
            for paper, stage in enumerate(self._stages):
                yield from self._of_stage(ways, stage, Concluded(name, (paper,), ""), cells)
            for papers in combinations(range(len(self._stages)), 2):
                yield from self._of_change(ways, Concluded(name, papers, ""), cells)

    def _of_stage(self, ways: Ways, stage: Reader, about: Concluded, cells: Cells) -> Iterator[Concluded]:
        row, room = self._row(cells, about.papers[0]), stage.room(cells)
        if ways.is_certain(row, 1, _FEW):
            yield about._replace(why="it is one or two schools if little changed since earlier papers")
        elif room and ways.is_certain(row, room, room):
            yield about._replace(
                why="it is every school of its phases if little changed since earlier papers"
            )

    def _of_change(self, ways: Ways, about: Concluded, cells: Cells) -> Iterator[Concluded]:
        then, now = about.papers
        change = self._row(cells, now) - self._row(cells, then)
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
                yield row, float(-self._free(link, phase, start == came)), np.inf

    def _free(self, link: int, phase: str, came: bool) -> int:
        """How many schools of the phase opened, or closed, where the reader counts these as no change."""
        then, now = (self._stages[at].schools.get(phase, 0) for at in (link, link + 1))
        return max(now - then if came else then - now, 0) if self._moves_are_known else 0

    def _of_phase(self, phase: str) -> Cells:
        return frozenset(cell for cell in self._places if cell.phase == phase)

    def _row(self, cells: Cells, paper: int) -> Row:
        return row_of(cells, self._places, self._size, self._cells * paper)


def _fits(reader: Reader, released: Mapping[str, int]) -> bool:
    places = places_of(reader.unknown)
    return Ways(len(places), limits_of(reader, released, places, len(places))).fits
