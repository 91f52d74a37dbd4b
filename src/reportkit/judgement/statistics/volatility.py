"""Whether a school's results jump about by more than the size of its cohorts explains (E1.4c)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reportkit.judgement.statistics.arrays import divide, percents, sizes
from reportkit.vocabulary.arrays import Floats

FEWEST_YEARS = 4


def volatility(p: ArrayLike, n: ArrayLike, national: ArrayLike, fewest: int = FEWEST_YEARS) -> Floats:
    """Observed SD of the gap to national over the years, divided by the binomial SD expected.

    `p` (percent) and `n` have shape (schools, years); `national` (percent) has shape (years,). The
    result, shape (schools,), has no unit: about 1 if only chance moves the gap. Observed SD has
    divisor years - 1; the expected variance is the mean of p̄(100-p̄)/n over the years, p̄ pooled,
    which is its expectation under no change. NaN if fewer than `fewest` years are known or p̄ is 0
    or 100. A steady rise or fall counts as scatter too, so look at the slope before saying "variable".
    """
    percent, size = percents(p), sizes(n)
    if percent.ndim != 2 or percent.shape != size.shape or fewest < 2:
        raise ValueError("Give one row a school and one column a year, and at least two years.")
    gap = percent - percents(national)
    known = ~np.isnan(gap) & ~np.isnan(size)
    ratio = divide(_sample_variance(gap, known), _expected_variance(percent, size, known))
    return np.where(known.sum(axis=1) < fewest, np.nan, np.sqrt(ratio))


def _sample_variance(gap: Floats, known: NDArray[np.bool_]) -> Floats:
    years = known.sum(axis=1)
    mean = divide(np.where(known, gap, 0.0).sum(axis=1), years)
    scatter = np.where(known, (gap - mean[:, np.newaxis]) ** 2, 0.0).sum(axis=1)
    return divide(scatter, np.maximum(years - 1, 0))


def _expected_variance(percent: Floats, size: Floats, known: NDArray[np.bool_]) -> Floats:
    pupils = np.where(known, size, 0.0)
    pooled = divide((pupils * np.where(known, percent, 0.0)).sum(axis=1), pupils.sum(axis=1))
    per_year = divide((pooled * (100 - pooled))[:, np.newaxis], size)
    return divide(np.where(known, per_year, 0.0).sum(axis=1), known.sum(axis=1))
