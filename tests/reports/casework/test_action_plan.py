"""A plan with its five parts (K70); what is missing is said first, and leaves room."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reportkit.blocks import Block
from reportkit.casework.events.formal_kinds import PlanSort
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.reports.sections.casework import action_plan
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, Happened, decided
from tests.reports.casework.builders import cells, headings, planned, profile, tables, text


def plan(*before: Happened, policy: str = HACKNEY, **said: Any) -> PaperProfile:
    return profile(policy, f"102368-{len(before) + 1}", *before, (planned(**said), 5))


def whole(found: PaperProfile) -> list[Block]:
    return [block for part in action_plan.IN_ORDER for block in part(found)]


def particulars(found: PaperProfile) -> dict[str, str]:
    (table,) = tables(action_plan.about(found))
    return {row[0]: row[1] for row in cells(table)}


MISSING: dict[str, tuple[dict[str, str], str]] = {
    "nothing": ({}, "Nothing: the plan has all five parts."),
    "one part": (
        {"resources": ""},
        "One part of the five is not there: resources (clause 2.9.1; K70).",
    ),
    "three": (
        {"strategies": "", "success_criteria": "", "timescales": ""},
        "Three parts of the five are not there: strategies, success criteria and timescales (clause 2.9.1; "
        "K70).",
    ),
}


@pytest.mark.parametrize("case", MISSING)
def test_what_is_missing_is_said_first(case: str) -> None:
    said, expected = MISSING[case]
    assert text(action_plan.missing(plan(**said))).splitlines()[-1] == expected


def test_a_missing_part_says_so_in_its_place_with_room_and_the_others_stand() -> None:
    said = text(action_plan.five_parts(plan(resources=""))).splitlines()
    place = said.index("Resources")
    assert said[place + 1] == "This part is missing."
    assert "What time, people and money are set aside?" in said[place + 3]
    assert "Better writing" in said and "What exactly is to improve?" not in said


def test_every_part_is_there_in_a_plan_and_a_form() -> None:
    for found in (plan(), profile(HACKNEY, ""), profile(HILLINGDON, "")):
        assert headings(whole(found)) == action_plan.HEADINGS
        assert len(tables(whole(found))) == action_plan.expected_parts(found).tables


def test_the_form_is_of_the_policy_s_own_plan() -> None:
    assert action_plan.title(profile(HACKNEY, "")) == "Single Action Plan"
    assert action_plan.title(profile(HILLINGDON, "")) == "Leadership and Rapid Improvement Plan"


TARGETS = {
    "in Intensive": ([(decided("intensive_a"), 400)], "12 April 2027"),
    "so late that its terms have no dates": ([(decided("intensive_b"), 10)], "they have no dates yet"),
    "not in Intensive": ([(decided("enhanced"), 10)], "not in Intensive by what is recorded"),
}


@pytest.mark.parametrize("case", TARGETS)
def test_the_target_for_leaving_intensive_is_four_terms_on(case: str) -> None:
    before, expected = TARGETS[case]
    said = particulars(plan(*before))["Target for leaving Intensive"]
    if case == "in Intensive":
        assert said == "11 April 2027, four terms on from 18 October 2025"
    else:
        assert expected in said


def test_hillingdon_has_no_such_target() -> None:
    assert "Target for leaving Intensive" not in particulars(plan(policy=HILLINGDON))


REPORTING: dict[str, tuple[str, dict[str, Any], str]] = {
    "reported": (HACKNEY, {"report_on": date(2027, 2, 1)}, "reported on 1 February 2027."),
    "not reported": (
        HACKNEY,
        {},
        "No day is recorded on which the plan’s result is reported to the next SRAS meeting.",
    ),
    "validated": (
        HILLINGDON,
        {"sort": PlanSort.RAPID, "validated_by": "A consultant", "validated_on": date(2026, 11, 1)},
        "Validated from outside the school by A consultant, on 1 November 2026.",
    ),
    "validated on no day": (
        HILLINGDON,
        {"sort": PlanSort.RAPID, "validated_by": "A consultant"},
        "by A consultant. No day was recorded.",
    ),
    "not validated": (HILLINGDON, {"sort": PlanSort.RAPID}, "Nobody outside the school is on record"),
    "answers a notice": (HILLINGDON, {"answers": "102368-9"}, "It answers the warning notice 102368-9."),
}


@pytest.mark.parametrize("case", REPORTING)
def test_reporting_and_validation_are_said_or_said_to_be_missing(case: str) -> None:
    policy, said, expected = REPORTING[case]
    assert expected in text(action_plan.reporting(plan(policy=policy, **said)))
