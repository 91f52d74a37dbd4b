"""Every threshold that the program uses, and between which numbers it means anything."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Range:
    """The unit of a threshold, its smallest and largest value, and whether it is a whole number."""

    unit: str
    least: Decimal
    most: Decimal
    whole: bool

    def problem(self, value: Decimal) -> str | None:
        """What is wrong with a value, None if nothing is."""
        if not self.least <= value <= self.most:
            return f"{value} is not between {self.least} and {self.most}. Correct it"
        if self.whole and value != int(value):
            return f"{value} is not a whole number. Correct it"
        return None


def _count(unit: str, least: int, most: int) -> Range:
    return Range(unit, Decimal(least), Decimal(most), whole=True)


def _amount(unit: str, least: str, most: str) -> Range:
    return Range(unit, Decimal(least), Decimal(most), whole=False)


_POINTS_BELOW = _amount("percentage points", "-100", "-0.1")
_ERRORS_BELOW = _amount("standard errors", "-10", "-0.1")
_PERCENT = _amount("percent", "0", "100")
_SHARE = _amount("share", "0.51", "0.9999")
_FIFTH = _count("fifth", 1, 5)

RANGES = {
    "show_n": _count("pupils", 1, 100),
    "test_n": _count("pupils", 5, 100),
    "pool_years": _count("years", 2, 5),
    "coverage": _PERCENT,
    "drop_points": _POINTS_BELOW,
    "drop_z": _ERRORS_BELOW,
    "drop_strong_points": _POINTS_BELOW,
    "drop_strong_z": _ERRORS_BELOW,
    "drop_bands": _count("fifths of schools", 1, 4),
    "decline_years": _count("years", 3, 6),
    "decline_total": _POINTS_BELOW,
    "decline_confidence": _SHARE,
    "progress_confidence": _SHARE,
    "group_difference": _POINTS_BELOW,
    "group_confidence": _SHARE,
    "substitute_quintile": _FIFTH,
    "gap_years": _count("years", 2, 6),
    "gap_confidence": _SHARE,
    "subject_range": _amount("percentage points", "0.1", "100"),
    "volatility_ratio": _amount("times chance", "1", "10"),
    "volatility_years": _count("years", 3, 8),
    "agreement_bands": _count("fifths of schools", 1, 2),
    "comparable_k": _count("schools", 4, 50),
    "comparable_min": _count("schools", 4, 50),
    "comparable_quarter": _amount("percent", "1", "50"),
    "funnel_z_alert": _amount("standard deviations", "0.5", "10"),
    "pa_quintile": _FIFTH,
    "pa_years": _count("years", 1, 5),
    "severe_limit": _SHARE,
    "suspension_limit": _SHARE,
    "suspension_quintile": _FIFTH,
    "suspension_years": _count("years", 1, 5),
    "exclusions": _count("exclusions", 1, 100),
    "exclusion_limit": _SHARE,
    "balance": _amount("percent of income", "-100", "100"),
    "in_year_deficit": _amount("percent of income", "0", "100"),
    "deficit_years": _count("years", 1, 5),
}
# The first of two may not be above the second.
IN_ORDER = (
    ("show_n", "test_n"),
    ("drop_strong_points", "drop_points"),
    ("drop_strong_z", "drop_z"),
    ("comparable_min", "comparable_k"),
)
