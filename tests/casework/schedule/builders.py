"""A board of Hillingdon's with the meeting of 3 December 2026 (A3.8), and its calendar on a day."""

from __future__ import annotations

from datetime import date

from reportkit.casework.board import Constituency, Role
from reportkit.casework.calendar import Days, read_periods
from reportkit.casework.schedule import BoardRules, Line, Schedule, State, board_schedule
from reportkit.settings import read_terms
from reportkit.settings.policies import read_pack
from tests.casework.test_minute_book import Clerk, meeting, member
from tests.settings.policies.builders import PARAMS

PACK = read_pack(PARAMS, "hillingdon@2016-02")
TERMS = read_terms(PARAMS)
MEETING = date(2026, 12, 3)
AUTUMN = TERMS.at(MEETING)
MET, DUE, LATE, UNKNOWN = State.MET, State.DUE, State.LATE, State.NOT_ON_RECORD
SINCE = date(2026, 9, 7)


def november(day: int) -> date:
    return date(2026, 11, day)


def december(day: int) -> date:
    return date(2026, 12, day)


def board(*, arranged: bool = True) -> Clerk:
    """Two Co-Chairs and a clerk, on record since the autumn term began, and the meeting in December."""
    clerk = Clerk()
    clerk.write(member("p1", "Ann Chair", Role.AUTHORITY_CO_CHAIR, seat=Constituency.OFFICERS), SINCE)
    clerk.write(member("p2", "Ben Head", Role.SCHOOLS_CO_CHAIR, leads=("102368",)), SINCE)
    clerk.write(member("p3", "Cy Clerk", Role.CLERK), SINCE)
    if arranged:
        clerk.write(meeting(MEETING, begins="16:00", venue="Room 1"), SINCE)
    return clerk


ARRANGED = "hillingdon-4"


def schedule(
    clerk: Clerk, as_at: date, *forums: date, days: Days | None = None, papers: int | None = None
) -> Schedule:
    """The calendar; `papers` is how many days before it meets the Forum wants its papers."""
    rules = BoardRules(PACK, TERMS, read_periods(PACK, 7, days, papers), forums)
    return board_schedule(clerk.book(as_at), rules, AUTUMN)


def line(clerk: Clerk, key: str, as_at: date, *forums: date, days: Days | None = None) -> Line:
    """The one line whose key begins so."""
    found = [one for one in schedule(clerk, as_at, *forums, days=days).lines if one.key.startswith(key)]
    assert len(found) == 1, found
    return found[0]
