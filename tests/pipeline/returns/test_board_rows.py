"""Rows of the board in the workbook come through the door of the commands, a meeting named by its day."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import Attended, Member, Minute
from reportkit.casework.minute_book import is_of_board
from reportkit.exceptions import ReturnsRefused
from reportkit.places import Places
from tests.pipeline.returns.test_loading import LATER, book, put, recorded, send

__all__ = ["book"]

SHEET = "Casework events"


def row(kind: str, on: str, says: str) -> dict[str, object]:
    said = {"Kind": kind, "Happened on": on, "Who": "Kit Clerk", "Why": "Minuted", "What it says": says}
    return {"URN": None, **said}


ROWS = (
    row(
        "member",
        "1 September 2025",
        "person_id: m1\nperson.name: Ann Officer\nrole: member\nconstituency: governors",
    ),
    row("meeting", "4 May 2026", "on: 2026-07-02\nbegins: 16:00\nvenue: Room 4"),
    row("attendance", "2 July 2026", "meeting: 2026-07-02\npresent: Ann Officer"),
    row("minute", "2 July 2026", "meeting: 2026-07-02\nitem: 3\nsaid: Agreed."),
    row("minute", "2 July 2026", "meeting: 2026-07-02\nitem: 4\nsaid: Noted."),
)


def filled(book: Workbook, *rows: dict[str, object]) -> Workbook:
    for number, one in enumerate(rows, start=4):
        put(book, SHEET, number, one)
    return book


def of_board(places: Places) -> list[Event]:
    return [event for event in recorded(places) if is_of_board(event)]


def test_rows_name_a_meeting_of_the_same_workbook_by_its_day_and_people_by_name(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    send(places, filled(book, *reversed(ROWS)), tmp_path / "a.xlsx")
    member, met, *minutes, came = of_board(places)
    assert isinstance(member.payload, Member) and member.payload.board == "SSPB"
    assert came.payload == Attended(meeting=met.id, present=("m1",))
    assert {one.payload.item for one in minutes if isinstance(one.payload, Minute)} == {
        "Minutes of the previous meeting and matters arising",
        "How schools in the borough are doing",
    }
    assert all(isinstance(one.payload, Minute) and one.payload.meeting == met.id for one in minutes)


def test_rows_of_the_board_count_once_and_later_workbooks_may_add_to_a_meeting(
    places: Places, book: Workbook, tmp_path: Path
) -> None:
    send(places, filled(book, *ROWS), tmp_path / "a.xlsx")
    more = row("minute", "2 July 2026", "meeting: 2026-07-02\nitem: 7\nsaid: Two themes.")
    send(places, filled(book, *ROWS, more), tmp_path / "b.xlsx", LATER)
    assert len(of_board(places)) == len(ROWS) + 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (row("attendance", "3 July 2026", "meeting: 2026-07-02\npresent: m9"), "“m9” is named as somebody"),
        (row("meeting", "5 May 2026", "on: 2026-07-02"), "two meetings would be on record for 2 July 2026"),
        (
            row("board-decision", "2 July 2026", "meeting: 2026-07-02\nitem: 4\ndecided: x\nvotes_for: 1"),
            "the board could not vote on 2 July 2026 (H79)",
        ),
        (row("papers-sent", "1 July 2026", "meeting: 2026-07-02"), "need a reason on record (H84)"),
        (row("minutes-approved", "9 July 2026", "meeting: 2026-07-02\napproved_by: m1"), "was no Co-Chair"),
        (row("minute", "2 July 2026", "meeting: 2026-07-03\nitem: 4\nsaid: x"), "no meeting on 3 July 2026"),
    ],
)  # fmt: skip
def test_a_row_that_a_command_would_refuse_is_refused(
    wrong: dict[str, object], says: str, places: Places, book: Workbook, tmp_path: Path
) -> None:
    with pytest.raises(ReturnsRefused) as refused:
        send(places, filled(book, *ROWS, wrong), tmp_path / "a.xlsx")
    assert says in str(refused.value)
    assert of_board(places) == []
