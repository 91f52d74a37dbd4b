"""What may not be recorded of the board: on each side of every deadline, and however the quorum is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reportkit.casework.board import Constituency, QuorumRule, Reading, Role
from reportkit.casework.calendar import Counting, Days
from reportkit.casework.events import Event, Payload
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.minuting import BoardTerms, check_board_event, find_faults
from reportkit.casework.minuting.rules import board_terms
from reportkit.exceptions import CaseworkRefused
from reportkit.settings import read_authority, read_bank_holidays, read_terms
from reportkit.settings.policies import read_pack
from tests.casework.events.builders import TODAY, event
from tests.casework.test_minute_book import Clerk, meeting, member
from tests.reports.board.meetings import ALL, JULY, approved, met, minuted, seated
from tests.reports.builders import PARAMS

A_DAY = timedelta(days=1)
TERMS = board_terms(
    read_authority(PARAMS, "hillingdon"),
    read_pack(PARAMS, "hillingdon@2016-02"),
    read_terms(PARAMS),
    read_bank_holidays(PARAMS),
)


def refused(
    clerk: Clerk, payload: Payload, on: date = TODAY, terms: BoardTerms = TERMS, **said: str | None
) -> str:
    """Why it may not follow; "" where it may."""
    new: Event = event(payload, len(clerk.events) + 1, ago=(TODAY - on).days, **said)
    try:
        check_board_event(new, clerk.events, terms)
    except CaseworkRefused as error:
        return str(error)
    return ""


def reading(which: Reading) -> BoardTerms:
    return replace(TERMS, quorum=QuorumRule(reading=which))


def vote(of: str, votes: int = 5) -> kinds.BoardDecision:
    return kinds.BoardDecision(meeting=of, item="Themes", decided="Agreed", votes_for=votes)


def test_a_refusal_says_in_words_what_was_not_recorded() -> None:
    clerk = seated()
    held = met(clerk)
    told = refused(clerk, kinds.PapersSent(meeting=held), date(2026, 7, 1))
    assert told.startswith("The sending of the papers was not recorded: the papers were due")


@pytest.mark.parametrize(
    ("sent", "is_late"),
    [(date(2026, 6, 24), False), (date(2026, 6, 25), False), (date(2026, 6, 26), True)],
)
def test_papers_need_a_reason_from_the_day_after_they_were_due(sent: date, is_late: bool) -> None:
    clerk = seated()
    first = met(clerk)
    said = refused(clerk, kinds.PapersSent(meeting=first), sent)
    assert ("need a reason on record (H84)" in said) is is_late
    assert refused(clerk, kinds.PapersSent(meeting=first, late_because="Figures."), sent) == ""


def test_days_are_counted_as_the_authority_counts_them() -> None:
    clerk = seated()
    first = met(clerk)
    working = replace(TERMS, periods=replace(TERMS.periods, days=Days(Counting.WORKING)))
    sent = kinds.PapersSent(meeting=first)
    assert refused(clerk, sent, date(2026, 6, 23), working) == ""
    assert "due with members by 23 June 2026" in refused(clerk, sent, date(2026, 6, 24), working)


# domain.md, G1 to G3.
@pytest.mark.parametrize(
    ("which", "present", "may"),
    [
        (Reading.LITERAL, ALL, True),
        (Reading.STRICT, ALL, False),
        (Reading.LITERAL, ALL[1:], False),
        (Reading.LITERAL, tuple(one for one in ALL if one != "p7"), False),
    ],
)
def test_votes_are_recorded_only_where_the_board_may_vote(
    which: Reading, present: tuple[str, ...], may: bool
) -> None:
    clerk = seated()
    first = met(clerk, present=present)
    said = refused(clerk, vote(first), JULY, reading(which))
    assert (said == "") is may
    assert may or "the board could not vote on 2 July 2026 (H79)." in said


def test_votes_without_a_majority_of_heads_are_not_recorded() -> None:
    clerk = seated()
    for number in range(4, 8):
        seat = next(
            one.payload for one in clerk.events if getattr(one.payload, "person_id", "") == f"p{number}"
        )
        clerk.write(seat.model_copy(update={"leads": ()}), date(2026, 1, 5))
    first = met(clerk)
    assert "3 of 8 members present are borough headteachers, 5 needed: not met." in refused(
        clerk, vote(first), JULY
    )


# domain.md, G1 to G3: the same meetings, without a vote
@pytest.mark.parametrize(
    ("which", "present", "may"),
    [
        (Reading.LITERAL, ALL, True),
        (Reading.STRICT, ALL, False),
        (Reading.LITERAL, ALL[1:], False),
        (Reading.LITERAL, tuple(one for one in ALL if one != "p7"), False),
        (Reading.LITERAL, tuple(one for one in ALL if one not in ("c1", "g1")), True),
    ],
)
def test_a_meeting_without_a_quorum_decides_nothing_and_puts_forward(
    which: Reading, present: tuple[str, ...], may: bool
) -> None:
    clerk = seated()
    decision = kinds.BoardDecision(meeting=met(clerk, present=present), item="Themes", decided="Agreed.")
    said = refused(clerk, decision, JULY, reading(which))
    assert (said == "") is may
    assert (
        may or "“Agreed” stands as decided on 2 July 2026, and the board could decide nothing (H78)." in said
    )
    forward = decision.model_copy(update={"put_forward": True})
    assert refused(clerk, forward, JULY, reading(which)) == ""


def test_who_came_is_not_recorded_against_a_decision_that_they_could_not_take() -> None:
    clerk = seated()
    first = clerk.write(meeting(JULY), date(2026, 6, 1))
    decision = kinds.BoardDecision(meeting=first, item="Themes", decided="Agreed.")
    assert refused(clerk, decision, JULY) == ""
    taken = clerk.write(decision, JULY)
    few = kinds.Attended(meeting=first, present=("p0", "p1"))
    assert "“Agreed” stands as decided" in refused(clerk, few, JULY)
    clerk.write(decision.model_copy(update={"put_forward": True}), JULY, corrects=taken)
    assert refused(clerk, few, JULY) == ""


def test_no_more_votes_are_cast_than_members_are_present() -> None:
    clerk = seated()
    first = met(clerk)
    assert refused(clerk, vote(first, 8), JULY) == ""
    assert "9 votes were cast on 2 July 2026, where 8 members were present" in refused(
        clerk, vote(first, 9), JULY
    )


@pytest.mark.parametrize(("on", "may"), [(JULY - A_DAY, False), (JULY, True), (JULY + A_DAY, True)])
def test_what_is_said_at_a_meeting_is_said_from_its_day_on(on: date, may: bool) -> None:
    clerk = seated()
    first = met(clerk)
    said = refused(clerk, kinds.Minute(meeting=first, item="Themes", said="x"), on)
    assert (said == "") is may


@pytest.mark.parametrize(("on", "may"), [(JULY - A_DAY, True), (JULY, True), (JULY + A_DAY, False)])
def test_an_item_of_the_agenda_comes_no_later_than_the_meeting(on: date, may: bool) -> None:
    clerk = seated()
    first = met(clerk)
    item = kinds.AgendaItem(meeting=first, title="x", purpose=kinds.Purpose.NOTE, owner="Clerk", minutes=5)
    assert (refused(clerk, item, on) == "") is may


def test_taking_back_a_member_who_came_is_refused_until_who_came_is_corrected() -> None:
    clerk = seated()
    met(clerk)
    member = next(one.id for one in clerk.events if getattr(one.payload, "person_id", "") == "p4")
    said = refused(clerk, Withdrawal(), TODAY, corrects=member, urn=None)
    assert "“p4” is named as somebody who came to the meeting" in said
    assert refused(clerk, kinds.MemberLeft(member=member), JULY + A_DAY) == ""
    assert "“p4”" in refused(clerk, kinds.MemberLeft(member=member), JULY)


def test_a_meeting_is_not_moved_onto_the_day_of_another() -> None:
    clerk = seated()
    met(clerk)
    other = clerk.write(meeting(JULY + A_DAY), date(2026, 6, 1))
    assert "two meetings would be on record" in refused(clerk, meeting(JULY), TODAY, corrects=other)
    assert refused(clerk, meeting(JULY + 2 * A_DAY), TODAY, corrects=other) == ""


def test_minutes_of_a_meeting_that_nobody_wrote_the_attendance_of_are_not_approved() -> None:
    clerk = seated()
    first = clerk.write(meeting(JULY), date(2026, 6, 1))
    clerk.write(kinds.Minute(meeting=first, item="Themes", said="x"), JULY)
    said = refused(clerk, kinds.MinutesApproved(meeting=first, approved_by="p0"), TODAY)
    assert "who came on 2 July 2026 is not on record" in said


@pytest.mark.parametrize(
    ("by", "on", "may"),
    [
        ("p1", date(2026, 7, 8), True),
        ("p1", date(2026, 9, 10), True),
        ("p2", date(2026, 7, 8), False),
        ("p2", date(2026, 9, 10), True),
        ("n1", date(2026, 7, 8), False),
        ("n1", date(2026, 9, 10), True),
        ("p3", date(2026, 9, 10), False),
    ],
)
def test_who_approves_minutes_is_co_chair_on_the_day_of_it_or_was_at_the_meeting(
    by: str, on: date, may: bool
) -> None:
    """In September Head 2 takes the chair of Ben, who stays a member, and Nan, who is new, that of Ann."""
    clerk, september = seated(), date(2026, 9, 1)
    first = met(clerk)
    minuted(clerk, first)
    clerk.write(member("p1", "Ben Chair", leads=("102368",)), september)
    clerk.write(member("p2", "Head 2", Role.SCHOOLS_CO_CHAIR, leads=("102368",)), september)
    clerk.write(member("n1", "Nan New", Role.AUTHORITY_CO_CHAIR, seat=Constituency.OFFICERS), september)
    approval = kinds.MinutesApproved(meeting=first, approved_by=by)
    assert (refused(clerk, approval, on) == "") is may
    if may:
        clerk.write(approval, on)
        held = clerk.book().sitting(JULY)
        assert held is not None and held.is_approved
        assert held.approval is not None and held.approval[1].id == by


@pytest.mark.parametrize(
    ("forum", "may"), [(date(2026, 7, 9), False), (date(2026, 7, 10), True), (date(2026, 7, 15), True)]
)
def test_minutes_go_to_a_forum_that_is_not_over(forum: date, may: bool) -> None:
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    approved(clerk, first)
    went = kinds.MinutesToForum(meeting=first, forum_on=forum)
    assert (refused(clerk, went, date(2026, 7, 10)) == "") is may


@pytest.mark.parametrize(
    ("known", "forum", "says"),
    [
        ((), 16, ""),
        ((date(2026, 7, 16),), 16, ""),
        ((date(2026, 7, 16),), 15, "not known to meet on 15 July 2026. Its days nearest to that are 16 July"),
        (
            (date(2026, 1, 15), date(2026, 7, 16), date(2026, 12, 17)),
            17,
            "Its days nearest to that are 16 July 2026 and 17 December 2026. Give one of them",
        ),
    ],
)
def test_minutes_go_to_a_forum_on_a_day_on_which_it_meets(
    known: tuple[date, ...], forum: int, says: str
) -> None:
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    approved(clerk, first)
    went = kinds.MinutesToForum(meeting=first, forum_on=date(2026, 7, forum))
    said = refused(clerk, went, date(2026, 7, 10), replace(TERMS, forum_on=known))
    assert said == "" if not says else says in said


def test_a_fault_that_stood_before_does_not_stop_what_has_nothing_to_do_with_it() -> None:
    clerk = seated()
    first = met(clerk)
    clerk.write(kinds.Attended(meeting=first, present=("p99",)), JULY)
    assert len(find_faults(clerk.book(), TERMS.quorum)) == 1
    assert refused(clerk, kinds.Minute(meeting=first, item="Themes", said="x"), JULY) == ""


def test_minutes_that_nobody_wrote_are_not_sent() -> None:
    clerk = seated()
    first = clerk.write(meeting(JULY), date(2026, 6, 1))
    for draft in (False, True):
        said = refused(clerk, kinds.MinutesSent(meeting=first, draft=draft), date(2026, 7, 7))
        assert "so there are no minutes to send (H86)" in said


# whether approved on 8 July, and whether changed after that
@pytest.mark.parametrize(
    ("sent", "is_approved", "changed", "says"),
    [
        (7, True, False, "that went to members on 7 July 2026 were not approved by a Co-Chair"),
        (8, True, False, ""),
        (9, True, False, ""),
        (9, False, False, "that went to members on 9 July 2026 were not approved by a Co-Chair"),
        (9, True, True, "that went to members on 9 July 2026 have changed since a Co-Chair approved them"),
    ],
)
def test_members_are_sent_minutes_as_a_co_chair_approved_them_or_a_draft(
    sent: int, is_approved: bool, changed: bool, says: str
) -> None:
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    if is_approved:
        approved(clerk, first)
    if changed:
        clerk.write(kinds.Minute(meeting=first, item="Late", said="Forgotten."), JULY)
    on, went = date(2026, 7, sent), kinds.MinutesSent(meeting=first)
    said = refused(clerk, went, on)
    assert said == "" if not says else says in said
    assert refused(clerk, went.model_copy(update={"draft": True}), on) == ""


def test_an_approval_is_not_taken_back_while_minutes_stand_as_sent_under_it() -> None:
    clerk = seated()
    first = met(clerk)
    minuted(clerk, first)
    approved(clerk, first)
    approval = clerk.events[-1].id
    sent = clerk.write(kinds.MinutesSent(meeting=first), date(2026, 7, 9))
    assert "were not approved" in refused(clerk, Withdrawal(), TODAY, corrects=approval, urn=None)
    draft = kinds.MinutesSent(meeting=first, draft=True)
    clerk.write(draft, date(2026, 7, 9), corrects=sent)
    assert refused(clerk, Withdrawal(), TODAY, corrects=approval, urn=None) == ""
