"""A circumstance: its words, which schools may have it, and what it does to what is published of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

NOTHING: Mapping[str, float] = MappingProxyType({})
GRADED, REPORT_CARD, UNGRADED = "graded", "report card", "ungraded"
# Overall grades ended with August 2024.
NO_OVERALL_SINCE = date(2024, 9, 2)


@dataclass(frozen=True, slots=True)
class Results:
    """Results against England, in percentage points by school year (202425), the last one before holding on.

    `all` is of all pupils and `disadvantaged` of disadvantaged ones against England's disadvantaged ones.
    `subjects` are against England too, and stand in place of `all` for a subject; `scores` stand in its
    place for average scores, which else follow it. `disadvantaged_pupils` sets how many there are each
    year; results of fewer than six are not published. `progress8` sets the score by year.
    """

    all: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    disadvantaged: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    subjects: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    scores: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    disadvantaged_pupils: int | None = None
    progress8: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    not_published: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspected:
    """One inspection. `grade` is given for every area that `areas` does not name.

    An ungraded inspection has its outcome in `grade`. `before` says that the school was inspected as the
    one it replaced, `monitored` how often Ofsted has been back to see what became of it.
    """

    started: date
    published: date
    framework: str = GRADED
    grade: str = "2"
    areas: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    concern: str = ""
    safeguarding: bool = True
    before: bool = False
    monitored: int = 0


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One thing done to a school, what it is in plain words, and which schools may have it.

    `run_by` is "council", "trust" or, for either, "". `pupils` sets how many pupils take tests or exams
    each year. `inspections` stand in place of a quiet school's, newest first; None leaves those.
    `absence` and `spending` are times England's persistent absence and times the school's income. `type`
    stands in place of the register's word for the school. `opened` is the day the school opened, and
    `replaced_on` that on which it took the place of another or, where `joined`, of two.
    """

    id: str
    words: str
    phases: tuple[str, ...]
    run_by: str = ""
    schools: int = 1
    pupils: int | None = None
    results: Results | None = None
    inspections: tuple[Inspected, ...] | None = None
    absence: float | None = None
    spending: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    type: str = ""
    opened: date | None = None
    replaced_on: date | None = None
    joined: bool = False
