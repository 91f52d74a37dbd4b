"""Fifths: 1 is best, ties share the better place, and a gap has none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reportkit.evidence.registry import Polarity
from reportkit.judgement.statistics import quintile

FIGURES = st.lists(st.one_of(st.just(float("nan")), st.integers(0, 20).map(float)), min_size=1, max_size=60)


def test_a_hundred_different_figures_take_twenty_places_in_each_fifth():
    figures = np.random.default_rng(11).permutation(100).astype(float)
    np.testing.assert_array_equal(quintile(figures, Polarity.HIGH), 5 - figures // 20)
    np.testing.assert_array_equal(quintile(figures, Polarity.LOW), 1 + figures // 20)


def test_a_fifth_goes_by_the_share_of_schools_that_are_better():
    figures = np.random.default_rng(12).integers(0, 50, 333).astype(float)
    better = stats.rankdata(figures, method="min") - 1
    np.testing.assert_array_equal(quintile(figures, Polarity.LOW), np.floor_divide(5 * better, 333) + 1)


@given(FIGURES)
def test_ties_share_a_place_and_a_better_figure_never_has_a_worse_one(figures):
    fifths = quintile(figures, Polarity.HIGH)
    for one, place in zip(figures, fifths, strict=True):
        for other, other_place in zip(figures, fifths, strict=True):
            assert not (one == other and place != other_place) or np.isnan(place)
            assert not (one > other and place > other_place)


@given(FIGURES, st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_a_figure_has_a_place_just_if_five_schools_have_one(figures, polarity):
    enough = np.count_nonzero(~np.isnan(figures)) >= 5
    placed = ~np.isnan(quintile(figures, polarity))
    assert placed.tolist() == [enough and not np.isnan(figure) for figure in figures]


def test_the_many_with_no_exclusions_share_the_first_quintile_and_the_few_with_some_the_fifth():
    figures = [0.0] * 9 + [0.1]
    assert quintile(figures, Polarity.LOW).tolist() == [1.0] * 9 + [5.0]


def test_all_alike_are_all_first():
    assert quintile([7.0] * 6, Polarity.HIGH).tolist() == [1.0] * 6


@pytest.mark.parametrize("figures", [[1.0, 2.0, 3.0, 4.0, np.nan], [7.0], [np.nan, np.nan], []])
def test_fewer_than_five_schools_have_no_places(figures):
    assert np.isnan(quintile(figures, Polarity.HIGH)).all()


def test_a_measure_with_no_better_direction_has_no_places():
    with pytest.raises(ValueError, match="no better direction"):
        quintile([1.0, 2.0], Polarity.NEITHER)


def test_a_table_is_refused():
    with pytest.raises(ValueError, match="one for each school"):
        quintile([[1.0, 2.0]], Polarity.HIGH)
