"""Features are told in standard deviations, whatever their unit, and gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import zscore

from reportkit.judgement.statistics import standardise_columns
from tests.judgement.statistics.grids import with_gaps


def _features(schools=300, seed=13):
    return np.random.default_rng(seed).normal(30, [1, 20, 400, 3, 8, 90, 5], (schools, 7))


def test_scores_equal_scipys():
    features = _features()
    np.testing.assert_allclose(standardise_columns(features), zscore(features))


def test_gaps_stay_gaps_and_change_nothing_for_the_rest():
    features = with_gaps(_features(), 14)
    np.testing.assert_allclose(standardise_columns(features), zscore(features, nan_policy="omit"))
    assert (np.isnan(standardise_columns(features)) == np.isnan(features)).all()


def test_the_unit_of_a_feature_does_not_matter():
    features = _features(60)
    np.testing.assert_allclose(
        standardise_columns(features * [1, 8, 1, 1, 0.5, 1, 1]), standardise_columns(features)
    )


def test_a_feature_on_which_all_agree_is_nought_and_one_that_nobody_has_is_a_gap():
    found = standardise_columns([[5.0, np.nan], [5.0, np.nan], [5.0, np.nan]])
    np.testing.assert_array_equal(found, [[0, np.nan]] * 3)


def test_no_schools_have_no_scores():
    assert standardise_columns(np.empty((0, 4))).shape == (0, 4)


def test_a_list_of_figures_is_refused():
    with pytest.raises(ValueError, match="one row a school"):
        standardise_columns([1.0, 2.0])
