"""Each school of the paper: what the assessment says, the inputs that are never blank, what to decide."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.blocks import Block, Callout, Heading, PageBreak
from reportkit.casework.events.register_kinds import Removal
from reportkit.casework.events.support_kinds import MonitoringVisit, SchoolReview, SchoolReviewSort
from reportkit.casework.record import Answer, TeamReturn
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.meeting_paper import each_school, schools_in_it
from reportkit.vocabulary import MissingReason, Urn
from reportkit.vocabulary.results import Outcome
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, OFFICER, decided, placed
from tests.judgement.assessment.builders import Case, finding, unsaid
from tests.reports.register.builders import PROPOSED, RULED, profile, rows, said

BY_RULE = placed("ri_b", "H45")
REVIEW = SchoolReview(sort=SchoolReviewSort.SCHOOL_REVIEW, led_by=OFFICER, findings=("Phonics secure.",))
MONITORED = MonitoringVisit(number=2, found="Taking effective action.")


def paper(*happened: tuple, case: Case = PROPOSED, **kept: object) -> list[Block]:
    return each_school(profile(school(*happened), cases=[case], **kept))


def test_the_order_is_rule_then_decision_then_to_consider() -> None:
    found = profile(
        school(urn=Urn("100001"), name="Ash"),
        school((placed("gobar"), 9), urn=Urn("100002"), name="Birch"),
        school(urn=Urn("100003"), name="Cedar"),
        school(urn=Urn("100004"), name="Elm"),
        cases=[
            Case(urn="100001", proposals=PROPOSED.proposals, route="proposed"),
            Case(urn="100002"),
            Case(urn="100003", applied=("H45", "H50"), category="ri_b", route="default"),
            Case(urn="100004"),
        ],
    )
    assert [row[0] for row in rows(schools_in_it(found))] == [
        "Cedar (100003)",
        "Birch (100002)",
        "Ash (100001)",
    ]
    assert "One school placed by a rule, one school placed by a person’s decision and one school" in said(
        schools_in_it(found)
    )


def test_each_school_begins_on_a_page_of_its_own() -> None:
    blocks = paper()
    assert isinstance(blocks[0], PageBreak)
    assert isinstance(blocks[1], Heading)


def test_a_flag_is_told_with_figure_distance_clause_and_source() -> None:
    (flag, *_) = rows(paper(case=Case(findings=(finding("1a"),), **_asked())))
    assert flag[:2] == ["1. Sudden drop or steady decline", "Flagged"]
    for part in ("60%", "73%", "2024/25", "120 pupils", "4.0 points past the line", "(Appendix B; source 1)"):
        assert part.replace(".0", "") in flag[2].replace(".0", "")


def test_what_cannot_be_said_stands_in_one_row_with_reasons_and_numbers() -> None:
    findings = (unsaid(MissingReason.NO_RETURN, "9"), unsaid(MissingReason.NO_RETURN, "10"))
    row = rows(paper(case=Case(findings=findings, **_asked())))[-1]
    assert row[0] == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 11"
    assert row[1] == "Cannot say"
    assert "no return has been received (9, 10)" in row[2]


def test_a_clear_result_is_told_as_near_as_it_is() -> None:
    clear = finding("1a", outcome=Outcome.CLEAR, margin=2.0, margin_pupils=3.0)
    row = rows(paper(case=Case(findings=(clear,), **_asked())))[0]
    assert row[1] == "Clear"
    assert "3 fewer pupils at the standard in 2024/25 would make it a flag" in row[2]


@pytest.mark.parametrize(
    ("happened", "line"),
    [
        ((), "Ofsted’s monitoring: none on record since the inspection of 1 May 2024."),
        (
            ((MONITORED, 30),),
            "Ofsted’s monitoring: visit 2 on 23 October 2026: Taking effective action. "
            "None on record since 23 October 2026.",
        ),
        ((), "School Review: none on record since the records begin, on 1 September 2026."),
        (
            ((REVIEW, 30),),
            "School Review: the School Review of 23 October 2026 found: Phonics secure. "
            "None on record since 23 October 2026.",
        ),
    ],
)
def test_the_inputs_of_h95_are_the_item_or_since_when_there_is_none(happened: tuple, line: str) -> None:
    assert line in said(paper(*happened)).splitlines()


def test_an_inspection_says_that_no_later_one_is_held_and_whether_it_is_newer_than_the_decision() -> None:
    told = said(paper((placed("gobar"), 1200), case=PROPOSED))
    assert "Inspection: Good. No graded inspection since 1 May 2024 is held. It is newer than" in told
    assert "It is newer" not in said(paper((placed("gobar"), 9)))


def test_nothing_on_record_at_all_is_said_and_not_left_blank() -> None:
    told = said(paper(kept_since=None))
    assert "School Review: none on record by 22 November 2026." in told


def test_teams_that_answered_are_quoted_and_the_others_named() -> None:
    answer = Answer("Finance", "Deficit", "yes", date(2026, 10, 2), "returns/a.xlsx", 7)
    teams = (TeamReturn("Finance", 1, 1), TeamReturn("Governance", 0, 1))
    found = profile(school(answers=[answer]), cases=[PROPOSED], teams=teams)
    told = said(each_school(found)).splitlines()
    assert "Finance: Deficit: yes (2 October 2026)." in told
    assert "No return about this school from these teams: Governance. That is not “no concern”." in told


def test_the_system_says_consider_and_leaves_room_for_the_decision() -> None:
    blocks = paper()
    assert "Consider School GOBAR (H98): indicator 1 flagged." in said(blocks).splitlines()
    (box,) = [block for block in blocks if isinstance(block, Callout)]
    for asked in ("Decision: …", "Indicators cited", "Decided by, and on which day", "Reason: …"):
        assert asked in said([box])


def test_a_rule_s_placement_asks_for_the_record_and_for_the_choice_that_a_person_has() -> None:
    told = said(paper(case=RULED))
    assert "The rule H45 places it by itself. Record the placement." in told
    assert (
        "Consider School RI (A) or School RI (B). Until a person decides, School RI (B) stands (H50)." in told
    )
    assert "The rule H45 places it by itself. Record" not in said(paper((BY_RULE, 9), case=RULED))


def test_a_decision_on_record_is_the_last_decision() -> None:
    told = said(paper((placed("gobar"), 9), case=Case()))
    assert "Last decision: School GOBAR: Ann Officer, 13 November 2026." in told
    assert "The rules propose nothing more than what is on record." in told


def test_a_placement_that_the_inspection_no_longer_supports_is_said() -> None:
    found = profile(school((BY_RULE, 9)), cases=[Case()])
    assert "no longer places it" in said(schools_in_it(found))
    assert "By what is held the rule that placed it no longer does." in said(each_school(found))


def test_a_school_on_no_list_is_up_and_nothing_is_made_up_of_it() -> None:
    told = said(each_school(profile(school((placed("gobar"), 9)))))
    assert "The school is on no list held, so it is not assessed." in told
    assert "Inspection: not known" in told


@pytest.mark.parametrize(
    ("happened", "is_up"),
    [(((decided("core"), 9),), False), (((decided("enhanced"), 9),), True), ((), False)],
)
def test_under_hackney_a_core_school_with_nothing_proposed_is_not_up(happened: tuple, is_up: bool) -> None:
    found = profile(school(*happened), cases=[Case()], policy=HACKNEY)
    assert bool(rows(schools_in_it(found))) is is_up


def test_a_school_that_was_taken_off_is_up_only_if_the_rules_propose_it() -> None:
    happened = ((placed("gobar"), 9), (Removal(), 2))
    assert rows(schools_in_it(up(*happened, case=Case()))) == []
    assert len(rows(schools_in_it(up(*happened, case=PROPOSED)))) == 1


def up(*happened: tuple, case: Case) -> RegisterProfile:
    return profile(school(*happened), cases=[case])


def _asked() -> dict[str, object]:
    return {"route": "proposed", "proposals": PROPOSED.proposals}
