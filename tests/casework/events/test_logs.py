"""What the policies ask the team to log can be logged, with all that they ask to be said of it."""

from __future__ import annotations

from typing import Any

import pytest

from reportkit.casework.events import parse_payload, payload_json

OFFICER = {"name": "Ann Officer", "position": "School Improvement Link"}
NOTICE = {
    "stage": "formal",
    "is_maintained": True,
    "factors": ["unacceptably low standards"],
    "route": "insufficient action despite advice",
    "matters": "Progress in mathematics",
    "action": "Adopt the plan",
    "comply_by": "2027-01-15",
}
# The rule, the kind of event, what is said in it.
LOGS: dict[str, tuple[str, dict[str, Any]]] = {
    "H7 who sits on the board": (
        "member",
        {
            "board": "SSPB",
            "person_id": "p1",
            "person": OFFICER,
            "role": "member",
            "constituency": "governors",
        },
    ),
    "H16 leaders linked": (
        "leaders-linked",
        {"established": OFFICER, "emerging": OFFICER, "purpose": "coaching", "ends_on": "2027-07-16"},
    ),
    "H18 support for governance": (
        "support",
        {"source": "school-to-school", "provider": "A trust", "aspect": "governance", "for_governance": True},
    ),
    "H19 a meeting of the board": (
        "meeting",
        {"board": "SSPB", "on": "2026-12-03", "begins": "16:00", "venue": "Civic Centre"},
    ),
    "H41 what a review found": (
        "school-review",
        {"sort": "School Review", "led_by": OFFICER, "findings": ["Phonics is secure"]},
    ),
    "H41 what it recommended": (
        "recommendation",
        {"what": "Teach phonics daily", "due": "2027-04-01", "arises_from": "102368-1"},
    ),
    "H43 grounds of a placement": (
        "placement",
        {"category": "gobar", "policy": "hillingdon@2016-02", "grounds": ["insufficient progress"]},
    ),
    "H54 grounds and K27 evidence of a decision": (
        "decision",
        {
            "category": "gobar",
            "policy": "hillingdon@2016-02",
            "on_register": True,
            "grounds": ["poor leadership or governance", "pupils' safety"],
            "evidence": ["Two heads in a year"],
        },
    ),
    "H57 an academy's concerns taken further": (
        "referral",
        {"to": "DfE Regions Group", "matters": "Results fell for three years"},
    ),
    "H58 support handed over": ("removal", {"handed_to": "the trust"}),
    "H96, K29 a team asked for its return": (
        "returns-asked",
        {"team": "Finance", "asked_of": OFFICER, "due_by": "2026-12-03"},
    ),
    "H107 what became of a recommendation": (
        "recommendation-outcome",
        {"of": "102368-1", "outcome": "partly acted on", "evidence": "Seen in two classes"},
    ),
    "H119 who opened the register": ("reading", {"what": "register", "as_at": "2026-11-22"}),
    "K15 a visit": (
        "visit",
        {"sort": "core", "role": "School Improvement Partner", "data_reviewed_on": None},
    ),
    "K35 a school's answer": ("reply", {"to": "102368-1", "party": "head", "said": "We see it otherwise"}),
    "K17 a governing body's link": ("governor-link", {"officer": OFFICER}),
    "K40 two views of one aspect": (
        "views",
        {"aspect": "leadership", "school_says": "good", "council_says": "not yet good"},
    ),
    "K41 the year's first meeting of governors": (
        "governors-meeting",
        {
            "attended_by": OFFICER,
            "role": "School Improvement Partner",
            "first_of_year": True,
            "told": "The outcomes of the year's visits",
        },
    ),
    "K37 a one-day review led by the LaMA": (
        "review-day",
        {"led_by": OFFICER, "progress": "Some", "next_on": "2027-02-01"},
    ),
    "K69 the powers that a notice names": (
        "notice",
        NOTICE | {"powers": ["appoint additional governors", "withdraw the delegated budget"]},
    ),
}


@pytest.mark.parametrize(("kind", "said"), LOGS.values(), ids=list(LOGS))
def test_what_a_policy_asks_to_be_logged_can_be(kind: str, said: dict[str, Any]) -> None:
    kept = payload_json(parse_payload(kind, said))
    assert {entry: _plain(kept[entry]) for entry in said} == said


def _plain(value: Any) -> Any:
    """Without what was not said of a person."""
    return {k: v for k, v in value.items() if v != ""} if isinstance(value, dict) else value
