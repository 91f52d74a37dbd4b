"""Whether the board is quorate (H78), in both readings of the clause (G1, G3)."""

from __future__ import annotations

import pytest

from reportkit.casework.board import QuorumRule, Reading, count_quorum
from tests.casework.builders import authority_chair, clerk, head, invitee, officer, room, schools_chair

STRICT = QuorumRule(reading=Reading.STRICT)
# who is in the room; quorate by the literal reading; by the strict one
TABLE = {
    "8 members, LA Co-Chair the only officer (G1)": (room(authority_chair(), heads=7), True, False),
    "the same with the schools' Co-Chair": (room(authority_chair(), schools_chair(), heads=6), True, False),
    "another officer beside the LA Co-Chair": (room(authority_chair(), officer(), heads=6), True, True),
    "officer and the schools' Co-Chair": (room(officer(), schools_chair(), heads=6), True, True),
    "7 members": (room(authority_chair(), officer(), heads=5), False, False),
    "9 members": (room(authority_chair(), officer(), heads=7), True, True),
    "8 members, no Co-Chair": (room(officer(), heads=7), False, False),
    "8 members, no officer": (room(schools_chair(), heads=7), False, False),
    "7 members, clerk and 2 invitees (G3)": (
        room(authority_chair(), officer(), clerk(), invitee(), invitee(leads=1), heads=5), False, False),
    "8 members, clerk and 2 invitees (G3)": (
        room(authority_chair(), officer(), clerk(), invitee(), invitee(leads=1), heads=6), True, True),
    "nobody": (room(), False, False),
}  # fmt: skip


@pytest.mark.parametrize(("present", "literal", "strict"), TABLE.values(), ids=list(TABLE))
def test_the_board_is_quorate_with_enough_members_a_borough_representative_and_a_co_chair(
    present, literal, strict
):
    assert count_quorum(present).is_met is literal
    assert count_quorum(present, STRICT).is_met is strict


def test_the_sum_prints_with_its_numbers_and_names():
    chair = authority_chair("Ada Green")
    assert count_quorum(room(chair, heads=7)).lines == (
        "8 members present, 8 needed: met",
        "A borough representative present (Ada Green): met",
        "A current Co-Chair present (Ada Green): met",
        "The meeting is quorate.",
    )
    assert count_quorum(room(chair, clerk()), STRICT).lines == (
        "1 member present, 8 needed: not met",
        "A borough representative besides the Co-Chairs present (nobody): not met",
        "A current Co-Chair present (Ada Green): met",
        "The meeting is not quorate.",
    )


def test_the_number_needed_is_the_one_that_is_set():
    present = room(authority_chair(), heads=5)
    assert [count_quorum(present, QuorumRule(members=n)).is_met for n in (5, 6, 7)] == [True, True, False]


def test_a_quorum_of_nobody_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        QuorumRule(members=0)


def test_one_person_more_never_ends_a_quorum():
    quorate = [present for present, literal, _ in TABLE.values() if literal]
    for present in quorate:
        for further in (head(), officer(), clerk(), invitee()):
            assert count_quorum(room(*present.present, further)).is_met
