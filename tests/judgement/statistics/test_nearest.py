"""The nearest schools are others, comparable, closest first, and the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from scipy.stats import zscore

from reportkit.judgement.statistics import NOBODY, nearest
from reportkit.judgement.statistics.nearest import ROWS_AT_A_TIME, standardise_columns
from tests.judgement.statistics.grids import with_gaps


def _features(schools=300, seed=13):
    return np.random.default_rng(seed).normal(30, [1, 20, 400, 3, 8, 90, 5], (schools, 7))


def test_distances_equal_scipys_on_z_scores():
    features = _features()
    apart = cdist(zscore(features), zscore(features))
    np.fill_diagonal(apart, np.inf)
    found = nearest(features, 10)
    assert len(features) > 2 * ROWS_AT_A_TIME
    np.testing.assert_array_equal(found.index, np.argsort(apart, axis=1)[:, :10])
    np.testing.assert_allclose(found.distance, np.sort(apart, axis=1)[:, :10])


def test_a_school_is_never_its_own_neighbour_and_the_closest_comes_first():
    found = nearest(with_gaps(_features(100), 14), 10)
    for school in range(100):
        assert school not in found.group_of(school)
    assert (np.diff(found.distance, axis=1)[found.index[:, 1:] != NOBODY] >= 0).all()


def test_missing_features_are_left_out_and_the_distance_scaled():
    features = _features(40)
    features[0, [1, 2]] = np.nan
    scores = standardise_columns(features)
    shared = [0, 3, 4, 5, 6]
    apart = np.sqrt(7 / 5 * np.square(scores[0, shared] - scores[1:, shared]).sum(axis=1))
    assert nearest(features, 39).distance[0] == pytest.approx(np.sort(apart))


def test_schools_that_share_under_half_of_the_features_are_not_compared():
    features = np.array([[1.0, 2, 3, np.nan], [1, 2, 4, 9], [np.nan, np.nan, 5, 1], [2, 1, np.nan, np.nan]])
    found = nearest(features, 3)
    assert found.group_of(0) == (1, 3)
    assert found.group_of(2) == (1,)
    assert found.group_of(3) == (0, 1)


def test_a_school_with_no_features_has_no_neighbours():
    features = _features(20)
    features[3] = np.nan
    found = nearest(features, 5)
    assert found.group_of(3) == ()
    assert np.isnan(found.distance[3]).all()
    assert all(3 not in found.group_of(school) for school in range(20))


def test_nobody_cannot_be_looked_up():
    found = nearest([[1.0, 2.0], [3.0, 4.0]], 5)
    assert found.group_of(0) == (1,)
    with pytest.raises(IndexError):
        np.array([10.0, 20.0])[found.index[0]]


def test_values_of_a_group_have_gaps_for_nobody_and_for_missing_values():
    values = nearest([[1.0], [2.0], [4.0]], 3).values_of_group([10.0, np.nan, 30.0])
    np.testing.assert_array_equal(values[0], [np.nan, 30, np.nan])
    np.testing.assert_array_equal(values[2], [np.nan, 10, np.nan])


def test_schools_alike_are_at_nought_and_the_earlier_row_comes_first():
    found = nearest(np.repeat([[1.0, 5.0], [3.0, 2.0]], 4, axis=0), 3)
    assert found.group_of(2) == (0, 1, 3)
    assert found.group_of(5) == (4, 6, 7)
    assert (found.distance == 0).all()


def test_ties_are_settled_by_row_wherever_they_fall():
    features = np.random.default_rng(19).integers(0, 4, (150, 1)).astype(float)
    apart = np.abs(features - features.T)
    np.fill_diagonal(apart, np.inf)
    expected = np.argsort(apart, axis=1, kind="stable")[:, :60]
    np.testing.assert_array_equal(nearest(features, 60).index, expected)


def test_among_many_alike_the_earliest_rows_come_first_and_in_order():
    found = nearest(np.ones((200, 3)), 60)
    assert found.group_of(0) == tuple(range(1, 61))
    assert found.group_of(199) == tuple(range(60))


def test_a_feature_on_which_all_agree_adds_nothing():
    features = _features(30)
    with_constant = np.column_stack([features, np.full(30, 0.1)])
    plain, more = nearest(features, 5), nearest(with_constant, 5)
    np.testing.assert_array_equal(more.index, plain.index)
    np.testing.assert_allclose(more.distance, plain.distance)


def test_a_feature_that_is_nought_for_all_is_shared_by_all():
    features = [[1.0, 0.0], [2.0, 0.0], [4.0, 0.0]]
    assert nearest(features, 1).distance[0] == pytest.approx(1 / np.std([1, 2, 4]))


def test_a_feature_nobody_has_changes_no_order():
    features = _features(30)
    with_nothing = np.column_stack([features, np.full(30, np.nan)])
    np.testing.assert_array_equal(nearest(with_nothing, 5).index, nearest(features, 5).index)


def test_the_unit_of_a_feature_does_not_matter():
    features = _features(60)
    np.testing.assert_array_equal(
        nearest(features * [1, 8, 1, 1, 0.5, 1, 1], 5).index, nearest(features, 5).index
    )


def test_one_school_or_none_has_no_neighbours():
    assert nearest([[1.0, 2.0]], 3).group_of(0) == ()
    assert nearest(np.empty((0, 4)), 3).index.shape == (0, 3)


@pytest.mark.parametrize(("features", "k"), [([1.0, 2.0], 1), ([[1.0], [2.0]], 0)])
def test_features_not_in_two_dimensions_or_no_neighbours_are_refused(features, k):
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        nearest(features, k)
