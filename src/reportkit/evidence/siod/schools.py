"""The schools of an authority: the newest register held, moved forward by successor links (A3.25).

Which schools a list has, and what it says of their pupils, comes only from what was published by the
day. A register may leave out a name, phase, type, opening day or ages (the school census gives none of
them). These are not outcomes: they are filled from any other release, even a later one, and each fill
says where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reportkit.evidence.siod.lineage import Lineages, read_lineages
from reportkit.evidence.siod.school_kinds import (
    Phase,
    is_academy_type,
    is_broad,
    is_state_funded,
    phase_of,
    teaches,
)
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import AreaCode, SourceCell, Urn

# A release of academies alone is no register. Nor is one that lists fewer than half of the schools
# another does: it lists strays, or some of a kind. An authority that the newest list of the whole
# country does not have is no more.
_LISTED = """
WITH register AS (
    SELECT release_id FROM school GROUP BY release_id
    HAVING count(*) FILTER (NOT regexp_matches(lower(type), 'academy|free school|studio|university tech')) > 0
), held AS (
    SELECT s.la, release_id, coalesce(r.as_at, r.published_on) AS listed_on, count(*) AS schools,
           count(*) FILTER (s.name <> '') AS named
    FROM school s JOIN register USING (release_id) JOIN release r USING (release_id)
    WHERE r.published_on <= $day AND s.status IN ('', 'Open', 'Open, but proposed to close')
      AND s.type NOT ILIKE '%independent%' AND regexp_full_match(s.la, '[1-9][0-9][0-9]')
    GROUP BY ALL
), national AS (
    SELECT release_id, any_value(listed_on) AS listed_on FROM held
    GROUP BY release_id HAVING count(*) > $authorities ORDER BY listed_on DESC, release_id LIMIT 1
), whole AS (
    SELECT * FROM held QUALIFY 2 * schools >= max(schools) OVER (PARTITION BY la)
), chosen AS (
    SELECT la, release_id, listed_on FROM whole
    WHERE listed_on >= coalesce((SELECT listed_on FROM national), listed_on)
       OR la IN (SELECT la FROM held JOIN national USING (release_id))
    QUALIFY row_number() OVER (PARTITION BY la ORDER BY listed_on DESC, named DESC, release_id) = 1
)
SELECT s.urn, s.la, s.name, s.phase, s.type, s.pupils, s.opened, s.age_low, s.age_high, s.trust_uid,
       s.trust_name, c.listed_on, r.file, s."row", r.release_id, r.published_on, r.layout
FROM school s JOIN chosen c USING (release_id, la) JOIN release r USING (release_id)
WHERE s.status IN ('', 'Open', 'Open, but proposed to close')
ORDER BY c.listed_on, r.release_id, s.urn
"""
_SUCCESSORS = """
SELECT l.urn, l.linked_urn, l.linked_name, l.linked_on, r.file, l."row", r.release_id,
       r.published_on
FROM school_link l JOIN release r USING (release_id)
WHERE l.link_type LIKE 'Successor%' AND l.linked_on <= ? AND r.published_on <= ?
QUALIFY dense_rank() OVER (ORDER BY r.published_on DESC, r.release_id) = 1
ORDER BY l.linked_on, l.urn, l.linked_urn
"""
# Of a school that no other register lists, the links give the name, and the school that took over gives
# the phase.
_ELSEWHERE = """
WITH lacking AS (SELECT unnest($urns) AS urn), told AS (
    SELECT s.urn, s.name, s.phase, s.type, s.opened, s.age_low, s.age_high, s."row", 'URN' AS "column",
           s.release_id, 0 AS place
    FROM school s JOIN lacking USING (urn)
    UNION ALL
    SELECT l.linked_urn, l.linked_name, '', '', NULL, NULL, NULL, l."row", 'LinkName', l.release_id, 1
    FROM school_link l JOIN lacking ON lacking.urn = l.linked_urn
    UNION ALL
    SELECT l.urn, '', heir.phase, '', NULL, NULL, NULL, heir."row", 'URN', heir.release_id, 1
    FROM school_link l JOIN lacking USING (urn) JOIN school heir ON heir.urn = l.linked_urn
    WHERE l.link_type = 'Successor'
)
SELECT urn, name, phase, type, opened, age_low, age_high, r.file, "row", "column", r.release_id,
       r.published_on, r.layout
FROM told JOIN release r USING (release_id)
ORDER BY place, r.published_on > $day, abs(r.published_on - $day), r.release_id, "row"
"""
_TRUSTS = """
SELECT m.urn, m.group_uid, g.name
FROM group_member m JOIN release r USING (release_id)
JOIN (SELECT DISTINCT ON (group_uid) * FROM school_group ORDER BY group_uid, release_id) g
  USING (group_uid)
WHERE r.published_on <= $day AND (m.joined_on IS NULL OR m.joined_on <= $day)
  AND g.type IN ('Multi-academy trust', 'Single-academy trust', 'Secure single-academy trust')
ORDER BY r.published_on, m.joined_on NULLS FIRST
"""

_MOST_AUTHORITIES = 100
_LIST_LAG = timedelta(days=366)
_PUPILS_COLUMNS = {
    "ofsted_graded": "Total number of pupils",
    "ofsted_report_cards": "Total number of pupils",
    "gias_schools": "NumberOfPupils",
    "census": "NOR",
    "census_untyped": "NOR",
}


@dataclass(frozen=True, slots=True)
class School:
    """An open state-funded school. `pupils` is None where the register gives no number.

    `pupils_cell` is where it gives it. `predecessors` are the URNs it had, or the schools it
    replaced, newest first, by a list of links that was out by the day. The others are its lineage, which
    a later list may tell as well: figures and inspections under `sole_predecessors` are the school's own
    from before it changed its number; those of `merged_from` and `split_from` are not.

    `phase` and `type` stand as the register words them; a school newer than the register has those of
    the school it replaced. `phase_group` is the phase whichever register words it. `is_academy`
    covers free schools and colleges that no council maintains; None if that is not known. `filled`
    says where each name, phase, type, opening day or age stands that is not in the register.
    """

    urn: Urn
    name: str
    phase: str
    type: str
    pupils: int | None
    cell: SourceCell
    pupils_cell: SourceCell | None = None
    predecessors: tuple[Urn, ...] = ()
    la: AreaCode | None = None
    is_academy: bool | None = None
    opened: date | None = None
    age_low: int | None = None
    age_high: int | None = None
    trust_uid: str = ""
    trust_name: str = ""
    phase_group: Phase = Phase.UNKNOWN
    sole_predecessors: tuple[Urn, ...] = ()
    merged_from: tuple[Urn, ...] = ()
    split_from: tuple[Urn, ...] = ()
    listed_on: date | None = None
    filled: tuple[tuple[str, SourceCell], ...] = ()

    @property
    def urns(self) -> tuple[Urn, ...]:
        """Every URN whose figures are the school's own, newest first."""
        return (self.urn, *self.sole_predecessors)

    @property
    def is_maintained(self) -> bool | None:
        """Whether a council maintains it; None if that is not known."""
        if self.is_academy is None:
            return None
        return not self.is_academy and not self.type.lower().startswith("non-maintained")

    @property
    def has_ks1(self) -> bool | None:
        """Whether pupils turn seven there, by its ages; None if they are not known."""
        return teaches(7, self.age_low, self.age_high)

    @property
    def has_ks2(self) -> bool | None:
        """Whether pupils turn eleven there: not in an infant school or a secondary school."""
        return teaches(11, self.age_low, self.age_high)

    @property
    def has_ks4(self) -> bool | None:
        """Whether pupils turn sixteen there."""
        return teaches(16, self.age_low, self.age_high)

    @property
    def name_cell(self) -> SourceCell:
        """Where its name stands: in its row of the register, unless it was filled from elsewhere."""
        return dict(self.filled).get("name", self.cell)


@dataclass(frozen=True, slots=True)
class SchoolList:
    """Schools from the registers as at `listed_on`, None if none is held.

    A list of many authorities has the day of its oldest register; each school knows its own.
    """

    listed_on: date | None
    schools: tuple[School, ...]


def read_schools(siod: Siod, la: AreaCode, as_at: date) -> SchoolList:
    """The authority's open state-funded schools on the day, as far as the registers held tell."""
    return _read(siod, as_at, la)


def read_all_schools(siod: Siod, as_at: date) -> SchoolList:
    """The open state-funded schools of every authority, each from the newest register that lists it."""
    return _read(siod, as_at, None)


def _read(siod: Siod, as_at: date, la: AreaCode | None) -> SchoolList:
    entries = _moved_forward(siod, as_at)
    wanted = [entry for entry in entries if la in (None, entry.row.la)]
    lineages = read_lineages(siod, as_at)
    fills = _Fills(siod, as_at, wanted)
    built = (_school(entry, fills, lineages) for entry in wanted)
    schools = sorted((school for school in built if is_state_funded(school.type)), key=lambda s: s.urn)
    listed_on = min((s.listed_on for s in schools if s.listed_on), default=None)
    return SchoolList(listed_on, tuple(schools))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a chosen register."""

    urn: str
    la: str
    name: str
    phase: str
    type: str
    pupils: float | None
    opened: date | None
    age_low: float | None
    age_high: float | None
    trust_uid: str
    trust_name: str
    listed_on: date
    file: str
    number: int
    release: str
    published_on: date
    layout: str

    @property
    def cell(self) -> SourceCell:
        return SourceCell(self.file, self.number, "URN", self.release, self.published_on)


@dataclass(slots=True)
class _Entry:
    """A listed school on its way to the day: its row, or the row of the school it replaced.

    `name` and `cell` are those of the link that led to it, if one did; `replaced` is whom it replaced.
    """

    urn: str
    row: _Row
    name: str = ""
    cell: SourceCell | None = None
    replaced: str = ""
    predecessors: tuple[str, ...] = ()

    def inherit(self, line: Iterable[str]) -> None:
        """Put a line of predecessors before those already known."""
        self.predecessors = tuple(dict.fromkeys((*line, *self.predecessors)))


def _moved_forward(siod: Siod, as_at: date) -> Sequence[_Entry]:
    asked = {"day": as_at, "authorities": _MOST_AUTHORITIES}
    rows = (_Row(*row) for row in siod.connection.execute(_LISTED, asked).fetchall())
    moving = _Moving({row.urn: _Entry(row.urn, row) for row in rows})
    for link in siod.connection.execute(_SUCCESSORS, [as_at, as_at]).fetchall():
        moving.follow(link)
    return tuple(moving.schools.values())


_SuccessorLink = tuple[str, str, str, date, str, int, str, date]


@dataclass(slots=True)
class _Moving:
    """The listed schools, moved forward link by link; links come in order of their dates."""

    schools: dict[str, _Entry]
    gone: dict[str, _Entry] = field(default_factory=dict)
    before_listing: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def follow(self, link: _SuccessorLink) -> None:
        """Replace a school by its successor if that happened since the register was drawn up.

        A successor link is dated the old school's last day, on which the register still lists it. A
        school that split has two successors, so it is looked for among the gone as well. Ofsted's list
        shows a converted school's old URN for months, so a link up to a year older than the list counts
        too if the successor is not listed. Any other link from before the list only adds to a listed
        successor's history, through schools long gone too.
        """
        old, new, linked_on = link[0], link[1], link[3]
        before = self.schools.get(old) or self.gone.get(old)
        if before is not None and self._is_since(linked_on, new, before.row.listed_on):
            heir = self.schools.setdefault(new, _successor(link, before))
            heir.inherit((old, *before.predecessors))
            self.gone[old] = before
            self.schools.pop(old, None)
        elif old not in self.schools:
            line = (old, *self.before_listing.get(old, ()))
            self.before_listing[new] = (*line, *self.before_listing.get(new, ()))
            if new in self.schools:
                self.schools[new].inherit(line)

    def _is_since(self, linked_on: date, new: str, listed_on: date) -> bool:
        lags = new not in self.schools and linked_on >= listed_on - _LIST_LAG
        return linked_on >= listed_on or lags


def _successor(link: _SuccessorLink, before: _Entry) -> _Entry:
    old, new, name, _, file, row, release, published = link
    return _Entry(new, before.row, name, SourceCell(file, row, "LinkURN", release, published), old)


class _Fills:
    """What other releases say of schools where their register is silent."""

    def __init__(self, siod: Siod, day: date, entries: Sequence[_Entry]) -> None:
        lacking = [entry.row.urn for entry in entries if _lacks(entry.row)]
        self._elsewhere: dict[tuple[str, str], tuple[object, SourceCell]] = {}
        for row in siod.connection.execute(_ELSEWHERE, {"urns": lacking, "day": day}).fetchall():
            self._keep(row)
        self.trusts: Mapping[str, tuple[str, str]] = {
            urn: (uid, name) for urn, uid, name in siod.connection.execute(_TRUSTS, {"day": day}).fetchall()
        }

    def _keep(self, row: tuple[object, ...]) -> None:
        """The first release to give a value is the nearest in time: by the day, else after it."""
        urn, name, phase, kind, opened, low, high, *place, layout = row
        file, number, column, release, published = place
        cell = SourceCell(str(file), int(str(number)), str(column), str(release), published)  # type: ignore[arg-type]  # DuckDB gives a date
        kept = "" if _is_told_by_census(str(kind), str(layout)) else kind
        given = {"name": name, "phase": phase, "type": kept, "opened": opened}
        if low is not None and high is not None:
            given["ages"] = (low, high)
        for what, value in given.items():
            if value not in (None, ""):
                self._elsewhere.setdefault((str(urn), what), (value, cell))

    def fill(self, row: _Row) -> tuple[_Row, tuple[tuple[str, SourceCell], ...]]:
        """The row with its gaps filled where another release can, and the cells that did it."""
        found = [(what, self._elsewhere.get((row.urn, what))) for what in _gaps(row)]
        filled = [(what, *hit) for what, hit in found if hit is not None]
        values = {column: part for what, value, _ in filled for column, part in _columns(what, value)}
        told = replace(row, **values) if values else row  # type: ignore[arg-type]  # each of its column's kind
        return told, tuple((what, cell) for what, _, cell in filled)


def _is_told_by_census(kind: str, layout: str) -> bool:
    return is_broad(kind) or "census" in layout


def _gaps(row: _Row) -> Iterator[str]:
    if not row.name:
        yield "name"
    if not row.phase:
        yield "phase"
    if _is_told_by_census(row.type, row.layout):
        yield "type"
    if row.opened is None:
        yield "opened"
    if row.age_low is None or row.age_high is None:
        yield "ages"


def _lacks(row: _Row) -> bool:
    return next(_gaps(row), None) is not None


def _columns(what: str, value: object) -> tuple[tuple[str, object], ...]:
    """The fields of a row that a fill goes into."""
    if what == "ages" and isinstance(value, tuple):
        return ("age_low", value[0]), ("age_high", value[1])
    return ((what, value),)


def _school(entry: _Entry, fills: _Fills, lineages: Lineages) -> School:
    row, filled = fills.fill(entry.row) if _lacks(entry.row) else (entry.row, ())
    is_own = entry.cell is None
    lineage = lineages.of(entry.urn)
    pupils = int(row.pupils) if is_own and row.pupils is not None else None
    low, high = _whole(row.age_low), _whole(row.age_high)
    academy = _is_academy(entry, row, lineages)
    trust = _trust(entry, row, fills) if academy else ("", "")
    return School(
        Urn(entry.urn),
        entry.name or row.name,
        row.phase,
        row.type,
        pupils,
        entry.cell or row.cell,
        _pupils_cell(row) if pupils is not None else None,
        tuple(map(Urn, entry.predecessors)),
        AreaCode(row.la),
        academy,
        row.opened if is_own else lineages.opened(entry.replaced, entry.urn),
        low,
        high,
        *trust,
        phase_of(row.phase, row.type, low, high),
        lineage.sole,
        lineage.merged_from,
        lineage.split_from,
        row.listed_on,
        filled if is_own else tuple(fill for fill in filled if fill[0] not in ("name", "opened")),
    )


def _is_academy(entry: _Entry, row: _Row, lineages: Lineages) -> bool | None:
    """By its type; a school newer than the register is one if it carries on another school.

    A maintained school gets a new number by becoming an academy, and an academy stays one.
    """
    listed = is_academy_type(row.type)
    if entry.cell is None or listed:
        return listed
    return True if lineages.continues(entry.replaced, entry.urn) else None


def _trust(entry: _Entry, row: _Row, fills: _Fills) -> tuple[str, str]:
    """Its trust by its own row, else by the list of groups; Ofsted gives multi-academy trusts alone."""
    if entry.cell is None and row.trust_uid:
        return row.trust_uid, row.trust_name
    return fills.trusts.get(entry.urn, ("", ""))


def _pupils_cell(row: _Row) -> SourceCell | None:
    column = _PUPILS_COLUMNS.get(row.layout)
    return replace(row.cell, column=column) if column else None


def _whole(age: float | None) -> int | None:
    return None if age is None else int(age)
