"""Each school's fifth among others on one figure, 1 being best (E0).

Schools with the same figure share the better place. Figures are compared exactly: give them as
published, or rounded alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportkit.evidence.registry import Polarity
from reportkit.judgement.statistics.arrays import floats
from reportkit.vocabulary.arrays import Floats

FIFTHS = 5
FEWEST = 5


def quintile(values: ArrayLike, polarity: Polarity) -> Floats:
    """1 (best) to 5 for each of the schools, shape (schools,): 1 where under a fifth are better ... (S55).

    NaN where the figure is missing, and for all if fewer than five schools have one. ValueError if the
    measure has no better direction.
    """
    better = _better(values, polarity)
    count = np.count_nonzero(~np.isnan(better))
    if count < FEWEST:
        return np.full(better.shape, np.nan)
    return np.floor(FIFTHS * better / count) + 1


def _better(values: ArrayLike, polarity: Polarity) -> Floats:
    """How many schools have a better figure than each, NaN where its own is missing."""
    if polarity is Polarity.NEITHER:
        raise ValueError("A measure with no better direction has no places.")
    cost = floats(values) * (-1 if polarity is Polarity.HIGH else 1)
    if cost.ndim != 1:
        raise ValueError("Figures are one for each school.")
    in_order = np.sort(cost[~np.isnan(cost)])
    return np.where(np.isnan(cost), np.nan, np.searchsorted(in_order, cost).astype(np.float64))
