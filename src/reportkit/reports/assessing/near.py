"""How near a result is to the line, in the measure's unit and in pupils, and its likely range."""

from __future__ import annotations

from math import isnan

from reportkit.judgement.assessment.model import Finding
from reportkit.reports.assessing.amounts import amount, minus, number, percent, pupils, rounded
from reportkit.vocabulary.results import Outcome

_IN_FIFTHS = ("1a-bands", "2-substitute", "6a")
_IN_PERCENT_OF_INCOME = ("8a", "8b")
_COUNTED = {"6b": "pupil", "6c": "suspension", "6d": "exclusion"}
_NOT_CROSSED = {
    "1a": "but no more than chance explains",
    "1b": "but not falling each year beyond chance",
    "3": "but not closing more slowly",
}
_SHARES = ("2", "5")
_OUT_OF_REACH = "among so few pupils no figure could be past the line"
_Z = 1.96


def how_near(finding: Finding) -> str:
    """How far the result is from the line, in units and pupils; "" where there is no such distance."""
    if not finding.is_made or isnan(finding.margin):
        return ""
    if _is_out_of_reach(finding):
        return _OUT_OF_REACH
    distance = _distance(abs(finding.margin), finding)
    if finding.outcome is Outcome.CLEAR and finding.margin < 0:
        return f"{distance} past the line, {_NOT_CROSSED.get(finding.test, 'but not by its other condition')}"
    if finding.outcome is Outcome.FLAG and finding.margin > 0:
        return ""  # another condition of the test made it: its sentence says which
    if finding.margin == 0:
        return _on_the_line(finding)
    side, left = ("past", "too few") if finding.outcome is Outcome.FLAG else ("clear of", "to spare")
    return f"{distance} {side} the line{_in_pupils(finding, left)}"


def _is_out_of_reach(finding: Finding) -> bool:
    """Whether even with no pupil at the standard a result of so few would be clear."""
    is_share = finding.test in _SHARES and finding.outcome is Outcome.CLEAR
    return is_share and finding.margin > finding.figure


def _on_the_line(finding: Finding) -> str:
    if finding.outcome is Outcome.FLAG:
        return "on the line, which is enough for a flag"
    also = _NOT_CROSSED.get(finding.test)
    return f"on the line, {also}" if also else "on the line"


def _in_pupils(finding: Finding, left: str) -> str:
    if isnan(finding.margin_pupils):
        return ""
    return f", about {pupils(abs(finding.margin_pupils))} {left}"


def _distance(margin: float, finding: Finding) -> str:
    """A margin in the unit of the test, which is not always the measure's."""
    if finding.test in _IN_FIFTHS:
        return f"{rounded(margin, 0)} fifth{'' if margin == 1 else 's'} of England's schools"
    if finding.test in _COUNTED:
        return f"{rounded(margin, 0):,} {_COUNTED[finding.test]}{'' if margin == 1 else 's'}"
    if finding.test in _IN_PERCENT_OF_INCOME:
        return f"{percent(margin)} of income"
    return f"{rounded(margin, 1)} times chance" if finding.test == "4c" else amount(margin, finding)


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


def _signed(value: object) -> str:
    text = minus(value)
    return text if text.startswith("−") else f"+{text}"
