"""Chances of a false flag are exact where they can be, and close to simulation where not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reportkit.judgement.statistics import (
    chance_below_limit,
    chance_of_drop,
    chance_of_volatility,
    difference_standard_error,
    expected_false_flags,
    funnel_limits,
)
from tests.judgement.statistics.grids import PERCENTS, SIZES


def test_a_small_school_is_held_back_by_z_and_a_large_one_by_the_line():
    small, large = chance_of_drop([12.0, 2.0], -10, -1.645)
    assert small == pytest.approx(stats.norm.cdf(-1.645))
    assert large == pytest.approx(stats.norm.cdf(-5))


@given(st.floats(0.01, 50), st.floats(-30, 0), st.floats(-4, 0))
def test_a_drop_is_never_likelier_than_its_z_line(error, line, z_line):
    assert 0 <= chance_of_drop(error, line, z_line) <= stats.norm.cdf(z_line) * (1 + 1e-12)


@pytest.mark.parametrize(("n", "within"), [(30, 0.02), (120, 0.005)])
def test_the_chance_of_a_drop_is_near_to_what_happens_to_cohorts_drawn_alike(n, within):
    then, now = np.random.default_rng(17).binomial(n, 0.62, (2, 40000)) * 100 / n
    error = difference_standard_error(now, n, then, n)
    happened = np.mean((now - then <= -10) & (now - then <= -1.645 * error))
    stated = chance_of_drop(np.sqrt(62 * 38 * 2 / n), -10, -1.645)
    assert happened == pytest.approx(float(stated), abs=within)


def test_the_chance_below_a_limit_is_the_binomial_one():
    n = np.arange(1.0, 200)
    for theta, limit in [(62, 40), (95, 82), (5, 10), (50, 50)]:
        most = np.ceil(limit * n / 100) - 1
        expected = stats.binom.cdf(most, n, theta / 100)
        np.testing.assert_allclose(chance_below_limit(theta, n, limit), expected, atol=1e-12)


def test_exactly_at_the_limit_is_not_below_it():
    assert chance_below_limit(100, 30, 100) == 0
    assert chance_below_limit(50, 10, 30) == pytest.approx(stats.binom.cdf(2, 10, 0.5))
    assert chance_below_limit(50, 11, 100 * 8 / 11) == pytest.approx(stats.binom.cdf(7, 11, 0.5))
    assert chance_below_limit(0, 30, 0) == 0
    assert chance_below_limit(0, 30, 10) == 1


@given(PERCENTS, SIZES, PERCENTS, PERCENTS)
def test_a_lower_limit_is_never_likelier_to_be_missed(theta, n, one, other):
    low, high = sorted((one, other))
    assert 0 <= chance_below_limit(theta, n, low) <= chance_below_limit(theta, n, high) + 1e-12 <= 1 + 1e-9


def test_the_normal_funnel_flags_small_schools_near_100_more_often_than_it_says():
    lower, _ = funnel_limits(95, 11)
    assert chance_below_limit(95, 11, lower) > 0.09


def test_volatility_of_two_over_four_years_has_the_chi_squared_chance():
    assert chance_of_volatility(2, 4) == pytest.approx(stats.chi2.sf(12, 3))


def test_expected_false_flags_are_the_sum_of_the_tests_that_can_be_made():
    chances = [[0.05, 0.025, np.nan], [np.nan] * 3, [0.0, 0.0, 0.0]]
    np.testing.assert_allclose(expected_false_flags(chances), [0.075, np.nan, 0])


def test_forty_tests_at_one_in_twenty_give_two_false_flags():
    assert expected_false_flags(np.full(40, 0.05)) == pytest.approx(2)


def test_a_chance_never_comes_from_a_gap():
    assert np.isnan(chance_of_drop([np.nan, 0.0], -10, -1.645)).all()
    assert np.isnan(chance_below_limit([np.nan, 50, 50, 50], [30, np.nan, 0, 30], [50, 50, 50, np.nan])).all()
    assert np.isnan(chance_of_volatility(2, np.nan))


@pytest.mark.parametrize(("error", "line", "z_line"), [(5, 10, -1.645), (5, -10, 1.645), (-5, -10, -1.645)])
def test_a_line_on_the_wrong_side_is_refused(error, line, z_line):
    with pytest.raises(ValueError, match="0 or below"):
        chance_of_drop(error, line, z_line)


def test_a_chance_above_one_and_a_single_year_are_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        expected_false_flags([5.0])
    with pytest.raises(ValueError, match="above 0"):
        chance_of_volatility(2, 1)
