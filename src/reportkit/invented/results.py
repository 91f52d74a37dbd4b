"""Results of tests and exams, pupil by pupil counted: what a school's year group reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from reportkit.invented.boroughs import InventedSchool
from reportkit.invented.circumstances import Results
from reportkit.invented.england import DISADVANTAGED_SHARE, STAGE_2, STAGE_4, YEARS, Shares

_SUBJECTS = ("reading", "writing", "maths", "gps")
# How far quiet schools are from England, and how much they move from year to year.
_EASE, _SWINGS = (-1.0, 15.0), (-2.0, -1.0, 0.0, 1.0, 2.0)
_SPREAD, _GROUP_SPREAD, _SWING = 9.0, 5.0, 3.5
# Attainment 8 rises by about this much with each percentage point at grade 5 or above.
_POINTS_A_PERCENT = 0.38


@dataclass(frozen=True, slots=True)
class Level:
    """How far a school is from England in a year, in percentage points: all and disadvantaged pupils.

    `score` is where average scores stand, in the percentage points that go with them.
    """

    all: float
    disadvantaged: float
    subjects: Mapping[str, float] = field(default_factory=dict)
    progress8: float | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Reached:
    """How many pupils reached a standard: all of them, and the disadvantaged ones."""

    all: int
    disadvantaged: int


@dataclass(frozen=True, slots=True)
class YearGroup:
    """A year's pupils at the end of a stage, and how many `reached` each standard."""

    pupils: int
    disadvantaged: int
    level: Level
    reached: Mapping[str, Reached]

    @property
    def others(self) -> int:
        """Pupils who are not disadvantaged."""
        return self.pupils - self.disadvantaged


@dataclass(frozen=True, slots=True)
class Course:
    """A school's level in every year, and how many of its pupils are disadvantaged."""

    pupils: int
    disadvantaged: int
    levels: Mapping[str, Level]
    not_published: tuple[str, ...] = ()

    def stage_2(self, year: str) -> YearGroup:
        """The year group at the end of key stage 2."""
        return _year_group(self, year, STAGE_2[year], "rwm", _SUBJECTS)

    def stage_4(self, year: str) -> YearGroup:
        """The year group at the end of key stage 4."""
        return _year_group(self, year, STAGE_4[year], "five", ("four",))


def course_of(school: InventedSchool, rng: np.random.Generator) -> Course:
    """The results that follow from what is done to the school; without anything, quietly good ones.

    The generator gives as many numbers whatever the circumstance, so that no school's depends on another's.
    """
    ease, swings = rng.uniform(*_EASE), rng.choice(_SWINGS, len(YEARS))
    share = rng.uniform(0.2, 0.32)
    told = school.circumstance.results if school.circumstance else None
    quiet = _quiet(ease, swings)
    count = told.disadvantaged_pupils if told else None
    return Course(
        school.cohort,
        count if count is not None else max(2, round(share * school.cohort)),
        {year: _told(told, quiet[year], year) for year in YEARS},
        told.not_published if told else (),
    )


def _quiet(ease: float, swings: np.ndarray) -> Mapping[str, Level]:
    return {
        year: Level(ease + swing, ease + 2 + swing, progress8=0.15, score=ease)
        for year, swing in zip(YEARS, map(float, swings), strict=True)
    }


def _told(told: Results | None, quiet: Level, year: str) -> Level:
    if told is None:
        return quiet
    return Level(
        _latest(told.all, year, quiet.all),
        _latest(told.disadvantaged, year, _latest(told.all, year, quiet.disadvantaged)),
        told.subjects,
        _latest(told.progress8, year, 0.15 if _latest(told.all, year, 0) >= 0 else 0.0),
        _latest(told.scores, year, _latest(told.all, year, quiet.score)),
    )


def _latest(by_year: Mapping[str, float], year: str, otherwise: float) -> float:
    told = [value for since, value in sorted(by_year.items()) if since <= year]
    return told[-1] if told else otherwise


def other_courses(schools: int, cohorts: np.ndarray, rng: np.random.Generator) -> list[Course]:
    """The courses of the rest of England's schools: about England's, as far apart as real ones are."""
    level = rng.normal(0, _SPREAD, schools)
    group = level + rng.normal(0, _GROUP_SPREAD, schools)
    swing = rng.normal(0, _SWING, (len(YEARS), schools))
    progress = rng.normal(0, 0.35, schools)
    share = rng.beta(4, 4 / DISADVANTAGED_SHARE - 4, schools)
    return [
        Course(
            int(cohorts[at]),
            max(1, round(float(share[at]) * int(cohorts[at]))),
            {
                year: Level(
                    float(level[at] + swing[place, at]),
                    float(group[at] + swing[place, at]),
                    progress8=float(progress[at]),
                    score=float(level[at] + swing[place, at]),
                )
                for place, year in enumerate(YEARS)
            },
        )
        for at in range(schools)
    ]


def _year_group(
    course: Course, year: str, england: Mapping[str, Shares], first: str, others: tuple[str, ...]
) -> YearGroup:
    level = course.levels[year]
    least = _reached(course, england[first], level.all, level.disadvantaged)
    found = {first: least}
    for subject in others:
        away = level.subjects.get(subject)
        shift = level.all if away is None else away
        group = level.disadvantaged if away is None else away + level.disadvantaged - level.all
        found[subject] = _at_least(least, _reached(course, england[subject], shift, group), course)
    if "higher" in england:
        found["higher"] = _reached(course, england["higher"], level.all / 4, level.disadvantaged / 4)
    return YearGroup(course.pupils, course.disadvantaged, level, found)


def _reached(course: Course, england: Shares, shift: float, group_shift: float) -> Reached:
    every = _bounded(round(course.pupils * (england.all + shift) / 100), 0, course.pupils)
    group = round(course.disadvantaged * (england.disadvantaged + group_shift) / 100)
    fewest = max(0, every - (course.pupils - course.disadvantaged))
    return Reached(every, _bounded(group, fewest, min(course.disadvantaged, every)))


def _at_least(least: Reached, found: Reached, course: Course) -> Reached:
    """Whoever reaches the combined standard reaches each of its parts."""
    group = max(least.disadvantaged, found.disadvantaged)
    others = max(least.all - least.disadvantaged, found.all - found.disadvantaged)
    return Reached(min(group + others, course.pupils), min(group, course.disadvantaged))


def _bounded(number: int, low: int, high: int) -> int:
    return min(max(number, low), high)


def attainment8(year: str, shift: float, *, disadvantaged: bool = False) -> float:
    """The average Attainment 8 score of pupils so far from England at grade 5 or above."""
    england = STAGE_4[year]["attainment8"]
    base = england.disadvantaged if disadvantaged else england.all
    return round(base + _POINTS_A_PERCENT * shift, 1)
