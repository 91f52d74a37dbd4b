"""Until when a Co-Chair is one: the quorum, the calendar and the agenda say the same of an election."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reportkit.casework.board import OFFICE_GOES_ON, Role
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.minuting.office import overdue_elections, quorum_of
from reportkit.casework.schedule import State
from reportkit.casework.schedule.board_years import renewals
from reportkit.settings.policies import read_pack
from tests.casework.minuting.test_refusing import TERMS
from tests.casework.test_minute_book import Clerk
from tests.reports.board.meetings import JULY, met, seated
from tests.reports.builders import PARAMS

A_YEAR_BEFORE = date(2025, 7, 2)


def elected(on: date, *who: str) -> Clerk:
    """The board that met on 2 July 2026, of which those were elected on a day."""
    clerk = seated()
    for event in list(clerk.events):
        clerk.write(event.payload, date(2025, 1, 6))
    clerk.write(kinds.Election(board="SSPB", elected=who or ("p0", "p1")), on)
    met(clerk)
    return clerk


def lines(clerk: Clerk) -> tuple[str, ...]:
    """The sum of the quorum of July."""
    book = clerk.book()
    sitting = book.sitting(JULY)
    assert sitting is not None
    found = quorum_of(sitting, book, TERMS.quorum, TERMS.pack, TERMS.terms)
    assert found is not None and found.is_met
    return found.lines


# elected on which day: is the next election overdue at the meeting of 2 July 2026?
@pytest.mark.parametrize(
    ("on", "is_overdue"),
    [
        (A_YEAR_BEFORE - timedelta(days=1), True),
        (A_YEAR_BEFORE, False),
        (A_YEAR_BEFORE + timedelta(days=1), False),
        (JULY, False),
    ],
)
def test_a_co_chair_stays_one_and_the_sum_says_that_the_election_is_overdue(
    on: date, *, is_overdue: bool
) -> None:
    said = [line for line in lines(elected(on)) if OFFICE_GOES_ON in line]
    assert len(said) == (2 if is_overdue else 0)
    if is_overdue:
        assert said[0] == (
            "The yearly election of the Co-Chair for the local authority was due by 1 July 2026 (H75). "
            f"{OFFICE_GOES_ON}"
        )


def test_the_calendar_calls_the_same_election_late_and_says_the_same_of_the_office() -> None:
    clerk = elected(A_YEAR_BEFORE - timedelta(days=1))
    late = [one for one in renewals(clerk.book(JULY), TERMS.pack, TERMS.terms) if one.rule == "H75"]
    assert [(one.state, one.note) for one in late] == [(State.LATE, OFFICE_GOES_ON)] * 2


def test_of_a_co_chair_who_was_away_nothing_is_said() -> None:
    clerk = elected(A_YEAR_BEFORE - timedelta(days=1), "p1")
    assert list(overdue_elections(clerk.book(), JULY, TERMS.pack, TERMS.terms)) == [Role.SCHOOLS_CO_CHAIR]
    came = kinds.Attended(meeting=clerk.events[-2].id, present=("p0", *(f"p{n}" for n in range(2, 8))))
    clerk.write(came, JULY)
    book = clerk.book()
    sitting = book.sitting(JULY)
    assert sitting is not None
    found = quorum_of(sitting, book, TERMS.quorum, TERMS.pack, TERMS.terms)
    assert found is not None and found.remarks == ()


def test_an_election_after_the_meeting_does_not_count_for_it() -> None:
    clerk = elected(A_YEAR_BEFORE - timedelta(days=1))
    clerk.write(kinds.Election(board="SSPB", elected=("p0", "p1")), JULY + timedelta(days=1))
    assert len([line for line in lines(clerk) if OFFICE_GOES_ON in line]) == 2


def test_a_policy_that_asks_for_no_election_has_none_overdue() -> None:
    book = elected(A_YEAR_BEFORE - timedelta(days=1)).book()
    assert overdue_elections(book, JULY, read_pack(PARAMS, "hackney@2019-09"), TERMS.terms) == {}
