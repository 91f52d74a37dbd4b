"""Each school's place among others on one figure: percentile rank and quintile, 1 being best (E0).

Schools with the same figure share the better place. Figures are compared exactly: give them as
published, or rounded alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportkit.evidence.registry import Polarity
from reportkit.judgement.statistics.arrays import Floats, floats

FEWEST_FOR_A_RANK = 2
FEWEST_FOR_QUINTILES = 5


def percentile_rank(values: ArrayLike, polarity: Polarity) -> Floats:
    """1 (best) to 100 for each of the schools, shape (schools,): 1 + the percentage that are better.

    The percentage is of the schools with a figure, rounded down. NaN where the figure is missing,
    and for all if fewer than two have one. ValueError if the measure has no better direction.
    """
    return _place(values, polarity, 100, FEWEST_FOR_A_RANK)


def quintile(values: ArrayLike, polarity: Polarity) -> Floats:
    """1 (best) to 5 for each of the schools: percentile ranks 1-20, 21-40 ... (S55).

    NaN where the figure is missing, and for all if fewer than five schools have one.
    """
    return _place(values, polarity, 5, FEWEST_FOR_QUINTILES)


def _place(values: ArrayLike, polarity: Polarity, bands: int, fewest: int) -> Floats:
    better = _better(values, polarity)
    count = np.count_nonzero(~np.isnan(better))
    if count < fewest:
        return np.full(better.shape, np.nan)
    return np.floor(bands * better / count) + 1


def _better(values: ArrayLike, polarity: Polarity) -> Floats:
    """How many schools have a better figure than each, NaN where its own is missing."""
    if polarity is Polarity.NEITHER:
        raise ValueError("A measure with no better direction has no places.")
    cost = floats(values) * (-1 if polarity is Polarity.HIGH else 1)
    if cost.ndim != 1:
        raise ValueError("Figures are one for each school.")
    in_order = np.sort(cost[~np.isnan(cost)])
    return np.where(np.isnan(cost), np.nan, np.searchsorted(in_order, cost).astype(np.float64))
