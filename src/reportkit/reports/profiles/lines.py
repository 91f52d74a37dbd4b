"""The figures that a school's charts draw: its own, those of schools like it, its authority's, England's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from math import isnan
from statistics import median
from typing import NamedTuple

import pandas as pd

from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.assessment.history import AUTHORITY, ENGLAND
from reportkit.judgement.assessment.model import Assessment
from reportkit.vocabulary import AcademicYear, Figure, Missing, MissingReason, Number, SourceCell
from reportkit.vocabulary.figures import cells_of, exact

LEAST_PEERS = 5
Key = tuple[str, str]
Line = Mapping[AcademicYear, Figure]
_WHOLE_SCALE = (Decimal(0), Decimal(100))


class Whose(StrEnum):
    """Whose figures a line has; `SIMILAR` are the school's comparable schools taken together."""

    SCHOOL = "school"
    SIMILAR = "similar"
    AUTHORITY = "authority"
    ENGLAND = "england"


class _Limits(NamedTuple):
    """Below how many pupils a figure is not shown, and below how many none or all would tell too much."""

    shown: float
    tested: float


class History:
    """The figures of one assessment, read from its table once; asked for by a school's place."""

    def __init__(self, assessment: Assessment) -> None:
        self._lines = _read(assessment)
        self._peers = _peers(assessment)
        self._found = Counter(zip(assessment.peers["school"], assessment.peers["measure"], strict=True))
        self._marks = _marks(assessment.history)

    def marks(self, place: int) -> tuple[int, ...]:
        """A number for all that is held of the school, of each that it is compared with, and of the areas.

        While none of them changes, no line of the school's does.
        """
        peers = {peer for found in self._peers.get(place, {}).values() for peer in found}
        return tuple(self._marks.get(line, 0) for line in (place, *sorted(peers), AUTHORITY, ENGLAND))

    def line(self, place: int, key: Key, whose: Whose) -> Line:
        """The figures by year; empty where none is held."""
        match whose:
            case Whose.SCHOOL:
                return self._lines.get((place, key), {})
            case Whose.SIMILAR:
                return self._similar(place, key)
            case Whose.AUTHORITY:
                return self._lines.get((AUTHORITY, key), {})
            case Whose.ENGLAND:
                return self._lines.get((ENGLAND, key), {})

    def peers(self, place: int, measure: str) -> int:
        """How many comparable schools the test on the measure has, those of other authorities too."""
        return self._found.get((place, measure), 0)

    def _similar(self, place: int, key: Key) -> Line:
        """The comparable schools together, for years in which at least five of them have a figure.

        Empty where some are of another authority, whose figures are not kept: the rest are another group
        than the one that the test compares with.
        """
        measure, peers = self._peers_for(place, key[0])
        if len(peers) < self.peers(place, measure):
            return {}
        lines = [self._lines.get((peer, key), {}) for peer in peers]
        years = sorted({year for line in lines for year in line})
        joint = {year: _joint([line[year] for line in lines if year in line]) for year in years}
        return {year: figure for year, figure in joint.items() if figure is not None}

    def _peers_for(self, place: int, measure: str) -> tuple[str, Sequence[int]]:
        """The comparable schools found on the measure, else on whatever measure the school has some for."""
        mine = self._peers.get(place, {})
        found = measure if measure in mine else next(iter(mine), "")
        return found, mine.get(found, ())


def _read(assessment: Assessment) -> Mapping[tuple[int, Key], dict[AcademicYear, Figure]]:
    found: defaultdict[tuple[int, Key], dict[AcademicYear, Figure]] = defaultdict(dict)
    values = dict(zip(assessment.lines["id"], assessment.lines["value"], strict=True))
    limits = _Limits(float(values["show_n"]), float(values["test_n"]))
    registry = read_registry()
    for row in assessment.history.itertuples(index=False):
        (line, measure, group, year, value, pupils, _, _, reason, *cell) = row
        figure = _figure(registry[measure], group, value, pupils, reason, SourceCell(*cell), limits)
        found[line, (measure, group)][AcademicYear(year)] = figure
    return found


def _marks(history: pd.DataFrame) -> Mapping[int, int]:
    """A hash over the rows of each line."""
    rows = pd.util.hash_pandas_object(history.drop(columns="line"), index=False)
    return dict(rows.groupby(history["line"]).sum().items())  # type: ignore[arg-type]  # lines are numbers


def _figure(
    measure: Measure,
    group: str,
    value: float,
    pupils: float,
    reason: str,
    cell: SourceCell,
    limits: _Limits,
) -> Figure:
    if reason or isnan(value):
        return Missing(MissingReason(reason or MissingReason.NOT_AVAILABLE), cells=(cell,))
    number = exact(value)
    tells_all = group != "all" and number in _WHOLE_SCALE and pupils < limits.tested
    if pupils < limits.shown or tells_all:
        return Missing(MissingReason.TOO_FEW, cells=(cell,))
    count = None if isnan(pupils) else int(pupils)
    return Number(number, measure.unit, measure.decimals, (cell,), count)


def _joint(figures: Iterable[Figure]) -> Number | None:
    """The schools' pupils taken together, as the test takes them; None for too few schools.

    Of a measure that is published without its pupils it is the median.
    """
    numbers = [figure for figure in figures if isinstance(figure, Number)]
    counted = [figure for figure in numbers if figure.n]
    those = counted or numbers
    if len(those) < LEAST_PEERS:
        return None
    value = _mean(counted) if counted else Decimal(median(number.value for number in numbers))
    return Number(value, those[0].unit, those[0].decimals, cells_of(those), len(those))


def _mean(figures: Sequence[Number]) -> Decimal:
    """By pupils."""
    pupils = sum(figure.n or 0 for figure in figures)
    return sum((figure.value * (figure.n or 0) for figure in figures), Decimal(0)) / pupils


def _peers(assessment: Assessment) -> Mapping[int, Mapping[str, Sequence[int]]]:
    """By school and measure, the places of its comparable schools that the assessment holds too."""
    places = {urn: place for place, urn in enumerate(assessment.urns)}
    found: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    peers = assessment.peers
    for school, measure, urn in zip(peers["school"], peers["measure"], peers["urn"], strict=True):
        if urn in places:
            found[school][measure].append(places[urn])
    return found
