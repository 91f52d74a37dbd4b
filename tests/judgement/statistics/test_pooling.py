"""Pooled years weigh each pupil alike and say how many years they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.judgement.statistics import pool
from tests.judgement.statistics.grids import GAP_OR_PERCENT, GAP_OR_SIZE, random_cohorts

YEARS = st.lists(st.tuples(GAP_OR_PERCENT, GAP_OR_SIZE), min_size=1, max_size=5)


def test_pooling_is_all_successes_over_all_pupils():
    count, size = random_cohorts(10, (50, 3))
    found = pool(100 * count / size, size)
    np.testing.assert_allclose(found.p, 100 * count.sum(axis=1) / size.sum(axis=1), atol=1e-9)
    np.testing.assert_array_equal(found.n, size.sum(axis=1))
    assert (found.years == 3).all()


def test_only_the_last_three_years_are_pooled():
    found = pool([[0.0, 50.0, 60.0, 70.0]], [[1000, 10, 10, 10]])
    assert (found.p[0], found.n[0], found.years[0]) == (60, 30, 3)


def test_a_suppressed_year_is_left_out_with_its_pupils_and_no_earlier_one_comes_in():
    found = pool([[0.0, 50.0, np.nan, 70.0]], [[1000, 10, 10, 30]])
    assert (found.p[0], found.n[0], found.years[0]) == (65, 40, 2)


@pytest.mark.parametrize(("p", "n"), [(np.nan, 10), (50, np.nan), (50, 0), (np.nan, np.nan)])
def test_no_known_year_leaves_a_gap(p, n):
    found = pool([[p, p]], [[n, n]])
    assert np.isnan([found.p[0], found.n[0]]).all()
    assert found.years[0] == 0


@given(YEARS)
def test_a_pooled_percentage_lies_among_those_it_comes_from(years):
    p, n = (np.array([list(column)]) for column in zip(*years, strict=True))
    found = pool(p, n)
    known = [a for a, b in years[-3:] if not np.isnan(a) and b > 0]
    assert found.years[0] == len(known)
    assert np.isnan(found.p[0]) == np.isnan(found.n[0]) == (not known)
    assert not known or min(known) - 1e-9 <= found.p[0] <= max(known) + 1e-9


@pytest.mark.parametrize(("p", "n", "most"), [([50], [10], 3), ([[50]], [[10, 10]], 3), ([[50]], [[10]], 0)])
def test_years_and_pupils_that_do_not_match_are_refused(p, n, most):
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        pool(p, n, most)
