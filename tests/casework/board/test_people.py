"""Who is a member and who is not (H74, H76, H80), and what no list of people may say."""

from __future__ import annotations

import pytest

from reportkit.casework.board import Attendance, Constituency, Role
from tests.casework.builders import (
    authority_chair,
    clerk,
    head,
    invitee,
    officer,
    person,
    room,
    schools_chair,
)


@pytest.mark.parametrize(
    ("made", "is_member"),
    [
        (head(), True),
        (officer(), True),
        (authority_chair(), True),
        (schools_chair(), True),
        (clerk(), False),
        (invitee(leads=1), False),
    ],
    ids=["head", "officer", "authority's Co-Chair", "schools' Co-Chair", "clerk", "head who is invited"],
)
def test_clerk_and_invitees_are_no_members(made, is_member):
    assert made.is_member is is_member


@pytest.mark.parametrize(
    ("role", "constituency", "said"),
    [
        (Role.MEMBER, None, "has no constituency"),
        (Role.AUTHORITY_CO_CHAIR, None, "has no constituency"),
        (Role.CLERK, Constituency.OFFICERS, "is no member"),
        (Role.INVITEE, Constituency.PRIMARY, "is no member"),
        (Role.AUTHORITY_CO_CHAIR, Constituency.PRIMARY, "only an officer can"),
        (Role.SCHOOLS_CO_CHAIR, Constituency.OFFICERS, "no school leader"),
    ],
)
def test_a_role_that_does_not_fit_is_refused_by_name(role, constituency, said):
    with pytest.raises(ValueError, match=f"Ada Green .*{said}"):
        person(role, constituency, name="Ada Green")


def test_a_person_who_stands_twice_is_refused_by_name():
    twice = person(name="Ada Green")
    with pytest.raises(ValueError, match="Ada Green stands twice"):
        Attendance((twice, head(), twice))


def test_attendance_is_told_by_constituency_with_those_that_nobody_came_for():
    told = room(officer(), clerk(), invitee(), heads=2).by_constituency
    assert list(told) == list(Constituency)
    assert {seat.name: len(people) for seat, people in told.items() if people} == {
        "PRIMARY": 2,
        "OFFICERS": 1,
    }


def test_those_in_a_role_are_found():
    present = room(clerk(), invitee(), invitee(), heads=1)
    assert [len(present.in_role(role)) for role in (Role.CLERK, Role.INVITEE, Role.MEMBER)] == [1, 2, 1]
