"""Laws that hold whatever is known of a school: nothing unknown makes for a milder category."""

from __future__ import annotations

import time
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.judgement.policies import Route, evaluate
from reportkit.judgement.policies.facts import COLUMNS, INDICATORS, INSPECTIONS
from reportkit.reports.policies.cases import CaseSchool
from reportkit.settings.policies import PolicyPack
from tests.judgement.policies.builders import HACKNEY, HILLINGDON, LIMIT, assess, facts_of, school

PACKS = pytest.mark.parametrize("pack", [HILLINGDON, HACKNEY], ids=lambda pack: pack.id)
NUMBERS = st.lists(st.integers(1, 11), max_size=6, unique=True)
SCHOOLS = st.builds(
    school,
    inspection=st.sampled_from(INSPECTIONS),
    own=st.booleans(),
    repeated=st.sampled_from([True, False, None]),
    maintained=st.booleans(),
    head_changed=st.sampled_from(["yes", "no", "not known"]),
    flagged=NUMBERS,
    unsaid=NUMBERS,
    not_applicable=NUMBERS,
)


SEVERAL = st.lists(SCHOOLS, min_size=1, max_size=40)
A_FEW_TIMES = settings(max_examples=8, deadline=None)


def ranks_of(pack: PolicyPack, schools: list[CaseSchool]) -> list[int | None]:
    categories = assess(pack, *schools)["category"]
    return [None if category is None else pack.rank(category) for category in categories]


@PACKS
@given(schools=SEVERAL, hidden=st.sets(st.integers(1, 11), min_size=1, max_size=4))
@A_FEW_TIMES
def test_hiding_indicators_never_gives_a_milder_category_than_clear_ones_would(
    pack: PolicyPack, schools: list[CaseSchool], hidden: set[int]
) -> None:
    clear = [
        known.model_copy(update={"flagged": tuple(set(known.flagged) - hidden), "unsaid": ()})
        for known in schools
    ]
    unsaid = [known.model_copy(update={"unsaid": tuple(hidden)}) for known in clear]
    for found, milder in zip(ranks_of(pack, unsaid), ranks_of(pack, clear), strict=True):
        assert found is None or found == milder


@PACKS
@given(schools=SEVERAL)
@A_FEW_TIMES
def test_an_inspection_that_cannot_be_read_gives_no_category(
    pack: PolicyPack, schools: list[CaseSchool]
) -> None:
    unread = [known.model_copy(update={"inspection": "cannot_say"}) for known in schools]
    rows = assess(pack, *unread)
    assert rows["category"].isna().all()
    assert set(rows["route"]) == {Route.CANNOT_SAY}


@PACKS
@given(schools=SEVERAL)
@A_FEW_TIMES
def test_only_an_own_inspection_places_a_school_automatically(
    pack: PolicyPack, schools: list[CaseSchool]
) -> None:
    for known, route in zip(schools, assess(pack, *schools)["route"], strict=True):
        is_below = known.inspection in ("requires_improvement", "formal_category")
        assert route != Route.AUTOMATIC or (known.own and is_below)


@PACKS
@given(schools=SEVERAL)
@A_FEW_TIMES
def test_a_school_has_a_category_just_if_a_rule_or_a_person_gave_one(
    pack: PolicyPack, schools: list[CaseSchool]
) -> None:
    for _, row in assess(pack, *schools).iterrows():
        is_given = row["route"] in (Route.AUTOMATIC, Route.DEFAULT, Route.DECIDED)
        assert is_given is (row["category"] is not None)
        assert bool(row["proposals"]) or row["route"] != Route.PROPOSED


@PACKS
@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_indicator_flagged_for_a_good_school_waits_for_a_person(
    pack: PolicyPack, indicator: int
) -> None:
    row = assess(pack, school(flagged=[indicator])).iloc[0]
    assert (row["route"], row["category"]) == (Route.PROPOSED, None)
    assert all(f"indicator {indicator} flagged" in proposal.why for proposal in row["proposals"])


@PACKS
@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_indicator_that_cannot_say_is_named_in_the_open_questions(
    pack: PolicyPack, indicator: int
) -> None:
    asked = assess(pack, school(unsaid=[indicator]))["open_questions"].iloc[0]
    assert any(f" {indicator}" in question for question in asked)


def test_a_strong_drop_says_so() -> None:
    row = assess(HACKNEY, school(flagged=[1], strong=True)).iloc[0]
    assert row["proposals"][0].why == "indicator 1 flagged, strongly"


def test_proposals_say_which_indicators_and_what_is_not_known() -> None:
    several, doubtful = (
        assess(HACKNEY, known)["proposals"].iloc[0]
        for known in (school(flagged=[1, 5, 10]), school(head_changed="not known"))
    )
    assert several[0].why == "indicators 1, 5 and 10 flagged"
    assert doubtful[0].why == "it is not known whether the head has changed since the inspection"


def test_rows_keep_the_order_of_the_facts_and_do_not_depend_on_each_other() -> None:
    schools = [school(flagged=[n]) for n in INDICATORS]
    together = assess(HACKNEY, *schools)
    alone = pd.concat([assess(HACKNEY, known) for known in schools], ignore_index=True)
    assert together["urn"].tolist() == [str(100000 + n) for n in range(11)]
    assert together.drop(columns="urn").equals(alone.drop(columns="urn"))


@PACKS
def test_no_schools_give_no_rows(pack: PolicyPack) -> None:
    assert evaluate(pack, facts_of([school()], pack.id).iloc[:0], LIMIT).empty


def test_as_many_schools_as_england_has_take_seconds() -> None:
    """Hackney's pack, whose rules are the more; the time of the processor, whatever else it does."""
    some = facts_of([school(flagged=[n], unsaid=[n % 11 + 1]) for n in INDICATORS], HACKNEY.id)
    many = pd.concat([some] * 2000, ignore_index=True).assign(urn=[str(n) for n in range(22000)])
    started = time.process_time()
    evaluate(HACKNEY, many, LIMIT)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"inspection_status": "Good"}, "inspection_status says"),
        ({"head_changed": "maybe"}, "head_changed says"),
        ({"indicator_4": "FLAG"}, "indicator_4 says"),
        ({"indicator_4": None}, "indicator_4 says"),
        ({"decision": "core"}, "decision says"),
    ],
)
def test_facts_in_words_that_are_not_known_are_refused(changed: dict[str, str | None], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        evaluate(HILLINGDON, facts_of([school()]).assign(**changed), LIMIT)


@pytest.mark.parametrize("column", list(COLUMNS))
def test_a_column_that_is_missing_is_named(column: str) -> None:
    with pytest.raises(ValueError, match=column):
        evaluate(HILLINGDON, facts_of([school()]).drop(columns=column), LIMIT)


def test_a_school_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        evaluate(HILLINGDON, facts_of([school(), school()]).assign(urn="100000"), LIMIT)


def test_the_limit_of_coverage_is_the_one_that_is_given() -> None:
    facts = facts_of([school(unsaid=[1])])
    assert evaluate(HILLINGDON, facts, Decimal(10))["route"].iloc[0] == Route.CANNOT_SAY
    assert evaluate(HILLINGDON, facts, Decimal(50))["route"].iloc[0] == Route.DEFAULT
