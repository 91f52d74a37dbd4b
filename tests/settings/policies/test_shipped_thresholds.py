"""Each threshold as shipped, beside the place of the domain specification that gives its number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reportkit.places import Places
from reportkit.settings.policies import read_packs
from reportkit.settings.policies.ranges import RANGES
from reportkit.settings.policies.reading import read_policy_thresholds
from tests.rows import each_row

PARAMS = Places.find(Path(__file__).parent).params
SHIPPED = {
    "show_n": ("6", "E0, minimum cohort: show at n ≥ 6"),
    "test_n": ("11", "E0, minimum cohort: test at n ≥ 11"),
    "pool_years": ("3", "E0, minimum cohort: pool three comparable years"),
    "coverage": ("50", "E2: more than 50% CANNOT SAY"),
    "drop_points": ("-10", "E1 1a: D ≤ −10 points"),
    "drop_z": ("-1.645", "E1 1a: z ≤ −1.645"),
    "drop_strong_points": ("-15", "E1 1a, strong: D ≤ −15"),
    "drop_strong_z": ("-2.58", "E1 1a, strong: z ≤ −2.58"),
    "drop_bands": ("2", "E1 1a: national quintile of two or more bands"),
    "decline_years": ("3", "E1 1b: each of the last 3 comparable years"),
    "decline_total": ("-6", "E1 1b: total fall ≥ 6 points"),
    "decline_confidence": ("0.80", "E1 1b: upper 80% limit < 0"),
    "progress_confidence": ("0.95", "E0, progress interval: ± 1.96"),
    "group_difference": ("-5", "E1 2: difference ≤ −5 points"),
    "group_confidence": ("0.95", "E0, proportion interval: Wilson 95%"),
    "substitute_quintile": ("5", "C5.6: the weakest fifth"),
    "gap_years": ("3", "E1 3: change over 3 comparable years"),
    "gap_confidence": ("0.90", "E1 3: one-sided 90%"),
    "subject_range": ("15", "E1 4a: range ≥ 15 points"),
    "volatility_ratio": ("2", "E1 4c: observed SD ÷ expected ≥ 2"),
    "volatility_years": ("4", "E1 4c: ≥ 4 years"),
    "agreement_bands": ("2", "E1 4d: top two v bottom two quintiles"),
    "comparable_k": ("10", "E1 5: nearest k = 10"),
    "comparable_min": ("8", "E1 5: fewer than 8 candidates"),
    "comparable_quarter": ("25", "E1 5: below group lower quartile"),
    "funnel_z_alert": ("1.96", "E0, funnel: z = 1.96 alert"),
    "pa_quintile": ("5", "E1 6: highest national quintile for phase"),
    "pa_years": ("2", "E1 6: two years running"),
    "severe_limit": ("0.998", "E1 6: above 99.8% Poisson limit"),
    "suspension_limit": ("0.998", "E1 6: above 99.8% limit"),
    "suspension_quintile": ("5", "E1 6: highest quintile two years"),
    "suspension_years": ("2", "E1 6: highest quintile two years"),
    "exclusions": ("2", "E1 6: PEx ≥ 2"),
    "exclusion_limit": ("0.95", "E1 6: above 95% Poisson limit"),
    "balance": ("0", "E1 8: cumulative balance < 0"),
    "in_year_deficit": ("2.5", "E1 8: in-year deficit > 2.5%"),
    "deficit_years": ("2", "E1 8: two years"),
}


def test_every_threshold_has_a_line_here() -> None:
    assert set(SHIPPED) == set(RANGES)


@each_row("name", SHIPPED)
def test_a_threshold_is_shipped_with_the_number_of_the_specification(name: str) -> None:
    value, source = SHIPPED[name]
    assert read_policy_thresholds(PARAMS).entry(name).value == Decimal(value), source


@pytest.mark.parametrize("pack", read_packs(PARAMS), ids=lambda pack: pack.id)
def test_no_policy_that_is_shipped_sets_a_number_otherwise(pack) -> None:  # type: ignore[no-untyped-def]
    shipped = read_policy_thresholds(PARAMS)
    assert read_policy_thresholds(PARAMS, pack).thresholds == shipped.thresholds
