"""Which years of a measure stand before and after a network, or why there are none (H35)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from reportkit.evidence.registry import Measure
from reportkit.vocabulary import AcademicYear

_SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class YearsAround:
    """The last school year before a network, and the latest of its own years that is held.

    `is_last` says whether that is the network's last school year.
    """

    before: AcademicYear
    after: AcademicYear
    is_last: bool


@dataclass(frozen=True, slots=True)
class NoYears:
    """Why before and after cannot be compared; `why` completes “we cannot say because”."""

    why: str


def years_around(
    measure: Measure, starts: date, ends: date, as_at: date, held: Collection[AcademicYear]
) -> YearsAround | NoYears:
    """The years to compare, among those held of the measure's schools."""
    first, last = year_of(starts), year_of(ends)
    before = AcademicYear.ending(first.end - 1)
    own = [AcademicYear.ending(end) for end in range(first.end, last.end + 1)]
    if before not in held:
        return NoYears(f"{_why_not(measure, before, as_at)}{_and_its_own(measure, own, before, as_at)}")
    after = next((year for year in reversed(own) if year in held), None)
    if after is None:
        return NoYears(_why_not(measure, _next_due(measure, own), as_at))
    if measure.segment_start(before) != measure.segment_start(after):
        return NoYears(
            f"the figures of {before.label} and {after.label} may not be compared: {_why(measure, after)}"
        )
    return YearsAround(before, after, after == last)


def year_of(day: date) -> AcademicYear:
    """The school year that the day is in; one starts on 1 September."""
    return AcademicYear.ending(day.year + (day.month >= _SEPTEMBER))


def _next_due(measure: Measure, own: list[AcademicYear]) -> AcademicYear:
    """The first of the network's years for which there will be figures, else its first."""
    return next((year for year in own if not measure.gap(year)), own[0])


def _and_its_own(measure: Measure, own: list[AcademicYear], before: AcademicYear, as_at: date) -> str:
    """That the year before is not enough, where it is due: the network's own figures come after it."""
    year = _next_due(measure, own)
    if measure.gap(before) or measure.published.month_end(before) <= as_at:
        return ""
    return f", and those of {year.label}, since it began, in {measure.published.month_end(year):%B %Y}"


def _why_not(measure: Measure, year: AcademicYear, as_at: date) -> str:
    gap, due = measure.gap(year), measure.published.month_end(year)
    if gap:
        return f"there are no figures for {year.label}: {gap.detail}"
    if due > as_at:
        return f"the figures of {year.label} are not published yet; they are due in {due:%B %Y}"
    return f"no school’s figures of {year.label} are loaded"


def _why(measure: Measure, after: AcademicYear) -> str:
    start = measure.segment_start(after)
    return next((one.why for one in measure.breaks if one.start == start), "the series was broken")
