"""What changed between two assessments that differ in one thing is put down to that thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.judgement.assessment.changes import Cause, find_changes
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.indicators.returns import Answer
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.built import Checkout
from tests.judgement.assessment.builders import NAN, Case, assessment, finding, unsaid
from tests.judgement.assessment.real import PAST, assessed

CLEAR = {"outcome": Outcome.CLEAR, "statistic": -9.0, "margin": 1.0}
FLAGGED, SOUND = Case(findings=(finding(),)), Case(findings=(finding(**CLEAR),))
NEWER = {"year": "202526", "since": "202425"}
INSPECTED = date(2026, 6, 3)
NO_RETURN, DECIDED = (
    MissingReason.NO_RETURN,
    {"category": "gobar", "route": "decided", "words": "School GOBAR"},
)
WITHHELD = unsaid(MissingReason.SUPPRESSED, figure=NAN)
OLD = unsaid(MissingReason.OUT_OF_DATE)


def moved(before: Case, after: Case, was: dict[str, str] | None = None) -> list[tuple[str, str, str, Cause]]:
    changes = find_changes(assessment(before, **(was or {})), assessment(after))
    return [(change.what, change.then, change.now, change.cause) for change in changes]


def test_where_nothing_differs_nothing_changed(checkout: Checkout) -> None:
    real = assessed(checkout, "hillingdon", PAST)
    assert find_changes(real, real) == ()
    assert moved(FLAGGED, FLAGGED) == []


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        pytest.param(SOUND, Case(findings=(finding(**NEWER),)), Cause.NEW_DATA, id="a newer year"),
        pytest.param(Case(), FLAGGED, Cause.NEW_DATA, id="a figure that was not held"),
        pytest.param(SOUND, FLAGGED, Cause.NEW_DATA, id="nothing that can be told"),
        pytest.param(
            SOUND, Case(findings=(finding(figure=58.0),)), Cause.REVISED_DATA, id="another figure, same year"
        ),
        pytest.param(
            SOUND, Case(findings=(finding(comparator=64.0),)), Cause.REVISED_DATA, id="England's figure"
        ),
        pytest.param(
            SOUND, Case(findings=(finding(pupils=130.0),)), Cause.REVISED_DATA, id="the number of pupils"
        ),
        pytest.param(FLAGGED, Case(findings=(WITHHELD,)), Cause.REVISED_DATA, id="a figure withdrawn"),
        pytest.param(FLAGGED, Case(findings=(OLD,)), Cause.OUT_OF_DATE, id="the same figure, grown old"),
    ],
)
def test_an_indicator_moves_because_of_data(before: Case, after: Case, cause: Cause) -> None:
    ((what, _, _, found),) = moved(before, after)
    assert (what, found) == ("1", cause)


def test_a_change_says_from_what_to_what_and_for_which_year() -> None:
    (change,) = find_changes(assessment(SOUND), assessment(Case(findings=(finding(**NEWER),))))
    assert (change.urn, change.then, change.now, change.detail) == ("102368", "clear", "flag", "2025/26")


@pytest.mark.parametrize(
    ("part", "cause"),
    [
        ("rules_hash", Cause.NEW_THRESHOLD),
        ("policy", Cause.NEW_POLICY),
        ("crosswalk", Cause.NEW_CROSSWALK),
        ("made_with", Cause.NEW_VERSION),
    ],
)
def test_with_the_same_data_what_moves_is_because_of_the_rules(part: str, cause: Cause) -> None:
    proposed = replace(FLAGGED, route="proposed", words="to decide: consider School GOBAR")
    found = moved(SOUND, proposed, {part: "another"})
    assert [(what, why) for what, _, _, why in found] == [("category", cause), ("1", cause)]


def test_new_data_is_named_even_if_a_threshold_moved_too() -> None:
    ((_, _, _, cause),) = moved(SOUND, Case(findings=(finding(**NEWER),)), {"rules_hash": "another"})
    assert cause is Cause.NEW_DATA


def test_another_policy_moves_the_category_alone() -> None:
    found = moved(Case(), Case(route="default", category="core", words="Core"), {"policy": "another"})
    assert [(what, why) for what, _, _, why in found] == [("category", Cause.NEW_POLICY)]


def test_a_decision_moves_the_category() -> None:
    assert moved(Case(), Case(**DECIDED)) == [
        ("category", "no rule gives a category: a person decides", "School GOBAR", Cause.NEW_DECISION)
    ]
    assert moved(Case(**DECIDED), Case())[0][3] is Cause.NEW_DECISION


def test_an_inspection_moves_the_category_and_what_it_says_of_safeguarding() -> None:
    unknown = unsaid(MissingReason.NOT_AVAILABLE, "11a", measure="", year="", since="", figure=NAN)
    not_met = finding("11a", measure="", year="", since="", figure=NAN)
    after = Case(
        findings=(not_met,), category="inadequate", route="automatic", facts={"inspected_on": INSPECTED}
    )
    found = moved(Case(findings=(unknown,)), after)
    assert [(what, why) for what, _, _, why in found] == [
        ("category", Cause.NEW_INSPECTION),
        ("11", Cause.NEW_INSPECTION),
    ]


def test_a_category_that_follows_an_indicator_moves_for_the_same_cause() -> None:
    after = Case(findings=(OLD,), route="cannot say", words="not enough public data to assess")
    found = moved(replace(FLAGGED, route="proposed", words="to decide"), after)
    assert [why for *_, why in found] == [Cause.OUT_OF_DATE, Cause.OUT_OF_DATE]


@pytest.mark.parametrize("answer", [Answer.CONCERN, Answer.NO_CONCERN])
def test_a_return_moves_its_indicator(answer: Answer) -> None:
    outcome = Outcome.FLAG if answer is Answer.CONCERN else Outcome.CLEAR
    returned = finding("7", measure="", year="", since="", figure=NAN, outcome=outcome)
    missing = unsaid(NO_RETURN, "7", measure="", year="", since="", figure=NAN)
    ((what, _, now, cause),) = moved(Case(findings=(missing,)), Case(findings=(returned,)))
    assert (what, now, cause) == ("7", outcome, Cause.NEW_RETURN)


def test_a_school_that_was_on_no_list_is_new_and_said_once() -> None:
    found = find_changes(assessment(SOUND), assessment(SOUND, replace(FLAGGED, urn="100000")))
    assert [(change.urn, change.cause) for change in found] == [("100000", Cause.NEW_SCHOOL)]


def test_a_school_under_a_new_number_is_the_same_school() -> None:
    converted = replace(SOUND, urn="152412", facts={"earlier_urns": ("102368",)})
    assert find_changes(assessment(SOUND), assessment(converted)) == ()
    flagged = replace(FLAGGED, urn="152412", facts={"earlier_urns": ("102368",)})
    (change,) = find_changes(assessment(SOUND), assessment(flagged))
    assert (change.urn, change.then, change.now) == ("152412", "clear", "flag")


def test_between_two_real_years_every_change_names_a_cause_and_two_results(checkout: Checkout) -> None:
    before: Assessment = assessed(checkout, "surrey", PAST)
    found = find_changes(before, assessed(checkout, "surrey", date(2020, 4, 5)))
    assert {change.cause for change in found} >= {Cause.NEW_DATA, Cause.NEW_SCHOOL}
    assert all(change.then != change.now for change in found)
    assert all(change.detail == "2018/19" for change in found if change.what == "1" and change.detail)
