"""What the indicators look at: every school's figures as known on the day, and England's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from reportkit.evidence.registry import Measure
from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.schools import School
from reportkit.evidence.siod.series import NO_CELL, Key, SchoolSeries, Series
from reportkit.vocabulary import AcademicYear
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words, as_words

NO_YEAR = -1
_NOT_MAINSTREAM = (Phase.SPECIAL, Phase.PRU)
_EVERY_SCHOOL = ("attendance", "exclusion", "pupils", "workforce", "finance")
# Fewer schools than these do not stand for England.
ENOUGH_SCHOOLS = 1000


@dataclass(frozen=True, slots=True)
class England:
    """England's figure of a series year by year (NaN where there is none).

    `schools` counts the schools a figure was worked out from, 0 where it was published; `cell` is then
    the place of the published figure.
    """

    value: Floats
    schools: Whole
    cell: Whole


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every school of England with its figures as known on `as_at`, and the lines set for tests.

    `teaches` says by cohort (ks2_cohort, ks4_cohort) which schools may have pupils of that age;
    `is_mainstream` which are not special schools or pupil referral units.
    """

    as_at: date
    schools: tuple[School, ...]
    series: SchoolSeries
    lines: Mapping[str, float]
    teaches: Mapping[str, Flags] = field(default_factory=dict)
    is_mainstream: Flags = field(init=False)

    def __post_init__(self) -> None:
        flags = [school.phase_group not in _NOT_MAINSTREAM for school in self.schools]
        object.__setattr__(self, "is_mainstream", np.array(flags, dtype=np.bool_))

    def __getitem__(self, key: Key) -> Series:
        return self.series.by_key[key]

    def cohort(self, key: Key) -> Series | None:
        """The series that counts the pupils of a measure's group, if there is one."""
        counting = self[key].measure.cohort
        return self.series.by_key.get((counting, key[1])) if counting else None

    def may_have(self, measure: Measure) -> Flags:
        """Which schools are expected to have a figure, whether or not a row is held."""
        if measure.cohort and measure.cohort in self.teaches:
            return self.teaches[measure.cohort]
        return np.full(self.size, measure.phase in _EVERY_SCHOOL)

    @property
    def size(self) -> int:
        """How many schools there are."""
        return len(self.schools)

    def england(self, key: Key) -> England:
        """England's published figures; where none was public, the mean of all schools by pupils."""
        series = self[key]
        published, cell = series.value[-1], series.cell[-1]
        mean, schools = _mean_by_pupils(series)
        is_published = ~np.isnan(published)
        return England(
            np.where(is_published, published, mean),
            np.where(is_published, 0, np.where(np.isnan(mean), 0, schools)),
            np.where(is_published, cell, NO_CELL),
        )

    def previous_year(self, measure: Measure) -> Whole:
        """For each year the place of the year before it, NO_YEAR across a series break."""
        places = {year: place for place, year in enumerate(self.series.years)}
        return np.array([_before(measure, year, places) for year in self.series.years], dtype=np.intp)

    def is_out_of_date(self, measure: Measure) -> Flags:
        """For each year whether it is older than the last two published (A3.12)."""
        oldest = measure.oldest_current(self.as_at)
        return np.array([year < oldest for year in self.series.years], dtype=np.bool_)


def _before(measure: Measure, year: AcademicYear, places: Mapping[AcademicYear, int]) -> int:
    before = AcademicYear.ending(year.end - 1)
    same = measure.segment_start(year) == measure.segment_start(before)
    return places.get(before, NO_YEAR) if same and not measure.gap(before) else NO_YEAR


def _mean_by_pupils(series: Series) -> tuple[Floats, Whole]:
    """The mean of the schools' figures weighted by pupils, and how many schools; NaN if too few."""
    value, pupils = series.value[:-1], series.denominator[:-1]
    counts = ~np.isnan(value) & ~np.isnan(pupils)
    weight = np.where(counts, pupils, 0.0)
    total = weight.sum(axis=0)
    schools = counts.sum(axis=0)
    mean = np.divide(
        (np.where(counts, value, 0.0) * weight).sum(axis=0),
        total,
        out=np.full(total.shape, np.nan),
        where=(total > 0) & (schools >= ENOUGH_SCHOOLS),
    )
    return mean, schools.astype(np.intp)


def latest_year(series: Series) -> Whole:
    """For each school the place of the latest year with a row, NO_YEAR if there is none."""
    held = series.has_row[:-1]
    last = held.shape[1] - 1 - np.argmax(held[:, ::-1], axis=1)
    found: Whole = np.where(held.any(axis=1), last, NO_YEAR)
    return found


def at_year(grid: Floats, year: Whole) -> Floats:
    """Each school's value in its year, NaN where it has none."""
    picked = grid[np.arange(len(year)), year]
    return np.where(year == NO_YEAR, np.nan, picked)


def words_at(grid: Words, year: Whole, otherwise: str) -> Words:
    """Each school's word in its year."""
    picked: Words = np.where(year == NO_YEAR, as_words(otherwise), grid[np.arange(len(year)), year])
    return picked


def cells_at(series: Series, year: Whole) -> Whole:
    """The place of each school's cell in its year."""
    picked = series.cell[np.arange(len(year)), year]
    return np.where(year == NO_YEAR, NO_CELL, picked)


def of_year(values: Floats, year: Whole) -> Floats:
    """England's value in each school's year."""
    return np.where(year == NO_YEAR, np.nan, values[year])


def cells_of_year(england: England, year: Whole) -> Whole:
    """The place of England's cell in each school's year, NO_CELL where it was worked out."""
    return np.where(year == NO_YEAR, NO_CELL, england.cell[year])
