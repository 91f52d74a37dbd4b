"""A network's measure before and after, from each school's published figures (H35)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from reportkit.evidence.registry import Measure, read_registry
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.schools import School
from reportkit.evidence.siod.series import SchoolSeries, read_school_series
from reportkit.judgement.metrics.network_impact import FEWEST_COMPARED, Change, TooFew, compare_changes
from reportkit.judgement.metrics.network_years import NoYears, YearsAround, years_around
from reportkit.pipeline.board.memberships import Membership, NetworkRow
from reportkit.reports.profiles.board_networks import Impact
from reportkit.vocabulary import AcademicYear

_GROUP = "all"
_NO_MEASURE = "no measure is named for it; name one under “Networks” in the returns workbook"
_NO_MEMBERS = "no school is on record as a member; add them under “IIN membership” in the returns workbook"
Measured = tuple[Impact | None, str]


def measured_impact(
    siod: Siod, schools: Sequence[School], row: NetworkRow, members: Sequence[Membership], as_at: date
) -> Measured:
    """The measure before and after, or None and why; `members` are the network's own."""
    measure = next((m for m in read_registry().measures if m.label == row.measure), None)
    if measure is None or not members:
        return None, _NO_MEMBERS if measure else _NO_MEASURE
    series = read_school_series(siod, [school.urns for school in schools], [(measure.id, _GROUP)], as_at)
    years = years_around(measure, row.starts, row.ends, as_at, _held(series, measure))
    if isinstance(years, NoYears):
        return None, years.why
    return _compared(measure, series, years, schools, members)


def _compared(
    measure: Measure,
    series: SchoolSeries,
    years: YearsAround,
    schools: Sequence[School],
    members: Sequence[Membership],
) -> Measured:
    ever = {urn for one in members for urn in one.urns(schools)}
    stretch = date(years.after.end - 1, 9, 1), date(years.after.end, 8, 31)
    inside = {urn for one in members if one.within(*stretch) for urn in one.urns(schools)}
    phases = sorted({str(school.phase_group) for school in schools if str(school.urn) in inside})
    changes = dict(_changes(series, measure, years, schools))
    others = {str(s.urn) for s in schools if str(s.phase_group) in phases} - ever
    found = compare_changes(_of(changes, inside), _of(changes, others))
    if isinstance(found, TooFew):
        return None, _too_few(found, years)
    return Impact(measure.id, tuple(phases), years.before, years.after, years.is_last, found), ""


def _held(series: SchoolSeries, measure: Measure) -> set[AcademicYear]:
    """The years in which any of the schools has a figure; the last line is England's."""
    value = series.by_key[measure.id, _GROUP].value[:-1]
    return {year for year, column in zip(series.years, value.T, strict=True) if not np.isnan(column).all()}


def _changes(
    series: SchoolSeries, measure: Measure, years: YearsAround, schools: Sequence[School]
) -> Iterator[tuple[str, Change]]:
    value = series.by_key[measure.id, _GROUP].value
    before, after = (value[:-1, series.years.index(year)] for year in (years.before, years.after))
    for school, then, now in zip(schools, before, after, strict=True):
        if not np.isnan(then + now):
            yield str(school.urn), Change(float(then), float(now))


def _of(changes: dict[str, Change], urns: Iterable[str]) -> list[Change]:
    return [changes[urn] for urn in sorted(urns) if urn in changes]


def _too_few(found: TooFew, years: YearsAround) -> str:
    which = "members" if found.members < FEWEST_COMPARED else "other schools of their phase"
    return (
        f"fewer than {FEWEST_COMPARED} {which} have a published figure both in {years.before.label} and in "
        f"{years.after.label}"
    )
