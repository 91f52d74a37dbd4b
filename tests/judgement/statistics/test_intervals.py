"""Intervals agree with statsmodels, keep their order, and never come from a gap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from reportkit.judgement.statistics import (
    difference_standard_error,
    needs_newcombe,
    newcombe,
    progress_interval,
    standardise,
    wilson,
)
from tests.judgement.statistics.grids import (
    CONFIDENCES,
    GAP_OR_PERCENT,
    GAP_OR_SIZE,
    PERCENTS,
    SIZES,
    random_cohorts,
)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_wilson_equals_statsmodels(confidence):
    count, size = random_cohorts(1)
    expected = proportion_confint(count, size, alpha=1 - confidence, method="wilson")
    found = wilson(100 * count / size, size, confidence)
    np.testing.assert_allclose(found, 100 * np.array(expected), atol=1e-9)


@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_newcombe_equals_statsmodels(confidence):
    (count1, n1), (count2, n2) = random_cohorts(2, (60,)), random_cohorts(3, (60,))
    found = np.array(newcombe(100 * count1 / n1, n1, 100 * count2 / n2, n2, confidence)).T
    for row, given_ in zip(found, zip(count1, n1, count2, n2, strict=True), strict=True):
        expected = confint_proportions_2indep(*given_, method="newcomb", compare="diff", alpha=1 - confidence)
        np.testing.assert_allclose(row, 100 * np.array(expected), atol=1e-9)


def test_newcombe_gives_the_interval_of_its_paper():
    lower, upper = newcombe(100 * 56 / 70, 70, 100 * 48 / 80, 80)
    assert (round(float(lower), 2), round(float(upper), 2)) == (5.24, 33.39)


@given(PERCENTS, SIZES, CONFIDENCES)
def test_wilson_limits_are_in_order_around_the_percentage(p, n, confidence):
    lower, upper = wilson(p, n, confidence)
    assert 0 <= lower <= upper <= 100
    assert lower <= p * (1 + 1e-12)
    assert upper >= p * (1 - 1e-12)


@given(PERCENTS, SIZES)
def test_more_pupils_never_widen_a_wilson_interval(p, n):
    (few_lower, few_upper), (many_lower, many_upper) = wilson(p, n), wilson(p, n + 1)
    assert many_upper - many_lower <= few_upper - few_lower + 1e-9


@given(PERCENTS, SIZES)
def test_wilson_treats_success_and_failure_alike(p, n):
    lower, upper = wilson(p, n)
    other_lower, other_upper = wilson(100 - p, n)
    np.testing.assert_allclose([lower, upper], [100 - other_upper, 100 - other_lower], atol=1e-9)


@given(GAP_OR_PERCENT, GAP_OR_SIZE)
def test_an_interval_is_a_gap_exactly_where_a_figure_is_missing(p, n):
    is_missing = np.isnan(p) or np.isnan(n) or n == 0
    found = [*wilson(p, n), *newcombe(p, n, 50, 30), difference_standard_error(p, n, 50, 30)]
    assert np.isnan(found).tolist() == [is_missing] * 5
    assert bool(np.isnan(needs_newcombe(50, 30, p, n))) == is_missing


@pytest.mark.parametrize(
    ("n", "standard_error", "z"),
    [(30, 12.1, -1.16), (120, 6.0, -2.3)],  # domain.md G11 and G12
)
def test_the_vectors_of_a_drop_from_73_to_60(n, standard_error, z):
    change = (60 - 73) - (62 - 61)
    found = difference_standard_error(60, n, 73, n)
    assert change == -14
    assert float(found) == pytest.approx(standard_error, abs=0.05)
    assert float(standardise(change, found)) == pytest.approx(z, abs=0.05)


def test_only_the_larger_school_of_the_vectors_passes_both_lines():
    z = standardise([-14, -14], difference_standard_error(60, [30, 120], 73, [30, 120]))
    assert (z <= -1.645).tolist() == [False, True]


def test_a_standard_error_of_nought_is_never_significance():
    error = difference_standard_error(0, 12, 100, 12)
    assert error == 0
    assert np.isnan(standardise(-100, error))


def test_a_negative_standard_error_is_refused():
    with pytest.raises(ValueError, match="not below 0"):
        standardise(1, -1)


@pytest.mark.parametrize(
    ("cells", "needed"),
    [((50, 10, 50, 10), 0), ((40, 10, 50, 10), 1), ((50, 10, 60, 10), 1), ((100, 90, 50, 90), 1)],
)
def test_a_cell_under_five_needs_newcombe(cells, needed):
    assert needs_newcombe(*cells) == needed


def test_newcombe_keeps_its_width_where_the_standard_error_is_nought():
    lower, upper = newcombe(0, 12, 100, 12)
    assert lower == pytest.approx(-100)
    assert upper > -100 + 30


@given(PERCENTS, SIZES, PERCENTS, SIZES)
def test_newcombe_reverses_with_the_order_of_the_groups(p1, n1, p2, n2):
    lower, upper = newcombe(p1, n1, p2, n2)
    assert lower <= p1 - p2 + 1e-9
    assert upper >= p1 - p2 - 1e-9
    np.testing.assert_allclose(newcombe(p2, n2, p1, n1), (-upper, -lower), atol=1e-9)


def test_a_progress_interval_has_the_form_dfe_prints():
    assert progress_interval(-1.2, 36, 6.0) == pytest.approx((-3.16, 0.76))


@pytest.mark.parametrize("arguments", [(np.nan, 30, 6), (1, np.nan, 6), (1, 0, 6), (1, 30, np.nan)])
def test_a_progress_interval_never_comes_from_a_gap(arguments):
    assert np.isnan(progress_interval(*arguments)).all()


def test_a_table_of_schools_is_done_at_once():
    lower, upper = wilson(np.full((4, 3), 60.0), np.array([10, 30, 120]))
    assert lower.shape == upper.shape == (4, 3)
    assert (np.diff(upper - lower, axis=1) < 0).all()
