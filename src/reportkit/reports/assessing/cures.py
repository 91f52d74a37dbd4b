"""The files that would let tests be made which now cannot be, and where they are published (A3.13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

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
        helps = f"indicator{several} {numbers} of {len(self.schools)} schools"
        return f"{self.release} for {years}, {_FOR_SCHOOLS}: {helps}. From {self.where}"


def find_cures(assessment: Assessment) -> tuple[Cure, ...]:
    """The releases, those that help most schools first."""
    found: dict[str, Cure] = {}
    known = {measure.id: measure for measure in read_registry().measures}
    for row in _missing(assessment.findings).itertuples():
        measure = known.get(str(row.measure))
        if measure is None:
            continue
        years = _wanted(measure, assessment.header.as_at)
        cure = found.setdefault(measure.release, Cure(measure.release, measure.where, years))
        cure.indicators.add(int(str(row.indicator)))
        cure.schools.add(int(str(row.school)))
    return tuple(sorted(found.values(), key=lambda cure: (-len(cure.schools), cure.release)))


def _missing(findings: pd.DataFrame) -> pd.DataFrame:
    """The needed tests that cannot be made for want of a file."""
    cannot = findings["outcome"] == Outcome.CANNOT_SAY
    return findings[cannot & findings["needed"] & findings["reason"].isin(_CURABLE)]


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
