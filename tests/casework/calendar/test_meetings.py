"""The dates of a board meeting: H83, H84, H87 and the worked dates of A3.8 (G4), on each boundary day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.casework.calendar import (
    Counting,
    Days,
    Forum,
    Meeting,
    MeetingDates,
    Periods,
    Status,
    meeting_dates,
    read_periods,
)
from reportkit.exceptions import UsageError
from reportkit.settings.policies import read_pack
from reportkit.vocabulary import in_words
from tests.settings.policies.builders import HILLINGDON, PARAMS, change

PERIODS = read_periods(read_pack(PARAMS, "hillingdon@2016-02"), minutes_target=7)
MEETING = date(2026, 12, 3)


def december(day: int) -> date:
    return date(2026, 12, day)


def november(day: int) -> date:
    return date(2026, 11, day)


def dates(forum: date | None = None, **known: object) -> MeetingDates:
    meeting = Meeting(MEETING, **known)  # type: ignore[arg-type]  # the caller names fields
    return meeting_dates(meeting, PERIODS, [forum] if forum else [])


def test_the_worked_dates_of_3_december_2026():  # A3.8, G4
    found = dates(forum=december(17))
    assert found.papers.due == november(26)
    assert found.minutes.due == december(17)
    assert found.earliest_forum == december(17)
    assert found.minutes_target.due == december(10)
    assert [day.strftime("%a") for day in (found.papers.due, found.minutes.due)] == ["Thu", "Thu"]
    assert found.warnings == (
        "The minutes fall due on 17 December 2026, the day of the Schools' Forum that is to have them: "
        "work to 10 December 2026.",
    )


MET, DUE, LATE = Status.MET, Status.DUE, Status.LATE
# the day it is done (None for not yet), the day it is looked at, the status
PAPERS = [
    (None, november(25), DUE), (None, november(26), DUE), (None, november(27), LATE),
    (november(25), november(25), MET), (november(26), november(26), MET), (november(27), november(27), LATE),
    (november(26), december(3), MET), (november(27), december(3), LATE),
    (november(26), november(25), DUE), (november(27), november(26), DUE),
]  # fmt: skip
MINUTES = [
    (None, december(16), DUE), (None, december(17), DUE), (None, december(18), LATE),
    (december(16), december(16), MET), (december(17), december(17), MET), (december(18), december(18), LATE),
    (december(17), december(31), MET), (december(18), december(31), LATE),
]  # fmt: skip
TARGET = [
    (None, december(9), DUE), (None, december(10), DUE), (None, december(11), LATE),
    (december(10), december(10), MET), (december(11), december(11), LATE),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "as_at", "status"), PAPERS)
def test_papers_are_due_seven_days_before(sent, as_at, status):
    assert dates(papers_sent_on=sent).papers.status(as_at) is status


@pytest.mark.parametrize(("sent", "as_at", "status"), MINUTES)
def test_minutes_are_due_within_fourteen_days_of_the_meeting(sent, as_at, status):
    assert dates(minutes_sent_on=sent).minutes.status(as_at) is status


@pytest.mark.parametrize(("sent", "as_at", "status"), TARGET)
def test_the_team_works_to_the_seventh_day_for_the_approval_of_minutes(sent, as_at, status):
    assert dates(minutes_approved_on=sent).minutes_target.status(as_at) is status
    assert dates(minutes_sent_on=sent).minutes_target.done_on is None


@pytest.mark.parametrize(("approved", "sent"), [(december(9), december(11)), (december(10), december(17))])
def test_minutes_approved_in_time_meet_the_target_though_they_go_out_after_it(approved, sent):
    found = dates(minutes_approved_on=approved, minutes_sent_on=sent)
    assert [due.status(december(31)) for due in (found.minutes_target, found.minutes)] == [MET, MET]


@pytest.mark.parametrize(
    ("forum", "order", "warned"),
    [
        (december(3), Forum.TOO_SOON, "meets before the minutes are due"),
        (december(16), Forum.TOO_SOON, "meets before the minutes are due"),
        (december(17), Forum.IN_ORDER, "fall due on 17 December 2026, the day of the Schools' Forum"),
        (december(18), Forum.IN_ORDER, ""),
        (december(2), Forum.NOT_KNOWN, "is not known"),
        (None, Forum.NOT_KNOWN, "is not known"),
    ],
)
def test_the_forum_is_at_least_fourteen_days_after_the_board(forum, order, warned):
    found = dates(forum)
    assert found.forum_order is order
    assert len(found.warnings) == bool(warned)
    assert all(warned in warning for warning in found.warnings)
    assert [b.rule for b in found.breaches(MEETING) if b.rule == "H83"] == ["H83"] * (order is Forum.TOO_SOON)


# the Forum's day, how many days before it wants its papers, by when it does, and by when to approve
@pytest.mark.parametrize(
    ("forum", "before", "papers", "by"),
    [
        (december(18), 7, december(11), december(10)),
        (december(24), 7, december(17), None),
        (december(23), 7, december(16), december(10)),
        (december(17), 7, december(10), december(10)),
        (december(17), 8, december(9), december(9)),
        (december(18), 0, december(18), None),
        (december(18), None, None, None),
        (None, 7, None, None),
    ],
)
def test_a_forum_that_wants_its_papers_before_the_minutes_are_due_is_warned_of(forum, before, papers, by):
    periods = replace(PERIODS, forum_papers_before=before)
    found = meeting_dates(Meeting(MEETING), periods, [forum] if forum else [])
    assert found.forum_papers == papers
    warned = [warning for warning in found.warnings if "wants its papers" in warning]
    assert len(warned) == bool(by)
    assert len(found.warnings) == bool(by or not forum)
    assert not by or warned[0].endswith(f"have them approved by {in_words(by)}.")


def test_the_forum_that_counts_is_the_next_one():
    forums = [date(2027, 1, 14), december(17), november(26)]
    assert meeting_dates(Meeting(MEETING), PERIODS, forums).forum == december(17)


@pytest.mark.parametrize(
    ("known", "as_at", "rules"),
    [
        ({}, november(26), []),
        ({}, november(27), ["H84"]),
        ({"papers_sent_on": november(27)}, december(3), ["H84"]),
        ({"papers_sent_on": november(27), "late_papers_reason": "  "}, december(3), ["H84"]),
        ({"papers_sent_on": november(27), "late_papers_reason": "The census came late."}, december(3), []),
        ({"papers_sent_on": november(26)}, december(17), []),
        ({"papers_sent_on": november(26)}, december(18), ["H87"]),
        ({"papers_sent_on": november(26), "minutes_unapproved_on": december(16)}, december(15), []),
        ({"papers_sent_on": november(26), "minutes_unapproved_on": december(16)}, december(16), ["H87"]),
        ({"papers_sent_on": november(26), "minutes_unapproved_on": december(17)}, december(18), ["H87"]),
        ({"papers_sent_on": november(26), "draft_sent_on": december(16)}, december(17), []),
        ({"papers_sent_on": november(26), "draft_sent_on": december(16)}, december(18), ["H87"]),
        ({"papers_sent_on": november(26), "minutes_sent_on": december(17)}, december(18), []),
        ({"papers_sent_on": november(26), "minutes_sent_on": december(18)}, december(18), ["H87"]),
    ],
)  # fmt: skip
def test_late_papers_need_a_reason_and_minutes_a_co_chair(known, as_at, rules):
    assert [*dict.fromkeys(breach.rule for breach in dates(**known).breaches(as_at))] == rules


@pytest.mark.parametrize(
    ("known", "as_at", "says"),
    [
        ({"draft_sent_on": december(9)}, december(8), []),
        ({"draft_sent_on": december(9)}, december(9), ["A draft went to members on 9 December 2026"]),
        ({"draft_sent_on": december(9), "minutes_sent_on": december(11)}, december(11), []),
        ({"minutes_unapproved_on": december(9)}, december(9), ["Minutes went out on 9 December 2026"]),
    ],
)  # fmt: skip
def test_minutes_that_do_not_count_are_told(known, as_at, says):
    found = dates(**known)
    assert found.minutes.done_on == known.get("minutes_sent_on")
    assert [note[: len(part)] for note, part in zip(found.notes(as_at), says, strict=True)] == says


def test_an_extraordinary_meeting_has_the_same_dates():
    ordinary, extraordinary = dates(), dates(is_extraordinary=True)
    assert [d.due for d in ordinary.deadlines] == [d.due for d in extraordinary.deadlines]
    assert [d.due for d in ordinary.deadlines] == sorted(d.due for d in ordinary.deadlines)


def test_another_way_of_counting_days_is_a_setting():
    clear = Periods(7, 14, 14, 7, Days(Counting.CLEAR))
    found = meeting_dates(Meeting(MEETING), clear, [])
    assert (found.papers.due, found.minutes.due) == (november(25), december(18))


def test_the_periods_are_the_policy_s_own(tmp_path):
    params, _ = change(tmp_path, HILLINGDON, "count: 7, unit: day, relation: before", "count: 5, unit: day, "
                       "relation: before")  # fmt: skip
    changed = read_periods(read_pack(params, "hillingdon@2016-02"), minutes_target=7)
    assert (changed.papers_before, changed.minutes_within, changed.forum_after) == (5, 14, 14)


def test_a_policy_without_a_board_is_refused_by_name():
    with pytest.raises(UsageError, match=r"hackney@2019-09 has no board.*papers_due"):
        read_periods(read_pack(PARAMS, "hackney@2019-09"), minutes_target=7)


@pytest.mark.parametrize(
    ("periods", "said"), [((0, 14, 14, 7), "at least 1"), ((7, 14, 14, 15), "later than")]
)
def test_periods_that_cannot_be_are_refused(periods, said):
    with pytest.raises(ValueError, match=said):
        Periods(*periods)


@pytest.mark.parametrize(("as_at", "left"), [(november(25), 1), (november(26), 0), (november(27), -1)])
def test_the_days_left_are_counted(as_at, left):
    assert dates().papers.days_left(as_at) == left
