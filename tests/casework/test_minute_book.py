"""The minute book puts together what stands of each meeting, whatever was corrected since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from reportkit.casework.board import Constituency, Role
from reportkit.casework.events import Event, Named, Payload
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.minute_book import MinuteBook, open_minute_book
from tests.casework.events.builders import TODAY, contact, event

MARCH, JUNE = date(2026, 3, 12), date(2026, 6, 18)


class Clerk:
    """Who writes down what happens; what is written has the ids hillingdon-1, hillingdon-2 ..."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._numbers = count(1)

    def write(self, payload: Payload, on: date = MARCH, **said: Any) -> str:
        """The id of what was written."""
        ago = (TODAY - on).days
        self.events.append(event(payload, next(self._numbers), ago=ago, **said))
        return self.events[-1].id

    def book(self, as_at: date = TODAY) -> MinuteBook:
        return open_minute_book(self.events, as_at)


def member(number: str, name: str, role: Role = Role.MEMBER, **said: Any) -> kinds.Member:
    seat = None if role in (Role.CLERK, Role.INVITEE) else said.pop("seat", Constituency.GOVERNORS)
    return kinds.Member(
        board="SSPB", person_id=number, person=Named(name=name), role=role, constituency=seat, **said
    )


def meeting(on: date, **said: Any) -> kinds.Meeting:
    return kinds.Meeting(board="SSPB", on=on, **said)


@pytest.fixture
def clerk() -> Clerk:
    """A board of three with one meeting in March and one in June."""
    found = Clerk()
    joined = date(2026, 1, 12)
    found.write(member("p1", "Ann Chair", Role.AUTHORITY_CO_CHAIR, seat=Constituency.OFFICERS), joined)
    found.write(member("p2", "Ben Head", leads=("102368",)), joined)
    found.write(member("p3", "Cy Clerk", Role.CLERK), joined)
    found.write(meeting(MARCH, begins="16:00", venue="Room 1"), joined)
    found.write(meeting(JUNE), joined)
    return found


def test_a_meeting_is_found_by_its_day_with_the_one_before_it(clerk: Clerk) -> None:
    book = clerk.book()
    assert [sitting.day for sitting in book.sittings] == [MARCH, JUNE]
    sitting, before = book.sitting(MARCH), book.before(JUNE)
    assert sitting is not None and sitting.meeting.venue == "Room 1"
    assert before == sitting
    assert book.before(MARCH) is None and book.sitting(date(2026, 3, 13)) is None


def test_people_are_those_of_the_day_in_the_seat_they_had_then(clerk: Clerk) -> None:
    clerk.write(member("p2", "Ben Head", Role.SCHOOLS_CO_CHAIR, leads=("102368",)), date(2026, 5, 1))
    clerk.write(kinds.MemberLeft(member="hillingdon-3"), date(2026, 5, 2))
    march, june = clerk.book().people(MARCH), clerk.book().people(JUNE)
    assert [person.role for person in march] == [Role.AUTHORITY_CO_CHAIR, Role.MEMBER, Role.CLERK]
    assert [person.role for person in june] == [Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR]


def test_what_is_recorded_of_a_meeting_stays_with_it_when_the_meeting_is_corrected(clerk: Clerk) -> None:
    clerk.write(kinds.Attended(meeting="hillingdon-4", present=("p1", "p2", "p3")), MARCH)
    clerk.write(meeting(MARCH, begins="17:00", venue="Hall"), date(2026, 3, 1), corrects="hillingdon-4")
    sitting = clerk.book().sitting(MARCH)
    assert sitting is not None and sitting.meeting.venue == "Hall" and sitting.attendance is not None
    assert [person.name for person in sitting.attendance.members] == ["Ann Chair", "Ben Head"]
    assert len(clerk.book().sittings) == 2


def test_what_was_taken_back_is_in_no_meeting(clerk: Clerk) -> None:
    said = clerk.write(kinds.Minute(meeting="hillingdon-4", item="Results", said="They rose."), MARCH)
    clerk.write(Withdrawal(approved_by="Bea"), MARCH, corrects=said, urn=None)
    sitting = clerk.book().sitting(MARCH)
    assert sitting is not None and sitting.minutes == ()


def test_only_what_had_happened_by_the_day_is_in_the_book(clerk: Clerk) -> None:
    clerk.write(kinds.MinutesApproved(meeting="hillingdon-4", approved_by="p1"), date(2026, 3, 19))
    before, after = (clerk.book(day).sitting(MARCH) for day in (date(2026, 3, 18), date(2026, 3, 19)))
    assert before is not None and before.approval is None
    assert after is not None and after.approval is not None and after.approval[1].name == "Ann Chair"


def test_the_calendar_gets_what_was_sent_and_when(clerk: Clerk) -> None:
    clerk.write(kinds.PapersSent(meeting="hillingdon-4", late_because="Snow"), date(2026, 3, 6))
    clerk.write(kinds.MinutesApproved(meeting="hillingdon-4", approved_by="p1"), date(2026, 3, 19))
    clerk.write(kinds.MinutesSent(meeting="hillingdon-4"), date(2026, 3, 20))
    sitting = clerk.book().sitting(MARCH)
    assert sitting is not None
    held = sitting.held
    assert (held.papers_sent_on, held.late_papers_reason) == (date(2026, 3, 6), "Snow")
    assert (held.minutes_approved_on, held.minutes_sent_on) == (date(2026, 3, 19), date(2026, 3, 20))


def test_minutes_that_a_member_without_a_chair_approved_do_not_go_as_approved(clerk: Clerk) -> None:
    clerk.write(kinds.MinutesApproved(meeting="hillingdon-4", approved_by="p2"), date(2026, 3, 19))
    clerk.write(kinds.MinutesSent(meeting="hillingdon-4"), date(2026, 3, 20))
    sitting = clerk.book().sitting(MARCH)
    assert sitting is not None
    assert (sitting.held.minutes_sent_on, sitting.held.minutes_unapproved_on) == (None, date(2026, 3, 20))


def test_a_corrected_approval_is_of_what_the_minutes_said_when_it_was_first_recorded(clerk: Clerk) -> None:
    approval = kinds.MinutesApproved(meeting="hillingdon-4", approved_by="p1")
    first = clerk.write(approval, date(2026, 3, 19))
    clerk.write(kinds.Minute(meeting="hillingdon-4", item="Themes", said="More."), MARCH)
    clerk.write(approval, date(2026, 3, 18), corrects=first)
    sitting = clerk.book().sitting(MARCH)
    assert sitting is not None and not sitting.is_approved
    clerk.write(approval, date(2026, 3, 25))
    again = clerk.book().sitting(MARCH)
    assert again is not None and again.is_approved


def test_actions_and_recommendations_stand_with_what_became_of_them(clerk: Clerk) -> None:
    done = clerk.write(kinds.Action(meeting="hillingdon-4", what="Write", owner="Cy Clerk"), MARCH)
    clerk.write(kinds.Action(meeting="hillingdon-4", what="Ask", owner="Ann Chair"), MARCH)
    clerk.write(kinds.ActionDone(action=done), date(2026, 4, 1))
    asked = kinds.ForumRecommendation(
        meeting="hillingdon-4", about=kinds.Matter.FINANCE, recommends="Fund it", asks="£5,000"
    )
    clerk.write(kinds.ForumAnswer(recommendation=clerk.write(asked, MARCH), answer="Agreed"), JUNE)
    book = clerk.book()
    assert [(action.what, day) for _, action, day in book.actions] == [
        ("Write", date(2026, 4, 1)),
        ("Ask", None),
    ]
    assert [answer.answer for _, _, answer in book.recommendations if answer] == ["Agreed"]


def test_an_election_counts_for_the_roles_of_those_elected(clerk: Clerk) -> None:
    clerk.write(kinds.Election(board="SSPB", elected=("p1", "p3")), MARCH)
    assert clerk.book().elected_on == {Role.AUTHORITY_CO_CHAIR: MARCH, Role.CLERK: MARCH}


def test_nothing_of_a_school_is_in_the_book(clerk: Clerk) -> None:
    clerk.events.append(event(contact(), 99))
    kept: Sequence[Event] = clerk.book().history.events
    assert all(one.urn is None for one in kept) and len(kept) == len(clerk.events) - 1


def test_somebody_who_attended_and_is_nobody_of_the_board_is_not_passed_over(clerk: Clerk) -> None:
    clerk.write(kinds.Attended(meeting="hillingdon-4", present=("p1", "p9")), MARCH)
    sitting = clerk.book().sitting(MARCH)
    assert sitting is not None
    with pytest.raises(KeyError):
        _ = sitting.attendance


def test_a_meeting_to_come_is_in_the_book(clerk: Clerk) -> None:
    ahead = TODAY + timedelta(days=11)
    clerk.write(meeting(ahead), TODAY)
    assert clerk.book().sitting(ahead) is not None
