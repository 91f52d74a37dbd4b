"""Ofsted inspections of schools as known on a day, each in the words of its era."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import SourceCell, Urn

_KNOWN = """
WITH reported AS (
    SELECT coalesce(nullif(urn_inspected, ''), urn) AS urn, started_on, min(published_on) AS published_on
    FROM inspection WHERE slot NOT IN ('history', 'latest ungraded') GROUP BY ALL
),
known AS (
    SELECT i.*, r.file, CASE WHEN i.slot = 'history'
        THEN greatest(i.started_on + 60, reported.published_on) ELSE r.published_on END AS seen_on
    FROM inspection i JOIN release r USING (release_id)
    LEFT JOIN reported ON i.slot = 'history' AND reported.urn = i.urn AND reported.started_on = i.started_on
    WHERE i.urn IN (SELECT unnest($urns)) AND seen_on <= $as_at
      AND (i.published_on IS NULL OR i.published_on <= $as_at)
)
SELECT urn, slot, era, started_on, published_on, urn_inspected, outcome, category_of_concern, file, "row",
       "column", release_id, seen_on
FROM known k
WHERE slot <> 'history' OR NOT EXISTS (
    SELECT 1 FROM known o WHERE o.slot NOT IN ('history', 'latest ungraded')
      AND o.urn_inspected = k.urn AND o.started_on = k.started_on
)
QUALIFY row_number() OVER (
    PARTITION BY urn, slot = 'latest ungraded', started_on
    ORDER BY slot = 'history', seen_on DESC, release_id, slot, "row"
) = 1
ORDER BY started_on DESC, urn, slot
"""
_GRADES = """
SELECT g.release_id, g."row", g.slot, g.area, g.grade
FROM inspection_grade g WHERE g.urn IN (SELECT unnest(?))
ORDER BY g.area, g.grade, g."column"
"""

_LISTED = """
SELECT DISTINCT s.urn FROM school s JOIN release r USING (release_id)
WHERE r.published_on <= $as_at AND release_id IN (SELECT release_id FROM inspection)
"""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection. `grades` are (area, grade) in Ofsted's words or numbers of that era.

    `urn_inspected` differs from `urn` where a predecessor was inspected. `published_on` is None where
    the source does not give it.
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
    """Every inspection known on the day of the schools with these URNs, newest first.

    Known is what stands in a file that was out by then, its report being out too. Ofsted's history says
    of no report when it came out: an inspection that stands only there counts as known 60 days after it
    began (Ofsted aims at 30 working days), or when another file says that its report came out if that was
    later. It has no `published_on`. One that stands in another file that is known is told by that one.
    """
    wanted = [str(urn) for urn in urns]
    grades = _grades(siod, wanted)
    rows = siod.connection.execute(_KNOWN, {"urns": wanted, "as_at": as_at}).fetchall()
    return tuple(_inspection(row, grades) for row in rows)


def read_urns_ofsted_lists(siod: Siod, as_at: date) -> frozenset[Urn]:
    """Every school on a list of inspections that was out by the day, be it inspected or not."""
    rows = siod.connection.execute(_LISTED, {"as_at": as_at}).fetchall()
    return frozenset(Urn(urn) for (urn,) in rows)


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
