"""Why indicators cannot say, in few words: the same reason is given once for all it holds for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.judgement.assessment.model import Finding, IndicatorResult
from reportkit.judgement.indicators.finance import NO_INCOME, TRUST_ONLY
from reportkit.judgement.indicators.reach import NO_FALL, NO_FIGURE, NO_FIGURE_AMONG_LIKE, NO_ROOM
from reportkit.judgement.indicators.years import is_shortage
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome

NO_TEST = "No test of ours is for a school like yours."
_OTHER = "A figure that the test needs is missing."
_NOT_HELD = "We do not hold the figures."
_TOO_OLD = "The figures that we hold are too old."
_SOME_OLD = "Some figures are too old, and others we do not hold."
_TOO_FEW_YEARS = "Too few comparable years running are held."
_OF_THE_REST = {
    _NOT_HELD: "We do not hold the other figures.",
    _TOO_OLD: "The other figures that we hold are too old.",
}
_WORDS = {
    MissingReason.NO_RETURN: "No return came from colleagues, which is not “no concern”.",
    MissingReason.OLD_RETURN: "The return that came from colleagues is too old.",
    MissingReason.TOLD_APART: "What the council knows of it comes from its safeguarding lead, not from here.",
    MissingReason.NOT_HELD: _NOT_HELD,
    MissingReason.OUT_OF_DATE: _TOO_OLD,
    MissingReason.NOT_COMPARABLE: "We do not hold the year before to compare with.",
    MissingReason.NO_COMPARATOR: "Too few other schools' figures are held.",
    MissingReason.TOO_FEW: "Too few pupils are behind the figures to test them.",
    MissingReason.SUPPRESSED: "The publisher does not show figures of so few pupils.",
    MissingReason.NO_COUNT: "The number of pupils behind the figures is not held.",
    MissingReason.NO_LIMITS: "The margin of error is not published.",
    MissingReason.NOT_AVAILABLE: "The figures were not published.",
    MissingReason.NO_RESULTS: "The results were annulled, or there were none.",
    MissingReason.NEW_SCHOOL: "The school was too new.",
    MissingReason.LOW_COVERAGE: "Too few pupils have a score.",
    MissingReason.NOT_PUBLISHED: "The figures are not published for schools.",
    MissingReason.NOT_CALCULABLE: "The figures cannot be worked out for these years.",
}
_NO_INSPECTION = "No inspection that we hold says whether it is effective."
_REST_CLEAR = "Tests that could be made are clear."
_INSPECTED = "11a"
_NOTES = {
    TRUST_ONLY: "Accounts of academies are published for the trust alone.",
    NO_INCOME: "The accounts do not give the income.",
    NO_FALL: "Too few pupils reached the standard the year before for a fall to be tested.",
    NO_FIGURE: "So few pupils are behind the figures that none could be past the line.",
    NO_ROOM: "So many pupils reached the standard before that no figure could have kept up with England's.",
    NO_FIGURE_AMONG_LIKE: "So few pupils reach the standard in schools like yours that none could be past "
    "the line.",
}


def reasons_of(result: IndicatorResult) -> tuple[str, ...]:
    """The reasons of an indicator that cannot say, each once: those of its needed tests."""
    applying = [finding for finding in result.findings if finding.outcome is not Outcome.NOT_APPLICABLE]
    if not applying:
        return (NO_TEST,)
    missing = [finding for finding in applying if finding.outcome is Outcome.CANNOT_SAY]
    needed = [finding for finding in missing if finding.needed] or missing
    return _without_contradiction(tuple(dict.fromkeys(_reason(finding) for finding in needed)))


def reasons_of_the_rest(result: IndicatorResult) -> tuple[str, ...]:
    """The same beside a figure that is given: of what else is needed."""
    return tuple(_OF_THE_REST.get(reason, reason) for reason in reasons_of(result))


def _without_contradiction(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Figures that are too old and others that are not held are said in one."""
    if not {_TOO_OLD, _NOT_HELD}.issubset(reasons):
        return reasons
    return (_SOME_OLD, *(reason for reason in reasons if reason not in (_TOO_OLD, _NOT_HELD)))


def _reason(finding: Finding) -> str:
    if finding.test == _INSPECTED and finding.reason == MissingReason.NOT_AVAILABLE:
        return _NO_INSPECTION
    if finding.note in _NOTES and finding.reason != MissingReason.OUT_OF_DATE:
        return _NOTES[finding.note]
    if finding.reason == MissingReason.NOT_COMPARABLE and is_shortage(finding.note):
        return _TOO_FEW_YEARS
    return _WORDS.get(MissingReason(finding.reason), _OTHER)


def main_reasons(results: Sequence[IndicatorResult], most: int = 3) -> list[str]:
    """The reasons that hold for most of the indicators, at most so many, each with their numbers."""
    every = [reason for result in results for reason in reasons_of(result)]
    first = sorted(dict.fromkeys(every), key=lambda reason: (-every.count(reason), every.index(reason)))
    return [_of(reason, [r for r in results if reason in reasons_of(r)], results) for reason in first[:most]]


def by_all(results: Sequence[IndicatorResult]) -> tuple[str, ...]:
    """The reasons of all, each with the numbers of the indicators that it holds for if not for all."""
    every = dict.fromkeys(reason for result in results for reason in reasons_of(result))
    clear = [result for result in results if any(f.outcome is Outcome.CLEAR for f in result.findings)]
    said = [_of(reason, [r for r in results if reason in reasons_of(r)], results) for reason in every]
    return (*said, *([_of(_REST_CLEAR, clear, results)] if clear else []))


def _of(reason: str, held: Sequence[IndicatorResult], results: Sequence[IndicatorResult]) -> str:
    if len(held) == len(results):
        return reason
    return f"{reason.rstrip('.')} ({', '.join(str(result.indicator) for result in held)})."


def by_reasons(
    results: Sequence[IndicatorResult],
) -> Iterator[tuple[tuple[str, ...], list[IndicatorResult]]]:
    """The indicators that share their reasons, together, in order of the first of them."""
    groups: dict[tuple[str, ...], list[IndicatorResult]] = {}
    for result in results:
        groups.setdefault(reasons_of(result), []).append(result)
    yield from groups.items()
