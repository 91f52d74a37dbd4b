"""The schools most like each school, by standardised distance over their features (E1.5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reportkit.judgement.statistics.arrays import Floats, divide, floats

Indices = NDArray[np.int64]
NOBODY = int(np.iinfo(np.int64).max)
ROWS_AT_A_TIME = 128
PLACES = 9  # past these, equal distances differ by the last binary digits


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest other schools of each, closest first: `index` and `distance`, shape (schools, k).

    Where fewer than k can be compared the rest of the row is NOBODY, at distance NaN. NOBODY is
    beyond any array, so that using it as an index fails and never names a school.
    """

    index: Indices
    distance: Floats

    def group_of(self, school: int) -> tuple[int, ...]:
        """The row numbers of the school's nearest others, closest first; fewer than k if need be."""
        return tuple(int(other) for other in self.index[school] if other != NOBODY)

    def values_of_group(self, values: ArrayLike) -> Floats:
        """Each school's others' values, shape (schools, k), from values of shape (schools,)."""
        known = self.index != NOBODY
        return np.where(known, floats(values)[np.where(known, self.index, 0)], np.nan)


def nearest(features: ArrayLike, k: int) -> Nearest:
    """The `k` nearest others of each school, from features of shape (schools, features).

    Features are standardised over the schools with a value; one on which all agree adds nothing.
    Two schools are compared on the features both have, if these are at least half of all, and the
    distance is scaled to all: √(F/shared · Σ(z₁-z₂)²). Ties go to the earlier row. Memory is in
    proportion to the number of schools. ValueError for k below 1 or features not in two dimensions.
    """
    scores = standardise_columns(features)
    if k < 1:
        raise ValueError("At least one nearest school is asked for.")
    index = np.full((len(scores), k), NOBODY, dtype=np.int64)
    distance = np.full((len(scores), k), np.nan)
    for start in range(0, len(scores), ROWS_AT_A_TIME):
        for row, apart in enumerate(_distances(scores, start), start):
            closest = _closest(apart, k)
            index[row, : len(closest)], distance[row, : len(closest)] = closest, apart[closest]
    return Nearest(index, distance)


def standardise_columns(features: ArrayLike) -> Floats:
    """Each column as z-scores over its known values (SD with divisor n); 0 where all agree."""
    table = floats(features)
    if table.ndim != 2:
        raise ValueError("Features have one row a school and one column a feature.")
    known = ~np.isnan(table)
    count = known.sum(axis=0)
    centred = table - divide(np.where(known, table, 0.0).sum(axis=0), count)
    spread = np.sqrt(divide(np.where(known, centred**2, 0.0).sum(axis=0), count))
    return divide(centred, np.where(spread == 0, 1.0, spread))


def _distances(scores: Floats, start: int) -> Floats:
    """Distances of some schools, from row `start`, to all: infinite to itself and if not comparable."""
    some = scores[start : start + ROWS_AT_A_TIME]
    total, shared = np.zeros((len(some), len(scores))), np.zeros((len(some), len(scores)))
    for feature in range(scores.shape[1]):
        squared = np.square(some[:, feature, np.newaxis] - scores[:, feature])
        total += np.nan_to_num(squared)
        shared += ~np.isnan(squared)
    apart: Floats = np.sqrt(divide(scores.shape[1] * total, shared)).round(PLACES)
    apart[np.isnan(apart) | (2 * shared < scores.shape[1])] = np.inf
    apart[np.arange(len(some)), np.arange(start, start + len(some))] = np.inf
    return apart


def _closest(apart: Floats, k: int) -> Indices:
    """The positions of the `k` smallest finite distances, smallest first, ties by position."""
    within = np.flatnonzero(np.isfinite(apart))
    if len(within) > k:
        within = within[apart[within] <= np.partition(apart[within], k - 1)[k - 1]]
    return within[np.argsort(apart[within], kind="stable")][:k]
