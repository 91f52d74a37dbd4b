"""The schools of an authority: the newest register held, moved forward by successor links (A3.25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import AreaCode, SourceCell, Urn

_NEWEST_REGISTER = """
SELECT r.release_id FROM school s JOIN release r USING (release_id)
WHERE s.la = ? AND r.published_on <= ?
GROUP BY ALL
HAVING count(*) FILTER (s.type NOT ILIKE '%academy%' AND s.type NOT ILIKE '%free school%') > 0
ORDER BY max(r.as_at) DESC, r.release_id LIMIT 1
"""
_OPEN_STATE_FUNDED = """
SELECT s.urn, s.name, s.phase, s.type, s.pupils, r.as_at, r.file, s."row", r.release_id,
       r.published_on, r.layout
FROM school s JOIN release r USING (release_id)
WHERE s.release_id = ? AND s.la = ? AND s.status IN ('', 'Open', 'Open, but proposed to close')
  AND s.type NOT ILIKE '%independent%' AND NOT regexp_matches(lower(s.type), ?)
ORDER BY s.urn
"""
_NOT_SCHOOLS = (
    "post.?16|further education|higher education|children.s centre|online|offshore|overseas|"
    "miscellaneous|secure unit|sixth form|welsh|service children"
)
_SUCCESSORS = """
SELECT l.urn, l.linked_urn, l.linked_name, l.linked_on, r.file, l."row", r.release_id,
       r.published_on
FROM school_link l JOIN release r USING (release_id)
WHERE l.link_type LIKE 'Successor%' AND l.linked_on <= ? AND r.published_on <= ?
QUALIFY dense_rank() OVER (ORDER BY r.published_on DESC, r.release_id) = 1
ORDER BY l.linked_on, l.urn, l.linked_urn
"""


_LIST_LAG = timedelta(days=366)
_PUPILS_COLUMNS = {
    "ofsted_graded": "Total number of pupils",
    "ofsted_report_cards": "Total number of pupils",
    "gias_schools": "NumberOfPupils",
}


@dataclass(frozen=True, slots=True)
class School:
    """An open state-funded school. `pupils` is None where the register gives no number.

    `pupils_cell` is where it gives it. `predecessors` are the URNs it had, or the schools it
    replaced, newest first.
    """

    urn: Urn
    name: str
    phase: str
    type: str
    pupils: int | None
    cell: SourceCell
    pupils_cell: SourceCell | None = None
    predecessors: tuple[Urn, ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolList:
    """The schools of an authority, from the register as at `listed_on`, None if none is held."""

    listed_on: date | None
    schools: tuple[School, ...]


def read_schools(siod: Siod, la: AreaCode, as_at: date) -> SchoolList:
    """The authority's open state-funded schools on the day, as far as the registers held tell."""
    found = siod.connection.execute(_NEWEST_REGISTER, [la, as_at]).fetchone()
    if found is None:
        return SchoolList(None, ())
    rows = siod.connection.execute(_OPEN_STATE_FUNDED, [found[0], la, _NOT_SCHOOLS]).fetchall()
    if not rows:
        return SchoolList(None, ())
    listed_on = rows[0][5]
    schools = {Urn(row[0]): _school(row) for row in rows}
    lineage = _Lineage(schools)
    for link in siod.connection.execute(_SUCCESSORS, [as_at, as_at]).fetchall():
        lineage.follow(link, listed_on)
    return SchoolList(listed_on, tuple(sorted(schools.values(), key=lambda school: school.urn)))


def _school(row: tuple[object, ...]) -> School:
    urn, name, phase, kind, pupils, _, file, number, release, published, layout = row
    cell = SourceCell(str(file), int(str(number)), "URN", str(release), published)  # type: ignore[arg-type]  # DuckDB gives a date
    count = None if pupils is None else int(float(str(pupils)))
    column = _PUPILS_COLUMNS.get(str(layout))
    pupils_cell = replace(cell, column=column) if column and count is not None else None
    return School(Urn(str(urn)), str(name), str(phase), str(kind), count, cell, pupils_cell)


class _Lineage:
    """The listed schools, moved forward link by link; links come in order of their dates."""

    def __init__(self, schools: dict[Urn, School]) -> None:
        self.schools = schools
        self._gone: dict[Urn, School] = {}
        self._before_listing: dict[Urn, tuple[Urn, ...]] = {}

    def follow(self, link: tuple[object, ...], listed_on: date) -> None:
        """Replace a school by its successor if that happened since the register was drawn up.

        A successor link is dated the old school's last day, on which the register still lists it. A
        school that split has two successors, so it is looked for among the gone as well. Ofsted's list
        shows a converted school's old URN for months, so a link up to a year older than the list counts
        too if the successor is not listed. Any other link from before the list only adds to a listed
        successor's history, through schools long gone too.
        """
        old, new = Urn(str(link[0])), Urn(str(link[1]))
        before = self.schools.get(old) or self._gone.get(old)
        if before is not None and self._has_happened_since(link, listed_on):
            heir = self.schools.get(new) or _successor(link, before)
            self.schools[new] = _inherit(heir, (old, *before.predecessors))
            self._gone[old] = before
            self.schools.pop(old, None)
        elif old not in self.schools:
            line = (old, *self._before_listing.get(old, ()))
            self._before_listing[new] = (*line, *self._before_listing.get(new, ()))
            if new in self.schools:
                self.schools[new] = _inherit(self.schools[new], line)

    def _has_happened_since(self, link: tuple[object, ...], listed_on: date) -> bool:
        linked_on, new = link[3], Urn(str(link[1]))
        if not isinstance(linked_on, date):
            return False
        lags = new not in self.schools and linked_on >= listed_on - _LIST_LAG
        return linked_on >= listed_on or lags


def _successor(link: tuple[object, ...], before: School) -> School:
    _, new, name, _, file, row, release, published = link
    cell = SourceCell(str(file), int(str(row)), "LinkURN", str(release), published)  # type: ignore[arg-type]  # DuckDB gives a date
    return School(Urn(str(new)), str(name), before.phase, before.type, None, cell)


def _inherit(heir: School, line: tuple[Urn, ...]) -> School:
    return replace(heir, predecessors=tuple(dict.fromkeys((*line, *heir.predecessors))))
