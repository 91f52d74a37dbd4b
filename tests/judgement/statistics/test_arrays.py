"""What is impossible is refused before any sum is done on it."""

from __future__ import annotations

import numpy as np
import pytest

from reportkit.judgement.statistics.arrays import (
    checked_level,
    divide,
    floats,
    percents,
    positive,
    sizes,
    truth,
    whole_counts,
)


def test_none_enters_as_a_gap():
    assert np.isnan(floats([1, None])[1])


@pytest.mark.parametrize("values", [[np.inf], [-np.inf], np.ma.masked_array([1.0], [True])])
def test_an_infinite_or_masked_value_is_refused(values):
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        floats(values)


@pytest.mark.parametrize("value", [-0.1, 100.1])
def test_a_percentage_outside_0_to_100_is_refused(value):
    with pytest.raises(ValueError, match="between 0 and 100"):
        percents([50, value])


def test_no_pupils_are_a_gap_and_fewer_are_refused():
    assert np.isnan(sizes(0))
    with pytest.raises(ValueError, match="not below 0"):
        sizes([-1])


@pytest.mark.parametrize("value", [-1, 2.5])
def test_a_count_is_whole_and_not_negative(value):
    with pytest.raises(ValueError, match="whole number"):
        whole_counts([value, np.nan])


def test_a_spread_of_nought_is_refused_by_name():
    with pytest.raises(ValueError, match="The spread must be above 0"):
        positive([0.0], "The spread")


@pytest.mark.parametrize("level", [0, 1, 95, float("nan")])
def test_a_level_in_percent_is_refused(level):
    with pytest.raises(ValueError, match=r"such as 0\.95"):
        checked_level(level)


def test_nothing_is_divided_by_nought():
    assert np.isnan(divide([1, 0, -1], [0, 0, 0])).all()


def test_a_test_with_a_gap_answers_neither_yes_nor_no():
    gap = np.array([np.nan, 1.0, 1.0])
    answers = truth(np.array([True, True, False]), gap, np.array(0.0))
    assert np.isnan(answers[0])
    assert answers[1:].tolist() == [1, 0]
