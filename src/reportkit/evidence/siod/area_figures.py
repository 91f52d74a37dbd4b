"""Figures published for areas, as known on a day: numbers with their source cell, or the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reportkit.evidence.registry import Measure, Registry, read_registry
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
SELECT m.code, m.time_period, m.value, m.missing_reason, m."row", m."column",
       r.file, r.release_id, r.published_on
FROM measurement m JOIN release r USING (release_id)
WHERE m.measure = ? AND m.pupil_group = ? AND m.level <> 'school' AND r.published_on <= ?
QUALIFY row_number() OVER (
    PARTITION BY m.code, m.time_period
    ORDER BY r.published_on DESC, r.vintage = 'provisional', r.release_id
) = 1
"""


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """Every area's figures as known on `as_at`; a release counts from its publication date."""

    siod: Siod
    as_at: date
    registry: Registry = field(default_factory=read_registry)
    _held: dict[_Key, Mapping[_Key, Figure]] = field(default_factory=dict)

    def figure(
        self, measure: str, group: str, area: AreaCode, year: AcademicYear
    ) -> Figure:
        """The figure, or why there is none."""
        gap = self.registry[measure].gap(year)
        if gap:
            return Missing(gap.reason, gap.detail)
        found = self._series(measure, group).get((area, year))
        return found or Missing(MissingReason.NOT_HELD, f"no figure for {year.label} is held")

    def years(self, measure: str, group: str, area: AreaCode) -> tuple[AcademicYear, ...]:
        """Every year with a number for the area, oldest first; years the registry rules out are not."""
        entry = self.registry[measure]
        return tuple(
            sorted(
                AcademicYear(year)
                for (code, year), figure in self._series(measure, group).items()
                if code == area and isinstance(figure, Number) and not entry.gap(AcademicYear(year))
            )
        )

    def latest_year(self, measure: str, group: str, area: AreaCode) -> AcademicYear | None:
        """The latest year held with a number for the area; "latest" is never "latest published"."""
        return max(self.years(measure, group, area), default=None)

    def authorities(self, measure: str, group: str, year: AcademicYear) -> dict[AreaCode, Figure]:
        """The figure of every local authority that has one for the year."""
        return {
            AreaCode(code): figure
            for (code, period), figure in self._series(measure, group).items()
            if period == year and _is_authority(code)
        }

    def _series(self, measure: str, group: str) -> Mapping[_Key, Figure]:
        key = (measure, group)
        if key not in self._held:
            self._held[key] = self._read(self.registry[measure], group)
        return self._held[key]

    def _read(self, measure: Measure, group: str) -> Mapping[_Key, Figure]:
        rows = self.siod.connection.execute(_AS_KNOWN, [measure.id, group, self.as_at]).fetchall()
        return {(row[0], row[1]): _figure(measure, row) for row in rows}


def _is_authority(code: str) -> bool:
    """Regions and England have the codes 970 to 989; authorities have all others (Surrey is 936)."""
    return not "970" <= code <= "989"


def _figure(measure: Measure, row: tuple[object, ...]) -> Figure:
    _, _, value, reason, row_number, column, file, release, published_on = row
    cell = SourceCell(str(file), int(str(row_number)), str(column), str(release), published_on)  # type: ignore[arg-type]  # DuckDB gives a date
    if value is None:
        return Missing(MissingReason(str(reason)), "", (cell,))
    return Number(exact(str(value)), measure.unit, measure.decimals, (cell,))
