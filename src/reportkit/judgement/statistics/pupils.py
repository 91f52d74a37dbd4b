"""Points turned into pupils, so that a small cohort's difference reads as what it is (E0)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportkit.judgement.statistics.arrays import floats, sizes
from reportkit.vocabulary.arrays import Floats

PLACES = 9


def pupils_equivalent(points: ArrayLike, n: ArrayLike) -> Floats:
    """The pupils that `points` percent points are among `n`: "10 points is about 3 pupils" (of 30).

    To the nearest whole pupil, halves away from 0, with the sign of the points; 0 means fewer than
    half a pupil. NaN where anything is missing or `n` is 0.
    """
    exact = _exact(points, n)
    return _with_sign(np.floor(np.abs(exact) + 0.5), exact)


def pupils_to_cross(points: ArrayLike, n: ArrayLike) -> Floats:
    """The fewest whole pupils of `n` who make up `points` percent points, rounded away from 0.

    So many more pupils (fewer, if negative) would have reached a line that is `points` away.
    """
    exact = _exact(points, n)
    return _with_sign(np.ceil(np.abs(exact)), exact)


def _exact(points: ArrayLike, n: ArrayLike) -> Floats:
    """Pupils and fractions, free of the last binary digits: 10 points of 30 are 3, not 3.0000000000000004."""
    return np.asarray(np.round(floats(points) * sizes(n) / 100, PLACES))


def _with_sign(amount: Floats, of: Floats) -> Floats:
    return np.where(amount == 0, amount, np.copysign(amount, of))
