"""What other releases say of schools where their own register is silent: names, phases, types, days, ages.

These are no outcomes, so a release that came out after the day serves too where none by the day does; each
fill says where it stands. Trusts are taken only from lists of groups that were out by the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any

from reportkit.evidence.siod.kin import Kin, is_kin
from reportkit.evidence.siod.moving import Entry
from reportkit.evidence.siod.registers import Row
from reportkit.evidence.siod.school_kinds import is_broad
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import SourceCell

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
ORDER BY place, r.published_on > $day, abs(r.published_on - $day), r.release_id, "row", "column"
"""
_TRUSTS = f"""
SELECT m.urn, m.group_uid, g.name
FROM group_member m JOIN release r USING (release_id)
JOIN (SELECT DISTINCT ON (group_uid) * FROM school_group ORDER BY group_uid, release_id, "row") g
  USING (group_uid)
WHERE r.published_on <= $day AND (m.joined_on IS NULL OR m.joined_on <= $day)
  AND {is_kin("m.urn")}
  AND g.type IN ('Multi-academy trust', 'Single-academy trust', 'Secure single-academy trust')
ORDER BY r.published_on, m.joined_on NULLS FIRST, r.release_id, m."row"
"""


_Told = tuple[Any, ...]  # a row of _ELSEWHERE


class Fills:
    """What other releases say of schools where their register is silent."""

    def __init__(self, siod: Siod, day: date, entries: Sequence[Entry], kin: Kin = None) -> None:
        lacking = [entry.row.urn for entry in entries if lacks(entry.row)]
        self._elsewhere: dict[str, list[_Told]] = {}
        for told in siod.connection.execute(_ELSEWHERE, {"urns": lacking, "day": day}).fetchall():
            self._elsewhere.setdefault(told[0], []).append(told)
        self.trusts: Mapping[str, tuple[str, str]] = {
            urn: (uid, name)
            for urn, uid, name in siod.connection.execute(_TRUSTS, {"day": day, "kin": kin}).fetchall()
        }

    def fill(self, row: Row) -> tuple[Row, tuple[tuple[str, SourceCell], ...]]:
        """The row with its gaps filled where another release can, and the cells that did it."""
        found = [(what, self._nearest(row.urn, what)) for what in _gaps(row)]
        filled = [(what, *hit) for what, hit in found if hit is not None]
        values = {column: part for what, value, _ in filled for column, part in _columns(what, value)}
        told = replace(row, **values) if values else row  # type: ignore[arg-type]  # each of its column's kind
        return told, tuple((what, cell) for what, _, cell in filled)

    def _nearest(self, urn: str, what: str) -> tuple[object, SourceCell] | None:
        """The first release to give a value is the nearest in time: by the day, else after it."""
        for told in self._elsewhere.get(urn, ()):
            value = _GIVEN[what](told)
            if value not in (None, ""):
                file, number, column, release, published = told[7:12]
                return value, SourceCell(file, number, column, release, published)
        return None


def _type(told: _Told) -> object:
    """A type that is more than the census's broad one."""
    return "" if _is_told_by_census(str(told[3]), str(told[12])) else told[3]


def _ages(told: _Told) -> object:
    return None if told[5] is None or told[6] is None else (told[5], told[6])


_GIVEN: Mapping[str, Callable[[_Told], object]] = {
    "name": itemgetter(1),
    "phase": itemgetter(2),
    "type": _type,
    "opened": itemgetter(4),
    "ages": _ages,
}


def _is_told_by_census(kind: str, layout: str) -> bool:
    return is_broad(kind) or "census" in layout


def _gaps(row: Row) -> Iterator[str]:
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


def lacks(row: Row) -> bool:
    """Whether its register is silent on something that another may tell."""
    return next(_gaps(row), None) is not None


def _columns(what: str, value: object) -> tuple[tuple[str, object], ...]:
    """The fields of a row that a fill goes into."""
    if what == "ages" and isinstance(value, tuple):
        return ("age_low", value[0]), ("age_high", value[1])
    return ((what, value),)
