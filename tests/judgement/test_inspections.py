"""How inspection outcomes of each era read as good or better (C4), and a predecessor's (A3.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.evidence.siod.inspections import Inspection
from reportkit.judgement.aims import Aim, AimResult
from reportkit.judgement.inspections import (
    Standing,
    inspected_urns_of,
    is_good_or_better,
    picture_inspections,
    urns_of,
)
from reportkit.judgement.metrics import Verdict
from reportkit.vocabulary import Urn
from tests.judgement.builders import GOOD_AREAS, inspection, school

OVERALL, QUALITY = "Overall effectiveness", "Quality of education"
LEADERSHIP = "Effectiveness of leadership and management"
GOVERNANCE = "Leadership and governance"


@pytest.mark.parametrize(("grade", "answer"), [("1", True), ("2", True), ("3", False), ("4", False)])
def test_era_1_goes_by_overall_effectiveness(grade: str, answer: bool) -> None:
    assert is_good_or_better(inspection(1, {OVERALL: grade, QUALITY: "4"})) is answer


@pytest.mark.parametrize("era", [1, 2, 3])
def test_without_the_grades_that_answer_it_the_question_has_no_answer(era: int) -> None:
    assert is_good_or_better(inspection(era, {"Behaviour and attitudes": "1"})) is None


@pytest.mark.parametrize(
    ("quality", "leadership", "answer"),
    [
        *[("1", "1", True), ("1", "2", True), ("2", "1", True), ("2", "2", True)],
        *[("3", "2", False), ("2", "3", False), ("3", "3", False), ("4", "2", False), ("1", "4", False)],
    ],
)
def test_era_2_needs_quality_of_education_and_leadership(quality: str, leadership: str, answer: bool) -> None:
    grades = {QUALITY: quality, LEADERSHIP: leadership, "Behaviour and attitudes": "3", OVERALL: "2"}
    assert is_good_or_better(inspection(2, grades)) is answer


@pytest.mark.parametrize("missing", [QUALITY, LEADERSHIP])
def test_era_2_with_one_of_its_two_grades_alone_has_no_answer(missing: str) -> None:
    grades = {QUALITY: "2", LEADERSHIP: "2"}
    del grades[missing]
    assert is_good_or_better(inspection(2, grades)) is None


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({}, True),
        ({GOVERNANCE: "Strong standard"}, True),
        ({GOVERNANCE: "Exceptional"}, True),
        ({GOVERNANCE: "Needs attention"}, False),
        ({GOVERNANCE: "Urgent improvement"}, False),
        ({"Achievement": "Needs attention"}, True),
        ({"Attendance and behaviour": "Needs attention"}, True),
        ({"Achievement": "Urgent improvement"}, False),
        ({"Early years": "Urgent improvement"}, False),
        ({"Safeguarding": "Not met"}, False),
    ],
)
def test_era_3_needs_leadership_no_urgent_area_and_safeguarding(
    changed: dict[str, str], answer: bool
) -> None:
    assert is_good_or_better(inspection(3, GOOD_AREAS | changed)) is answer


@pytest.mark.parametrize("missing", GOOD_AREAS)
def test_era_3_without_leadership_or_safeguarding_has_no_answer(missing: str) -> None:
    grades = {area: grade for area, grade in GOOD_AREAS.items() if area != missing}
    assert is_good_or_better(inspection(3, grades)) is None


GOOD, POOR, NONE = {OVERALL: "2"}, {OVERALL: "3"}, {"Behaviour and attitudes": "2"}
OLD = {"started": date(2019, 5, 1), "published": date(2019, 6, 1)}
STANDINGS = {
    "inspected itself and good": ([inspection(1, GOOD)], Standing.GOOD),
    "inspected itself and not good": ([inspection(1, POOR)], Standing.BELOW),
    "never inspected": ([], Standing.NOT_INSPECTED),
    "only an ungraded visit": ([inspection(1, GOOD, graded=False)], Standing.NOT_INSPECTED),
    "another school's": ([inspection(1, GOOD, urn="102370")], Standing.NOT_INSPECTED),
    "no grade that answers": ([inspection(2, NONE)], Standing.CANNOT_SAY),
    "its predecessor was good, under the old number": (
        [inspection(1, GOOD, urn="102369")],
        Standing.GOOD_BEFORE,
    ),
    "its predecessor was not good, listed under the new number": (
        [inspection(1, POOR, of="102369")],
        Standing.BELOW_BEFORE,
    ),
    "inspected itself since its predecessor": (
        [inspection(1, GOOD), inspection(1, POOR, urn="102369", **OLD)],
        Standing.GOOD,
    ),
    "its own inspection counts though its predecessor's is newer": (
        [inspection(1, POOR, urn="102369"), inspection(1, GOOD, **OLD)],
        Standing.GOOD,
    ),
    "the newest of two": ([inspection(1, GOOD), inspection(1, POOR, **OLD)], Standing.GOOD),
    "the newest of two predecessors'": (
        [inspection(1, POOR, urn="102367"), inspection(1, GOOD, urn="102369", **OLD)],
        Standing.BELOW_BEFORE,
    ),
}


CONVERTED = replace(school(), sole_predecessors=(Urn("102369"), Urn("102367")))


@pytest.mark.parametrize("case", STANDINGS)
def test_a_school_stands_on_its_own_inspection_else_on_a_labelled_predecessors(case: str) -> None:
    inspections, standing = STANDINGS[case]
    picture = picture_inspections(date(2025, 8, 31), [CONVERTED], inspections)
    assert picture.schools[0].standing is standing
    assert picture.count(standing) == 1


@pytest.mark.parametrize(
    ("grades", "verdict", "good"),
    [
        (["2", "1"], Verdict.MET, 2),
        (["2", "3"], Verdict.NOT_MET, 1),
        (["2", ""], Verdict.CANNOT_SAY, 1),
        (["3", ""], Verdict.NOT_MET, 0),
        ([], Verdict.CANNOT_SAY, 0),
    ],
)
def test_aim_5_is_met_only_if_every_school_is_known_to_be_good(
    grades: list[str], verdict: Verdict, good: int
) -> None:
    urns = [str(102368 + place) for place in range(len(grades))]
    inspections = [
        inspection(1, {OVERALL: grade}, urn=urn) for urn, grade in zip(urns, grades, strict=True) if grade
    ]
    picture = picture_inspections(None, [school(urn) for urn in urns], inspections)
    assert picture.aim == AimResult(Aim.GOOD_SCHOOLS, verdict, good, len(grades))


def test_a_predecessors_poor_grade_does_not_fail_the_aim_but_leaves_it_open() -> None:
    picture = picture_inspections(None, [school()], [inspection(1, POOR, of="102369")])
    assert picture.aim.verdict is Verdict.CANNOT_SAY


def test_inspections_of_a_period_include_both_its_days_in_order_of_publication() -> None:
    days = (None, date(2026, 8, 31), date(2026, 9, 1), date(2026, 11, 22), date(2026, 11, 23))
    made = [
        inspection(1, GOOD, urn=str(102375 - place), published=day, started=date(2026, 6, 1))
        for place, day in enumerate(days)
    ]
    picture = picture_inspections(None, [], made)
    found = picture.published_between(date(2026, 9, 1), date(2026, 11, 22))
    assert [entry.published_on for entry in found] == [date(2026, 9, 1), date(2026, 11, 22)]


@pytest.mark.parametrize("bond", ["merged_from", "split_from"])
@pytest.mark.parametrize(
    "found",
    [inspection(1, GOOD, urn="102369"), inspection(1, GOOD, of="102369")],
    ids=["under its own number", "under the number of today"],
)
def test_the_grade_of_a_school_that_was_merged_or_split_is_not_that_of_the_school_there_now(
    bond: str, found: Inspection
) -> None:
    made = replace(school("102368", "102369"), **{bond: (Urn("102369"),)})
    assert picture_inspections(None, [made], [found]).schools[0].standing is Standing.NOT_INSPECTED


def test_where_no_link_tells_of_the_school_inspected_ofsteds_list_counts() -> None:
    (stands,) = picture_inspections(None, [school()], [inspection(1, GOOD, of="102369")]).schools
    assert stands.standing is Standing.GOOD_BEFORE


def test_a_school_has_its_figures_and_inspections_under_any_of_its_numbers() -> None:
    merged = replace(school("102370", "102371"), merged_from=(Urn("102371"),))
    assert urns_of([CONVERTED, merged]) == ("102368", "102369", "102367", "102370")
    assert inspected_urns_of([CONVERTED, merged]) == (*urns_of([CONVERTED, merged]), "102371")
