"""Points turned into pupils, so that a small cohort's difference reads as what it is (E0)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from reportkit.judgement.statistics.arrays import floats, percents, sizes
from reportkit.vocabulary.arrays import Flags, Floats, Whole

PLACES = 9
HALF = 0.5
# So many numbers of pupils are tried at once, then twice as many: most schools are near their line.
FIRST_TRIES = 8
# Whether schools at some places, shape (some, 1), would be flagged with percentages of shape (some, tries).
IsFlagged = Callable[[Floats, Whole], Flags]


def pupils_equivalent(points: ArrayLike, n: ArrayLike) -> Floats:
    """The pupils that `points` percent points are among `n`: "10 points is about 3 pupils" (of 30).

    To the nearest whole pupil, halves away from 0, with the sign of the points; 0 means fewer than
    half a pupil. NaN where anything is missing or `n` is 0.
    """
    exact = _exact(points, n)
    return _with_sign(np.floor(np.abs(exact) + 0.5), exact)


def with_more(percent: ArrayLike, n: ArrayLike, more: ArrayLike) -> Floats:
    """The percentage of `n` if so many `more` pupils had reached the standard (fewer, if negative).

    Percentages are published rounded: where under half a pupil would be left either side of the standard,
    it is 0 or 100.
    """
    size = sizes(n)
    reached = percents(percent) * size / 100 + floats(more)
    reached = np.where(reached < HALF, 0.0, np.where(size - reached < HALF, size, reached))
    return np.asarray(100 * reached / size)


def pupils_to_flip(percent: ArrayLike, n: ArrayLike, flagged: Flags, is_flagged: IsFlagged) -> Floats:
    """The fewest whole pupils who would make a flag of a school that has none, or clear its flag.

    Shape (schools,). So many fewer of `n` pupils at the standard (positive), or so many more (negative),
    and `is_flagged` says otherwise than `flagged`, which it does for no smaller number. NaN where no number
    of pupils does so, and where anything is missing.
    """
    values, size = percents(percent), sizes(n)
    reached = np.round(values * size / 100)
    most = np.nan_to_num(np.where(flagged, size - reached, reached))
    side = np.where(flagged, 1, -1)
    found, left = np.full(values.shape, np.nan), np.flatnonzero(most > 0)
    start, tries = 1, FIRST_TRIES
    while left.size:
        at, counts = left[:, np.newaxis], np.arange(start, start + tries)
        flips = is_flagged(with_more(values[at], size[at], side[at] * counts), at) != flagged[at]
        flips &= counts <= most[at]
        has = flips.any(axis=1)
        found[left[has]] = counts[np.argmax(flips[has], axis=1)]
        start, tries = start + tries, 2 * tries
        left = left[~has & (most[left] >= start)]
    return np.asarray(-side * found)


def _exact(points: ArrayLike, n: ArrayLike) -> Floats:
    """Pupils and fractions, free of the last binary digits: 10 points of 30 are 3, not 3.0000000000000004."""
    return np.asarray(np.round(floats(points) * sizes(n) / 100, PLACES))


def _with_sign(amount: Floats, of: Floats) -> Floats:
    return np.where(amount == 0, amount, np.copysign(amount, of))
