"""Points read as pupils, free of binary digits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.judgement.statistics import pupils_equivalent, pupils_to_flip, with_more
from tests.judgement.statistics.grids import GAP_OR_SIZE, SIZES


@pytest.mark.parametrize(
    ("points", "n", "about"),
    [
        (10, 30, 3),
        (-14, 30, -4),  # domain.md G11: "about 4 pupils"
        (-13, 30, -4),
        (7, 100, 7),
        (5, 30, 2),
        (1, 30, 0),
        (0, 30, 0),
        (14.000000000000002, 50, 7),
    ],
)
def test_points_are_so_many_pupils(points, n, about):
    assert pupils_equivalent(points, n) == about


@given(st.integers(0, 400), SIZES)
def test_points_made_of_whole_pupils_are_those_pupils(pupils, n):
    assert pupils_equivalent(pupils * 100 / n, n) == pupils


@given(GAP_OR_SIZE)
def test_pupils_never_come_from_a_gap(n):
    assert np.isnan(pupils_equivalent(np.nan, n))


def test_no_difference_is_plain_nought():
    assert not np.signbit(pupils_equivalent(-0.1, 30))


@pytest.mark.parametrize(
    ("percent", "n", "more", "found"),
    [
        (50, 30, 3, 60),
        (50, 30, -3, 40),
        (47, 30, -14, 0),  # 14.1 pupils as published: a tenth of a pupil is none
        (46, 30, -14, 0),  # and so is a fifth of one too few
        (47, 30, 16, 100),
        (47, 30, 0, 47),
        (np.nan, 30, 1, np.nan),
        (50, 0, 1, np.nan),
    ],
)
def test_a_percentage_with_more_pupils_is_that_of_whole_pupils_at_its_ends(percent, n, more, found):
    assert with_more(percent, n, more) == pytest.approx(found, nan_ok=True)


@given(st.floats(0, 100), SIZES, st.integers(-500, 500))
def test_no_number_of_pupils_takes_a_percentage_out_of_its_range(percent, n, more):
    assert 0 <= with_more(percent, n, more) <= 100


def below(line):
    return lambda percent, at: percent < np.asarray(line)[at]


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 400), st.floats(1, 99)), min_size=1, max_size=5)
)
def test_the_pupils_found_turn_the_result_and_one_fewer_does_not(schools):
    percent, n, line = (np.array(each, dtype=float) for each in zip(*schools, strict=True))
    flagged = percent < line
    found = pupils_to_flip(percent, n, flagged, below(line))
    for place in range(len(schools)):
        count = found[place]
        if np.isnan(count):
            left = np.round(percent[place] * n[place] / 100)
            assert (n[place] - left if flagged[place] else left) == 0
            continue
        assert (count < 0) == flagged[place]
        there, before = (
            with_more(percent[place], n[place], -so_many) for so_many in (count, count - np.sign(count))
        )
        assert (there < line[place]) != flagged[place]
        assert (before < line[place]) == flagged[place]


def test_of_a_test_that_turns_to_and_fro_the_fewest_pupils_count():
    def flagged(percent, at):
        return ((percent > 30) & (percent < 40)) | (percent < 10)

    assert pupils_to_flip(np.array([50.0]), np.array([100.0]), np.array([False]), flagged) == 11
    assert pupils_to_flip(np.array([35.0]), np.array([100.0]), np.array([True]), flagged) == -5


@pytest.mark.parametrize("percent", [0.0, 60.0, np.nan])
def test_no_number_is_found_where_none_turns_the_result(percent):
    never = pupils_to_flip(np.array([percent]), np.array([90.0]), np.array([False]), below([0.0]))
    assert np.isnan(never).all()
