"""How near a result is to the line, in the measure's unit and in pupils, and its likely range."""

from __future__ import annotations

from decimal import Decimal
from math import isnan

from reportkit.judgement.assessment.model import Finding
from reportkit.reports.assessing.amounts import (
    distance,
    label,
    minus,
    number,
    over,
    percent,
    rounded,
    several,
)
from reportkit.vocabulary.results import Outcome

_IN_FIFTHS = ("1a-bands", "2-substitute", "6a")
_IN_PERCENT_OF_INCOME = ("8a", "8b")
_COUNTED = {"6b": "pupil", "6c": "suspension", "6d": "exclusion"}
_LINES = {"1b": "the line for the whole fall", "3": "the line for a wider gap"}
# What decides where a figure is past the line and there is no flag, or on a line that would be enough.
_NOT_EACH_YEAR = "but not falling each year beyond chance"
_ONE_YEAR = "but in that year alone, and it did not rise faster than England's"
_PAST_BUT = {
    "1b": _NOT_EACH_YEAR,
    "3": "but not closing more slowly",
    "6a": _ONE_YEAR,
    "6d": "but fewer than a flag takes",
}
_ON_BUT = {"1b": _NOT_EACH_YEAR, "6a": _ONE_YEAR}
_NOT_PAST, _NOT_ALL = "which is not past it", "but not by every condition of the test"
_ENOUGH = "which is enough for a flag"
_ENOUGH_IF = {"6a": "which is enough where it lasts or grows faster than England's"}
_TWO_WAYS_TO_A_FLAG = ("6c",)
_IN_LATEST_YEAR = ("1a", "1b", "3")
_AS_GOOD_AS_NOTHING = 1e-9
_Z = 1.96


def how_near(finding: Finding) -> str:
    """How far the result is from the line, and how many pupils would turn it; "" where neither is known."""
    if not finding.is_made:
        return ""
    return "; ".join(filter(None, (_from_the_line(finding), _in_pupils(finding))))


def _from_the_line(finding: Finding) -> str:
    margin, is_flag = finding.margin, finding.outcome is Outcome.FLAG
    if isnan(margin):
        return ""
    if abs(margin) < _AS_GOOD_AS_NOTHING:
        return _on_the_line(finding)
    far, line = _distance(abs(margin), finding), _LINES.get(finding.test, "the line")
    if margin > 0:
        # A flag clear of this line was made by another condition: its sentence says which.
        return "" if is_flag else f"{far} clear of {line}"
    return f"{far} past {line}" if is_flag else f"{far} past {line}, {_PAST_BUT.get(finding.test, _NOT_ALL)}"


def _on_the_line(finding: Finding) -> str:
    if finding.outcome is Outcome.CLEAR:
        return f"on {_LINES.get(finding.test, 'the line')}, {_ON_BUT.get(finding.test, _NOT_PAST)}"
    if finding.test in _TWO_WAYS_TO_A_FLAG:
        return ""
    return f"on the line, {_ENOUGH_IF.get(finding.test, _ENOUGH)}"


def _in_pupils(finding: Finding) -> str:
    """How many pupils would turn the result, every condition of the test counted."""
    is_flag, count = finding.outcome is Outcome.FLAG, finding.margin_pupils
    if isnan(count):
        return _not_by_one_year(finding) if finding.test in _IN_LATEST_YEAR else ""
    more, turn = ("more", "clear it") if is_flag else ("fewer", "make it a flag")
    return f"{several(abs(count), f'{more} pupil')} at the standard {_when(finding)} would {turn}"


def _when(finding: Finding) -> str:
    return f"in {label(finding.year)}" if finding.test in _IN_LATEST_YEAR else over(finding)


def _not_by_one_year(finding: Finding) -> str:
    higher, turn = ("higher", "clear it") if finding.outcome is Outcome.FLAG else ("lower", "make it a flag")
    return f"no {higher} figure in {label(finding.year)} alone would {turn}"


def _distance(margin: float, finding: Finding) -> str:
    """A margin in the unit of the test, which is not always the measure's."""
    if finding.test in _IN_FIFTHS:
        return f"{rounded(margin, 0)} of the five bands"
    if finding.test in _COUNTED:
        return several(margin, _COUNTED[finding.test])
    if finding.test in _IN_PERCENT_OF_INCOME:
        return f"{percent(margin)} of income" if rounded(margin, 1) else "less than 0.1% of income"
    if finding.test == "4c":
        return f"{rounded(margin, 1)} times chance" if rounded(margin, 1) else "less than 0.1 times chance"
    return distance(margin, finding)


def likely_range(finding: Finding) -> str:
    """Where the true figure likely lies (95%), for tests whose sentence does not give it; "" for none."""
    if not finding.is_made:
        return ""
    match finding.test:
        case "1a" if finding.z and not isnan(finding.z):
            spread = _Z * abs(finding.statistic / finding.z)
            low, high = (rounded(finding.statistic + side * spread, 1) for side in (-1, 1))
            return f"the change against England is likely between {_signed(low)} and {_signed(high)} points"
        case "2" if not isnan(finding.lower):
            return f"the pupils' true share is likely between {_range(finding)}"
        case "5" if not isnan(finding.lower):
            return f"chance alone would leave a school like it between {_range(finding)}"
        case "3" if not isnan(finding.upper):
            return f"the pupils' true share over the years is likely at most {number(finding.upper, finding)}"
        case _:
            return ""


def _range(finding: Finding) -> str:
    return f"{number(finding.lower, finding)} and {number(finding.upper, finding)}"


def _signed(value: Decimal) -> str:
    text = minus(value)
    return text if text.startswith("−") else f"+{text}"
