"""The files that would let tests be made which now cannot be, and where they are published (A3.13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

import pandas as pd

from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.assessment.model import Assessment
from reportkit.reports.wording import listed
from reportkit.vocabulary import AcademicYear, MissingReason, in_words
from reportkit.vocabulary.results import Outcome

_CURABLE = (
    MissingReason.NOT_HELD,
    MissingReason.OUT_OF_DATE,
    MissingReason.NOT_COMPARABLE,
    MissingReason.NO_COUNT,
    MissingReason.NO_COMPARATOR,
    MissingReason.NO_LIMITS,
)
_FOR_SCHOOLS = "school by school"


@dataclass(slots=True)
class Cure:
    """One release: the years wanted, and the indicators and schools it would help."""

    release: str
    where: str
    years: tuple[AcademicYear, ...]
    indicators: set[int] = field(default_factory=set)
    schools: set[int] = field(default_factory=set)

    @property
    def in_words(self) -> str:
        """As printed by the command."""
        years = listed([year.label for year in self.years])
        numbers = listed([str(number) for number in sorted(self.indicators)])
        several = "s" if len(self.indicators) > 1 else ""
        schools = f"{len(self.schools)} school{'' if len(self.schools) == 1 else 's'}"
        helps = f"indicator{several} {numbers} of {schools}"
        return f"{self.release} for {years}, {_FOR_SCHOOLS}: {helps}. From {self.where}"


def find_cures(assessment: Assessment) -> tuple[Cure, ...]:
    """The releases, those that help most schools first."""
    return _cures(_missing(assessment.findings), assessment.header.as_at)


def find_cures_by_school(assessment: Assessment) -> Mapping[int, tuple[Cure, ...]]:
    """The releases that would help each school; a school that none would help is left out."""
    missing: defaultdict[int, list[_Missing]] = defaultdict(list)
    for test in _missing(assessment.findings):
        missing[test.school].append(test)
    return {school: _cures(tests, assessment.header.as_at) for school, tests in missing.items()}


def _cures(missing: Iterable[_Missing], as_at: date) -> tuple[Cure, ...]:
    found: dict[str, Cure] = {}
    for test in missing:
        wanted = _wanted_of(as_at).get(test.measure)
        if wanted is not None:
            cure = found.setdefault(wanted.release, Cure(*wanted))
            cure.indicators.add(test.indicator)
            cure.schools.add(test.school)
    return tuple(sorted(found.values(), key=lambda cure: (-len(cure.schools), cure.release)))


class _Wanted(NamedTuple):
    """What to get for a measure: its release, where it is published, and the years."""

    release: str
    where: str
    years: tuple[AcademicYear, ...]


@cache
def _wanted_of(as_at: date) -> Mapping[str, _Wanted]:
    return {m.id: _Wanted(m.release, m.where, _wanted(m, as_at)) for m in read_registry().measures}


class _Missing(NamedTuple):
    """A needed test that cannot be made for want of a file."""

    school: int
    indicator: int
    measure: str


def _missing(findings: pd.DataFrame) -> list[_Missing]:
    cannot = findings["outcome"] == Outcome.CANNOT_SAY
    missing = findings[cannot & findings["needed"] & findings["reason"].isin(_CURABLE)]
    rows = zip(missing["school"], missing["indicator"], missing["measure"], strict=True)
    return [_Missing(int(school), int(indicator), str(measure)) for school, indicator, measure in rows]


def _wanted(measure: Measure, as_at: date) -> tuple[AcademicYear, ...]:
    """The last three years published by then: a change, and a decline, need as many."""
    ends = range(as_at.year, as_at.year - 12, -1)
    published = [
        year
        for year in map(AcademicYear.ending, ends)
        if measure.published.month_end(year) <= as_at and not measure.gap(year)
    ]
    return tuple(sorted(published[:3]))


def lines_of(assessment: Assessment) -> Iterator[str]:
    """What to get, for the end of a run; nothing if no file would help."""
    cures = find_cures(assessment)
    if not cures:
        return
    yield f"These files would let more be said of schools as known on {in_words(assessment.header.as_at)}:"
    yield from (f"  {cure.in_words}" for cure in cures)
    yield "  Returns from colleagues: indicators 7, 9 and 10, and what only the council knows for 8 and 11."
