"""The trend of each school's figures over the years, by weighted least squares (E1.1b)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from reportkit.judgement.statistics.arrays import (
    checked_level,
    divide,
    floats,
    percents,
    sizes,
)
from reportkit.vocabulary.arrays import Floats

ADDED_EACH_WAY = 2


@dataclass(frozen=True, slots=True)
class Slope:
    """A trend for each school, in units a year: shape (schools,), NaN where under two years are known.

    `standard_error` takes each weight as 1/variance, known, not estimated from the scatter; `years`
    counts the years used. Cohorts differ by more than sampling, so it is a lower bound.
    """

    slope: Floats
    standard_error: Floats
    years: Floats

    def upper(self, confidence: float, sides: Literal[1, 2] = 2) -> Floats:
        """The upper limit of a two-sided interval or, with one side, the limit of a one-sided one.

        At 0.80: slope + 1.28·SE two-sided, slope + 0.84·SE one-sided.
        """
        tail = (1 - checked_level(confidence)) / sides
        return self.slope + float(ndtri(1 - tail)) * self.standard_error

    def lower(self, confidence: float, sides: Literal[1, 2] = 2) -> Floats:
        """The lower limit, as `upper`."""
        return 2 * self.slope - self.upper(confidence, sides)


def weighted_slope(values: ArrayLike, weights: ArrayLike, years: ArrayLike | None = None) -> Slope:
    """The weighted least-squares slope of each row of `values`, shape (schools, years).

    `weights` are 1/variance, of a shape that broadcasts; a cell whose value or weight is missing, or
    whose weight is 0, is left out. `years`, shape (years,), says when each column is, by default
    0, 1, 2 ...: comparable years count as consecutive (E0). ValueError for a negative or infinite
    weight, for fewer than two dimensions, and for a missing year.
    """
    table, when = _rows(values), _times(values, years)
    weight = _weights(weights, table)
    total = weight.sum(axis=1)
    centred = when - divide(weight @ when, total)[:, np.newaxis]
    spread = (weight * centred**2).sum(axis=1)
    used = (weight > 0).sum(axis=1).astype(np.float64)
    spread = np.where(used < 2, 0.0, spread)
    slope = divide((weight * centred * np.nan_to_num(table)).sum(axis=1), spread)
    return Slope(slope, np.sqrt(divide(1.0, spread)), used)


def _rows(values: ArrayLike) -> Floats:
    table = floats(values)
    if table.ndim != 2:
        raise ValueError("Values have one row a school and one column a year.")
    return table


def _times(values: ArrayLike, years: ArrayLike | None) -> Floats:
    count = _rows(values).shape[1]
    when = np.arange(count, dtype=np.float64) if years is None else floats(years)
    if when.shape != (count,) or np.isnan(when).any():
        raise ValueError("Years are one for each column, none missing.")
    return when - when.mean() if count else when


def _weights(weights: ArrayLike, table: Floats) -> Floats:
    weight = np.broadcast_to(floats(weights), table.shape)
    if (weight < 0).any():
        raise ValueError("A weight is not below 0.")
    return np.where(np.isnan(weight) | np.isnan(table), 0.0, weight)


def proportion_weights(p: ArrayLike, n: ArrayLike) -> Floats:
    """1/variance of each percentage, in 1/(percent points)², finite even at 0 and 100.

    Two pupils with and two without are added first (Agresti and Coull 1998, The American
    Statistician 52), so that a year at 0 or 100 does not outweigh all others.
    """
    size = sizes(n) + 2 * ADDED_EACH_WAY
    percent = (percents(p) * sizes(n) + 100 * ADDED_EACH_WAY) / size
    return size / (percent * (100 - percent))
