"""Pure, vectorised sums on arrays: intervals, limits, trends, places, and what chance alone would do.

A gap is NaN going in and NaN coming out. Percentages, and all that is said of them, are in percent
points, 0 to 100. A test answers 1, 0 or NaN, never True for a gap. Results are as computed, for
figures as published: rounding is for whoever prints them.
"""

from reportkit.judgement.statistics.chance import (
    chance_above_limit,
    chance_below_limit,
    chance_of_drop,
    chance_of_volatility,
    expected_false_flags,
    no_change_standard_error,
)
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
from reportkit.judgement.statistics.nearest import NOBODY, Nearest, nearest
from reportkit.judgement.statistics.poisson import (
    ALARM,
    ALERT,
    count_interval,
    expected_count,
    is_above_limit,
    largest_expected,
    rate_interval,
)
from reportkit.judgement.statistics.pooling import Pooled, pool
from reportkit.judgement.statistics.positions import percentile_rank, quintile
from reportkit.judgement.statistics.pupils import pupils_equivalent, pupils_to_cross
from reportkit.judgement.statistics.slopes import Slope, proportion_weights, weighted_slope
from reportkit.judgement.statistics.volatility import volatility

__all__ = [
    "ALARM",
    "ALARM_Z",
    "ALERT",
    "ALERT_Z",
    "NOBODY",
    "Nearest",
    "Pooled",
    "Slope",
    "chance_above_limit",
    "chance_below_limit",
    "chance_of_drop",
    "chance_of_volatility",
    "count_interval",
    "difference_standard_error",
    "expected_count",
    "expected_false_flags",
    "funnel_limits",
    "funnel_z",
    "is_above_limit",
    "largest_expected",
    "nearest",
    "needs_newcombe",
    "newcombe",
    "no_change_standard_error",
    "overdispersion",
    "percentile_rank",
    "pool",
    "progress_interval",
    "proportion_weights",
    "pupils_equivalent",
    "pupils_to_cross",
    "quintile",
    "rate_interval",
    "standardise",
    "volatility",
    "weighted_slope",
    "wilson",
]
