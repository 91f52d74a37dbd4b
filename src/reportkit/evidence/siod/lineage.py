"""What stood for a school before: the URNs whose history is its own, and those whose is not.

A conversion gives one school a new URN and its history goes on. Where schools are merged, or one is
split, no figure from before is a figure of the school that is there now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto

from reportkit.evidence.siod.kin import Kin, is_kin
from reportkit.evidence.siod.store import Siod
from reportkit.vocabulary import Urn

_LINKS = f"""
WITH known AS (
    SELECT urn, min(opened) AS opened FROM school WHERE {is_kin("urn")} GROUP BY urn
), told AS (
    SELECT * FROM school_link
    WHERE link_type LIKE 'Successor%' OR link_type LIKE 'Predecessor%' OR link_type = 'Result of Amalgamation'
), newest AS (
    SELECT release_id FROM told JOIN release r USING (release_id)
    ORDER BY r.published_on DESC, release_id LIMIT 1
)
SELECT l.urn, l.linked_urn, l.link_type, l.linked_on, heir.opened
FROM told l JOIN newest USING (release_id)
LEFT JOIN known heir ON heir.urn = l.linked_urn AND l.link_type LIKE 'Successor%'
WHERE {is_kin("l.urn")}
ORDER BY l.urn, l.linked_urn, l.link_type, l.linked_on, l."row"
"""
_MERGED = ("merged", "amalgam")
# A link may be dated two months after its heir opened, and that of an only predecessor half a year.
_OPENS_NEAR, _OPENS_NEAR_ALONE = timedelta(days=60), timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The URNs before a school's own, newest first.

    Each of `sole` is the only predecessor of the next and has it as its only successor.
    """

    sole: tuple[Urn, ...] = ()
    merged_from: tuple[Urn, ...] = ()
    split_from: tuple[Urn, ...] = ()


class _Bond(Enum):
    """What a successor is to a predecessor."""

    CONTINUES = auto()
    MERGED = auto()
    SPLIT = auto()


@dataclass(slots=True)
class _Link:
    """One school followed by another, as told from either side."""

    words: str = ""
    left: date | None = None
    joined: date | None = None
    opened: date | None = None

    @property
    def day(self) -> date | None:
        return self.left or self.joined


@dataclass(slots=True)
class Lineages:
    """All links of schools up to a day, to be asked for one school's lineage."""

    links: dict[tuple[str, str], _Link] = field(default_factory=dict)
    before: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    after: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, urn: str) -> Lineage:
        """The lineage of a school: back through conversions as far as they go."""
        sole: list[str] = []
        found: dict[_Bond, list[str]] = {_Bond.MERGED: [], _Bond.SPLIT: []}
        current: str | None = urn
        while current is not None and current in self.before:
            bonds = {old: self._bond(old, current) for old in self._newest_first(current) if old != urn}
            for old, bond in bonds.items():
                found.get(bond, []).append(old)
            continued = (old for old, bond in bonds.items() if bond is _Bond.CONTINUES and old not in sole)
            current = next(continued, None)
            sole += [current] if current else []
        return Lineage(_urns(sole), _urns(found[_Bond.MERGED]), _urns(found[_Bond.SPLIT]))

    def continues(self, old: str, new: str) -> bool:
        """Whether the new school is the old one under another number."""
        return (old, new) in self.links and self._bond(old, new) is _Bond.CONTINUES

    def opened(self, old: str, new: str) -> date | None:
        """The day the new school opened; where no list gives it, when it took over by its links."""
        link = self.links.get((old, new))
        return link.opened or link.joined if link else None

    def _newest_first(self, urn: str) -> list[str]:
        def key(old: str) -> tuple[date, str]:
            return (self.links[old, urn].day or date.min, old)

        return sorted(self.before[urn], key=key, reverse=True)

    def _bond(self, old: str, new: str) -> _Bond:
        if "Split" in self.links[old, new].words or len(self.after[old]) > 1:
            return _Bond.SPLIT
        joined = [each for each in self.before[new] if not self._absorbed(each, new)]
        if joined != [old] or self._came_together(old, new):
            return _Bond.MERGED
        return _Bond.CONTINUES

    def _came_together(self, old: str, new: str) -> bool:
        """Whether another school went into the new one on the same day, as infants and juniors do."""
        day = self.links[old, new].day
        others = (each for each in self.before[new] if each != old)
        return day is not None and any(self.links[each, new].day == day for each in others)

    def _absorbed(self, old: str, new: str) -> bool:
        """Whether the new school was there already when the old one went into it.

        Where its opening is not known, its number tells: numbers are given in order.
        """
        link = self.links[old, new]
        if any(word in link.words for word in _MERGED):
            return True
        if link.opened is None or link.day is None:
            return new < old
        is_alone = self.before[new] == [old]
        return link.opened < link.day - (_OPENS_NEAR_ALONE if is_alone else _OPENS_NEAR)


def read_lineages(siod: Siod, as_at: date, kin: Kin = None) -> Lineages:
    """Every link between schools that had taken effect by the day.

    A link is no outcome: the newest list of links serves, be it later than the day.
    """
    rows = siod.connection.execute(_LINKS, {"kin": kin}).fetchall()
    return _lineages(_links(rows), as_at)


def _links(rows: Iterable[tuple[str, str, str, date | None, date | None]]) -> dict[tuple[str, str], _Link]:
    """Each pair once, however many rows of either school tell of it."""
    links: defaultdict[tuple[str, str], _Link] = defaultdict(_Link)
    marks = []
    for urn, linked, words, day, opened in rows:
        if words.startswith("Successor"):
            link = links[urn, linked]
            link.left, link.opened = day, opened
        elif words.startswith("Predecessor"):
            link = links[linked, urn]
            link.joined = day
        else:
            marks += [(urn, linked), (linked, urn)]
            continue
        link.words += words
    for pair in marks:
        if pair in links:
            links[pair].words += "amalgamated"
    return dict(links)


def _lineages(links: dict[tuple[str, str], _Link], as_at: date) -> Lineages:
    held = Lineages({pair: link for pair, link in links.items() if (link.day or date.min) <= as_at})
    for old, new in held.links:
        held.before[new].append(old)
        held.after[old].append(new)
    return held


def _urns(texts: Iterable[str]) -> tuple[Urn, ...]:
    return tuple(map(Urn, dict.fromkeys(texts)))
