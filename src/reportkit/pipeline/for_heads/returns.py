"""What the returns say of one school that its own head may read: self-evaluation, networks, commentary.

What other teams said of a school is told by its indicators alone: never who said it, nor in their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.erasing import ERASED
from reportkit.evidence.returns.layout import URN
from reportkit.evidence.returns.network_sheets import NETWORKS
from reportkit.evidence.returns.sheets import COMMENTARY
from reportkit.pipeline.for_heads.screening import Screen
from reportkit.pipeline.returns.telling import newest_rows
from reportkit.reports.profiles.casework import Commentary, Network, SelfEvaluation
from reportkit.settings import Terms
from reportkit.vocabulary import Urn, in_words

_SEF, _MEMBERS = "SEF dates", "IIN membership"
_FOR_HEADS = "school profile"
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """The rows of the sheets that speak of single schools, and the networks that have ended."""

    evaluations: tuple[Cells, ...]
    members: tuple[Cells, ...]
    commentary: tuple[Cells, ...]
    ended: frozenset[str]

    @classmethod
    def of(cls, events: Sequence[Event], as_at: date, terms: Terms) -> Returned:
        """As they stand at the end of a day; commentary counts for the term of its day and the next."""
        before = terms.before(terms.at(as_at))
        first = before.starts if before else date.min
        written = _rows(events, COMMENTARY)
        return cls(
            tuple(row for row in _rows(events, _SEF) if _day(row, "Received on") <= as_at),
            tuple(row for row in _rows(events, _MEMBERS) if _is_member(row, as_at)),
            tuple(row for row in written if _is_for_heads(row) and first <= _day(row, "Written on") <= as_at),
            frozenset(row["Theme"] for row in _rows(events, NETWORKS) if _day(row, "Ends") < as_at),
        )

    def self_evaluation(self, urns: Sequence[Urn]) -> SelfEvaluation | None:
        """The newest that came in."""
        mine = [row for row in self.evaluations if row[URN] in urns]
        newest = max(mine, key=lambda row: row["Received on"], default=None)
        if newest is None:
            return None
        dated = date.fromisoformat(newest["Dated"]) if newest.get("Dated") else None
        return SelfEvaluation(_day(newest, "Received on"), dated)

    def networks(self, urns: Sequence[Urn]) -> tuple[Network, ...]:
        """Those that the school is in and that go on."""
        mine = [row for row in self.members if row[URN] in urns and row["Network"] not in self.ended]
        return tuple(Network(row["Network"], _day(row, "Joined on")) for row in mine)

    def commentary_for(self, urns: Sequence[Urn], screen: Screen) -> tuple[Commentary, ...]:
        """Officers' words for this school or for all, the newest first."""
        mine = [row for row in self.commentary if row.get(URN, "") in ("", *urns)]
        said = [_commentary(row, screen) for row in mine]
        return tuple(sorted((one for one in said if one.words), key=lambda one: one.on, reverse=True))


def _rows(events: Sequence[Event], sheet: str) -> tuple[Cells, ...]:
    return tuple(row.cells for row in newest_rows(events, sheet))


def _day(row: Cells, heading: str) -> date:
    return date.fromisoformat(row[heading])


def _is_member(row: Cells, as_at: date) -> bool:
    left = row.get("Left on")
    return _day(row, "Joined on") <= as_at and (not left or date.fromisoformat(left) > as_at)


def _is_for_heads(row: Cells) -> bool:
    return row["Document"] == _FOR_HEADS


def _commentary(row: Cells, screen: Screen) -> Commentary:
    by, on = row["Written by"], _day(row, "Written on")
    words = screen.passed(row["Commentary"], f"the commentary of {in_words(on)} by {by}")
    return Commentary("" if ERASED in by else by, on, words)
