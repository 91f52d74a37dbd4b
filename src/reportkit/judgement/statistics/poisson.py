"""Exact Poisson limits for counts and rates: exclusions, suspensions, severe absence (E0, E1.6).

A Poisson limit takes events to be independent. Suspensions are not, as one pupil may have several,
so the limits are too narrow for them: give `phi`, how many times the variance exceeds a Poisson's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammainc, gammainccinv, gammaincinv

from reportkit.judgement.statistics.arrays import (
    Floats,
    checked_level,
    divide,
    floats,
    sizes,
    truth,
    whole_counts,
)

ALERT = 0.95
ALARM = 0.998


def count_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The exact interval (lower, upper) of the mean behind each count, in events.

    NaN where the count is missing. ValueError for a negative count or one with a fraction.
    Source: Garwood (1936), Biometrika 28.
    """
    events = whole_counts(count)
    tail = (1 - checked_level(confidence)) / 2
    lower = np.where(events == 0, 0.0, gammaincinv(np.where(events == 0, 1.0, events), tail))
    return lower, np.asarray(gammainccinv(events + 1, tail))


def rate_interval(
    count: ArrayLike, headcount: ArrayLike, per: float = 100, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """The exact interval (lower, upper) of a rate, in events for every `per` pupils.

    NaN where count or headcount is missing or the headcount is 0.
    """
    lower, upper = count_interval(count, confidence)
    scale = per / sizes(headcount)
    return lower * scale, upper * scale


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


def expected_count(rate: ArrayLike, headcount: ArrayLike, per: float = 100) -> Floats:
    """The events a school of `headcount` would have at a rate in events for every `per` pupils."""
    return divide(floats(rate) * sizes(headcount), per)
