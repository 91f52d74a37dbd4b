"""Trends equal weighted least squares with known variances, gaps left out."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from reportkit.judgement.statistics import proportion_weights, weighted_slope
from tests.judgement.statistics.grids import random_cohorts, with_gaps


def _table(seed, gaps=0.25):
    count, size = random_cohorts(seed, (80, 5))
    return with_gaps(100 * count / size, seed, gaps), size


def test_each_row_equals_statsmodels_over_its_known_years():
    values, size = _table(7)
    weights = size / 2500
    found = weighted_slope(values, weights)
    for row in np.flatnonzero(found.years >= 3):
        known = ~np.isnan(values[row])
        years = sm.add_constant(np.flatnonzero(known).astype(float))
        fit = sm.WLS(values[row, known], years, weights[row, known]).fit(cov_type="fixed scale")
        assert found.slope[row] == pytest.approx(fit.params[1], abs=1e-9)
        assert found.standard_error[row] == pytest.approx(fit.bse[1])


def test_equal_weights_give_the_ordinary_slope():
    values, _ = _table(8, gaps=0)
    found = weighted_slope(values, 1.0)
    expected = [stats.linregress(range(5), row).slope for row in values]
    np.testing.assert_allclose(found.slope, expected, atol=1e-9)


def test_the_years_given_set_the_pace():
    found = weighted_slope([[60.0, 50.0, 30.0]], 1.0, years=[2017, 2018, 2020])
    assert found.slope[0] == pytest.approx(-10)


def test_a_level_far_from_nought_does_not_blur_the_slope():
    values = np.array([[3.0, 2.0, 1.0]]) * 1e-3 + 1e9
    assert weighted_slope(values, 1.0).slope[0] == pytest.approx(-1e-3, abs=1e-6)


@pytest.mark.parametrize("row", [[np.nan] * 4, [60, np.nan, np.nan, np.nan], [np.nan, np.nan, np.nan, 0]])
def test_one_year_or_none_has_no_trend(row):
    found = weighted_slope([row], np.ones(4))
    assert np.isnan([found.slope[0], found.standard_error[0], found.upper(0.8)[0]]).all()


def test_one_year_has_no_trend_whatever_its_weight():
    values, weights = np.full((500, 4), np.nan), np.random.default_rng(18).random((500, 4))
    values[:, 3] = 60
    assert np.isnan(weighted_slope(values, weights, range(2020, 2024)).slope).all()


def test_a_missing_weight_or_one_of_nought_leaves_its_year_out():
    values = [[60.0, 99.0, 50.0, 40.0], [60.0, 99.0, 50.0, 40.0]]
    weights = [[1.0, 0.0, 1.0, 1.0], [1.0, np.nan, 1.0, 1.0]]
    found, expected = weighted_slope(values, weights), weighted_slope([[60, np.nan, 50, 40]], 1.0)
    np.testing.assert_array_equal(found.slope, np.repeat(expected.slope, 2))
    assert found.years.tolist() == [3, 3]


def test_gaps_in_one_school_leave_the_next_alone():
    values, size = _table(9)
    together, alone = weighted_slope(values, size), weighted_slope(values[:1], size[:1])
    assert together.slope[0] == pytest.approx(alone.slope[0], nan_ok=True)


def test_the_upper_80_limit_is_1_28_errors_two_sided_and_0_84_one_sided():
    found = weighted_slope([[62.0, 60.0, 57.0]], 0.05)
    above = lambda sides: (found.upper(0.8, sides) - found.slope) / found.standard_error  # noqa: E731
    assert above(2)[0] == pytest.approx(1.2816, abs=1e-4)
    assert above(1)[0] == pytest.approx(0.8416, abs=1e-4)


def test_limits_lie_as_far_below_as_above():
    found = weighted_slope([[62.0, 60.0, 57.0]], 0.05)
    assert found.slope - found.lower(0.9) == pytest.approx(found.upper(0.9) - found.slope)
    assert found.lower(0.9, 1) > found.lower(0.9, 2)


def test_more_pupils_make_a_trend_surer():
    few, many = (weighted_slope([[62.0, 58.0, 55.0]], proportion_weights(60, n)) for n in (30, 300))
    assert many.standard_error < few.standard_error
    assert few.upper(0.8) > 0 > many.upper(0.8)


def test_a_year_at_0_or_100_has_a_finite_weight():
    weights = proportion_weights([0, 50, 100], 30)
    assert np.isfinite(weights).all()
    assert weights[0] == pytest.approx(weights[2])
    assert weights[1] == pytest.approx(34 / 2500)


def test_a_weight_never_comes_from_a_gap():
    assert np.isnan(proportion_weights([np.nan, 50, 50], [30, np.nan, 0])).all()


@pytest.mark.parametrize(
    ("values", "weights", "years"),
    [
        ([60.0, 50.0], 1.0, None),
        ([[60.0, 50.0]], -1.0, None),
        ([[60.0, 50.0]], np.inf, None),
        ([[60.0, 50.0]], 1.0, [2024]),
        ([[60.0, 50.0]], 1.0, [2024, np.nan]),
    ],
)
def test_a_table_that_cannot_be_fitted_is_refused(values, weights, years):
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        weighted_slope(values, weights, years)


def test_no_schools_have_no_trends():
    assert weighted_slope(np.empty((0, 4)), 1.0).slope.shape == (0,)
