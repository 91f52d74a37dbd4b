"""Each deadline of the board on its boundary day: the day before, the day and the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reportkit.casework.board import Role
from reportkit.casework.calendar import Counting, Days
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.schedule import State
from reportkit.settings import read_bank_holidays
from tests.casework.schedule.builders import (
    ARRANGED,
    DUE,
    LATE,
    MEETING,
    MET,
    UNKNOWN,
    board,
    december,
    line,
    november,
    schedule,
)
from tests.casework.test_minute_book import Clerk, meeting, member
from tests.settings.policies.builders import PARAMS

A_DAY = timedelta(days=1)
FORUM = december(17)
# the line's key, its rule, the day it is due
DEADLINES = {
    "papers go seven days before": ("papers/", "H84", november(26)),
    "the team works to the seventh day for minutes": ("target/", "", december(10)),
    "minutes go within fourteen days": ("minutes/", "H87", december(17)),
    "minutes are with the Forum when it meets": ("forum/", "H88", FORUM),
    "the meeting itself": ("meeting/", "H81", MEETING),
}
DONE = {
    "papers/": kinds.PapersSent(meeting=ARRANGED),
    "target/": kinds.MinutesApproved(meeting=ARRANGED, approved_by="p1"),
    "minutes/": kinds.MinutesSent(meeting=ARRANGED),
    "forum/": kinds.MinutesToForum(meeting=ARRANGED, forum_on=FORUM),
}


@pytest.mark.parametrize(("key", "rule", "due"), DEADLINES.values(), ids=list(DEADLINES))
def test_what_is_not_done_is_due_up_to_its_day_and_not_after(key: str, rule: str, due: date) -> None:
    states = []
    for as_at in (due - A_DAY, due, due + A_DAY):
        found = line(board(), key, as_at, FORUM)
        assert (found.rule, found.day) == (rule, due)
        states.append(found.state)
    # a meeting of which nothing is recorded may still have been held
    assert states == [DUE, DUE, UNKNOWN if key == "meeting/" else LATE]


@pytest.mark.parametrize("key", DONE)
@pytest.mark.parametrize(("days", "state"), [(-1, MET), (0, MET), (1, LATE)])
def test_what_is_done_is_met_up_to_its_day_and_late_after(key: str, days: int, state: State) -> None:
    clerk, on = board(), DEADLINES_DUE[key] + days * A_DAY
    if key == "minutes/":
        clerk.write(DONE["target/"], MEETING)
    clerk.write(DONE[key], on)
    found = line(clerk, key, december(31), FORUM)
    assert (found.state, found.done_on) == (state, on)


DEADLINES_DUE = {key: due for key, _, due in DEADLINES.values()}


def test_what_was_done_later_counts_as_not_done_yet() -> None:
    clerk = board()
    clerk.write(DONE["papers/"], november(26))
    assert line(clerk, "papers/", november(25)).done_on is None
    assert line(clerk, "papers/", november(25)).state is DUE


def test_a_meeting_is_met_once_somebody_recorded_who_came() -> None:
    clerk = board()
    clerk.write(kinds.Attended(meeting=ARRANGED, present=("p1", "p2", "p3")), MEETING)
    assert line(clerk, "meeting/", MEETING).state is MET
    assert line(board(), "meeting/", december(4)).note == "Who came is not on record (H86)."


@pytest.mark.parametrize(
    ("reason", "note"),
    [
        ("", "They went out on 27 November 2026, and no reason is on record."),
        ("The census came late.", "They went out on 27 November 2026. The reason: The census came late."),
    ],
)
def test_late_papers_are_told_with_their_reason_or_that_there_is_none(reason: str, note: str) -> None:
    clerk = board()
    clerk.write(kinds.PapersSent(meeting=ARRANGED, late_because=reason), november(27))
    assert (line(clerk, "papers/", MEETING).state, line(clerk, "papers/", MEETING).note) == (LATE, note)


@pytest.mark.parametrize(("as_at", "state"), [(MEETING, LATE), (december(4), UNKNOWN)])
def test_papers_of_a_meeting_that_is_over_are_not_on_record_and_no_longer_late(
    as_at: date, state: State
) -> None:
    assert line(board(), "papers/", as_at).state is state


def test_papers_in_time_need_no_reason() -> None:
    clerk = board()
    clerk.write(DONE["papers/"], november(26))
    assert line(clerk, "papers/", MEETING).note == ""


def test_minutes_that_fall_due_on_the_day_of_the_forum_are_warned_of() -> None:  # A3.8
    found = line(board(), "minutes/", november(22), FORUM)
    assert found.note == (
        "The minutes fall due on 17 December 2026, the day of the Schools' Forum that is to have them: work "
        "to 10 December 2026."
    )
    assert line(board(), "minutes/", november(22), december(18)).note == ""


def test_minutes_that_went_out_unapproved_are_told_and_do_not_count() -> None:
    clerk = board()
    clerk.write(DONE["minutes/"], december(14))
    found = line(clerk, "minutes/", december(15))
    assert "without the approval of a Co-Chair" in found.note
    assert (found.state, found.done_on) == (DUE, None)
    clerk.write(kinds.MinutesApproved(meeting=ARRANGED, approved_by="p1"), december(13))
    found = line(clerk, "minutes/", december(15))
    assert (found.state, found.done_on, found.note) == (MET, december(14), "")


def test_an_approval_after_they_went_does_not_make_them_approved() -> None:
    clerk = board()
    clerk.write(DONE["minutes/"], december(10))
    clerk.write(DONE["target/"], december(14))
    found = line(clerk, "minutes/", december(31))
    assert (found.state, found.done_on) == (LATE, None)
    assert "Minutes went out on 10 December 2026 without the approval" in found.note


def test_an_approval_of_minutes_that_changed_since_meets_no_target() -> None:
    clerk = board()
    clerk.write(DONE["target/"], december(8))
    clerk.write(kinds.Minute(meeting=ARRANGED, item="Themes", said="More."), MEETING)
    found = line(clerk, "target/", december(9))
    assert (found.state, found.done_on) == (DUE, None)
    assert found.note == "They have changed since they were approved on 8 December 2026."


@pytest.mark.parametrize(
    ("forum", "note"),
    [
        (
            december(16),
            "Too soon after the board of 3 December 2026: the first day allowed is 17 December 2026.",
        ),
        (FORUM, ""),
        (december(18), ""),
    ],
)
def test_the_forum_is_shown_with_whether_it_is_too_soon(forum: date, note: str) -> None:
    found = line(board(), "schools-forum/", november(22), forum)
    assert (found.day, found.rule, found.state, found.note) == (forum, "H83", None, note)
    assert line(board(), "earliest/", november(22), forum).day == FORUM


def test_the_day_by_which_the_forum_wants_its_papers_stands_in_the_calendar() -> None:
    clerk, forum = board(), december(18)
    clerk.write(DONE["target/"], MEETING)
    for day, state in ((10, DUE), (11, DUE), (12, LATE)):
        found = schedule(clerk, december(day), forum, papers=7)
        [papers] = [one for one in found.lines if one.key.startswith("forum-papers/")]
        assert (papers.day, papers.rule, papers.state) == (december(11), "", state)
    [minutes] = [one for one in schedule(clerk, december(4), forum, papers=7).lines if one.rule == "H87"]
    assert minutes.note == (
        "The Schools' Forum of 18 December 2026 wants its papers by 11 December 2026, and the minutes fall "
        "due after that, on 17 December 2026: have them approved by 10 December 2026."
    )
    clerk.write(kinds.MinutesToForum(meeting=ARRANGED, forum_on=forum), december(12))
    [papers] = [
        one
        for one in schedule(clerk, december(20), forum, papers=7).lines
        if one.key.startswith("forum-papers/")
    ]
    assert (papers.state, papers.done_on) == (LATE, december(12))


@pytest.mark.parametrize(("as_at", "is_missing"), [(FORUM, False), (december(18), True)])
def test_a_forum_to_come_that_is_not_known_is_asked_for(as_at: date, is_missing: bool) -> None:
    asked = [one for one in schedule(board(), as_at, FORUM).undated if one.rule == "H83"]
    assert bool(asked) is is_missing


def test_the_forum_that_minutes_went_to_counts_though_nobody_published_its_day() -> None:
    clerk = board()
    clerk.write(DONE["forum/"], december(11))
    found = line(clerk, "forum/", december(20))
    assert (found.day, found.state) == (FORUM, MET)


@pytest.mark.parametrize(("forum", "is_its"), [(date(2027, 4, 11), True), (date(2027, 4, 12), False)])
def test_a_forum_later_than_the_next_term_is_not_taken_for_the_one_after_the_meeting(
    forum: date, is_its: bool
) -> None:
    found = [one for one in schedule(board(), november(22), forum).lines if one.rule == "H88"]
    assert bool(found) is is_its


@pytest.mark.parametrize(
    ("as_at", "state"), [(date(2027, 1, 2), DUE), (date(2027, 1, 3), DUE), (date(2027, 1, 4), UNKNOWN)]
)
def test_a_term_without_a_meeting_is_told_on_its_last_day(as_at: date, state: State) -> None:
    found = line(board(arranged=False), "H81/", as_at)
    assert (found.rule, found.day, found.state) == ("H81", date(2027, 1, 3), state)


def test_a_term_without_a_meeting_is_late_once_the_board_has_met_before() -> None:
    clerk = board(arranged=False)
    clerk.write(meeting(date(2026, 6, 18)), date(2026, 6, 1))
    assert line(clerk, "H81/", date(2027, 1, 4)).state is LATE


def test_an_extraordinary_meeting_has_the_same_deadlines_and_is_not_the_term_s() -> None:  # H82
    clerk = board(arranged=False)
    clerk.write(meeting(MEETING, extraordinary=True), date(2026, 10, 1))
    assert line(clerk, "meeting/", november(22)).rule == "H82"
    assert line(clerk, "H81/", november(22)).state is DUE
    for key in ("papers/", "minutes/"):
        assert line(clerk, key, november(22)).day == line(board(), key, november(22)).day


def test_with_working_days_bank_holidays_and_weekends_move_the_days() -> None:
    working = Days(Counting.WORKING, read_bank_holidays(PARAMS))
    found = {key: line(board(), key, november(22), days=working).day for key in ("papers/", "minutes/")}
    assert found == {"papers/": november(24), "minutes/": december(23)}
    later = Clerk()
    later.write(meeting(december(15)), date(2026, 10, 1))
    # 25 and 28 December and 1 January do not count
    assert line(later, "minutes/", november(22), days=working).day == date(2027, 1, 7)
    assert line(later, "minutes/", november(22)).day == december(29)


@pytest.mark.parametrize(("as_at", "state"), [(december(3), DUE), (december(4), DUE), (december(5), LATE)])
def test_an_election_is_due_within_twelve_months_of_the_last(as_at: date, state: State) -> None:
    clerk = board()
    clerk.write(member("p9", "Di Clerk", Role.CLERK), date(2025, 12, 1))
    clerk.write(kinds.Election(board="SSPB", elected=("p9",)), date(2025, 12, 4))
    found = line(clerk, "election/CLERK", as_at)
    assert (found.rule, found.day, found.state) == ("H75", december(4), state)


@pytest.mark.parametrize(("days", "state"), [(-1, MET), (0, MET), (1, LATE)])
def test_a_review_of_the_membership_is_met_by_the_next(days: int, state: State) -> None:
    clerk, due = board(), november(16)
    clerk.write(kinds.MembershipReview(board="SSPB"), date(2025, 11, 16))
    clerk.write(kinds.MembershipReview(board="SSPB"), due + days * A_DAY)
    first, second = [one for one in schedule(clerk, december(1)).lines if one.rule == "H77"]
    assert (first.day, first.state, second.state) == (due, state, DUE)


def test_elections_and_reviews_that_nobody_recorded_can_be_given_no_day() -> None:
    undated = [one.rule for one in schedule(board(), november(22), FORUM).undated]
    assert undated == ["H75", "H77"]


@pytest.mark.parametrize(("as_at", "state"), [(november(26), DUE), (november(27), DUE), (november(28), LATE)])
def test_an_action_with_a_day_is_in_the_calendar_and_out_of_the_file(as_at: date, state: State) -> None:
    clerk = board()
    clerk.write(kinds.Action(meeting=ARRANGED, what="Ask", owner="Ann Chair", due=november(27)), november(2))
    found = line(clerk, "action/", as_at)
    assert (found.state, found.is_private) == (state, True)


def test_what_fell_due_before_anything_was_recorded_is_not_called_late() -> None:
    clerk = Clerk()
    clerk.write(meeting(date(2026, 7, 2)), date(2026, 7, 2))
    assert line(clerk, "papers/", november(22)).state is UNKNOWN
    assert line(clerk, "minutes/", november(22)).state is LATE


def test_a_line_keeps_its_key_when_the_meeting_moves() -> None:
    clerk = board()
    before = line(clerk, "papers/", november(22))
    clerk.write(meeting(december(8)), date(2026, 10, 1), corrects=ARRANGED)
    after = line(clerk, "papers/", november(22))
    assert before.key == after.key and before.day == november(26)
    assert after.day == december(1)
