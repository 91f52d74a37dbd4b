"""Points read as pupils, free of binary digits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.judgement.statistics import pupils_equivalent, pupils_to_cross
from tests.judgement.statistics.grids import GAP_OR_SIZE, SIZES


@pytest.mark.parametrize(
    ("points", "n", "about", "needed"),
    [
        (10, 30, 3, 3),
        (-14, 30, -4, -5),  # domain.md G11: "about 4 pupils"
        (-13, 30, -4, -4),
        (7, 100, 7, 7),
        (5, 30, 2, 2),
        (1, 30, 0, 1),
        (0, 30, 0, 0),
        (14.000000000000002, 50, 7, 7),
    ],
)
def test_points_are_so_many_pupils_and_take_so_many_to_cross(points, n, about, needed):
    assert pupils_equivalent(points, n) == about
    assert pupils_to_cross(points, n) == needed


@given(st.floats(-100, 100), SIZES)
def test_crossing_never_takes_fewer_pupils_than_the_points_are_about(points, n):
    assert abs(pupils_to_cross(points, n)) >= abs(pupils_equivalent(points, n))
    assert abs(pupils_to_cross(points, n)) * 100 / n >= abs(points) - 1e-6


@given(st.integers(0, 400), SIZES)
def test_points_made_of_whole_pupils_are_those_pupils(pupils, n):
    points = pupils * 100 / n
    assert pupils_equivalent(points, n) == pupils_to_cross(points, n) == pupils


@given(GAP_OR_SIZE)
def test_pupils_never_come_from_a_gap(n):
    assert np.isnan(pupils_equivalent(np.nan, n))
    assert bool(np.isnan(pupils_to_cross(10, n))) == (np.isnan(n) or n == 0)


def test_no_difference_is_plain_nought():
    assert not np.signbit(pupils_equivalent(-0.1, 30))
