"""What HR returned of each school's head, newest first, as values for an assessment (K42)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.evidence.returns.layout import URN
from reportkit.evidence.returns.sheets import CHANGES, HEAD_SINCE, HR, ON, VACANT_SINCE
from reportkit.judgement.indicators.heads import HeadReturn
from reportkit.pipeline.returns.answers import loaded_workbooks
from reportkit.settings import Terms
from reportkit.vocabulary import Urn

_SAYS = (HEAD_SINCE, CHANGES, VACANT_SINCE)


def read_heads(events: Iterable[Event], as_at: date, terms: Terms) -> Mapping[Urn, HeadReturn]:
    """Of each school the newest row that says something of its head, given by the end of a day.

    Of two for one day the one loaded later counts. A row is current in the term of its day and the next.
    """
    before = terms.before(terms.at(as_at))
    current_from = before.starts if before else date.min
    found: dict[Urn, HeadReturn] = {}
    for event in loaded_workbooks(events):
        for row in _rows(event):
            urn, said = Urn(row.cells[URN]), _read(row, current_from)
            if said.on <= as_at and (urn not in found or found[urn].on <= said.on):
                found[urn] = said
    return found


def _rows(event: Event) -> Iterable[ReturnedRow]:
    rows = event.payload.rows if isinstance(event.payload, ReturnsLoaded) else ()
    return (row for row in rows if row.sheet == HR and ON in row.cells and row.cells.keys() & {*_SAYS})


def _read(row: ReturnedRow, current_from: date) -> HeadReturn:
    on, changes = date.fromisoformat(row.cells[ON]), row.cells.get(CHANGES)
    return HeadReturn(
        on,
        _day(row, HEAD_SINCE),
        int(changes) if changes is not None else None,
        _day(row, VACANT_SINCE),
        on >= current_from,
    )


def _day(row: ReturnedRow, heading: str) -> date | None:
    return date.fromisoformat(row.cells[heading]) if heading in row.cells else None
