"""Results that move as chance does have a volatility of about 1."""

from __future__ import annotations

import numpy as np
import pytest

from reportkit.judgement.statistics import chance_of_volatility, volatility
from tests.judgement.statistics.grids import with_gaps

NATIONAL = np.array([60.0, 61, 59, 62, 61])


def _by_chance(schools=4000, n=60):
    size = np.full((schools, 5), float(n))
    count = np.random.default_rng(15).binomial(n, np.broadcast_to(NATIONAL / 100, size.shape))
    return 100 * count / n, size


def test_chance_alone_gives_about_one():
    found = volatility(*_by_chance(), NATIONAL)
    assert np.mean(found**2) == pytest.approx(1, abs=0.05)


def test_chance_alone_exceeds_a_line_as_often_as_stated():
    found = volatility(*_by_chance(20000), NATIONAL)
    for line in (1.25, 1.5):
        assert np.mean(found >= line) == pytest.approx(float(chance_of_volatility(line, 5)), abs=0.01)


def test_the_ratio_is_that_of_the_two_standard_deviations():
    p, n = np.array([[40.0, 80, 45, 85]]), np.full((1, 4), 50.0)
    pooled = 62.5
    expected = np.std(p[0], ddof=1) / np.sqrt(pooled * (100 - pooled) / 50)
    assert volatility(p, n, np.full(4, 60.0))[0] == pytest.approx(expected)
    assert volatility(p, n, np.full(4, 60.0))[0] >= 2


def test_a_school_that_moves_with_the_country_has_none():
    assert volatility([NATIONAL], np.full((1, 5), 60.0), NATIONAL)[0] == pytest.approx(0)


def test_fewer_than_four_known_years_leave_a_gap():
    p, n = _by_chance(200)
    holed = with_gaps(p, 16)
    few = (~np.isnan(holed)).sum(axis=1) < 4
    np.testing.assert_array_equal(np.isnan(volatility(holed, n, NATIONAL)), few)


def test_a_gap_counts_as_no_year_and_not_as_nought():
    p, n = np.array([[40.0, 80, 45, 85]]), np.full((1, 4), 50.0)
    wider = volatility(np.c_[p, [[np.nan]]], np.c_[n, [[50.0]]], np.full(5, 60.0))
    assert wider == pytest.approx(volatility(p, n, np.full(4, 60.0)))


@pytest.mark.parametrize("percent", [0.0, 100.0, np.nan])
def test_all_or_none_or_nothing_known_leaves_a_gap(percent):
    assert np.isnan(volatility(np.full((1, 4), percent), np.full((1, 4), 30.0), np.full(4, 60.0)))[0]


@pytest.mark.parametrize("national", [np.full(4, np.nan), [60, np.nan, 60, 60]])
def test_a_missing_comparator_leaves_a_gap(national):
    assert np.isnan(volatility([[40.0, 80, 45, 85]], np.full((1, 4), 50.0), national))[0]


@pytest.mark.parametrize(
    ("p", "n", "fewest"), [([50.0], [30.0], 4), ([[50.0]], [[30.0, 30.0]], 4), ([[50.0]], [[30.0]], 1)]
)
def test_years_and_pupils_that_do_not_match_are_refused(p, n, fewest):
    with pytest.raises(ValueError, match="one row a school"):
        volatility(p, n, 60.0, fewest)
