"""Arrays of numbers and gaps: what may enter the sums, and division that never warns.

A gap is NaN. What is impossible (a percentage of 101, minus three pupils, a masked array whose
mask numpy would drop) is refused with ValueError, so that no sum is done on it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportkit.vocabulary.arrays import Flags, Floats


def floats(values: ArrayLike) -> Floats:
    """The values as floats of any shape, None as NaN; ValueError if masked or infinite."""
    if isinstance(values, np.ma.MaskedArray):
        raise ValueError("A masked array hides its gaps from numpy: fill it with NaN first.")
    found = np.asarray(values, dtype=np.float64)
    if np.isinf(found).any():
        raise ValueError("An infinite value is not a figure.")
    return found


def percents(values: ArrayLike) -> Floats:
    """Percentages, 0 to 100; ValueError if any is outside."""
    found = floats(values)
    if ((found < 0) | (found > 100)).any():
        raise ValueError("A percentage lies between 0 and 100.")
    return found


def sizes(values: ArrayLike) -> Floats:
    """Numbers of pupils, 0 or more; 0 becomes NaN, for nothing can be said of no pupils."""
    found = floats(values)
    if (found < 0).any():
        raise ValueError("A number of pupils is not below 0.")
    return np.where(found == 0, np.nan, found)


def whole_counts(values: ArrayLike) -> Floats:
    """Whole numbers, 0 or more; ValueError if any is negative or has a fraction."""
    found = floats(values)
    known = found[~np.isnan(found)]
    if ((known < 0) | (known != np.floor(known))).any():
        raise ValueError("A count is a whole number, 0 or more.")
    return found


def positive(values: ArrayLike, name: str) -> Floats:
    """Numbers above 0; ValueError, which says `name`, if any is 0 or less."""
    found = floats(values)
    if (found <= 0).any():
        raise ValueError(f"{name} must be above 0.")
    return found


def checked_level(level: float) -> float:
    """A confidence or level, strictly between 0 and 1; ValueError for 95 in place of 0.95."""
    if not 0 < level < 1:
        raise ValueError(f"A level lies between 0 and 1, such as 0.95; this one is {level}.")
    return level


def divide(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """The quotient, NaN where the denominator is 0, and no warning."""
    bottom = np.asarray(denominator, dtype=np.float64)
    return np.asarray(numerator, dtype=np.float64) / np.where(bottom == 0, np.nan, bottom)


def truth(answers: Flags, *inputs: Floats) -> Floats:
    """1 for yes, 0 for no, and NaN where any input is missing: a gap is never a "no"."""
    known = np.logical_and.reduce(np.broadcast_arrays(*(~np.isnan(each) for each in inputs)))
    return np.where(known, answers.astype(np.float64), np.nan)
