"""What changed in the schools of a network, beside what changed in others (H35). No cause is claimed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportkit.vocabulary.arrays import Floats

FEWEST_COMPARED = 6
_NINETY_FIVE = 0.95


@dataclass(frozen=True, slots=True)
class Change:
    """One school's figure before and after."""

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and the 95% interval around it."""

    value: float
    low: float
    high: float

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Group:
    """Schools, each counted once: how many, their average before and after, and how it changed."""

    schools: int
    before: Estimate
    after: Estimate
    change: Estimate


@dataclass(frozen=True, slots=True)
class Effect:
    """The members' change, the others', and how far the first is above the second."""

    members: Group
    others: Group
    difference: Estimate


@dataclass(frozen=True, slots=True)
class TooFew:
    """Why there is no effect: how many members and others have both figures."""

    members: int
    others: int


def compare_changes(
    members: Sequence[Change], others: Sequence[Change], fewest: int = FEWEST_COMPARED
) -> Effect | TooFew:
    """The difference in differences with Welch's 95% interval; TooFew where a group is too small."""
    if min(len(members), len(others)) < fewest:
        return TooFew(len(members), len(others))
    return Effect(_group(members), _group(others), _difference(_changes(members), _changes(others)))


def _group(schools: Sequence[Change]) -> Group:
    before, after = (np.array([getattr(one, when) for one in schools]) for when in ("before", "after"))
    return Group(len(schools), _mean(before), _mean(after), _mean(_changes(schools)))


def _changes(schools: Sequence[Change]) -> Floats:
    """Rounded well below what a source prints, so that equal changes are equal."""
    return np.round(np.array([one.after - one.before for one in schools]), 9)


def _mean(values: Floats) -> Estimate:
    from scipy.stats import ttest_1samp  # it takes a second, which what compares nothing does not need

    mean = float(values.mean())
    if np.ptp(values) == 0:
        return Estimate(mean, mean, mean)
    interval = ttest_1samp(values, 0.0).confidence_interval(_NINETY_FIVE)
    return Estimate(mean, float(interval.low), float(interval.high))


def _difference(members: Floats, others: Floats) -> Estimate:
    from scipy.stats import ttest_ind

    value = float(members.mean() - others.mean())
    if np.ptp(members) == 0 and np.ptp(others) == 0:
        return Estimate(value, value, value)
    interval = ttest_ind(members, others, equal_var=False).confidence_interval(_NINETY_FIVE)
    return Estimate(value, float(interval.low), float(interval.high))
