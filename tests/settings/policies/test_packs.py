"""The policies that ship: every rule is there or says why not, and only four rules place a school."""

from __future__ import annotations

import pytest

from reportkit.settings.policies import PolicyPack, read_pack, read_policy_thresholds
from tests.settings.policies.builders import PARAMS

HILLINGDON = read_pack(PARAMS, "hillingdon@2016-02")
HACKNEY = read_pack(PARAMS, "hackney@2019-09")
PACKS = pytest.mark.parametrize("pack", [HILLINGDON, HACKNEY], ids=lambda pack: pack.id)


@pytest.mark.parametrize(("pack", "letter", "last"), [(HILLINGDON, "H", 120), (HACKNEY, "K", 78)])
def test_every_rule_is_carried_or_says_why_not(pack: PolicyPack, letter: str, last: int) -> None:
    carried = {rule.number for rule in pack.rules}
    not_carried = {entry.id for entry in pack.not_carried}
    assert carried | not_carried == {f"{letter}{n}" for n in range(1, last + 1)}
    assert not carried & not_carried
    assert all(entry.reason for entry in pack.not_carried)


def test_only_the_four_rules_that_the_policies_call_automatic_place_a_school() -> None:
    found = [rule.id for pack in (HILLINGDON, HACKNEY) for rule in pack.placing if rule.kind == "automatic"]
    assert found == ["H45", "H46", "K48", "K54"]


@PACKS
def test_rules_stand_in_the_order_of_the_policy(pack: PolicyPack) -> None:
    numbers = [int(rule.number[1:]) for rule in pack.rules]
    assert numbers == sorted(numbers)


@PACKS
def test_the_eleven_indicators_stand_in_order_and_eight_have_a_public_source(pack: PolicyPack) -> None:
    assert [indicator.number for indicator in pack.indicators] == list(range(1, 12))
    assert set(pack.public_indicators()) == {1, 2, 3, 4, 5, 6, 8, 11}


def test_hillingdons_indicators_are_its_rules_in_the_same_words() -> None:
    wording = {rule.id: rule.wording for rule in HILLINGDON.rules}
    for indicator in HILLINGDON.indicators:
        assert indicator.rules == (f"H{97 + indicator.number}",)
        assert indicator.wording == wording[indicator.rules[0]]


def test_only_hillingdon_keeps_a_register() -> None:
    assert (HILLINGDON.keeps_register, HACKNEY.keeps_register) == (True, False)


def test_the_ladders_go_from_the_least_to_the_most_intensive() -> None:
    assert [c.id for c in HILLINGDON.categories] == ["not_on_sarr", "gobar", "ri_a", "ri_b", "inadequate"]
    assert [c.id for c in HACKNEY.categories] == [
        "core", "enhanced_focused", "enhanced", "intensive_a", "intensive_b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("threshold", "value"),
    [
        ("drop_points", "-10"),
        ("drop_z", "-1.645"),
        ("drop_strong_points", "-15"),
        ("drop_strong_z", "-2.58"),
        ("decline_years", "3"),
        ("group_difference", "-5"),
        ("subject_range", "15"),
        ("volatility_ratio", "2"),
        ("comparable_k", "10"),
        ("comparable_min", "8"),
        ("funnel_z_alert", "1.96"),
        ("exclusions", "2"),
        ("in_year_deficit", "2.5"),
        ("deficit_years", "2"),
        ("show_n", "6"),
        ("test_n", "11"),
        ("pool_years", "3"),
        ("coverage", "50"),
    ],
)
def test_the_thresholds_are_those_of_the_specification(threshold: str, value: str) -> None:
    assert str(read_policy_thresholds(PARAMS).value(threshold)) == value


def test_no_threshold_is_said_to_be_the_policys_for_neither_policy_gives_one() -> None:
    entries = read_policy_thresholds(PARAMS).thresholds
    assert {entry.standing for entry in entries} == {"local setting"}
    assert all(entry.owner and entry.means and entry.source for entry in entries)


def test_thresholds_can_be_asked_for_by_indicator() -> None:
    found = read_policy_thresholds(PARAMS).of_indicator(5)
    assert {"comparable_k", "comparable_min"} <= {entry.id for entry in found}
    assert all(entry.indicator == 5 for entry in found)


@PACKS
def test_a_category_is_told_by_its_label_and_another_policy_s_by_its_id(pack: PolicyPack) -> None:
    assert [pack.label_of(one.id) for one in pack.categories] == [one.label for one in pack.categories]
    assert pack.label_of("of_another_policy") == "of_another_policy"
