"""Paper F says what of the board is met, due or late, from its own record, and nothing of any school."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from reportkit.blocks import Block, BulletList, Callout, Chart, Heading, Paragraph, Table, text_of
from reportkit.casework.board import OFFICE_GOES_ON, Constituency, Role
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.minute_book import open_minute_book
from reportkit.publishing.readability import measure_readability
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board import ahead, due, paper_f, registers, standing
from tests.casework.test_minute_book import Clerk, meeting, member
from tests.reports.board.borough_papers import AS_AT, MEETING, board

Sort = TypeVar("Sort", bound=Block)
JULY, JOINED = date(2026, 7, 2), date(2025, 12, 1)
FORUM = date(2026, 12, 17)
SEATS = [seat for seat in Constituency if seat is not Constituency.OFFICERS]


def seated(without: Constituency | None = None) -> Clerk:
    """A board with a member of each setting, both Co-Chairs among them, and a clerk."""
    clerk = Clerk()
    officers = Constituency.OFFICERS
    clerk.write(member("p0", "Ann Chair", Role.AUTHORITY_CO_CHAIR, seat=officers), JOINED)
    for number, seat in enumerate(SEATS, start=1):
        role = Role.SCHOOLS_CO_CHAIR if number == 1 else Role.MEMBER
        if seat is not without:
            clerk.write(
                member(f"p{number}", f"Head {number}", role, seat=seat, leads=(f"10236{number}",)), JOINED
            )
    clerk.write(member("c1", "Cy Clerk", Role.CLERK), JOINED)
    return clerk


def met(clerk: Clerk) -> str:
    """The id of the meeting of 2 July, at which all were."""
    first = clerk.write(meeting(JULY), date(2026, 6, 1))
    present = ("p0", *(f"p{number}" for number in range(1, 8)), "c1")
    clerk.write(kinds.Attended(meeting=first, present=present), JULY)
    return first


def of(clerk: Clerk, *forums: date, as_at: date = AS_AT) -> BoardProfile:
    """The meeting of 3 December as the clerk's book tells of it on a day."""
    bare = board()
    settings = bare.authority.board.model_copy(update={"forum_on": forums})
    authority = bare.authority.model_copy(update={"board": settings})
    return replace(bare, authority=authority, book=open_minute_book(clerk.events, as_at))


def only(blocks: Iterable[Block], sort: type[Sort]) -> Sort:
    [found] = [block for block in blocks if isinstance(block, sort)]
    return found


def rows(blocks: Iterable[Block]) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in only(blocks, Table).rows]


def test_deadlines_of_the_term_stand_by_day_with_rule_and_status() -> None:
    clerk = seated()
    arranged = clerk.write(meeting(MEETING), date(2026, 10, 1))
    clerk.write(kinds.PapersSent(meeting=arranged), date(2026, 11, 20))
    found = rows([one for one in due.deadlines(of(clerk, FORUM)) if isinstance(one, Table)])
    assert found[0] == [
        "26 November 2026", "Papers to members for the board of 3 December 2026", "H84",
        "Met on 20 November 2026",
    ]  # fmt: skip
    assert [row[2] for row in found] == ["H84", "H81", "none", "H83", "H83", "H87", "H88"]
    assert found[-2][3] == "Due", "why it presses stands under “What to see to”"


def test_it_says_plainly_that_the_teams_own_deadlines_are_not_among_them() -> None:
    said = " ".join(text_of(one.spans) for one in due.deadlines(of(seated())) if isinstance(one, Paragraph))
    assert "does not tell whether the team’s own were kept, such as its risk assessment" in said
    assert "Numbers such as H84 are those of the policy’s rules" in said


def test_the_chart_says_in_its_title_how_many_are_met_due_and_late() -> None:
    clerk = seated()
    arranged = clerk.write(meeting(MEETING), date(2026, 10, 1))
    clerk.write(kinds.PapersSent(meeting=arranged), date(2026, 11, 20))
    chart = only(due.deadlines(of(clerk, FORUM)), Chart)
    assert chart.title == "One deadline met and four due"
    assert "one deadline met and four due" in chart.alt_text
    later = only(due.deadlines(of(clerk, FORUM, as_at=date(2026, 12, 20))), Chart)
    assert later.title == "One deadline met, three late and one not on record"


def test_one_deadline_alone_is_no_chart() -> None:
    bare = of(Clerk())
    assert not due.has_chart(bare)
    assert paper_f.expected_parts(bare).charts == 0
    assert not [one for one in due.deadlines(bare) if isinstance(one, Chart)]


def test_an_action_is_in_its_own_register_and_not_among_the_deadlines() -> None:
    clerk = seated()
    first = met(clerk)
    clerk.write(kinds.Action(meeting=first, what="Ask Oak School", owner="Ann", due=date(2026, 11, 21)), JULY)
    done = clerk.write(kinds.Action(meeting=first, what="Write", owner="Cy"), JULY)
    clerk.write(kinds.ActionDone(action=done), date(2026, 9, 1))
    profile = of(clerk)
    assert rows(registers.actions(profile)) == [["Ask Oak School", "Ann", "21 November 2026", "Late"]]
    assert "Oak School" not in str(due.deadlines(profile))


def test_members_are_counted_by_setting_and_a_setting_without_one_is_named() -> None:
    blocks = standing.membership(of(seated(without=Constituency.GOVERNORS)))
    assert ["Governors", "0", "No"] in rows(blocks) and ["Special schools", "1", "Yes"] in rows(blocks)
    assert [text_of(item) for item in only(blocks, BulletList).items] == [
        "No member represents governors. (H72)"
    ]
    whole = standing.membership(of(seated()))
    assert text_of(only(whole, Paragraph).spans).startswith("Every setting is represented")


def test_without_members_or_a_meeting_it_says_that_it_cannot_say() -> None:
    bare = of(Clerk())
    for part in (standing.membership, standing.quorum):
        assert text_of(only(part(bare), Callout).spans).startswith("We cannot say, because nobody")


def test_the_last_meeting_s_quorum_is_shown_as_a_sum() -> None:
    clerk = seated()
    met(clerk)
    said = [text_of(item) for item in only(standing.quorum(of(clerk)), BulletList).items]
    assert said[0] == "8 members present, 8 needed: met"
    assert "The meeting is quorate." in said and "The board may vote." in said


def test_the_meeting_that_the_paper_is_for_is_not_the_last_one() -> None:
    clerk = seated()
    arranged = clerk.write(meeting(MEETING), date(2026, 10, 1))
    clerk.write(kinds.Attended(meeting=arranged, present=("p0",)), MEETING)
    assert only(standing.quorum(of(clerk, as_at=date(2026, 12, 4))), Callout)


@pytest.mark.parametrize(("as_at", "state"), [(date(2026, 12, 4), "Due"), (date(2026, 12, 5), "Late")])
def test_elections_are_told_with_the_day_of_the_next(as_at: date, state: str) -> None:
    clerk = seated()
    clerk.write(kinds.Election(board="SSPB", elected=("p0", "p1", "c1")), date(2025, 12, 4))
    found = rows(standing.elections(of(clerk, as_at=as_at)))
    assert [row[1:] for row in found] == [["4 December 2026", "H75", state]] * 3


@pytest.mark.parametrize(
    ("forum", "said"),
    [
        (date(2026, 12, 16), "16 December 2026, too soon after 3 December 2026."),
        (FORUM, "17 December 2026, far enough after 3 December 2026."),
    ],
)
def test_the_year_s_meetings_stand_by_term_with_the_forum_after_them(forum: date, said: str) -> None:
    clerk = seated()
    clerk.write(meeting(MEETING), date(2026, 10, 1))
    autumn, spring, summer = rows(standing.meetings(of(clerk, forum)))
    assert autumn == ["Autumn term 2026", "3 December 2026", "Due", said]
    assert spring == ["Spring term 2027", "None on record", "Due", "Not known"]
    assert summer[0] == "Summer term 2027"


def test_recommendations_stand_with_their_answers() -> None:
    clerk = seated()
    first = met(clerk)
    fund = kinds.ForumRecommendation(
        meeting=first, about=kinds.Matter.FINANCE, recommends="Fund two networks", asks="£20,000"
    )
    keep = kinds.ForumRecommendation(meeting=first, about=kinds.Matter.STRATEGY, recommends="Keep reviews")
    asked = clerk.write(fund, JULY)
    clerk.write(keep, JULY)
    clerk.write(kinds.ForumAnswer(recommendation=asked, answer="Agreed"), date(2026, 7, 9))
    assert rows(registers.recommendations(of(clerk))) == [
        ["2 July 2026", "Finance", "Fund two networks. It asks for £20,000.", "Agreed"],
        ["2 July 2026", "Strategy", "Keep reviews", "No answer is on record."],
    ]


def test_next_term_s_dates_are_the_forward_plan() -> None:
    clerk = seated()
    clerk.write(meeting(date(2027, 3, 4)), date(2026, 10, 1))
    found = rows(ahead.next_term(of(clerk, date(2027, 3, 25))))
    assert ["25 February 2027", "Papers to members for the board of 4 March 2027", "H84", "Due"] in found
    assert all(row[0].endswith("2027") for row in found)
    bare = rows(ahead.next_term(of(Clerk())))
    assert bare == [
        [
            "In the spring term 2027", "Board meeting of the spring term 2027: none is on record", "H81",
            "Due",
        ]
    ]  # fmt: skip


def test_no_last_day_of_term_is_guessed() -> None:
    said = " ".join(text_of(one.spans) for one in ahead.next_term(of(Clerk())) if isinstance(one, Paragraph))
    assert said == "The spring term 2027 starts on 4 January 2027. Its last day is not held."


def test_a_meeting_that_is_not_on_record_is_told_as_proposed_with_the_day_for_its_papers() -> None:
    bare = of(Clerk())
    found = rows([one for one in due.deadlines(bare) if isinstance(one, Table)])
    note = "A proposed date: the meeting is not on record."
    assert found == [
        ["26 November 2026", "Papers to members for 3 December 2026", "H84", note],
        ["3 December 2026", "Meeting of the board", "H81", note],
        ["In the autumn term 2026", "Board meeting of the autumn term 2026: none is on record", "H81", "Due"],
    ]
    autumn = rows(standing.meetings(bare))[0]
    assert autumn[1] == "3 December 2026 (proposed: not on record)"


def test_a_recommendation_of_a_meeting_without_a_quorum_is_told_as_put_forward() -> None:
    clerk = seated()
    first = clerk.write(meeting(JULY), date(2026, 6, 1))
    clerk.write(kinds.Attended(meeting=first, present=("p0", "p1")), JULY)
    asked = {"about": kinds.Matter.FINANCE, "recommends": "Fund it"}
    clerk.write(kinds.ForumRecommendation(meeting=first, **asked), date(2026, 7, 2))
    [row] = only(registers.recommendations(of(clerk)), Table).rows
    assert text_of(row[3]) == "Put forward, not recommended. The meeting was not quorate (H78)."


def test_with_no_earlier_meeting_on_record_it_cannot_say_what_is_open_or_was_recommended() -> None:
    bare = of(Clerk())
    for part, what in (
        (registers.actions, "actions are open"),
        (registers.recommendations, "recommendations were made"),
    ):
        said = text_of(only(part(bare), Callout).spans)
        assert said == f"No earlier meeting is on record, so we cannot say which {what}."


def test_a_meeting_that_nobody_minuted_is_not_one_without_actions() -> None:
    clerk = seated()
    first = met(clerk)
    said = text_of(only(registers.actions(of(clerk)), Callout).spans)
    assert said.startswith("Nothing is minuted of the meeting of 2 July 2026, so we cannot say")
    clerk.write(kinds.Minute(meeting=first, item="Standing items", said="All was noted."), JULY)
    assert text_of(only(registers.actions(of(clerk)), Paragraph).spans) == (
        "No action of the board is open on record."
    )


@pytest.mark.parametrize(("elected", "warns"), [(date(2025, 12, 2), True), (date(2025, 12, 3), False)])
def test_elections_due_before_the_meeting_are_to_be_held_first(elected: date, *, warns: bool) -> None:
    clerk = seated()
    clerk.write(meeting(MEETING), date(2026, 10, 1))
    clerk.write(kinds.Election(board="SSPB", elected=("p0", "p1", "c1")), elected)
    said = [text_of(item) for item in only(paper_f.see_to(of(clerk)), BulletList).items]
    warning = (
        "The elections fall due on 2 December 2026, before the meeting. Hold them first: a quorum needs a "
        f"current Co-Chair (H78). {OFFICE_GOES_ON} (H75)"
    )
    assert (warning in said) is warns


def test_what_the_pack_lacks_is_to_be_seen_to_and_said_once() -> None:
    bare = of(Clerk())
    said = [text_of(item) for item in only(paper_f.see_to(bare), BulletList).items]
    for lacking in ("No meeting on 3 December 2026", "Nobody is on record as a member", "No earlier meeting"):
        assert [point.startswith(lacking) for point in said].count(True) == 1
    assert not [block for block in standing.elections(bare) if isinstance(block, BulletList)]


def test_what_to_see_to_is_what_is_late_or_missing() -> None:
    clerk = seated(without=Constituency.LEADERS_OF_EDUCATION)
    clerk.write(meeting(date(2026, 10, 15)), date(2026, 9, 1))
    late = clerk.write(meeting(date(2026, 11, 12)), date(2026, 9, 1))
    clerk.write(kinds.PapersSent(meeting=late), date(2026, 11, 9))
    said = [text_of(item) for item in only(paper_f.see_to(of(clerk, FORUM)), BulletList).items]
    assert any(
        point.startswith("Approved minutes of the board of 15 October 2026 to members: late")
        for point in said
    )
    assert "The papers were due on 5 November 2026 and late without a reason. (H84)" in said
    assert "No member represents the LLE and NLE network. (H73)" in said
    assert any(point.endswith("(H75)") for point in said)


def test_its_words_are_plain() -> None:
    clerk = seated()
    met(clerk)
    clerk.write(meeting(MEETING), date(2026, 10, 1))
    profile = of(clerk, FORUM)
    parts: tuple[Callable[[BoardProfile], list[Block]], ...] = (
        paper_f.see_to,
        due.deadlines,
        standing.membership,
        standing.quorum,
        ahead.next_term,
    )
    blocks = [block for part in parts for block in part(profile)]
    assert measure_readability(blocks).grade <= 8


def test_each_heading_that_must_be_there_is_there() -> None:
    profile = of(seated())
    blocks = (
        *due.deadlines(profile), *standing.membership(profile), *standing.quorum(profile),
        *standing.elections(profile), *standing.meetings(profile), *registers.recommendations(profile),
        *registers.actions(profile), *ahead.next_term(profile), *paper_f.see_to(profile),
    )  # fmt: skip
    found = {block.text for block in blocks if isinstance(block, Heading)}
    assert {*paper_f.expected_parts(profile).headings} - found == {"Data expected"}
