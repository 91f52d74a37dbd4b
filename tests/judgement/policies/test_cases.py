"""What each policy makes of each worked case (A4, G5, G6, G7, G14, G20), and that every rule matters."""

from __future__ import annotations

import pytest

from reportkit.reports.policies.cases import PolicyCase
from reportkit.settings.policies import EXECUTED, PolicyPack
from tests.judgement.policies.builders import (
    CASES,
    HACKNEY,
    HILLINGDON,
    PACKS,
    cases_of,
    differences,
    is_named,
)
from tests.rows import each_row

COMPARED = (
    "Good, clear data, same head",
    "Good, new head since the inspection, clear data",
    "Good, sudden drop",
    "Good, one weak subject",
    "Good, deficit budget only",
    "First RI",
    "Second RI, weak trend",
    "Special measures",
    "Academy RI",
)

ROWS = [(pack, case) for case in CASES for pack in case.expected]
RULES = [(pack, rule.id) for pack in PACKS.values() for rule in pack.rules if rule.kind in EXECUTED]


@each_row(("pack", "case"), ROWS, lambda row: f"{row[1].name} ({row[0]})")
def test_the_policy_gives_what_the_case_says(pack: str, case: PolicyCase) -> None:
    assert not list(differences(PACKS[pack], case))


def test_the_comparison_has_every_row_for_both_policies() -> None:
    compared = {case.name: set(case.expected) for case in CASES if case.comparison}
    assert compared == {name: set(PACKS) for name in COMPARED}


@each_row(("pack", "rule"), RULES, lambda row: row[1])
def test_without_the_rule_some_case_fails(pack: PolicyPack, rule: str) -> None:
    rest = pack.model_copy(update={"rules": tuple(r for r in pack.rules if r.id != rule)})
    naming = [case for case in cases_of(pack) if is_named(rule, case.expected[pack.id])]
    noticed = any(list(differences(rest, case)) for case in naming)
    assert noticed, f"{rule} is unprotected: no case that names it fails when it is taken out"


@pytest.mark.parametrize("pack", [HILLINGDON, HACKNEY], ids=lambda pack: pack.id)
def test_every_line_of_every_offer_is_counted_by_some_case(pack: PolicyPack) -> None:
    counted: dict[str, int] = {}
    for case in cases_of(pack):
        for rule, n in case.expected[pack.id].offers.items():
            counted[rule] = max(n, counted.get(rule, 0))
    by_phase = {rule.id for rule in pack.offering if any(offer.phases for offer in rule.offers)}
    assert counted == {rule.id: 1 if rule.id in by_phase else len(rule.offers) for rule in pack.offering}
