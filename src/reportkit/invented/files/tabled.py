"""A school as DfE's tables list it in a year: under the number it had then, with its pupils' results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from reportkit.invented.boroughs import Borough, InventedSchool, Predecessor
from reportkit.invented.england import OtherSchool
from reportkit.invented.results import Course, course_of, other_courses

_SHORT_TYPES = {
    "Community school": "CY",
    "Voluntary aided school": "VA",
    "Foundation school": "FD",
    "Community special school": "CYS",
    "Pupil referral unit": "PRU",
    "Local authority nursery school": "LANS",
    "Academy converter": "ACC",
    "Academy sponsor led": "AC",
    "Academy special converter": "ACCS",
    "Academy alternative provision converter": "ACCAP",
    "Free schools": "F",
}


@dataclass(frozen=True, slots=True)
class Tabled:
    """A row of the tables: who the school was that year, and its course of results."""

    urn: str
    la: str
    number: str
    name: str
    phase: str
    type: str
    ages: tuple[int, int]
    roll: int
    course: Course
    of: InventedSchool | None = None

    @property
    def short_type(self) -> str:
        """The tables' short word for the type of school."""
        return _SHORT_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Country:
    """The invented boroughs and the rest of England, each school with its course of results."""

    boroughs: tuple[Borough, ...]
    others: tuple[OtherSchool, ...]
    courses: dict[str, Course]

    def tabled(self, year: str, *phases: str) -> list[Tabled]:
        """The boroughs' schools of these phases that there were in the summer of the year, by URN."""
        summer = date(2000 + int(year[4:]), 7, 1)
        found = [
            _tabled(school, then, self.courses[school.urn])
            for borough in self.boroughs
            for school in borough.schools
            for then in schools_on(school, summer)
            if not phases or then.phase in phases
        ]
        return sorted(found, key=lambda each: each.urn)

    def tabled_elsewhere(self, *phases: str) -> list[Tabled]:
        """The rest of England's schools of these phases."""
        return [_elsewhere(s, self.courses[s.urn]) for s in self.others if s.kind.phase in phases]


def invent_country(boroughs: tuple[Borough, ...], others: tuple[OtherSchool, ...], seed: int) -> Country:
    """Every school with its results; a school's own do not depend on how many others there are."""
    courses = {
        str(school.urn): course_of(school, np.random.default_rng([seed, int(school.urn)]))
        for borough in boroughs
        for school in borough.schools
    }
    cohorts = np.array([school.cohort for school in others])
    elsewhere = other_courses(len(others), cohorts, np.random.default_rng([seed, 970]))
    courses |= {str(school.urn): course for school, course in zip(others, elsewhere, strict=True)}
    return Country(boroughs, others, courses)


def schools_on(school: InventedSchool, day: date) -> tuple[InventedSchool | Predecessor, ...]:
    """The school, or those it took the place of, as it was on the day; nothing if there was none."""
    if school.replaced_on and day < school.replaced_on:
        return school.predecessors
    return (school,) if school.opened <= day else ()


def _tabled(school: InventedSchool, then: InventedSchool | Predecessor, course: Course) -> Tabled:
    kind = school.type if then is school else school.kind.council_types[0]
    la, number = then.laestab[:3], then.laestab[3:]
    return Tabled(then.urn, la, number, then.name, then.phase, kind, then.ages, school.roll, course, school)


def _elsewhere(school: OtherSchool, course: Course) -> Tabled:
    low, high = school.kind.ages
    roll = school.cohort * (min(high, 16) - max(low, 4))
    return Tabled(
        school.urn,
        school.la,
        school.number,
        school.name,
        school.kind.phase,
        school.type,
        school.kind.ages,
        roll,
        course,
    )
