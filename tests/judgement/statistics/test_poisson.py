"""Counts are above a limit only where chance would seldom put them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from reportkit.judgement.statistics import (
    ALARM,
    ALERT,
    is_above_limit,
    largest_expected,
)

MEANS = np.concatenate([np.geomspace(1e-4, 2000, 400), np.arange(1.0, 60)])


@pytest.mark.parametrize("level", [ALERT, ALARM])
def test_the_largest_expected_count_is_the_poisson_quantile(level):
    expected = stats.poisson.ppf((1 + level) / 2, MEANS)
    np.testing.assert_array_equal(largest_expected(MEANS, level), expected)


@settings(deadline=None)
@given(st.floats(1e-6, 5000), st.sampled_from([ALERT, ALARM]), st.floats(1, 10))
def test_the_limit_printed_is_the_limit_tested(expected, level, phi):
    limit = largest_expected(expected, level, phi)
    assert is_above_limit(limit, expected, level, phi) == 0
    assert is_above_limit(limit + 1, expected, level, phi) == 1


@given(st.integers(0, 500), st.floats(0.01, 500))
def test_an_alarm_is_always_an_alert_too(count, expected):
    assert is_above_limit(count, expected, ALARM) <= is_above_limit(count, expected, ALERT)


@settings(deadline=None)
@given(st.floats(0.01, 500), st.floats(1, 10))
def test_events_that_cluster_never_lower_the_limit(expected, phi):
    assert largest_expected(expected, ALARM, phi) >= largest_expected(expected, ALARM)


def test_two_exclusions_where_a_fifth_is_expected_are_above_the_95_limit_but_not_the_998():
    assert is_above_limit(2, 0.2, ALERT) == 1
    assert is_above_limit(2, 0.2, ALARM) == 0


@pytest.mark.parametrize(("count", "expected"), [(np.nan, 3), (3, np.nan), (3, 0), (0, 0)])
def test_a_gap_or_nothing_expected_is_neither_above_nor_within(count, expected):
    assert np.isnan(is_above_limit(count, expected))


def test_a_limit_never_comes_from_a_gap():
    assert np.isnan(largest_expected([np.nan, 0, 3])).tolist() == [True, True, False]


def test_no_schools_have_no_limits():
    assert largest_expected([]).shape == is_above_limit([], []).shape == (0,)


def test_overdispersion_below_one_and_negative_expectations_are_refused():
    with pytest.raises(ValueError, match="1 or more"):
        is_above_limit(3, 1, ALERT, 0.5)
    with pytest.raises(ValueError, match="not below 0"):
        is_above_limit(3, -1)
