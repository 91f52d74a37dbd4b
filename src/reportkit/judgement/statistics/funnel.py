"""Funnel limits: how far a school's percentage strays from a common one by its size alone (E0).

Percentages and limits are in percent points, 0 to 100. Source: Spiegelhalter (2005), Statistics in
Medicine 24, "Funnel plots for comparing institutional performance".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reportkit.judgement.statistics.arrays import floats, percents, sizes
from reportkit.judgement.statistics.intervals import standardise
from reportkit.vocabulary.arrays import Floats

ALERT_Z = 1.96
ALARM_Z = 3.09
WINSORISED = 0.10


def funnel_z(p: ArrayLike, n: ArrayLike, theta: ArrayLike) -> Floats:
    """How many standard errors each school's percentage is from `theta`, before overdispersion.

    NaN where anything is missing, `n` is 0, or `theta` is 0 or 100.
    """
    return standardise(percents(p) - percents(theta), _standard_error(theta, n))


def _standard_error(theta: ArrayLike, n: ArrayLike) -> Floats:
    common = percents(theta)
    return np.sqrt(common * (100 - common) / sizes(n))


def overdispersion(z: ArrayLike) -> float:
    """φ: the mean squared z-score with the outer 10% at each end drawn in, never below 1.

    `z` holds one score for each school, of any shape; gaps are left out; NaN if there is no score.
    The ends are drawn in to the 10th and 90th percentiles (linear between scores). With fewer than
    about ten schools φ absorbs the very outlier that is sought: use a national φ.
    """
    scores = floats(z)
    known = scores[~np.isnan(scores)]
    if not known.size:
        return float("nan")
    drawn_in = np.clip(known, *np.quantile(known, [WINSORISED, 1 - WINSORISED]))
    return max(1.0, float(np.mean(drawn_in**2)))


def funnel_limits(
    theta: ArrayLike, n: ArrayLike, phi: ArrayLike = 1, z: float = ALERT_Z
) -> tuple[Floats, Floats]:
    """The limits (lower, upper) θ ± z·√(φ·θ(100-θ)/n) for schools of `n` pupils, kept in 0 to 100.

    `z` is 1.96 for an alert and 3.09 for an alarm. NaN where anything is missing or `n` is 0.
    ValueError for φ below 1. Where θ·n/100 or its complement is under about 5 the limits are too
    narrow on the longer side: `chance.chance_below_limit` says by how much.
    """
    excess = floats(phi)
    if (excess < 1).any():
        raise ValueError("Overdispersion is 1 or more.")
    half = z * np.sqrt(excess) * _standard_error(theta, n)
    return np.clip(percents(theta) - half, 0, 100), np.clip(percents(theta) + half, 0, 100)
