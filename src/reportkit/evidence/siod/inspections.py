"""Ofsted inspections of schools as known on a day, each in the words of its era."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import SourceCell, Urn

_KNOWN = """
SELECT i.urn, i.slot, i.era, i.started_on, i.published_on, i.urn_inspected, i.outcome,
       i.category_of_concern, r.file, i."row", i."column", r.release_id, r.published_on
FROM inspection i JOIN release r USING (release_id)
WHERE r.published_on <= ? AND (i.published_on IS NULL OR i.published_on <= ?)
  AND i.urn IN (SELECT unnest(?))
QUALIFY row_number() OVER (
    PARTITION BY i.urn, i.slot = 'latest ungraded', i.started_on ORDER BY r.published_on DESC, r.release_id
) = 1
ORDER BY i.started_on DESC, i.urn
"""
_GRADES = """
SELECT g.release_id, g."row", g.slot, g.area, g.grade
FROM inspection_grade g WHERE g.urn IN (SELECT unnest(?))
ORDER BY g.area
"""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection. `grades` are (area, grade) in Ofsted's words or numbers of that era.

    `urn_inspected` differs from `urn` where a predecessor was inspected.
    """

    urn: Urn
    graded: bool
    era: int
    started_on: date
    published_on: date | None
    urn_inspected: Urn
    outcome: str
    category_of_concern: str
    grades: tuple[tuple[str, str], ...]
    cell: SourceCell

    def grade(self, area: str) -> str | None:
        """The grade given for an area, None if it was not judged."""
        return dict(self.grades).get(area)


def read_inspections(siod: Siod, urns: Iterable[Urn], as_at: date) -> tuple[Inspection, ...]:
    """Every inspection known on the day of the schools with these URNs, newest first."""
    wanted = [str(urn) for urn in urns]
    grades = _grades(siod, wanted)
    rows = siod.connection.execute(_KNOWN, [as_at, as_at, wanted]).fetchall()
    return tuple(_inspection(row, grades) for row in rows)


_GradeKey = tuple[str, int, str]


def _grades(siod: Siod, wanted: list[str]) -> Mapping[_GradeKey, tuple[tuple[str, str], ...]]:
    found: defaultdict[_GradeKey, list[tuple[str, str]]] = defaultdict(list)
    for release, row, slot, area, grade in siod.connection.execute(_GRADES, [wanted]).fetchall():
        found[release, row, slot].append((area, grade))
    return {key: tuple(pairs) for key, pairs in found.items()}


def _inspection(
    row: tuple[object, ...], grades: Mapping[_GradeKey, tuple[tuple[str, str], ...]]
) -> Inspection:
    urn, slot, era, started, published, inspected, outcome, concern, *place = row
    file, number, column, release, released = place
    return Inspection(
        Urn(str(urn)),
        slot != "latest ungraded",
        int(str(era)),
        started,  # type: ignore[arg-type]  # DuckDB gives a date
        published,  # type: ignore[arg-type]  # DuckDB gives a date or None
        Urn(str(inspected or urn)),
        str(outcome),
        str(concern),
        grades.get((str(release), int(str(number)), str(slot)), ()),
        SourceCell(str(file), int(str(number)), str(column), str(release), released),  # type: ignore[arg-type]  # DuckDB gives a date
    )
