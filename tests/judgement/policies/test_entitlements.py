"""What schools can expect: visits, lines of the offer, and whether visits keep pace (G14, K2, H118)."""

from __future__ import annotations

import pytest

from reportkit.judgement.policies import Fall, Who, check_monotonic, entitlements, focus_of
from reportkit.settings.policies import Focus, Graded, Per, Phase, PolicyPack
from tests.judgement.policies.builders import HACKNEY, HILLINGDON

COUNTED = [phase for phase in Phase if phase not in (Phase.PRU, Phase.SIXTEEN_PLUS)]


@pytest.mark.parametrize(
    ("pack", "category", "phase", "visits"),
    [
        (HACKNEY, "core", "primary", 2),
        (HACKNEY, "core", "nursery", 2),
        (HACKNEY, "core", "secondary", 3),
        (HACKNEY, "core", "special", 3),
        (HACKNEY, "core", "all-through", 3),
        (HACKNEY, "enhanced_focused", "primary", 4),
        (HACKNEY, "enhanced", "secondary", 9),
        (HACKNEY, "intensive_a", "secondary", 12),
        (HACKNEY, "core", "pru", None),
        (HACKNEY, "core", "", None),
        (HILLINGDON, "not_on_sarr", "primary", 0),
        (HILLINGDON, "gobar", "primary", 6),
        (HILLINGDON, "ri_a", "secondary", 3),
        (HILLINGDON, "ri_b", "", 11),
    ],
)
def test_planned_visits_of_a_year(pack: PolicyPack, category: str, phase: str, visits: int | None) -> None:
    assert entitlements(pack, Who(category, phase, maintained=True)).visits_per_year == visits


@pytest.mark.parametrize(
    ("pack", "rule", "who", "lines"),
    [
        (HILLINGDON, "H115", Who("gobar", "primary", maintained=True), 8),
        (HILLINGDON, "H116", Who("ri_a", "primary", maintained=True), 5),
        (HILLINGDON, "H117", Who("ri_b", "primary", maintained=True), 10),
        (HILLINGDON, "H117", Who("inadequate", "primary", maintained=True), 10),
        (HILLINGDON, "H61", Who("not_on_sarr", "primary", False, Graded.OUTSTANDING), 5),
        (HILLINGDON, "H62", Who("not_on_sarr", "primary", True, Graded.GOOD), 5),
        (HILLINGDON, "H63", Who("gobar", "primary", maintained=True), 6),
        (HILLINGDON, "H63", Who("gobar", "primary", maintained=False), 0),
        (HILLINGDON, "H64", Who("ri_a", "primary", maintained=True), 8),
        (HILLINGDON, "H64", Who("ri_b", "primary", maintained=False), 0),
        (HILLINGDON, "H117", Who("ri_b", "primary", maintained=False), 0),
        (HACKNEY, "K50", Who("enhanced", "primary", maintained=False), 0),
    ],
)
def test_a_rule_gives_as_many_lines_as_the_policy_prints(
    pack: PolicyPack, rule: str, who: Who, lines: int
) -> None:
    found = entitlements(pack, who)
    assert sum(line.rule == rule for line in found.offers) == lines
    assert all(line.clause for line in found.offers)


@pytest.mark.parametrize("phase", COUNTED)
@pytest.mark.parametrize("maintained", [True, False])
def test_visits_never_fall_up_hackneys_ladder(phase: Phase, maintained: bool) -> None:
    assert check_monotonic(HACKNEY, phase, maintained=maintained) == ()


def test_hillingdons_fall_from_gobar_to_ri_a_is_told_and_not_corrected() -> None:
    assert check_monotonic(HILLINGDON, Phase.PRIMARY) == (Fall("School GOBAR", 6, "School RI (A)", 3),)


def test_what_the_policy_leaves_open_is_asked() -> None:
    (asked,) = entitlements(HACKNEY, Who("core", "pru", maintained=True)).questions
    assert asked.endswith("The policy gives no number for this phase. A person decides.")
    assert entitlements(HACKNEY, Who("core", "", maintained=True)).questions == (
        "The school's phase is not known, and the number of visits depends on it.",
    )


def test_our_reading_of_what_the_policy_does_not_say_is_told() -> None:
    (told,) = entitlements(HACKNEY, Who("intensive_a", "primary", maintained=True)).questions
    assert told.startswith("half day visits by the LaMA (K56): The policy gives no number")


@pytest.mark.parametrize("pack", [HILLINGDON, HACKNEY], ids=lambda pack: pack.id)
def test_a_school_of_which_nobody_knows_whether_it_is_maintained_is_promised_no_number(
    pack: PolicyPack,
) -> None:
    found = entitlements(pack, Who(pack.categories[1].id, "primary", maintained=None))
    assert found.visits_per_year is None
    assert "Whether the school is maintained is not known" in found.questions[0]


def test_only_an_aspect_of_teaching_brings_more_visits() -> None:
    teaching, other = (
        entitlements(HACKNEY, Who("enhanced_focused", "primary", True, None, focus)).visits_per_year
        for focus in (Focus.TEACHING, Focus.OTHER)
    )
    assert (teaching, other) == (4, 2)


@pytest.mark.parametrize(
    ("category", "told"), [("gobar", "App B"), ("ri_a", "App B"), ("ri_b", ""), ("inadequate", "")]
)
def test_the_monthly_group_is_told_once_and_where_it_is_certain_it_names_both_clauses(
    category: str, told: str
) -> None:
    lines = entitlements(HILLINGDON, Who(category, "primary", maintained=True)).offers
    monthly = [(line.rule, line.clause, line.offer.may) for line in lines if line.offer.per is Per.MONTH]
    certain = ("H117", "App B, table; App B", False)
    assert monthly == [("H111", told, True) if told else certain]


def test_the_focus_is_that_of_the_first_rule_that_has_one() -> None:
    assert focus_of(HACKNEY, ["K42", "K45"]) is Focus.OTHER
    assert focus_of(HACKNEY, ["K44"]) is Focus.TEACHING
    assert focus_of(HACKNEY, ["K42"]) is None
