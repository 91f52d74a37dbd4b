"""What people decided is put beside what the policy does by itself; each goes first where it is due."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.judgement.assessment.model import Placement, Proposal
from reportkit.reports.profiles.casework import Act, Recorded
from reportkit.reports.profiles.recorded import placed_as_recorded
from reportkit.settings.policies import PolicyPack, read_pack
from tests.judgement.assessment.real import HACKNEY, HILLINGDON, PARAMS

INSPECTED, BEFORE, AFTER = date(2025, 6, 17), date(2025, 1, 10), date(2026, 10, 12)
GOOD, RI, FORMAL = "good", "requires improvement", "formal category"


@pytest.fixture(scope="module")
def hillingdon() -> PolicyPack:
    return read_pack(PARAMS, HILLINGDON)


@pytest.fixture(scope="module")
def hackney() -> PolicyPack:
    return read_pack(PARAMS, HACKNEY)


def placement(category: str | None, route: str, register: str, *rules: str) -> Placement:
    proposals = (Proposal("H99", "gobar", "results fell"),) if route == "proposed" else ()
    return Placement(category, route, register, "words", rules, proposals, ())


BY_DEFAULT = placement("ri_b", "default", "on", "H45", "H50")
INADEQUATE = placement("inadequate", "automatic", "on", "H46")
PROPOSED = placement(None, "proposed", "to decide")
UNKNOWN = placement(None, "cannot say", "cannot say")


def by_person(category: str, on: date = AFTER, *, departs: bool = False) -> Recorded:
    return Recorded(category, on, given=Act(on, "Bea Invented", "Why", (1,)), departs=departs)


def by_rule(category: str, rule: str) -> Recorded:
    return Recorded(category, BEFORE, rule)


def left(category: str, on: date) -> Recorded:
    return Recorded(category, BEFORE, ended=Act(on, "Bea Invented"))


def test_without_a_record_the_assessment_stands(hillingdon: PolicyPack) -> None:
    for said in (BY_DEFAULT, INADEQUATE, PROPOSED, UNKNOWN):
        assert placed_as_recorded(hillingdon, said, None, GOOD, INSPECTED) is said


@pytest.mark.parametrize(
    ("assessed", "record", "reading", "category", "route", "register"),
    [
        (BY_DEFAULT, by_person("ri_a"), RI, "ri_a", "decided", "on"),
        (BY_DEFAULT, by_rule("ri_b", "H45"), RI, "ri_b", "default", "on"),
        (PROPOSED, by_person("gobar"), GOOD, "gobar", "decided", "on"),
        (UNKNOWN, by_person("gobar"), GOOD, "gobar", "decided", "on"),
        # The school was inspected again since: what was decided does not fit any more.
        (INADEQUATE, by_person("gobar", BEFORE), FORMAL, "inadequate", "automatic", "on"),
        (BY_DEFAULT, by_person("gobar", BEFORE), RI, "ri_b", "default", "on"),
        # Its inspection is good now, and nobody has taken it off the register yet.
        (UNKNOWN, by_rule("ri_b", "H45"), GOOD, "ri_b", "automatic", "on"),
        # A person took it off: that stands until it is inspected again.
        (BY_DEFAULT, left("ri_b", AFTER), RI, "not_on_sarr", "decided", "not on"),
        (BY_DEFAULT, left("ri_b", BEFORE), RI, "ri_b", "default", "on"),
        (PROPOSED, left("gobar", AFTER), GOOD, None, "proposed", "to decide"),
    ],
)
def test_hillingdon(
    hillingdon: PolicyPack,
    assessed: Placement,
    record: Recorded,
    reading: str,
    category: str | None,
    route: str,
    register: str,
) -> None:
    found = placed_as_recorded(hillingdon, assessed, record, reading, INSPECTED)
    assert (found.category, found.route, found.register) == (category, route, register)


BY_K48 = placement("enhanced", "automatic", "no register", "K48")


@pytest.mark.parametrize(
    ("record", "category", "route"),
    [
        (by_person("intensive_a"), "intensive_a", "decided"),
        (by_person("core", BEFORE), "enhanced", "automatic"),
        (by_person("core", AFTER), "enhanced", "automatic"),
        (by_person("core", AFTER, departs=True), "core", "decided"),
        (by_person("core", BEFORE, departs=True), "enhanced", "automatic"),
        (left("enhanced", AFTER), None, "none"),
    ],
)
def test_hackney_s_rule_goes_before_a_milder_decision_that_does_not_set_it_aside(
    hackney: PolicyPack, record: Recorded, category: str | None, route: str
) -> None:
    found = placed_as_recorded(hackney, BY_K48, record, RI, INSPECTED)
    assert (found.category, found.route) == (category, route)


def test_a_rule_that_placed_the_school_is_still_named_beside_a_decision(hillingdon: PolicyPack) -> None:
    found = placed_as_recorded(hillingdon, BY_DEFAULT, by_person("ri_a"), RI, INSPECTED)
    assert found.applied == ("H45",)


def test_only_what_is_more_intensive_is_still_proposed(hillingdon: PolicyPack) -> None:
    found = placed_as_recorded(hillingdon, PROPOSED, by_person("gobar"), GOOD, INSPECTED)
    assert found.proposals == ()


def test_a_record_under_another_policy_counts_for_nothing(hackney: PolicyPack) -> None:
    assert placed_as_recorded(hackney, BY_K48, by_person("gobar"), RI, INSPECTED) is BY_K48
