"""Exact Poisson limits for counts: exclusions, suspensions, severe absence (E0, E1.6).

A Poisson limit takes events to be independent. Suspensions are not, as one pupil may have several,
so the limits are too narrow for them: give `phi`, how many times the variance exceeds a Poisson's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammainc

from reportkit.judgement.statistics.arrays import (
    checked_level,
    floats,
    truth,
    whole_counts,
)
from reportkit.vocabulary.arrays import Floats

ALERT = 0.95
ALARM = 0.998


def is_above_limit(count: ArrayLike, expected: ArrayLike, level: float = ALARM, phi: float = 1) -> Floats:
    """1 where `count` events are more than chance explains if `expected` were the mean, else 0.

    `level` is two-sided: at 0.95, so many events or more have a chance under 2.5%; at 0.998, under
    0.1%. NaN where anything is missing, and where 0 are expected, as a rate that rounds to 0 would
    make every single event a breach. Compare with 1; do not use as a mask.
    """
    events, mean = whole_counts(count), _expected(expected)
    return truth(_tail(events, mean, phi) < (1 - checked_level(level)) / 2, events, mean)


def largest_expected(expected: ArrayLike, level: float = ALARM, phi: float = 1) -> Floats:
    """The largest whole count that `is_above_limit` does not call above: the limit to print.

    NaN where `expected` is missing or 0.
    """
    mean = _expected(expected)
    low, high = np.zeros_like(mean), _far_above(mean, level, phi)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        is_above = is_above_limit(middle, mean, level, phi) == 1
        low, high = np.where(is_above, low, middle), np.where(is_above, middle, high)
    return np.where(np.isnan(mean), np.nan, low)


def _far_above(mean: Floats, level: float, phi: float) -> Floats:
    """Whole counts that are above the limit, found by doubling from the mean; 1 where none is known."""
    high = np.where(np.isnan(mean), 1.0, np.ceil(mean) + 1)
    while (is_above_limit(high, mean, level, phi) == 0).any():
        high = np.where(is_above_limit(high, mean, level, phi) == 0, 2 * high, high)
    return high


def _expected(expected: ArrayLike) -> Floats:
    mean = floats(expected)
    if (mean < 0).any():
        raise ValueError("An expected count is not below 0.")
    return np.where(mean == 0, np.nan, mean)


def _tail(events: Floats, mean: Floats, phi: float) -> Floats:
    """The chance of so many events or more; counts and mean are divided by `phi` first."""
    if not phi >= 1:
        raise ValueError(f"Overdispersion is 1 or more; this one is {phi}.")
    return np.asarray(gammainc(events / phi, mean / phi))
