"""How often a rule flags a school in which nothing has changed (E0, Multiplicity).

The chances of one school's tests add up to its expected number of false flags, whether or not the
tests are independent.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, chdtrc, ndtr

from reportkit.judgement.statistics.arrays import (
    divide,
    floats,
    percents,
    positive,
    sizes,
    whole_counts,
)
from reportkit.vocabulary.arrays import Floats

PLACES = 9


def chance_of_drop(standard_error: ArrayLike, line: float, z_line: float) -> Floats:
    """The chance (0 to 1) that "D ≤ line and z = D/SE ≤ z_line" holds though nothing changed.

    Φ(min(line/SE, z_line)), with D about normal around 0; `line` in the unit of the standard error;
    both lines as the rule has them, such as -10 and -1.645 (E1.1a). NaN where the standard error is
    missing or 0. ValueError for a line above 0 or a negative standard error.
    """
    error = floats(standard_error)
    if line > 0 or z_line > 0 or (error < 0).any():
        raise ValueError("The lines of a drop are 0 or below, and a standard error is not below 0.")
    return np.asarray(ndtr(np.minimum(divide(line, error), z_line)))


def chance_below_limit(theta: ArrayLike, n: ArrayLike, limit: ArrayLike) -> Floats:
    """The exact binomial chance (0 to 1) that `n` pupils, each with chance `theta`, come out below `limit`.

    `theta` and `limit` in percent; "below" is strict. NaN where anything is missing or `n` is 0;
    ValueError if `n` is not whole.
    """
    share, size = percents(theta) / 100, sizes(whole_counts(n))
    most = np.ceil(np.round(percents(limit) * size / 100, PLACES)) - 1
    share, size, most = np.broadcast_arrays(share, size, most)
    within = betainc(size - np.maximum(most, 0), np.maximum(most, 0) + 1, 1 - share)
    return np.where(most < 0, 0.0, within)


def chance_of_volatility(line: float, years: ArrayLike) -> Floats:
    """The chance (0 to 1) that `volatility` over so many years is `line` or more by chance.

    (years - 1)·ratio² is about chi-squared on years - 1 degrees of freedom. NaN where years are
    missing; ValueError if there are not at least two.
    """
    freedom = positive(floats(years) - 1, "The number of years less 1")
    return np.asarray(chdtrc(freedom, freedom * line**2))


def expected_false_flags(chances: ArrayLike) -> Floats:
    """The sum over the last axis, shape (schools, tests) to (schools,): flags under no change.

    A test that cannot be made (NaN) cannot flag and adds nothing; NaN if none can be made.
    ValueError for a chance outside 0 to 1.
    """
    each = floats(chances)
    if ((each < 0) | (each > 1)).any():
        raise ValueError("A chance lies between 0 and 1.")
    return np.where(np.isnan(each).all(axis=-1), np.nan, np.nan_to_num(each).sum(axis=-1))
