"""What a board pack lacks on a day, rule by rule, each with what to do about it (A3.8; H70, H84 to H87)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reportkit.casework.board import QuorumRule
from reportkit.casework.calendar import Days, Periods, meeting_dates
from reportkit.casework.calendar import Meeting as Held
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.minute_book import MinuteBook
from reportkit.casework.pack_lack import PackLack
from reportkit.casework.pack_lacks import find_pack_lacks
from tests.casework.events.builders import TODAY
from tests.casework.test_minute_book import Clerk, meeting
from tests.reports.board.meetings import JULY, approved, met, minuted, seated

DECEMBER, PAPERS_DUE = date(2026, 12, 3), date(2026, 11, 26)
PERIODS = Periods(7, 14, 14, 7, Days())
A_DAY = timedelta(days=1)


def lacks(book: MinuteBook, day: date = DECEMBER) -> tuple[PackLack, ...]:
    sitting = book.sitting(day)
    dates = meeting_dates(sitting.held if sitting else Held(day), PERIODS, ())
    return find_pack_lacks(book, dates, QuorumRule(), {})


def rules(clerk: Clerk, as_at: date = TODAY) -> list[str]:
    return [one.rule for one in lacks(clerk.book(as_at))]


@pytest.fixture
def clerk() -> Clerk:
    """A board whose minutes of July are approved, and a meeting in December with time and venue."""
    found = seated()
    first = met(found)
    minuted(found, first)
    approved(found, first)
    found.write(meeting(DECEMBER, begins="16:00", venue="Room 4"), date(2026, 10, 1))
    return found


def test_a_pack_with_notice_members_and_approved_minutes_lacks_nothing(clerk: Clerk) -> None:
    assert lacks(clerk.book()) == ()


def test_with_nothing_on_record_each_part_is_named_with_its_remedy() -> None:
    found = lacks(Clerk().book())
    assert [one.rule for one in found] == ["H85", "H70", "H85"]
    assert found[0].in_words == (
        "No meeting on 3 December 2026 is on record, so its time and venue are not known. Record it:  "
        "reportkit board meeting --held-on 2026-12-03 --begins 16:00 --venue ..."
    )


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ({"begins": "16:00"}, "the venue"),
        ({"venue": "Room 4"}, "the time"),
        ({}, "the time or the venue"),
    ],
)
def test_a_notice_without_time_or_venue_is_no_notice(said: dict[str, str], wants: str) -> None:
    found = seated()
    found.write(meeting(DECEMBER, is_first=True, **said), date(2026, 10, 1))
    [one] = lacks(found.book())
    assert one.rule == "H85" and f"does not give {wants}." in one.missing


def test_the_board_s_first_meeting_needs_no_minutes() -> None:
    found = seated()
    found.write(meeting(DECEMBER, begins="16:00", venue="Room 4", is_first=True), date(2026, 10, 1))
    assert lacks(found.book()) == ()


def test_a_meeting_held_of_which_nothing_is_on_record_lacks_who_came_what_was_said_and_approval() -> None:
    found = seated()
    found.write(meeting(JULY), date(2026, 6, 1))
    found.write(meeting(DECEMBER, begins="16:00", venue="Room 4"), date(2026, 10, 1))
    assert rules(found) == ["H86", "H86", "H87"]


def test_every_earlier_meeting_has_minutes_and_not_the_last_alone(clerk: Clerk) -> None:
    clerk.write(meeting(date(2026, 3, 12)), date(2026, 1, 12))
    assert [one.missing for one in lacks(clerk.book())] == [
        "Who came to the meeting of 12 March 2026 is not on record.",
        "Nothing is minuted of the meeting of 12 March 2026.",
    ]


def test_minutes_that_changed_after_they_were_approved_are_approved_no_more(clerk: Clerk) -> None:
    first = next(one.id for one in clerk.events if isinstance(one.payload, kinds.Meeting))
    clerk.write(kinds.Minute(meeting=first, item="Late", said="Forgotten."), JULY)
    [one] = lacks(clerk.book())
    assert (one.rule, one.missing) == (
        "H87",
        "The draft minutes of 2 July 2026 have changed since a Co-Chair approved them.",
    )


def test_minutes_are_approved_by_a_co_chair_and_nobody_else() -> None:
    found = seated()
    first = met(found)
    minuted(found, first)
    approved(found, first, by="p3")
    found.write(meeting(DECEMBER, begins="16:00", venue="Room 4"), date(2026, 10, 1))
    assert rules(found) == ["H87"]


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        (JULY - A_DAY, ["H85"]),
        (JULY, ["H86", "H86", "H87"]),
        (JULY + A_DAY, ["H86", "H86", "H87"]),
    ],
)
def test_minutes_are_asked_for_from_the_day_of_the_meeting_on(as_at: date, expected: list[str]) -> None:
    found = seated()
    found.write(meeting(JULY), date(2026, 6, 1))
    found.write(meeting(DECEMBER, begins="16:00", venue="Room 4"), date(2026, 6, 1))
    assert rules(found, as_at) == expected


@pytest.mark.parametrize(
    ("sent", "reason", "expected"),
    [
        (PAPERS_DUE - A_DAY, "", []),
        (PAPERS_DUE, "", []),
        (PAPERS_DUE + A_DAY, "", ["H84"]),
        (PAPERS_DUE + A_DAY, "The figures came late.", []),
    ],
)
def test_papers_sent_after_the_seventh_day_before_need_a_reason(
    clerk: Clerk, sent: date, reason: str, expected: list[str]
) -> None:
    arranged = clerk.events[-1].id
    clerk.write(kinds.PapersSent(meeting=arranged, late_because=reason), sent)
    assert rules(clerk, DECEMBER) == expected


def test_a_quorum_that_was_not_met_is_no_missing_part_and_stays_in_the_minutes() -> None:
    found = seated()
    first = met(found, present=("p0", "p1"))
    minuted(found, first)
    approved(found, first)
    found.write(meeting(DECEMBER, begins="16:00", venue="Room 4"), date(2026, 10, 1))
    assert lacks(found.book()) == ()
