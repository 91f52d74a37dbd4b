"""Pure, vectorised sums on arrays: intervals, limits, trends, places, and what chance alone would do.

A gap is NaN going in and NaN coming out. Percentages, and all that is said of them, are in percent
points, 0 to 100. A test answers 1, 0 or NaN, never True for a gap. Results are as computed, for
figures as published: rounding is for whoever prints them.
"""

from reportkit.judgement.statistics.chance import (
    chance_below_limit,
    chance_of_drop,
    chance_of_volatility,
    expected_false_flags,
)
from reportkit.judgement.statistics.columns import standardise_columns
from reportkit.judgement.statistics.funnel import (
    ALARM_Z,
    ALERT_Z,
    funnel_limits,
    funnel_z,
    overdispersion,
)
from reportkit.judgement.statistics.intervals import (
    difference_standard_error,
    needs_newcombe,
    newcombe,
    progress_interval,
    standardise,
    wilson,
)
from reportkit.judgement.statistics.poisson import (
    ALARM,
    ALERT,
    is_above_limit,
    largest_expected,
)
from reportkit.judgement.statistics.positions import quintile
from reportkit.judgement.statistics.pupils import pupils_equivalent, pupils_to_flip, with_more
from reportkit.judgement.statistics.slopes import Slope, proportion_weights, weighted_slope
from reportkit.judgement.statistics.volatility import volatility

__all__ = [
    "ALARM",
    "ALARM_Z",
    "ALERT",
    "ALERT_Z",
    "Slope",
    "chance_below_limit",
    "chance_of_drop",
    "chance_of_volatility",
    "difference_standard_error",
    "expected_false_flags",
    "funnel_limits",
    "funnel_z",
    "is_above_limit",
    "largest_expected",
    "needs_newcombe",
    "newcombe",
    "overdispersion",
    "progress_interval",
    "proportion_weights",
    "pupils_equivalent",
    "pupils_to_flip",
    "quintile",
    "standardise",
    "standardise_columns",
    "volatility",
    "weighted_slope",
    "wilson",
    "with_more",
]
