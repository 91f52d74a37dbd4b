"""Schools that lack only an answer stand in one table; every other school keeps pages of its own."""

from __future__ import annotations

from dataclasses import replace

from reportkit.blocks import Heading
from reportkit.casework.events.support_kinds import LinkRole, SchoolReview, SchoolReviewSort
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections import meeting_paper
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, OFFICER, decided, link
from tests.judgement.assessment.builders import finding
from tests.reports.register.builders import CORE_IF_KNOWN, PROPOSED, profile, rows, said

REVIEW = SchoolReview(sort=SchoolReviewSort.INITIAL, led_by=OFFICER)


def paper(*happened: tuple, case=CORE_IF_KNOWN) -> RegisterProfile:
    return profile(school(*happened), cases=[case], policy=HACKNEY)


def own_pages(found: RegisterProfile) -> list[str]:
    blocks = meeting_paper.each_school(found)
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]


def test_a_school_that_lacks_only_an_answer_has_a_row_and_no_pages() -> None:
    found = paper()
    assert own_pages(found) == []
    (row,) = rows(meeting_paper.schools_in_it(found))
    assert row[1] == "It is not known whether the head has changed (K42)."
    assert row[2] == "HR, or the school’s officer (none named)."


def test_the_officer_who_can_say_is_named() -> None:
    (row,) = rows(meeting_paper.schools_in_it(paper((link(LinkRole.SIP), 9))))
    assert row[2] == f"HR, or {OFFICER.name}."


def test_what_no_figure_tells_is_for_the_meeting_to_decide() -> None:
    proposals = (("K42", "core", "it is not known whether indicator 1 is flagged"),)
    (row,) = rows(meeting_paper.schools_in_it(paper(case=replace(CORE_IF_KNOWN, proposals=proposals))))
    assert row[2] == "No figure tells: the meeting decides."


def test_a_flag_a_category_and_new_evidence_each_keep_a_school_its_pages() -> None:
    flagged = replace(CORE_IF_KNOWN, findings=(finding("1a"),))
    assert own_pages(paper(case=flagged))
    assert own_pages(paper((decided("enhanced"), 9)))
    assert own_pages(paper((REVIEW, 9)))
    assert not own_pages(paper((REVIEW, 200)))


def test_a_proposal_for_a_category_beyond_the_mildest_keeps_a_school_its_pages() -> None:
    asked = (*CORE_IF_KNOWN.proposals, ("K48", "enhanced", "its inspection reads as requires improvement"))
    assert own_pages(paper(case=replace(CORE_IF_KNOWN, proposals=asked)))


def test_under_a_policy_with_a_register_every_school_up_has_its_pages() -> None:
    found = profile(school(), cases=[PROPOSED])
    assert len(own_pages(found)) == 1
    assert "lack" not in said(meeting_paper.schools_in_it(found))


def test_the_parts_expected_have_the_table_and_its_heading() -> None:
    parts = meeting_paper.expected_parts(paper())
    assert "Schools that lack an answer" in parts.headings
    assert parts.tables == 1
