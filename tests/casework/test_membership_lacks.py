"""A board that cannot be quorate if all come, or whose election is overdue, is told so (H70 to H78)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from reportkit.casework.board import Constituency, QuorumRule, Reading, Role
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.membership_lacks import find_membership_lacks
from reportkit.casework.pack_lack import PackLack
from tests.casework.test_minute_book import Clerk, member
from tests.reports.board.meetings import JOINED, SEATS, coming, seated

DECEMBER, LEFT = date(2026, 12, 3), date(2026, 11, 1)
OFFICERS = Constituency.OFFICERS


def lacks(
    clerk: Clerk, rule: QuorumRule | None = None, elections: Mapping[Role, date] | None = None
) -> tuple[PackLack, ...]:
    found = find_membership_lacks(clerk.book(), DECEMBER, rule or QuorumRule(), elections or {})
    return tuple(found)


def said(found: tuple[PackLack, ...]) -> list[tuple[str, str]]:
    """The rule and the first words of each."""
    return [(one.rule, one.missing[:22]) for one in found]


def gone(clerk: Clerk, *people: str) -> Clerk:
    for one in people:
        clerk.write(kinds.MemberLeft(member=joined(clerk, one)), LEFT)
    return clerk


def joined(clerk: Clerk, person: str) -> str:
    """The id of the event by which the person joined."""
    mine = (event for event in clerk.events if getattr(event.payload, "person_id", "") == person)
    return next(mine).id


def test_eight_members_with_both_chairs_lack_nothing() -> None:
    assert lacks(seated()) == ()


def test_nobody_on_record_is_said_once() -> None:
    assert said(lacks(Clerk())) == [("H70", "Nobody is on record as")]


def test_seven_members_are_no_quorum_though_clerk_and_guest_come() -> None:
    [one] = lacks(gone(seated(), "p7"))
    assert one.in_words == (
        "Members on record: 7. A quorum needs 8, so no meeting can be quorate though all of them come. "
        "Record the others:  reportkit board member --name ... --constituency ..."
    )
    assert lacks(gone(seated(), "p7"), QuorumRule(members=7)) == ()


def test_six_members_and_no_chair_at_all_lack_members_and_a_chair() -> None:
    clerk = gone(seated(), "p0", "p1", "p7")
    clerk.write(member("p8", "Olu Officer", Role.MEMBER, seat=OFFICERS), JOINED)
    assert said(lacks(clerk)) == [("H78", "Members on record: 6. "), ("H78", "No current Co-Chair is")]


def test_a_board_without_an_officer_has_no_borough_representative() -> None:
    clerk = gone(seated(), "p0")
    for number in (8, 9):
        clerk.write(member(f"p{number}", f"Head {number}", Role.MEMBER, seat=SEATS[0]), JOINED)
    assert said(lacks(clerk)) == [("H78", "No borough representat"), ("H76", "There is no Co-Chair f")]


def test_read_strictly_the_representative_is_somebody_besides_the_co_chairs() -> None:
    [one] = lacks(seated(), QuorumRule(reading=Reading.STRICT))
    assert one.missing.startswith("No borough representative besides the Co-Chairs is on record")


@pytest.mark.parametrize(("days", "lacking"), [(-1, ["H75"]), (0, []), (1, [])])
def test_an_election_due_before_the_meeting_is_to_be_held_or_put_on_its_agenda(
    days: int, lacking: list[str]
) -> None:
    due = {Role.SCHOOLS_CO_CHAIR: DECEMBER + timedelta(days=days)}
    clerk = seated()
    assert [one.rule for one in lacks(clerk, elections=due)] == lacking
    meeting = coming(clerk)
    own = {"purpose": kinds.Purpose.DECIDE, "owner": "Clerk", "minutes": 5}
    clerk.write(kinds.AgendaItem(meeting=meeting, title="Election of Co-Chairs", **own), date(2026, 10, 2))
    assert lacks(clerk, elections=due) == ()
