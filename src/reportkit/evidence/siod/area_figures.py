"""Figures published for areas, as known on a day: numbers with their source cell, or the reason."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from reportkit.evidence.registry import Measure, read_registry
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import (
    AcademicYear,
    AreaCode,
    Figure,
    Missing,
    MissingReason,
    Number,
    SourceCell,
)
from reportkit.vocabulary.figures import exact

_Key = tuple[str, str]

_AS_KNOWN = """
SELECT m.measure, m.pupil_group, m.code, m.time_period, m.value, m.missing_reason, m."row",
       m."column", r.file, r.release_id, r.published_on
FROM measurement m JOIN release r USING (release_id)
WHERE m.level <> 'school' AND r.published_on <= ?
QUALIFY row_number() OVER (
    PARTITION BY m.measure, m.pupil_group, m.code, m.time_period
    ORDER BY r.time_period NOT IN ('', m.time_period), r.published_on DESC, r.vintage = 'provisional',
             r.release_id, m."row" DESC, m."column" DESC
) = 1
ORDER BY m.code, m.time_period
"""
_PROVISIONAL = """
SELECT DISTINCT p.measure, p.time_period FROM provisional_year p JOIN release r USING (release_id)
WHERE p.pupil_group = 'all' AND r.published_on <= ?
QUALIFY dense_rank() OVER (PARTITION BY p.measure, p.time_period ORDER BY r.published_on DESC) = 1
"""
_Row = tuple[object, ...]


class AreaFigures:
    """Every area's figures as known on `as_at`; a release counts from its publication date.

    Rows are read once; a figure is made from its row when it is asked for.
    """

    def __init__(self, siod: Siod, as_at: date) -> None:
        self.as_at = as_at
        self.registry = read_registry()
        self._rows: defaultdict[_Key, dict[_Key, _Row]] = defaultdict(dict)
        self._provisional = frozenset(siod.connection.execute(_PROVISIONAL, [as_at]).fetchall())
        for row in siod.connection.execute(_AS_KNOWN, [as_at]).fetchall():
            self._rows[row[0], row[1]][row[2], row[3]] = row[4:]

    def is_provisional(self, measure: str, year: AcademicYear) -> bool:
        """Whether the newest release that has the year calls its figures for all pupils provisional."""
        return (measure, year) in self._provisional

    def figure(self, measure: str, group: str, area: AreaCode, year: AcademicYear) -> Figure:
        """The figure, or why there is none."""
        gap = self.registry[measure].gap(year)
        if gap:
            return Missing(gap.reason, gap.detail)
        row = self._rows[measure, group].get((area, year))
        if row is None:
            return Missing(MissingReason.NOT_HELD, f"no figure for {year.label} is held")
        return _figure(self.registry[measure], row)

    def years(self, measure: str, group: str, area: AreaCode) -> tuple[AcademicYear, ...]:
        """Every year with a number for the area, oldest first; years the registry rules out are not."""
        entry = self.registry[measure]
        found = (
            AcademicYear(year)
            for (code, year), row in self._rows[measure, group].items()
            if code == area and row[0] is not None
        )
        return tuple(sorted(year for year in found if not entry.gap(year)))

    def latest_year(self, measure: str, group: str, area: AreaCode) -> AcademicYear | None:
        """The latest year held with a number for the area; "latest" is never "latest published"."""
        return max(self.years(measure, group, area), default=None)

    def authorities(self, measure: str, group: str, year: AcademicYear) -> dict[AreaCode, Figure]:
        """The figure of every local authority that has a row for the year."""
        entry = self.registry[measure]
        return {
            AreaCode(code): _figure(entry, row)
            for (code, period), row in self._rows[measure, group].items()
            if period == year and _is_authority(code)
        }


def _is_authority(code: str) -> bool:
    """England and the regions have the codes 970 to 990; authorities all others (Surrey is 936)."""
    return not "970" <= code <= "990"


def _figure(measure: Measure, row: _Row) -> Figure:
    value, reason, row_number, column, file, release, published_on = row
    cell = SourceCell(str(file), int(str(row_number)), str(column), str(release), published_on)  # type: ignore[arg-type]  # DuckDB gives a date
    if value is None:
        return Missing(MissingReason(str(reason)), "", (cell,))
    return Number(exact(str(value)), measure.unit, measure.decimals, (cell,))
