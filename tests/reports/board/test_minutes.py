"""Draft minutes: who was there, both sums line by line, what was said and decided, and who approved."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.blocks import Heading, Preformatted, Table, Title
from reportkit.casework.board import Constituency
from reportkit.casework.events import board_kinds as kinds
from reportkit.publishing.readability import measure_readability
from reportkit.reports.sections.board import minuted as business
from reportkit.reports.sections.board import minutes
from tests.casework.test_minute_book import meeting, member
from tests.reports.board.meetings import ALL, JULY, approved, coming, lines, met, minuted, of, rows, seated

AGAIN = "A quorate meeting is to decide."
SECTIONS = (minutes.front, minutes.attendance, minutes.quorum, minutes.business, minutes.approval)


def test_members_stand_by_whom_they_represent_and_others_apart() -> None:
    clerk = seated()
    met(clerk, present=tuple(one for one in ALL if one not in ("p2", "p3")), apologies=("p2",))
    found = minutes.attendance(of(clerk))
    assert rows(found)[:3] == [
        ["Primary and infant schools", "Ben Chair (Co-Chair)", "none"],
        ["Secondary schools", "none", "Head 2 (apologies)"],
        ["Teaching School alliances", "none", "Head 3"],
    ]
    assert rows(found)[5] == ["School improvement officers", "Ann Chair (Co-Chair)", "none"]
    assert lines(found)[-1] == (
        "Also present, outside the quorum and without a vote: Cy Clerk (clerk), Gia Guest (invited)."
    )


@pytest.mark.parametrize(
    ("reading", "says"),
    [
        (
            "literal",
            ["A borough representative present (Ann Chair): met.", "The meeting is quorate."],
        ),
        (
            "strict",
            [
                "A borough representative besides the Co-Chairs present (nobody): not met.",
                "The meeting is not quorate.",
            ],
        ),
    ],
)
def test_the_quorum_is_a_sum_of_a_line_for_each_part_as_the_clause_is_read(
    reading: str, says: list[str]
) -> None:
    clerk = seated()
    met(clerk)
    found = lines(minutes.quorum(of(clerk, quorum=reading)))
    assert found[2:] == [
        "8 members present, 8 needed: met.",
        says[0],
        "A current Co-Chair present (Ann Chair, Ben Chair): met.",
        says[1],
        "7 of 8 members present are borough headteachers, 5 needed: met.",
        "The board may vote." if reading == "literal" else "The board may not vote.",
    ]


def test_items_stand_in_the_order_of_the_agenda_and_others_behind_them() -> None:
    clerk = seated()
    minuted(clerk, met(clerk))
    found = minutes.business(of(clerk))
    assert [one.text for one in found if isinstance(one, Heading) and one.level == 2] == [
        "1. Themes and networks",
        "2. A talk on travel",
    ]
    assert lines(found)[2:6] == [
        "Writing came first.",
        "Maths next.",
        "Decision 1: Writing it is.",
        "Decision 2: Maths waits.",
    ]


def test_decisions_are_numbered_with_their_votes_and_actions_have_owner_and_day_due() -> None:
    clerk = seated()
    minuted(clerk, met(clerk))
    assert rows(minutes.business(of(clerk))) == [
        ["1", "Writing it is.", "For 7, against 0, abstained 1"],
        ["2", "Maths waits.", "No vote was taken"],
        ["Write", "Clerk", "17 July 2026"],
        ["Bring a plan", "Ann Chair", "no day set"],
        ["Finance", "Fund the networks", "£24,000"],
    ]


def test_what_a_meeting_without_a_quorum_put_forward_is_not_printed_as_decided() -> None:
    clerk = seated()
    minuted(clerk, met(clerk, present=ALL[1:]))
    found = minutes.business(of(clerk))
    assert rows(found)[:2] == [
        ["1", "Put forward, not decided: Writing it is.", f"The meeting was not quorate (H78). {AGAIN}"],
        ["2", "Put forward, not decided: Maths waits.", f"The meeting was not quorate (H78). {AGAIN}"],
    ]
    said = lines(found)
    assert "Number 1, put forward, not decided: Writing it is." in said
    assert f"The meeting was not quorate (H78). {AGAIN}" in said
    assert not [line for line in said if line.startswith("Decision ")]


def test_a_vote_that_too_few_heads_were_there_for_is_not_printed_as_decided() -> None:
    clerk = seated()
    for number, seat in ((4, "special schools"), (5, "alternative provision and PRUs"), (6, "governors")):
        said = member(f"p{number}", f"Head {number}", seat=Constituency(seat))
        clerk.write(said, date(2026, 1, 5))
    clerk.write(member("p7", "Head 7", seat=Constituency.LEADERS_OF_EDUCATION), date(2026, 1, 5))
    minuted(clerk, met(clerk))
    [voted, agreed, *_] = rows(minutes.business(of(clerk)))
    assert voted[1:] == [
        "Put forward, not decided: Writing it is.",
        f"Too few of the members present were borough headteachers for a vote (H79). {AGAIN}",
    ]
    assert agreed[1:] == ["Maths waits.", "No vote was taken"]


def test_what_a_quorate_meeting_put_off_is_not_printed_as_decided() -> None:
    clerk = seated()
    off = kinds.BoardDecision(meeting=met(clerk), item="Themes", decided="Music.", put_forward=True)
    clerk.write(off, JULY)
    [row] = rows(minutes.business(of(clerk)))
    assert row[1:] == [
        "Put forward, not decided: Music.",
        f"It was put forward for a later meeting to decide. {AGAIN}",
    ]


def test_what_came_of_it_after_the_meeting_is_no_part_of_its_minutes() -> None:
    clerk = seated()
    minuted(clerk, met(clerk))
    asked = clerk.events[-1].id
    before = minutes.business(of(clerk))
    clerk.write(kinds.ForumAnswer(recommendation=asked, answer="Agreed."), date(2026, 7, 16))
    [action] = [one.id for one in clerk.events if getattr(one.payload, "what", "") == "Bring a plan"]
    clerk.write(kinds.ActionDone(action=action), date(2026, 9, 28))
    assert minutes.business(of(clerk)) == before


def test_minutes_are_a_draft_on_every_page_even_when_a_co_chair_has_approved_them() -> None:
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    approved(clerk, first)
    title, status, *_ = minutes.front(of(clerk))
    assert isinstance(title, Title) and title.marking == "DRAFT for the board’s next meeting"
    assert lines([status]) == [
        "They go to the board’s meeting of 3 December 2026 as draft minutes (rule H85). The policy asks for "
        "one approval, by either Co-Chair (rule H87). Ben Chair, Co-Chair for school leaders, approved them "
        "on 8 July 2026."
    ]
    assert rows(minutes.approval(of(clerk))) == [
        ["Name", "Ben Chair, Co-Chair for school leaders"],
        ["Date", "8 July 2026"],
    ]


def test_minutes_say_that_those_before_them_were_approved_and_that_the_policy_has_no_vote_on_it() -> None:
    clerk = seated()
    spring = date(2026, 3, 12)
    earlier = clerk.write(meeting(spring), date(2026, 2, 1))
    minuted(clerk, met(clerk))
    assert "of 12 March 2026: No Co-Chair has approved them yet." in " ".join(
        lines(minutes.approval(of(clerk)))
    )
    clerk.write(kinds.MinutesApproved(meeting=earlier, approved_by="p0"), date(2026, 3, 18))
    assert (
        "The minutes of the meeting before, of 12 March 2026: Ann Chair, Co-Chair for the local authority, "
        "approved them on 18 March 2026. The policy asks for one approval, by either Co-Chair (rule H87)."
    ) in lines(minutes.approval(of(clerk)))


def test_the_abbreviations_for_those_who_sit_there_are_spelt_out() -> None:
    clerk = seated()
    met(clerk)
    (table,) = (one for one in minutes.attendance(of(clerk)) if isinstance(one, Table))
    assert table.notes == (
        "LLE: Local Leader of Education. NLE: National Leader of Education. PRU: pupil referral unit.",
    )


def test_minutes_that_nobody_approved_or_that_changed_since_have_lines_to_sign() -> None:
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    assert {row[1] for row in rows(minutes.approval(of(clerk)))} == {"____________________"}
    approved(clerk, first)
    clerk.write(kinds.Minute(meeting=first, item="Late", said="Forgotten."), JULY)
    assert {row[1] for row in rows(minutes.approval(of(clerk)))} == {"____________________"}
    assert lines(minutes.front(of(clerk)))[0].endswith("They have changed since, and must be approved again.")


def test_without_an_earlier_meeting_the_page_says_what_is_missing_and_what_to_do() -> None:
    clerk = seated()
    coming(clerk)
    title, said, typed = minutes.front(of(clerk))
    assert isinstance(title, Title) and "2026" not in title.subtitle
    assert lines([said])[0].startswith(
        "No earlier meeting is on record. Record the meeting, who came and what was said."
    )
    assert isinstance(typed, Preformatted) and typed.text.startswith("reportkit board meeting ...\n")
    assert all(not section(of(clerk)) for section in SECTIONS[1:])
    assert minutes.expected_parts(of(clerk)) == ((), 0, 0)


def test_a_board_s_first_meeting_and_one_still_to_come_say_so() -> None:
    first, ahead = seated(), seated()
    coming(first, is_first=True)
    assert lines(minutes.front(of(first))) == [
        "This is the board’s first meeting, so no meeting went before it."
    ]
    ahead.write(meeting(date(2026, 11, 30)), JULY)
    assert lines(minutes.front(of(ahead))) == [
        "The meeting of 30 November 2026 is still to come. Build this pack again after it."
    ]


@pytest.mark.parametrize("is_whole", [False, True])
def test_what_is_expected_is_what_is_written(is_whole: bool) -> None:
    clerk = seated()
    first = met(clerk)
    if is_whole:
        minuted(clerk, first)
    profile = of(clerk)
    blocks = [block for section in SECTIONS for block in section(profile)]
    parts = minutes.expected_parts(profile)
    assert parts.headings == tuple(
        block.text for block in blocks if isinstance(block, Heading) and block.level == 1
    )
    assert parts.tables == sum(isinstance(block, Table) for block in blocks) == (5 if is_whole else 2)


def test_nothing_is_said_of_the_schools_that_members_lead() -> None:
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    told = [block for section in SECTIONS for block in section(of(clerk))]
    assert "10236" not in str(told)
    assert measure_readability(told).grade <= 8


def test_a_meeting_of_which_nobody_wrote_who_came_has_no_sum() -> None:
    clerk = seated()
    clerk.write(meeting(JULY), date(2026, 6, 1))
    assert lines(minutes.quorum(of(clerk)))[-1] == (
        "It cannot be worked out, because it is not on record who came."
    )
    assert business.tables(of(clerk).previous) == 0  # type: ignore[arg-type]  # it is there
