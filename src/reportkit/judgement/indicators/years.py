"""A school's latest year with a row, the comparable years before it, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportkit.evidence.registry import Measure
from reportkit.evidence.siod.series import NO_CELL, NOT_HELD, Key, Series
from reportkit.judgement.indicators.evidence import (
    NO_YEAR,
    England,
    Evidence,
    at_year,
    cells_at,
    cells_of_year,
    latest_year,
    of_year,
    words_at,
)
from reportkit.vocabulary import AcademicYear, MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

_ONLY_HELD = "only {} comparable years running are held, and {} are needed"
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


@dataclass(frozen=True, slots=True)
class YearOf:
    """A series in one year of each school's own; arrays have an element a school."""

    year: Whole
    value: Floats
    pupils: Floats
    lower: Floats
    upper: Floats
    reason: Words
    cell: Whole
    england: Floats
    england_cell: Whole
    pupils_cell: Whole

    @property
    def gap(self) -> Floats:
        """The school's figure less England's."""
        return self.value - self.england

    @property
    def cells(self) -> tuple[Whole, Whole, Whole]:
        """Where the figure, England's figure and the count of pupils stand."""
        return self.cell, self.england_cell, self.pupils_cell


@dataclass(frozen=True, slots=True)
class Run:
    """The latest year of a series and comparable years before it, newest first, and what is wrong.

    `stale` is whether the latest year held is older than the last two published (A3.12), `expected`
    whether the school has pupils of that age though no row may be held, `is_mainstream` whether its
    results say something beside others'.
    """

    series: Series
    england: England
    years: tuple[YearOf, ...]
    stale: Flags
    expected: Flags
    is_mainstream: Flags

    @property
    def latest(self) -> YearOf:
        """The latest year."""
        return self.years[0]

    @property
    def first(self) -> YearOf:
        """The earliest year of the run."""
        return self.years[-1]

    @property
    def applies(self) -> Flags:
        """Where a row of the series is held or the school has pupils it counts.

        Never in special schools and pupil referral units: their results say little without each pupil's
        starting point, beside England's as beside one another's.
        """
        is_there: Flags = (self.latest.year != NO_YEAR) | self.expected
        return is_there & self.is_mainstream

    def problems(self, *, counts: bool = True) -> list[tuple[Flags, str | Words]]:
        """Why the run cannot be tested, the first reason that holds being the one to give."""
        found: list[tuple[Flags, str | Words]] = [
            (self.latest.year == NO_YEAR, MissingReason.NOT_HELD),
            (self.stale, MissingReason.OUT_OF_DATE),
        ]
        for entry in self.years:
            found.append((entry.year == NO_YEAR, MissingReason.NOT_COMPARABLE))
            found.append((entry.reason == NOT_HELD, MissingReason.NOT_COMPARABLE))
            found.append((np.isnan(entry.value), entry.reason))
            found.append((np.isnan(entry.england), MissingReason.NO_COMPARATOR))
            if counts:
                found.append((np.isnan(entry.pupils), MissingReason.NO_COUNT))
        return found

    @property
    def shortage(self) -> Words:
        """How many comparable years running are held where more are needed, "" for the latest alone."""
        is_there = [(entry.year != NO_YEAR) & (entry.reason != NOT_HELD) for entry in self.years]
        held = np.logical_and.accumulate(is_there).sum(axis=0)
        needed = len(self.years)
        told = [_shortage(count, needed) for count in range(needed + 1)]
        words: Words = np.array(told, dtype=object)[held]
        return words

    @property
    def inputs(self) -> list[Whole]:
        """The cells of every year: the schools', England's, and the cohort's where it stands apart."""
        return [cells for entry in self.years for cells in entry.cells]


def _shortage(held: int, needed: int) -> str:
    return _ONLY_HELD.format(_COUNTS[held], _COUNTS[needed]) if 1 < held < needed else ""


def is_shortage(note: str) -> bool:
    """Whether a test's note says that a run's years are too few."""
    return note.startswith(_ONLY_HELD.partition("{")[0])


def run_of(evidence: Evidence, key: Key, years: int) -> Run:
    """So many comparable years of the series, each school's latest first."""
    series = evidence[key]
    previous = np.append(evidence.previous_year(series.measure), NO_YEAR)
    chain = [latest_year(series)]
    for _ in range(years - 1):
        chain.append(previous[chain[-1]])
    return run_in(evidence, key, chain)


def run_in(evidence: Evidence, key: Key, years: Sequence[Whole]) -> Run:
    """The series in given years of each school's own, newest first."""
    series, england = evidence[key], evidence.england(key)
    old = np.append(evidence.is_out_of_date(series.measure), [False])
    cohort = evidence.cohort(key)
    entries = tuple(_in_year(series, cohort, england, year) for year in years)
    expected = evidence.may_have(series.measure)
    return Run(series, england, entries, old[years[0]], expected, evidence.is_mainstream)


def _in_year(series: Series, cohort: Series | None, england: England, year: Whole) -> YearOf:
    pupils, pupils_cell = _pupils(series, cohort, year)
    return YearOf(
        year,
        at_year(series.value, year),
        pupils,
        at_year(series.lower, year),
        at_year(series.upper, year),
        words_at(series.reason, year, NOT_HELD),
        cells_at(series, year),
        of_year(england.value, year),
        cells_of_year(england, year),
        pupils_cell,
    )


def _pupils(series: Series, cohort: Series | None, year: Whole) -> tuple[Floats, Whole]:
    """The pupils beside the figure, else those of the cohort, and the cohort's cell where it was used."""
    beside = at_year(series.denominator, year)
    if cohort is None:
        return beside, np.full(len(year), NO_CELL)
    missing = np.isnan(beside)
    counted = np.where(missing, at_year(cohort.value, year), beside)
    return counted, np.where(missing, cells_at(cohort, year), NO_CELL)


def too_soon(evidence: Evidence, measure: Measure, year: Whole, years: int) -> Flags:
    """Where no school can have so many comparable years up to its own, as the series began too lately."""
    each = [_began_within(measure, end, years) for end in evidence.series.years]
    # The last place answers for schools with no year.
    return np.array([*each, False], dtype=np.bool_)[year]


def _began_within(measure: Measure, end: AcademicYear, years: int) -> bool:
    before = [AcademicYear.ending(end.end - back) for back in range(1, years)]
    start = measure.segment_start(end)
    return any(measure.segment_start(year) != start or measure.gap(year) for year in before)


def shown_years(run: Run) -> dict[str, Floats]:
    """The latest and the first year's figures, England's and the pupils behind them, as shown."""
    return {
        "figure": run.latest.value,
        "before": run.first.value,
        "comparator": run.latest.england,
        "comparator_before": run.first.england,
        "pupils": run.latest.pupils,
        "pupils_before": run.first.pupils,
    }


def is_under(run: Run, least: float) -> Flags:
    """Where a year has fewer pupils than `least`."""
    few: Flags = np.logical_or.reduce([entry.pupils < least for entry in run.years])
    return few
