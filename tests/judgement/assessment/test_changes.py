"""What changed between two assessments that differ in one thing is put down to that thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reportkit.judgement.assessment.changes import Cause, find_changes
from reportkit.judgement.assessment.departures import Fate, find_departures
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.indicators.returns import Answer
from reportkit.vocabulary import MissingReason, Urn
from reportkit.vocabulary.results import Outcome
from tests.built import Checkout
from tests.judgement.assessment.builders import NAN, Case, assessment, finding, unsaid
from tests.judgement.assessment.real import BEFORE_COVID, PAST, assessed
from tests.judgement.builders import school

CLEAR = {"outcome": Outcome.CLEAR, "statistic": -9.0, "margin": 1.0}
FLAGGED, SOUND = Case(findings=(finding(),)), Case(findings=(finding(**CLEAR),))
NEWER = {"year": "202526", "since": "202425"}
INSPECTED = date(2026, 6, 3)
GOOD, REQUIRES = {"reading": "good"}, {"reading": "requires improvement"}
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
    facts = {"inspected_on": INSPECTED, "reading": "formal category"}
    after = Case(findings=(not_met,), category="inadequate", route="automatic", facts=facts)
    found = moved(Case(findings=(unknown,), facts=GOOD), after)
    assert [(what, why) for what, _, _, why in found] == [
        ("category", Cause.NEW_INSPECTION),
        ("11", Cause.NEW_INSPECTION),
    ]


PROPOSED: dict[str, Any] = {"route": "proposed", "words": "to decide"}
SINCE = {"inspected_on": INSPECTED}
PLACED: dict[str, Any] = {"category": "ri_b", "route": "default", "words": "School RI (B)"}


@pytest.mark.parametrize("own", [True, False])
def test_an_inspection_of_the_school_or_of_its_predecessor_moves_the_category(own: bool) -> None:
    known = REQUIRES | SINCE | {"inspection_is_own": own}
    ((what, *_, cause),) = moved(Case(facts=GOOD), Case(facts=known, **PLACED))
    assert (what, cause) == ("category", Cause.NEW_INSPECTION)


def test_a_second_inspection_in_a_row_that_requires_improvement_moves_the_category() -> None:
    once, again = REQUIRES | {"repeated": False}, REQUIRES | SINCE | {"repeated": True}
    ((*_, cause),) = moved(Case(facts=once), Case(facts=again, **PLACED))
    assert cause is Cause.NEW_INSPECTION


def test_an_inspection_that_reads_as_before_moves_nothing() -> None:
    flagged = Case(findings=(finding(**NEWER),), facts=GOOD | SINCE, **PROPOSED)
    causes = [cause for *_, cause in moved(replace(SOUND, facts=GOOD), flagged)]
    assert causes == [Cause.NEW_DATA, Cause.NEW_DATA]


def test_another_reading_of_no_later_inspection_is_not_a_new_inspection() -> None:
    found = moved(Case(facts=REQUIRES, **PLACED), Case(facts={"inspected_on": None}))
    assert [cause for *_, cause in found] == [Cause.NEW_DATA]


def test_a_grade_that_no_longer_places_since_the_school_has_a_new_number_says_so() -> None:
    inherited = REQUIRES | {"inspection_is_own": False, "earlier_urns": ("102368",)}
    after = Case("152412", proposals=(("H45", "ri_b", ""),), facts=inherited, **PROPOSED)
    ((*_, cause),) = moved(Case(facts=REQUIRES | {"inspection_is_own": True}, **PLACED), after)
    assert cause is Cause.NEW_NUMBER


@pytest.mark.parametrize(
    ("urn", "own", "cause"),
    [
        ("152412", False, Cause.NEW_NUMBER),
        ("152412", True, Cause.NEW_DATA),
        ("102368", False, Cause.NEW_DATA),
    ],
    ids=["a new number", "a new number, its own inspection", "the same number"],
)
def test_what_an_inspection_said_of_safeguarding_goes_with_the_number_it_was_of(
    urn: str, own: bool, cause: Cause
) -> None:
    bare = {"measure": "", "year": "", "since": "", "figure": NAN}
    then = Case(findings=(finding("11a", **bare),), facts=REQUIRES | {"inspection_is_own": True})
    facts = REQUIRES | {"inspection_is_own": own, "earlier_urns": ("102368",)}
    now = Case(urn, findings=(unsaid(MissingReason.NOT_AVAILABLE, "11a", **bare),), facts=facts)
    assert moved(then, now) == [("11", "flag", "cannot say", cause)]


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


def test_another_answer_is_a_return_and_one_that_aged_is_out_of_date() -> None:
    bare = {"measure": "", "year": "", "since": "", "figure": NAN}
    concern = Case(findings=(finding("7", outcome=Outcome.FLAG, **bare),))
    none = Case(findings=(finding("7", outcome=Outcome.CLEAR, **bare),))
    aged = Case(findings=(unsaid(MissingReason.OLD_RETURN, "7", **bare),))
    for before, after, why in ((concern, none, Cause.NEW_RETURN), (none, aged, Cause.OUT_OF_DATE)):
        assert [cause for *_, cause in moved(before, after)] == [why]


def test_a_school_that_was_on_no_list_is_new_and_said_once() -> None:
    found = find_changes(assessment(SOUND), assessment(SOUND, replace(FLAGGED, urn="100000")))
    assert [(change.urn, change.cause) for change in found] == [("100000", Cause.NEW_SCHOOL)]


def test_a_school_under_a_new_number_is_the_same_school() -> None:
    converted = replace(SOUND, urn="152412", facts={"earlier_urns": ("102368",)})
    assert find_changes(assessment(SOUND), assessment(converted)) == ()
    flagged = replace(FLAGGED, urn="152412", facts={"earlier_urns": ("102368",)})
    (change,) = find_changes(assessment(SOUND), assessment(flagged))
    assert (change.urn, change.then, change.now) == ("152412", "clear", "flag")


@pytest.mark.parametrize("bond", ["sole_predecessors", "merged_from", "split_from"])
def test_where_no_list_of_links_was_out_by_the_day_the_lineage_tells_what_became_of_a_school(
    bond: str,
) -> None:
    before, after = assessment(SOUND, replace(SOUND, urn="102369")), assessment(SOUND)
    heir = replace(school("152412"), **{bond: (Urn("102369"),)})
    (left,) = find_departures(before, after, [heir])
    assert (left.fate, left.now) == (Fate.REPLACED, (heir,))


def test_between_two_real_years_every_change_names_a_cause_and_two_results(checkout: Checkout) -> None:
    before: Assessment = assessed(checkout, "surrey", PAST)
    found = find_changes(before, assessed(checkout, "surrey", BEFORE_COVID))
    assert {change.cause for change in found} >= {Cause.NEW_DATA, Cause.NEW_SCHOOL}
    assert all(change.then != change.now for change in found)
    assert all(change.detail == "2018/19" for change in found if change.what == "1" and change.detail)


KNOWN, BEFORE_IT = date(2023, 5, 10), date(2019, 2, 5)
OWN, INHERITED = {"inspection_is_own": True}, {"inspection_is_own": False}
OLDER = {
    "its own, where a predecessor's newer one was read": (
        GOOD | INHERITED,
        REQUIRES | OWN | {"inspected_on": BEFORE_IT},
        Cause.OLDER_INSPECTION,
    ),
    "its own that reads alike, and so places it": (
        REQUIRES | INHERITED,
        REQUIRES | OWN | {"inspected_on": BEFORE_IT},
        Cause.OLDER_INSPECTION,
    ),
    "the one before the one that was read": (
        REQUIRES | OWN | {"repeated": False, "previous_on": None},
        REQUIRES | OWN | {"repeated": True, "previous_on": BEFORE_IT},
        Cause.OLDER_INSPECTION,
    ),
    "one between the two that were known": (
        REQUIRES | OWN | {"repeated": False, "previous_on": date(2015, 1, 1)},
        REQUIRES | OWN | {"repeated": True, "previous_on": BEFORE_IT},
        Cause.OLDER_INSPECTION,
    ),
    "the first that is known, and its report was due by then": (
        GOOD | {"inspected_on": None},
        REQUIRES | {"inspected_on": BEFORE_IT},
        Cause.OLDER_INSPECTION,
    ),
    "the first that is known, and its report was not due by then": (
        GOOD | {"inspected_on": None},
        REQUIRES | {"inspected_on": date(2026, 9, 23)},
        Cause.NEW_INSPECTION,
    ),
    "a later one, before which comes the one that was read": (
        GOOD | OWN | {"previous_on": BEFORE_IT},
        REQUIRES | OWN | SINCE | {"previous_on": KNOWN},
        Cause.NEW_INSPECTION,
    ),
    "none: the one that was read is known no more": (
        REQUIRES | OWN | {"repeated": True, "previous_on": BEFORE_IT},
        GOOD | OWN | {"inspected_on": BEFORE_IT, "repeated": False, "previous_on": None},
        Cause.NEW_DATA,
    ),
}


@pytest.mark.parametrize("case", OLDER)
def test_an_inspection_that_began_before_the_last_known_is_no_new_one(case: str) -> None:
    before, after, cause = OLDER[case]
    ((what, *_, found),) = moved(Case(facts=before), Case(facts=after, **PLACED))
    assert (what, found) == ("category", cause)


def test_an_older_inspection_is_named_for_what_it_says_of_safeguarding() -> None:
    unknown = unsaid(MissingReason.NOT_AVAILABLE, "11a", measure="", year="", since="", figure=NAN)
    not_met = finding("11a", measure="", year="", since="", figure=NAN)
    before, after = GOOD | {"inspected_on": None}, GOOD | {"inspected_on": BEFORE_IT}
    found = moved(Case(findings=(unknown,), facts=before), Case(findings=(not_met,), facts=after))
    assert [(what, why) for what, _, _, why in found] == [("11", Cause.OLDER_INSPECTION)]


def test_a_good_school_found_good_again_was_moved_by_its_results(checkout: Checkout) -> None:
    """Broadwater, inspected in October 2019."""
    found = find_changes(assessed(checkout, "surrey", PAST), assessed(checkout, "surrey", BEFORE_COVID))
    causes = {change.what: change.cause for change in found if change.urn == "125249"}
    assert causes["category"] is causes["1"] is Cause.NEW_DATA


def test_between_two_real_years_only_an_inspection_that_reads_otherwise_is_a_new_one(
    checkout: Checkout,
) -> None:
    then, now = (assessed(checkout, "surrey", day) for day in (PAST, BEFORE_COVID))
    found = [c for c in find_changes(then, now) if (c.what, c.cause) == ("category", Cause.NEW_INSPECTION)]
    assert len(found) > 10
    for change in found:
        later = now.of_school(change.urn).facts
        urns = (change.urn, *map(Urn, later["earlier_urns"]))  # type: ignore[call-overload]  # texts
        earlier = next(then.of_school(urn) for urn in urns if urn in then.urns).facts
        said = ("reading", "repeated", "inspection_is_own")
        assert [earlier[name] for name in said] != [later[name] for name in said]
        assert earlier["inspected_on"] != later["inspected_on"]
