"""Several years' cohorts taken as one, where a single year has too few pupils (E0)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from reportkit.judgement.statistics.arrays import Floats, divide, percents, sizes

MOST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Pooled:
    """A percentage (0 to 100) of `n` pupils over `years` years, each of shape (schools,).

    `p` and `n` are NaN where no year is known, and `years` is then 0.
    """

    p: Floats
    n: Floats
    years: Floats


def pool(p: ArrayLike, n: ArrayLike, most: int = MOST_YEARS) -> Pooled:
    """The percentage over the last `most` columns of (schools, years), oldest first, weighted by `n`.

    A year whose percentage or number is missing, or that has no pupils, is left out, and no earlier
    one takes its place; `years` says how many remain. The columns must be comparable years (E0).
    ValueError for shapes that differ or for `most` below 1.
    """
    percent, size = percents(p), sizes(n)
    if percent.ndim != 2 or percent.shape != size.shape:
        raise ValueError("Percentages and numbers have one row a school and one column a year.")
    if most < 1:
        raise ValueError("At least one year is pooled.")
    return _pool_rows(percent[:, -most:], size[:, -most:])


def _pool_rows(percent: Floats, size: Floats) -> Pooled:
    known = ~np.isnan(percent) & ~np.isnan(size)
    pupils = np.where(known, size, 0.0)
    total = pupils.sum(axis=1)
    pooled = divide((pupils * np.where(known, percent, 0.0)).sum(axis=1), total)
    return Pooled(
        np.clip(pooled, 0, 100), np.where(total == 0, np.nan, total), known.sum(axis=1).astype(np.float64)
    )
