"""Places: 1 is best, ties share the better place, and a gap has none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reportkit.evidence.registry import Polarity
from reportkit.judgement.statistics import percentile_rank, quintile

FIGURES = st.lists(st.one_of(st.just(float("nan")), st.integers(0, 20).map(float)), min_size=1, max_size=60)


def test_a_hundred_different_figures_take_a_hundred_places():
    figures = np.random.default_rng(11).permutation(100).astype(float)
    np.testing.assert_array_equal(percentile_rank(figures, Polarity.HIGH), 100 - figures)
    np.testing.assert_array_equal(percentile_rank(figures, Polarity.LOW), 1 + figures)


def test_a_place_is_one_more_than_the_percentage_that_are_better():
    figures = np.random.default_rng(12).integers(0, 50, 333).astype(float)
    rank = stats.rankdata(figures, method="min")
    expected = np.floor_divide(100 * (rank - 1), 333) + 1
    np.testing.assert_array_equal(percentile_rank(figures, Polarity.LOW), expected)


@given(FIGURES, st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_a_quintile_is_twenty_percentile_ranks(figures, polarity):
    ranks, quintiles = percentile_rank(figures, polarity), quintile(figures, polarity)
    placed = ~np.isnan(quintiles)
    np.testing.assert_array_equal(quintiles[placed], np.ceil(ranks[placed] / 20))
    assert placed.tolist() == [
        not np.isnan(figure) and np.count_nonzero(~np.isnan(figures)) >= 5 for figure in figures
    ]


@given(FIGURES)
def test_ties_share_a_place_and_a_better_figure_never_has_a_worse_one(figures):
    ranks = percentile_rank(figures, Polarity.HIGH)
    for one, place in zip(figures, ranks, strict=True):
        for other, other_place in zip(figures, ranks, strict=True):
            assert not (one == other and place != other_place) or np.isnan(place)
            assert not (one > other and place > other_place)


def test_the_many_with_no_exclusions_share_the_first_quintile_and_the_few_with_some_the_fifth():
    figures = [0.0] * 9 + [0.1]
    assert quintile(figures, Polarity.LOW).tolist() == [1.0] * 9 + [5.0]


def test_all_alike_are_all_first():
    assert percentile_rank([7.0] * 6, Polarity.HIGH).tolist() == [1.0] * 6


@pytest.mark.parametrize("figures", [[7.0], [np.nan, 7.0], [np.nan, np.nan], []])
def test_a_school_alone_has_no_place(figures):
    assert np.isnan(percentile_rank(figures, Polarity.HIGH)).all()


def test_four_schools_have_no_quintiles():
    assert np.isnan(quintile([1.0, 2.0, 3.0, 4.0, np.nan], Polarity.HIGH)).all()


def test_a_measure_with_no_better_direction_has_no_places():
    with pytest.raises(ValueError, match="no better direction"):
        percentile_rank([1.0, 2.0], Polarity.NEITHER)


def test_a_table_is_refused():
    with pytest.raises(ValueError, match="one for each school"):
        percentile_rank([[1.0, 2.0]], Polarity.HIGH)
