"""When the board may vote (H79, H80): a quorum, most of whose members head a borough school (G2, G3)."""

from __future__ import annotations

import pytest

from reportkit.casework.board import QuorumRule, count_vote
from tests.casework.builders import authority_chair, clerk, head, invitee, officer, room, schools_chair

LEADS = (authority_chair(), officer())
# who is in the room; heads; members; whether they may vote
TABLE = {
    "9 present, 5 heads (G2)": (room(*LEADS, heads=5, governors=2), 5, 9, True),
    "8 present, 4 heads (G2)": (room(*LEADS, heads=4, governors=2), 4, 8, False),
    "8 present, 5 heads": (room(*LEADS, heads=5, governors=1), 5, 8, True),
    "9 present, 4 heads": (room(*LEADS, heads=4, governors=3), 4, 9, False),
    "9 and 5, clerk and 2 invitees (G3)": (
        room(*LEADS, clerk(), invitee(), invitee(), heads=5, governors=2), 5, 9, True),
    "8 and 4, clerk and 2 heads invited (G3)": (
        room(*LEADS, clerk(), invitee(leads=1), invitee(leads=1), heads=4, governors=2), 4, 8, False),
    "an executive head of 3 schools counts once": (
        room(*LEADS, head(leads=3), heads=3, governors=2), 4, 8, False),
    "a Co-Chair who is a head counts as one": (
        room(officer(), schools_chair(), heads=4, governors=2), 5, 8, True),
    "most are heads, but no quorum": (room(*LEADS, heads=5), 5, 7, False),
    "most are heads, but no Co-Chair": (room(officer(), heads=7), 7, 8, False),
    "nobody": (room(), 0, 0, False),
}  # fmt: skip


@pytest.mark.parametrize(("present", "heads", "members", "is_allowed"), TABLE.values(), ids=list(TABLE))
def test_the_board_votes_only_as_a_quorum_most_of_whose_members_are_borough_heads(
    present, heads, members, is_allowed
):
    vote = count_vote(present)
    assert (vote.heads, vote.members, vote.is_allowed) == (heads, members, is_allowed)


@pytest.mark.parametrize(("heads", "governors", "needed"), [(5, 2, 5), (4, 2, 5), (5, 3, 6), (6, 3, 6)])
def test_the_sum_prints_what_is_needed(heads, governors, needed):
    vote = count_vote(room(*LEADS, heads=heads, governors=governors))
    of = heads + governors + 2
    is_met = heads >= needed
    assert vote.lines == (
        f"{heads} of {of} members present are borough headteachers, {needed} needed: "
        f"{'met' if is_met else 'not met'}",
        "The board may vote." if is_met else "The board may not vote.",
    )


def test_the_quorum_is_the_one_that_is_set():
    present = room(*LEADS, heads=5)
    assert count_vote(present, QuorumRule(members=7)).is_allowed
