"""One person holds each chair and heads each school; who follows another is recorded after them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reportkit.casework.board import Constituency, Role
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.minuting.seats import shared_seats
from tests.casework.minuting.test_refusing import refused
from tests.casework.test_minute_book import Clerk, member
from tests.reports.board.meetings import seated

SEPTEMBER = date(2026, 9, 1)
NAN = member("n1", "Nan New", Role.AUTHORITY_CO_CHAIR, seat=Constituency.OFFICERS)
NED = member("n2", "Ned New", leads=("102362",))


def left(clerk: Clerk, number: str, on: date) -> None:
    entry = next(one.id for one in clerk.events if getattr(one.payload, "person_id", "") == number)
    clerk.write(kinds.MemberLeft(member=entry), on)


@pytest.mark.parametrize(
    ("new", "before", "says"),
    [
        (
            NAN,
            "p0",
            "Ann Chair and Nan New would both be Co-Chair for the local authority on 1 September 2026",
        ),
        (NED, "p2", "Head 2 and Ned New would both be head of the school 102362 on 1 September 2026"),
    ],
)
def test_a_seat_is_taken_once_whoever_held_it_has_left(new: kinds.Member, before: str, says: str) -> None:
    clerk = seated()
    assert says in refused(clerk, new, SEPTEMBER)
    left(clerk, before, SEPTEMBER)
    assert refused(clerk, new, SEPTEMBER) == ""
    assert says.replace("1 September", "31 August") in refused(clerk, new, SEPTEMBER - timedelta(days=1))


def test_who_keeps_another_seat_makes_room_too() -> None:
    clerk = seated()
    clerk.write(member("p0", "Ann Chair", seat=Constituency.OFFICERS), SEPTEMBER)
    clerk.write(member("p2", "Head 2"), SEPTEMBER)
    assert refused(clerk, NAN, SEPTEMBER) == refused(clerk, NED, SEPTEMBER) == ""


def test_a_seat_that_two_share_on_record_does_not_stop_what_else_is_recorded() -> None:
    clerk = seated()
    clerk.write(NAN, SEPTEMBER)
    clerk.write(member("n3", "Noa New"), SEPTEMBER + timedelta(days=1))
    assert len(list(shared_seats(clerk.book()))) == 1
    assert refused(clerk, member("n4", "Nia New"), SEPTEMBER + timedelta(days=2)) == ""


def test_a_head_who_is_invited_takes_nobody_s_place() -> None:
    assert refused(seated(), member("g2", "Gil Guest", Role.INVITEE, leads=("102362",)), SEPTEMBER) == ""
