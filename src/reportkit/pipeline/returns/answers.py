"""What teams have answered, newest first, each with the cell it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportkit.casework.events import Event
from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.casework.register import casefile
from reportkit.evidence.returns import ColumnLayout, SheetLayout
from reportkit.evidence.returns.layout import URN
from reportkit.evidence.returns.sheets import ON, TEAM_SHEETS
from reportkit.vocabulary import SourceCell, Urn

FOLDER = "returns"
_MARK = 12


@dataclass(frozen=True, slots=True)
class Answered:
    """A team's answer about a school, for which day it was given, and where it stands."""

    team: str
    question: str
    test: str
    urn: Urn
    said: str
    on: date
    cell: SourceCell


def read_answers(
    events: Iterable[Event], as_at: date, known_at: datetime | None = None
) -> tuple[Answered, ...]:
    """The newest answer to every question about every school that was given by the end of a day.

    Of two for one day the one loaded later counts; where both say the same it is the first, so that a
    workbook loaded again with another row put right moves nothing else. `known_at` leaves out what was
    loaded after it; a workbook that was withdrawn counts for nothing.
    """
    newest: dict[tuple[str, str, Urn], Answered] = {}
    for event in loaded_workbooks(events, known_at):
        for one in _answers(event):
            place = (one.team, one.question, one.urn)
            if one.on <= as_at and (place not in newest or _says_more(one, newest[place])):
                newest[place] = one
    return tuple(newest[place] for place in sorted(newest))


def _says_more(later: Answered, held: Answered) -> bool:
    """Whether an answer loaded later is of a later day, or another one of the same day."""
    return later.on > held.on or (later.on == held.on and later.said != held.said)


def loaded_workbooks(events: Iterable[Event], known_at: datetime | None = None) -> Sequence[Event]:
    """The workbooks that stand, in the order in which they were loaded."""
    found = casefile([event for event in events if event.urn is None], date.max, known_at)
    return sorted(found.of(ReturnsLoaded), key=lambda event: event.number)


def _answers(event: Event) -> Iterator[Answered]:
    sheets = {sheet.name: sheet for sheet in TEAM_SHEETS}
    if not isinstance(event.payload, ReturnsLoaded):
        return
    for row in event.payload.rows:
        if row.sheet in sheets:
            for column in sheets[row.sheet].answers:
                if column.heading in row.cells:
                    yield _answer(event.payload, row, sheets[row.sheet], column)


def _answer(said: ReturnsLoaded, row: ReturnedRow, sheet: SheetLayout, column: ColumnLayout) -> Answered:
    on = date.fromisoformat(row.cells[ON])
    return Answered(
        sheet.name,
        column.heading,
        column.answers,
        Urn(row.cells[URN]),
        row.cells[column.heading],
        on,
        SourceCell(
            f"{FOLDER}/{said.file}",
            row.row,
            f"{sheet.name}: {column.heading}",
            said.sha256[:_MARK],
            on,
        ),
    )
