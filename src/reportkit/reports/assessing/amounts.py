"""A finding's numbers in words: values, differences, pupils and years, halves away from zero (A3.21)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.wording import in_sentence
from reportkit.vocabulary import AcademicYear, Unit

_FIFTHS = ("best", "second best", "middle", "second weakest", "weakest")
_WORST_FIFTHS = (
    "all fifths",
    "the worst four fifths",
    "the worst three fifths",
    "the worst two fifths",
    "the worst fifth",
)
_FIFTHS_OF_RATES = ("lowest", "second lowest", "middle", "second highest", "highest")
_OF_SEVERAL = ("4a",)  # its measure is but the first of those it is made on
_KS2_PROGRESS = re.compile(r"ks2_\w+_progress")


@cache
def _measures() -> Mapping[str, Measure]:
    return {measure.id: measure for measure in read_registry().measures}


def measure_of(finding: Finding) -> Measure | None:
    """The measure tested, None for a return or an inspection."""
    return _measures().get(finding.measure)


def measure_in_sentence(measure: str) -> str:
    """A measure's short name as it stands inside a sentence."""
    return in_sentence(_measures()[measure].short)


def group_words(finding: Finding) -> str:
    """The pupils tested: "disadvantaged pupils", "" for all."""
    measure = measure_of(finding)
    if measure is None or finding.pupil_group == "all":
        return ""
    return measure.group(finding.pupil_group).label


def name_of(finding: Finding) -> str:
    """The measure and, where they are not all, the pupils; else the test's title."""
    measure = measure_of(finding)
    if measure is None:
        return finding.title
    group = group_words(finding)
    return f"{measure.short}, {group}" if group else measure.short


def title_of(finding: Finding) -> str:
    """The test and what it was made on: "Steady decline (Attainment 8)"."""
    name, title = name_of(finding), finding.title
    if finding.test in _OF_SEVERAL:
        return title
    if name.lower().startswith(title.lower()):
        return name
    return f"{title} ({in_sentence(name)})"


def line_value(value: str, unit: str) -> str:
    """A threshold's number as people say it: "−10 percentage points", "95%", "the worst fifth"."""
    match unit:
        case "share":
            return f"{(100 * Decimal(value)).normalize():f}%"
        case "percent":
            return f"{minus(value)}%"
        case "percent of income":
            return f"{minus(value)}% of income"
        case "fifth":
            return _WORST_FIFTHS[int(value) - 1]
        case _:
            return f"{minus(value)} {_one(unit) if value == '1' else unit}"


def _one(unit: str) -> str:
    return unit.removesuffix("s")


def label(year: str) -> str:
    """A school year as it is printed: 2024/25."""
    return AcademicYear(year).label if year else ""


def over(finding: Finding) -> str:
    """The year, or the years taken together."""
    if finding.since in ("", finding.year):
        return f"in {label(finding.year)}"
    return f"over {label(finding.since)} to {label(finding.year)}"


def rounded(value: float, decimals: int) -> Decimal:
    """Halves away from zero, and never a minus before nothing."""
    exact = Decimal(f"{value:.12g}")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def minus(text: object) -> str:
    """A number with a proper minus sign."""
    return str(text).replace("-", "−")


def number(value: float, finding: Finding) -> str:
    """A value of the finding's measure as its source prints it."""
    measure = measure_of(finding)
    unit, decimals = (measure.unit, measure.decimals) if measure else (Unit.COUNT, 0)
    shown = minus(f"{rounded(value, decimals):,}")
    if _KS2_PROGRESS.fullmatch(finding.measure):
        shown = shown.removesuffix("0")  # it has one decimal in most files
    return f"{shown}%" if unit is Unit.PERCENT else shown


def distance(value: float, finding: Finding) -> str:
    """How far apart two figures are, in the measure's unit: 14 points, 1 point, 7.3 points; of a score, 0.41.

    One that would be printed as nothing is less than the last digit.
    """
    measure = measure_of(finding)
    if measure is not None and measure.unit is Unit.PERCENT:
        return points(value) if rounded(value, 1) else "less than 0.1 points"
    return minus(rounded(value, 2)) if rounded(value, 2) else "less than 0.01"


def points(value: float) -> str:
    """Percentage points, with a decimal only where there is one."""
    shown = minus(rounded(value, 1)).removesuffix(".0")
    return f"{shown} point{'' if shown == '1' else 's'}"


def percent(value: float, decimals: int = 1) -> str:
    """A percentage with so many decimals."""
    return f"{minus(rounded(value, decimals))}%"


def pounds(value: float) -> str:
    """Whole pounds, the minus before the sign: −£1,200."""
    whole = rounded(value, 0)
    return f"{'−' if whole < 0 else ''}£{abs(whole):,}"


def pupils(count: float) -> str:
    """A number of pupils: "1 pupil", "1,204 pupils"."""
    return several(count, "pupil")


def several(count: float, what: str) -> str:
    """So many of something, by its singular: "1 exclusion", "3 more pupils"."""
    whole = rounded(count, 0)
    return f"{whole:,} {what}{'' if whole == 1 else 's'}"


def fifth(place: float) -> str:
    """The fifth of England's schools, 1 being the best."""
    return _FIFTHS[int(place) - 1]


def fifth_by_rate(place: float) -> str:
    """The same of a rate that is better low, such as absence: 1 is the lowest."""
    return _FIFTHS_OF_RATES[int(place) - 1]
