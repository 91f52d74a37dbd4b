"""How far chance alone could move a percentage, a difference of two, or a progress score (E0).

Percentages are in percent points, 0 to 100, as published, and so is every interval and standard
error here. The count behind a percentage is taken as p·n/100 and need not be whole: publishers
round, so an interval may be out by the rounding (half a point if they give whole percentages).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from reportkit.judgement.statistics.arrays import (
    checked_level,
    divide,
    floats,
    percents,
    positive,
    sizes,
    truth,
)
from reportkit.vocabulary.arrays import Floats

FEWEST_IN_A_CELL = 5
PROGRESS_Z = 1.96


def critical(confidence: float) -> float:
    """The standard normal value that leaves (1 - confidence)/2 above it: 1.96 for 0.95."""
    return float(ndtri((1 + checked_level(confidence)) / 2))


def wilson(p: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval (lower, upper) for percentages `p` of `n` pupils, in percent.

    Any shapes that broadcast. NaN where `p` or `n` is missing or `n` is 0. ValueError for `p`
    outside 0 to 100 or a negative `n`. Source: Wilson (1927), JASA 22; E0.
    """
    share, size = percents(p) / 100, sizes(n)
    z = critical(confidence)
    centre = (share + z**2 / (2 * size)) / (1 + z**2 / size)
    half = z * np.sqrt(share * (1 - share) / size + (z / (2 * size)) ** 2) / (1 + z**2 / size)
    lower, upper = np.clip(centre - half, 0, share), np.clip(centre + half, share, 1)
    return 100 * lower, 100 * upper


def difference_standard_error(p1: ArrayLike, n1: ArrayLike, p2: ArrayLike, n2: ArrayLike) -> Floats:
    """The standard error of p1 - p2, for two different groups of pupils, in percent points.

    SE = √(p1·q1/n1 + p2·q2/n2) (E0). It is 0 when both percentages are 0 or 100: do not test with
    it where `needs_newcombe` answers 1. NaN where anything is missing or a group has no pupils.
    """
    return np.sqrt(_variance(p1, n1) + _variance(p2, n2))


def _variance(p: ArrayLike, n: ArrayLike) -> Floats:
    percent = percents(p)
    return percent * (100 - percent) / sizes(n)


def standardise(difference: ArrayLike, standard_error: ArrayLike) -> Floats:
    """z: a difference in standard errors, both in the same unit.

    NaN where the standard error is 0, so that a group too small or too uniform to have one is
    never infinitely significant. ValueError for a negative standard error.
    """
    error = floats(standard_error)
    if (error < 0).any():
        raise ValueError("A standard error is not below 0.")
    return divide(floats(difference), error)


def newcombe(
    p1: ArrayLike, n1: ArrayLike, p2: ArrayLike, n2: ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Newcombe's interval (lower, upper) for p1 - p2, for two different groups, in percent points.

    It joins the two Wilson intervals and holds for small cells. NaN where anything is missing.
    Source: Newcombe (1998), Statistics in Medicine 17, method 10.
    """
    first, second = percents(p1), percents(p2)
    lower1, upper1 = wilson(first, n1, confidence)
    lower2, upper2 = wilson(second, n2, confidence)
    below, above = np.hypot(first - lower1, upper2 - second), np.hypot(upper1 - first, second - lower2)
    return first - second - below, first - second + above


def needs_newcombe(p1: ArrayLike, n1: ArrayLike, p2: ArrayLike, n2: ArrayLike) -> Floats:
    """1 where any of the four cells (with or without, either group) has under 5 pupils, else 0 (E0).

    NaN where anything is missing: compare with 1 or 0, and do not use it as a mask.
    """
    smallest = np.minimum(_smallest_cell(p1, n1), _smallest_cell(p2, n2))
    return truth(smallest < FEWEST_IN_A_CELL, smallest)


def _smallest_cell(p: ArrayLike, n: ArrayLike) -> Floats:
    percent = percents(p)
    return np.minimum(percent, 100 - percent) * sizes(n) / 100


def progress_interval(score: ArrayLike, n: ArrayLike, pupil_sd: ArrayLike) -> tuple[Floats, Floats]:
    """DfE's 95% interval (lower, upper) of a progress score, in the score's unit.

    score ± 1.96·σ/√n, σ the national standard deviation of pupils' scores for that subject and year
    (technical guides, Annex A). NaN where anything is missing or `n` is 0; ValueError if σ is not
    above 0. Prefer published limits where there are some (E0).
    """
    middle = floats(score)
    half = PROGRESS_Z * positive(pupil_sd, "The pupils' standard deviation") / np.sqrt(sizes(n))
    return middle - half, middle + half


def at_confidence(
    score: ArrayLike, lower: ArrayLike, upper: ArrayLike, confidence: float
) -> tuple[Floats, Floats]:
    """Limits (lower, upper) published at 95%, brought to another confidence, in the score's unit.

    DfE takes 1.96 standard errors, so z is taken to two places, as there, and 0.95 leaves the limits
    as they are published. NaN where anything is missing.
    """
    if is_as_published(confidence):
        return floats(lower), floats(upper)
    middle, factor = floats(score), _progress_z(confidence) / PROGRESS_Z
    return middle - factor * (middle - floats(lower)), middle + factor * (floats(upper) - middle)


def is_as_published(confidence: float) -> bool:
    """Whether it is the confidence of DfE's limits, and of the bands that follow from them."""
    return _progress_z(confidence) == PROGRESS_Z


def _progress_z(confidence: float) -> float:
    return round(critical(confidence), 2)
