"""The registers' schools moved forward to a day by the links between schools, dated closings and later lists.

A link or a closing counts from its own day, whenever the list that tells of it came out: who there was on
a day is no outcome. A school that a later census no longer has counts as closed though no list says when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta

from reportkit.evidence.siod.kin import Kin, is_kin
from reportkit.evidence.siod.registers import Row, read_heirs_to_come, read_lists
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import SourceCell

# A list of links holds those of all years; the newest has them as corrected. A link may be dated when the
# conversion was agreed, months ahead of it: the day before the successor opened is the old school's last.
_SUCCESSORS = f"""
WITH opening AS (
    SELECT urn, min(opened) - 1 AS eve FROM school WHERE opened IS NOT NULL AND {is_kin("urn")} GROUP BY urn
), newest AS (
    SELECT release_id FROM school_link JOIN release r USING (release_id)
    WHERE link_type LIKE 'Successor%' AND linked_on IS NOT NULL
    ORDER BY r.published_on DESC, release_id LIMIT 1
)
SELECT l.urn, l.linked_urn, l.linked_name, greatest(l.linked_on, o.eve) AS left_on, r.file, l."row",
       r.release_id, r.published_on
FROM school_link l JOIN newest USING (release_id) JOIN release r USING (release_id)
LEFT JOIN opening o ON o.urn = l.linked_urn
WHERE l.link_type LIKE 'Successor%' AND l.linked_on IS NOT NULL AND left_on <= $day AND {is_kin("l.urn")}
ORDER BY left_on, l.urn, l.linked_urn, l."row"
"""
_LIST_LAG = timedelta(days=366)


@dataclass(slots=True)
class Entry:
    """A listed school on its way to the day: its row, or the row of the school it replaced.

    `name` and `cell` are those of the link that led to it, if one did; `replaced` is whom it replaced.
    """

    urn: str
    row: Row
    name: str = ""
    cell: SourceCell | None = None
    replaced: str = ""
    predecessors: tuple[str, ...] = ()

    def inherit(self, line: Iterable[str]) -> None:
        """Put a line of predecessors before those already known."""
        self.predecessors = tuple(dict.fromkeys((*line, *self.predecessors)))


def read_moved_forward(siod: Siod, day: date, kin: Kin = None) -> Sequence[Entry]:
    """The schools there were on the day, each once, as far as registers, links and later lists tell."""
    links = siod.connection.execute(_SUCCESSORS, {"day": day, "kin": kin}).fetchall()
    lists = read_lists(siod, day, kin)
    moved = _move(lists.listed, links)
    soon = {new for old, new in read_heirs_to_come(siod, day, kin) if old in moved.schools}
    later = _move(_not_yet_listed(lists.added, moved, soon), links)
    for urn, entry in later.schools.items():
        moved.schools.setdefault(urn, entry).inherit(entry.predecessors)
    standing = (e for e in moved.schools.values() if lists.closed.get(e.urn, date.min) < e.row.listed_on)
    return tuple(e for e in standing if e.cell or e.row.is_added or e.urn not in lists.unseen)


_SuccessorLink = tuple[str, str, str, date, str, int, str, date]


def _move(rows: Iterable[Row], links: Iterable[_SuccessorLink]) -> _Moving:
    moving = _Moving({row.urn: Entry(row.urn, row) for row in rows})
    for link in links:
        moving.follow(link)
    return moving


def _not_yet_listed(added: Iterable[Row], moved: _Moving, soon: Set[str]) -> list[Row]:
    """The added schools but for those that are listed, are gone, or take the place of a listed one soon."""
    known = moved.schools.keys() | moved.gone.keys() | soon
    return [row for row in added if row.urn not in known]


@dataclass(slots=True)
class _Moving:
    """The listed schools, moved forward link by link; links come in order of their dates."""

    schools: dict[str, Entry]
    gone: dict[str, Entry] = field(default_factory=dict)
    before_listing: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def follow(self, link: _SuccessorLink) -> None:
        """Replace a school by its successor if that happened since the register was drawn up.

        A successor link tells of the old school's last day, on which the register still lists it. A
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


def _successor(link: _SuccessorLink, before: Entry) -> Entry:
    old, new, name, _, file, row, release, published = link
    return Entry(new, before.row, name, SourceCell(file, row, "LinkURN", release, published), old)
