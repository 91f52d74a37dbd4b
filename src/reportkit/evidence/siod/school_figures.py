"""School-level figures of one measure, as known on a day, with the pupils behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportkit.evidence.registry import Measure
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import (
    AcademicYear,
    Figure,
    Missing,
    MissingReason,
    Number,
    SourceCell,
    Urn,
)
from reportkit.vocabulary.figures import exact

_KNOWN = """
SELECT m.code, m.time_period, m.value, m.missing_reason, m.denominator, r.title, r.file, m."row",
       m."column", r.release_id, r.published_on
FROM measurement m JOIN release r USING (release_id)
WHERE m.level = 'school' AND m.measure = ? AND m.pupil_group = ? AND r.published_on <= ?
  AND m.code IN (SELECT unnest(?))
QUALIFY row_number() OVER (
    PARTITION BY m.code, m.time_period
    ORDER BY r.published_on DESC, r.vintage = 'provisional', r.release_id, m."row" DESC, m."column" DESC
) = 1 AND m.time_period = max(m.time_period) OVER ()
ORDER BY m.code
"""


@dataclass(frozen=True, slots=True)
class SchoolFigures:
    """The latest year held: a figure for each school that has a row, and the source's title."""

    measure: Measure
    year: AcademicYear
    title: str
    figures: tuple[tuple[Urn, Figure], ...]


def read_school_figures(
    siod: Siod, measure: Measure, group: str, urns: Iterable[Urn], as_at: date
) -> SchoolFigures | None:
    """The schools' figures in the latest year held, None if no year is held for any of them."""
    wanted = [str(urn) for urn in urns]
    rows = siod.connection.execute(_KNOWN, [measure.id, group, as_at, wanted]).fetchall()
    if not rows:
        return None
    figures = tuple((Urn(row[0]), _figure(measure, row)) for row in rows)
    return SchoolFigures(measure, AcademicYear(rows[0][1]), rows[0][5], figures)


def _figure(measure: Measure, row: tuple[object, ...]) -> Figure:
    _, _, value, reason, pupils, _, file, number, column, release, published = row
    cell = SourceCell(str(file), int(str(number)), str(column), str(release), published)  # type: ignore[arg-type]  # DuckDB gives a date
    if value is None:
        return Missing(MissingReason(str(reason)), "", (cell,))
    count = None if pupils is None else int(float(str(pupils)))
    return Number(exact(str(value)), measure.unit, measure.decimals, (cell,), count)
