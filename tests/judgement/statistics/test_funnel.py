"""Funnel limits narrow with size and widen with overdispersion, which is never below 1."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reportkit.judgement.statistics import (
    ALARM_Z,
    ALERT_Z,
    funnel_limits,
    funnel_z,
    overdispersion,
)
from tests.judgement.statistics.grids import GAP_OR_PERCENT, GAP_OR_SIZE, PERCENTS, SIZES

SCORES = st.lists(st.floats(-50, 50), min_size=1, max_size=60)


def test_the_limits_are_those_of_the_formula():
    lower, upper = funnel_limits(62, 30, 2.0, ALERT_Z)
    half = 1.96 * np.sqrt(2 * 62 * 38 / 30)
    np.testing.assert_allclose([lower, upper], [62 - half, 62 + half])


def test_the_levels_are_those_of_the_normal_distribution():
    assert 2 * stats.norm.sf(ALERT_Z) == pytest.approx(0.05, abs=1e-4)
    assert 2 * stats.norm.sf(ALARM_Z) == pytest.approx(0.002, abs=1e-5)


@given(PERCENTS, SIZES, st.floats(1, 20))
def test_limits_are_in_order_within_0_to_100_and_the_alarm_outside_the_alert(theta, n, phi):
    inner_lower, inner_upper = funnel_limits(theta, n, phi, ALERT_Z)
    outer_lower, outer_upper = funnel_limits(theta, n, phi, ALARM_Z)
    assert 0 <= outer_lower <= inner_lower <= theta <= inner_upper <= outer_upper <= 100


@given(PERCENTS, SIZES, st.floats(1, 20))
def test_more_pupils_never_widen_the_funnel(theta, n, phi):
    (lower, upper), (more_lower, more_upper) = (
        funnel_limits(theta, n, phi),
        funnel_limits(theta, n + 1, phi),
    )
    assert more_lower >= lower
    assert more_upper <= upper


@given(GAP_OR_PERCENT, GAP_OR_SIZE)
def test_a_limit_never_comes_from_a_gap(theta, n):
    is_missing = np.isnan(theta) or np.isnan(n) or n == 0
    assert np.isnan(funnel_limits(theta, n)).tolist() == [is_missing] * 2
    assert np.isnan(funnel_z(50, n, theta)) or not is_missing


def test_a_common_percentage_of_0_or_100_gives_no_score():
    np.testing.assert_array_equal(np.isnan(funnel_z(50, 30, [0, 1, 99, 100])), [True, False, False, True])


@given(SCORES)
def test_overdispersion_is_never_below_one_nor_above_the_largest_square(scores):
    assert 1 <= overdispersion(scores) <= max(1, np.max(np.square(scores))) * (1 + 1e-9)


@given(SCORES)
def test_gaps_do_not_move_overdispersion(scores):
    assert overdispersion([*scores, np.nan]) == overdispersion(scores)


def test_overdispersion_equals_a_winsorised_mean_square():
    scores = 2 * np.random.default_rng(4).standard_normal(201)
    low, high = np.percentile(scores, [10, 90])
    drawn_in = [min(max(score, low), high) for score in scores]
    assert overdispersion(scores) == pytest.approx(sum(score**2 for score in drawn_in) / 201)


def test_one_wild_school_hardly_moves_overdispersion():
    scores = np.random.default_rng(5).standard_normal(200)
    assert overdispersion(np.append(scores, 80.0)) < 1.1


def test_scores_that_vary_as_chance_does_leave_the_funnel_alone():
    assert overdispersion(np.random.default_rng(6).standard_normal(5000)) == 1


def test_no_scores_have_no_overdispersion():
    assert np.isnan(overdispersion([]))
    assert np.isnan(overdispersion([np.nan, np.nan]))


def test_the_same_gap_is_further_out_for_a_larger_school():
    z = funnel_z(52, [30, 120], 62)
    np.testing.assert_allclose(z, [-10 / np.sqrt(62 * 38 / 30), -10 / np.sqrt(62 * 38 / 120)])


def test_overdispersion_below_one_is_refused():
    with pytest.raises(ValueError, match="1 or more"):
        funnel_limits(60, 30, 0.9)
