"""A network's members beside others: difference in differences with Welch's interval (H35)."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from reportkit.judgement.metrics.network_impact import (
    FEWEST_COMPARED,
    Change,
    Effect,
    Estimate,
    TooFew,
    compare_changes,
)

_figures = st.integers(0, 1000).map(lambda tenths: tenths / 10)
_schools = st.lists(st.builds(Change, _figures, _figures), min_size=FEWEST_COMPARED, max_size=12)


def effect(members: list[Change], others: list[Change]) -> Effect:
    found = compare_changes(members, others)
    assert isinstance(found, Effect)
    return found


def changes(*values: float) -> list[Change]:
    return [Change(60.0, 60.0 + value) for value in values]


def test_the_interval_is_welchs_worked_by_hand() -> None:
    """Means 4 and 1, variances 3.5 and 14 of six schools each: SE = √(17.5/6), 7.35 degrees of freedom."""
    found = effect(changes(1.5, 2.5, 3.5, 4.5, 5.5, 6.5), changes(-4, -2, 0, 2, 4, 6)).difference
    assert found.value == pytest.approx(3.0)
    error, freedom = (17.5 / 6) ** 0.5, (17.5 / 6) ** 2 / ((3.5 / 6) ** 2 / 5 + (14 / 6) ** 2 / 5)
    reach = error * stats.t.ppf(0.975, freedom)
    assert (found.low, found.high) == pytest.approx((3.0 - reach, 3.0 + reach))
    assert not found.is_beyond_chance


def test_each_group_has_its_average_before_after_and_between() -> None:
    group = effect(changes(1, 2, 3, 4, 5, 6), changes(0, 0, 0, 0, 0, 0)).members
    assert (group.schools, group.before.value, group.after.value) == (6, 60.0, 63.5)
    assert group.change.value == pytest.approx(3.5)
    assert group.before == Estimate(60.0, 60.0, 60.0)


@pytest.mark.parametrize(("members", "others"), [(5, 6), (6, 5), (0, 6), (2, 1)])
def test_fewer_than_six_in_either_group_are_not_compared(members: int, others: int) -> None:
    found = compare_changes(changes(*range(members)), changes(*range(others)))
    assert found == TooFew(members, others)


def test_six_in_each_are_compared() -> None:
    assert isinstance(compare_changes(changes(*range(6)), changes(*range(6))), Effect)


@pytest.mark.parametrize(
    ("low", "high", "is_beyond"),
    [(0.1, 2.0, True), (-2.0, -0.1, True), (0.0, 2.0, False), (-1.0, 1.0, False)],
)
def test_beyond_chance_is_an_interval_without_nought(low: float, high: float, is_beyond: bool) -> None:
    assert Estimate((low + high) / 2, low, high).is_beyond_chance is is_beyond


@settings(max_examples=40, deadline=None)
@given(_schools, _schools)
def test_changing_members_with_others_turns_the_sign(members: list[Change], others: list[Change]) -> None:
    there, back = effect(members, others).difference, effect(others, members).difference
    assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low))


@settings(max_examples=40, deadline=None)
@given(_schools, st.randoms(use_true_random=False))
def test_the_order_of_the_schools_does_not_matter(members: list[Change], order: Random) -> None:
    shuffled = members.copy()
    order.shuffle(shuffled)
    found, again = (effect(some, members[:6]).difference for some in (members, shuffled))
    assert (found.value, found.low) == pytest.approx((again.value, again.low))


@settings(max_examples=40, deadline=None)
@given(st.lists(_figures, min_size=6, max_size=12), st.lists(_figures, min_size=6, max_size=12), _figures)
def test_equal_changes_give_no_difference(members: list[float], others: list[float], change: float) -> None:
    found = effect(
        [Change(one, one + change) for one in members], [Change(one, one + change) for one in others]
    )
    there = found.difference
    assert (there.value, there.low, there.high) == pytest.approx((0.0, 0.0, 0.0))


@settings(max_examples=40, deadline=None)
@given(_schools, _schools, st.integers(-300, 300).map(lambda tenths: tenths / 10))
def test_what_moves_every_school_alike_changes_nothing(
    members: list[Change], others: list[Change], by: float
) -> None:
    moved = [[Change(one.before, one.after + by) for one in group] for group in (members, others)]
    there, here = effect(members, others).difference, effect(*moved).difference
    assert (here.value, here.low, here.high) == pytest.approx((there.value, there.low, there.high), abs=1e-6)


def test_the_interval_covers_the_true_difference_about_19_times_in_20() -> None:
    rng = np.random.default_rng(35)
    covered = 0
    for _ in range(400):
        members, others = rng.normal(3.0, 4.0, 8), rng.normal(1.0, 9.0, 20)
        found = effect(changes(*members), changes(*others)).difference
        covered += found.low <= 2.0 <= found.high
    assert 0.92 <= covered / 400 <= 0.98
