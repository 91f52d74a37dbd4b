"""Gaps in the records, promises, School Reviews and contact: what is not on record is called that."""

from __future__ import annotations

from dataclasses import replace

from reportkit.casework.events.support_kinds import SchoolReview, SchoolReviewSort
from reportkit.reports.sections.register import (
    no_contact,
    school_reviews,
    what_is_due,
    what_is_lacking,
)
from reportkit.settings.policies import Per
from reportkit.vocabulary import Urn
from tests.casework.events.builders import contact
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, OFFICER, placed, promise
from tests.reports.register.builders import profile, rows, said

OTHER = Urn("102400")
REVIEWED = SchoolReview(sort=SchoolReviewSort.SCHOOL_REVIEW, led_by=OFFICER)


def test_a_gap_is_told_with_its_clause_and_what_to_do() -> None:
    blocks = what_is_lacking(profile(school((placed("gobar"), 9))))
    gaps = {row[1]: row for row in rows(blocks)}
    assert gaps["Strand 6; H47"][2:] == [
        "No School Improvement Link is named.",
        "Name the school’s School Improvement Link.",
    ]
    assert "It says nothing of the school." in said(blocks)


def test_no_gap_is_said_only_where_there_is_none() -> None:
    told = said(what_is_lacking(profile(school())))
    assert "meets the policy’s rules, as far as a record can show" in told
    assert "A gap in the record" not in told


def test_overdue_promises_come_before_those_that_are_due() -> None:
    late = replace(school((placed(), 300)), promises=(promise("H115", 1, Per.HALF_TERM),))
    due = replace(
        school((placed(), 9), urn=OTHER, name="Ash School"), promises=(promise("H115", 1, Per.HALF_TERM),)
    )
    found = rows(what_is_due(profile(due, late)))
    assert [row[4] for row in found] == ["overdue since 2 November 2026", "due by 3 January 2027"]


def test_what_is_only_offered_is_never_called_due() -> None:
    offered = replace(school((placed(), 300)), promises=(promise("H111", 1, Per.MONTH, may=True),))
    assert rows(what_is_due(profile(offered))) == []


def test_a_school_that_is_not_on_the_register_is_promised_nothing_by_it() -> None:
    kept = replace(school((contact(), 300)), promises=(promise("H115", 1, Per.HALF_TERM),))
    assert rows(what_is_due(profile(kept))) == []


def test_a_review_that_is_overdue_is_listed_with_its_days() -> None:
    (row,) = rows(school_reviews(profile(school((REVIEWED, 1200)))))
    assert row == [
        "Invented Primary School (102368)",
        "10 August 2023",
        "10 August 2026",
        "overdue",
    ]


def test_a_maintained_school_with_none_on_record_is_overdue_by_the_record() -> None:
    told = said(school_reviews(profile(school())))
    assert "No School Review is on record for one maintained school, so each counts as overdue" in told
    assert "If one was held, record it." in told
    assert "Primary: Invented Primary School (102368)." in told


def test_academies_stand_apart_and_are_never_overdue() -> None:
    told = said(
        school_reviews(
            profile(school(maintained=False), school((REVIEWED, 1500), urn=OTHER, maintained=False))
        )
    )
    assert "Two academies have access to a School Review" in told
    assert "None is ever overdue. On record: Invented Primary School (102400), 14 October 2022." in told
    assert rows(school_reviews(profile(school(maintained=False)))) == []


def test_where_nobody_knows_who_maintains_a_school_nothing_is_said_to_be_due() -> None:
    told = said(school_reviews(profile(school(maintained=None))))
    assert "It is not known who maintains these schools" in told
    assert "counts as overdue" not in told


def test_a_contact_this_term_takes_a_school_off_the_list_and_one_last_term_does_not() -> None:
    spoken, silent = school((contact(), 3)), school((contact(), 150), urn=OTHER, name="Ash School")
    blocks = no_contact(profile(spoken, silent))
    assert rows(blocks) == [["Ash School (102400)", "Primary", "telephone, 25 June 2026"]]
    assert "Invented Primary School" not in said(blocks)


def test_schools_never_met_are_told_by_phase() -> None:
    never = school(urn=OTHER, name="Ash School", phase="pru")
    told = said(no_contact(profile(school((contact(), 3)), never)))
    assert "One school has no contact on record at all." in told
    assert "Pupil referral unit: Ash School (102400)." in told
    assert "A contact that was not recorded does not count." in told


def test_parts_that_hackney_s_policy_does_not_have_are_not_there() -> None:
    found = profile(school(), policy=HACKNEY)
    assert school_reviews(found) == no_contact(found) == []
