"""Why a test cannot say, in words to stand after "because"."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from reportkit.judgement.assessment.model import Finding
from reportkit.judgement.indicators.finance import NO_INCOME, TRUST_ONLY
from reportkit.judgement.indicators.reach import NO_FALL, NO_FIGURE, NO_FIGURE_AMONG_LIKE, NO_ROOM
from reportkit.judgement.indicators.years import is_shortage
from reportkit.reports.assessing.amounts import label
from reportkit.vocabulary import MissingReason

REASONS: Mapping[str, str] = {
    MissingReason.SUPPRESSED: "the figure for {year} is not shown, as few pupils are behind it",
    MissingReason.NOT_APPLICABLE: "the publisher marks the figure for {year} as not applicable",
    MissingReason.NOT_AVAILABLE: "the figure for {year} was not published",
    MissingReason.NO_ENTRIES: "no pupil was entered in {year}",
    MissingReason.NO_RESULTS: (
        "the results of {year} were annulled or there were none, as the file shows 0% with no score beside it"
    ),
    MissingReason.LOW_COVERAGE: "too few of the pupils of {year} have a score",
    MissingReason.NEW_SCHOOL: "the school was too new in {year}",
    MissingReason.LOW_RELIABILITY: "the publisher calls the figure for {year} unreliable",
    MissingReason.ROUNDS_TO_ZERO: "the figure for {year} is published only as next to nothing",
    MissingReason.DISCONTINUED: "the figure is no longer published",
    MissingReason.NOT_COLLECTED: "the figure for {year} was not collected",
    MissingReason.NOT_CALCULABLE: "the figure for {year} cannot be worked out",
    MissingReason.EXPECTED: "the figure for {year} has not been published yet",
    MissingReason.TOO_FEW: "too few pupils are behind it to test",
    MissingReason.OUT_OF_DATE: "the latest figure held, of {latest}, is older than the last two published",
    MissingReason.NOT_COMPARABLE: "no comparable figure is held of the year before {latest}",
    MissingReason.NO_COUNT: "the number of pupils behind the figure for {year} is not held",
    MissingReason.NO_LIMITS: "the margin of error for {year} was not published and cannot be worked out",
    MissingReason.NO_COMPARATOR: "no figure is held to compare that of {year} with",
    MissingReason.NO_RETURN: "no return has been received",
    MissingReason.OLD_RETURN: "the return that is held is older than the term before",
    MissingReason.TOLD_APART: "what the council knows is told by the safeguarding lead, not here",
    MissingReason.NOT_HELD: "no file that is loaded has the figure",
    MissingReason.NOT_PUBLISHED: "the figure is not published for schools",
}
_NO_LIKE_SCHOOLS = "too few schools like it have a figure to compare that of {latest} with"
_NO_RANKING = "not enough figures of England's schools are held to rank that of {latest} among them"
_NO_SPREAD = "how far pupils' scores spread is not published, so chance cannot be ruled out"
_POOLED = "too few pupils are behind it to test, even with three years taken together"
_BY_TEST: Mapping[tuple[str, str], str] = {
    **{(test, MissingReason.TOO_FEW): _POOLED for test in ("2", "3", "5")},
    **{
        (test, MissingReason.NO_COMPARATOR): _NO_RANKING
        for test in ("1a-bands", "2-substitute", "4d", "6a", "6b", "6c", "6d")
    },
    ("5", MissingReason.NO_COMPARATOR): _NO_LIKE_SCHOOLS,
    ("5-score", MissingReason.NO_LIMITS): _NO_SPREAD,
    ("1c-falls", MissingReason.NO_LIMITS): (
        "the margin of error of one of the years up to {latest} was not published and cannot be worked out"
    ),
    ("11a", MissingReason.NOT_AVAILABLE): "no inspection that is held says whether it is effective",
}
_PARTLY_HELD = "no file that is loaded has all the figures it needs beside that of {latest}"
_NOTES_THAT_SAY_WHY = (TRUST_ONLY, NO_INCOME, NO_FALL, NO_FIGURE, NO_FIGURE_AMONG_LIKE, NO_ROOM)
# Special schools and pupil referral units, of which no test of results is made.
UNLIKE_ENGLAND = ("special", "pru")
SAYS_LITTLE = "in such a school they say little without each pupil's starting point"
_NO_RESULTS = "no results are published for a nursery"
_OTHER_AGES = (
    "the tests are of results at 11 and at 16, and the school is not known to have pupils of those ages"
)


def why(finding: Finding) -> str:
    """Why a test cannot say, to stand after "because"; the year is that of the figure that is missing."""
    if finding.note in _NOTES_THAT_SAY_WHY and finding.reason != MissingReason.OUT_OF_DATE:
        return finding.note
    if finding.reason == MissingReason.NOT_COMPARABLE and is_shortage(finding.note):
        return finding.note
    words = _words(finding)
    return words.format(year=_missing_year(finding), latest=label(finding.year) or "the latest")


def why_untested(phase: object) -> str:
    """Why an indicator cannot say though no test of it lacks a figure, to stand after "because"."""
    if phase in UNLIKE_ENGLAND:
        return f"it rests on results, and {SAYS_LITTLE}"
    return _NO_RESULTS if phase == "nursery" else _OTHER_AGES


def _words(finding: Finding) -> str:
    if finding.reason == MissingReason.NOT_HELD and finding.year:
        return _PARTLY_HELD
    found = _BY_TEST.get((finding.test, finding.reason)) or REASONS.get(finding.reason)
    return found or f"the figure is {finding.reason}"


def _missing_year(finding: Finding) -> str:
    """The year whose figure is missing: the latest, the first, or one in between."""
    latest, first = _shown(finding)
    if not finding.year:
        return "any year"
    if isnan(latest) or finding.since in ("", finding.year):
        return label(finding.year)
    if isnan(first):
        return label(finding.since)
    return f"a year between {label(finding.since)} and {label(finding.year)}"


def _shown(finding: Finding) -> tuple[float, float]:
    """The latest and the first year's number of the kind that is missing."""
    match finding.reason:
        case MissingReason.NO_COUNT:
            return finding.pupils, finding.pupils_before
        case MissingReason.NO_COMPARATOR:
            return finding.comparator, finding.comparator_before
        case _:
            return finding.figure, finding.before
