"""One test's result as a plain sentence, made from its numbers; never typed beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import isnan

from reportkit.evidence.registry import Measure, read_registry
from reportkit.judgement.assessment.model import Finding
from reportkit.reports.wording import in_sentence
from reportkit.vocabulary import AcademicYear, MissingReason, Unit
from reportkit.vocabulary.results import Outcome

REASONS: Mapping[str, str] = {
    MissingReason.SUPPRESSED: "the figure for {year} was not published because few pupils are behind it",
    MissingReason.NOT_APPLICABLE: "the publisher marks the figure for {year} as not applicable",
    MissingReason.NOT_AVAILABLE: "the figure for {year} was not published",
    MissingReason.NO_ENTRIES: "no pupil was entered in {year}",
    MissingReason.LOW_COVERAGE: "too few of the pupils of {year} have a score",
    MissingReason.NEW_SCHOOL: "the school was too new in {year}",
    MissingReason.LOW_RELIABILITY: "the publisher calls the figure for {year} unreliable",
    MissingReason.TOO_FEW: "fewer than 11 pupils are behind it, even over three years",
    MissingReason.OUT_OF_DATE: "the latest figure held, of {year}, is older than the last two published",
    MissingReason.NOT_COMPARABLE: "no figure is held of a comparable year before {year}",
    MissingReason.NO_COUNT: "the number of pupils behind the figure for {year} is not held",
    MissingReason.NO_LIMITS: "the margin of error for {year} was not published and cannot be worked out",
    MissingReason.NO_COMPARATOR: "no figure is held to compare that of {year} with",
    MissingReason.NO_RETURN: "no return has been received",
    MissingReason.NOT_HELD: "no file that is loaded has the figure",
    MissingReason.NOT_PUBLISHED: "the figure is not published for schools",
}


_IN_FIFTHS = ("1a-bands", "2-substitute", "6a")
_IN_PERCENT_OF_INCOME = ("8a", "8b")


def state(finding: Finding) -> str:
    """The result in one or two sentences, with figures, years and pupils."""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return f"{_name(finding)}: this does not apply to the school."
    if finding.outcome is Outcome.CANNOT_SAY:
        return f"{_name(finding)}: we cannot say, because {why(finding)}."
    return _SENTENCES.get(finding.test, _plain)(finding)


def why(finding: Finding) -> str:
    """Why a test cannot say, to stand after "because"."""
    if finding.note and not finding.year:
        return finding.note
    words = REASONS.get(finding.reason, f"the figure is {finding.reason}")
    return words.format(year=_label(finding.year) or "any year")


def how_near(finding: Finding) -> str:
    """How far the result is from the line, in the measure's unit and in pupils; "" where no line is shown."""
    if finding.outcome not in (Outcome.FLAG, Outcome.CLEAR) or isnan(finding.margin):
        return ""
    side = "past" if finding.outcome is Outcome.FLAG else "short of"
    distance = _distance(abs(finding.margin), finding)
    pupils = "" if isnan(finding.margin_pupils) else f", about {_pupils(abs(finding.margin_pupils))}"
    return f"{distance}{pupils} {side} the line"


def _distance(margin: float, finding: Finding) -> str:
    """A margin in the unit of the test, which is not always the measure's."""
    if finding.test in _IN_FIFTHS:
        return f"{_rounded(margin, 0)} fifth{'' if margin == 1 else 's'} of England's schools"
    if finding.test in _IN_PERCENT_OF_INCOME:
        return f"{_rounded(margin, 1)}% of income"
    return str(_rounded(margin, 1)) if finding.test == "4c" else _amount(margin, finding)


def _name(finding: Finding) -> str:
    measure = _measure(finding)
    if measure is None:
        return finding.title
    group = "" if finding.pupil_group == "all" else f", {measure.group(finding.pupil_group).label}"
    return f"{measure.short}{group}"


def _measure(finding: Finding) -> Measure | None:
    known = {measure.id: measure for measure in read_registry().measures}
    return known.get(finding.measure)


def _label(year: str) -> str:
    return AcademicYear(year).label if year else ""


def number(value: float, finding: Finding) -> str:
    """A value of the finding's measure as its source prints it; halves away from zero."""
    measure = _measure(finding)
    unit, decimals = (measure.unit, measure.decimals) if measure else (Unit.COUNT, 0)
    shown = f"{_rounded(value, decimals):,}".replace("-", "−")
    return f"{shown}%" if unit is Unit.PERCENT else shown


def _amount(value: float, finding: Finding) -> str:
    measure = _measure(finding)
    if measure is not None and measure.unit is Unit.PERCENT:
        return f"{_rounded(value, 1)} points"
    return str(_rounded(value, 2))


def _rounded(value: float, decimals: int) -> Decimal:
    exact = Decimal(f"{value:.12g}")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def _pupils(count: float) -> str:
    return f"{count:,.0f} pupil{'' if count == 1 else 's'}"


def _worse(amount: float, finding: Finding) -> str:
    """A change in which less is worse: 14.0 points worse, 2.0 points better."""
    return f"{_amount(abs(amount), finding)} {'worse' if amount < 0 else 'better'}"


def _sudden_drop(f: Finding) -> str:
    went = f"{number(f.before, f)} in {_label(f.since)}, then {number(f.figure, f)} in {_label(f.year)}"
    england = f"England went from {number(f.comparator_before, f)} to {number(f.comparator, f)}"
    chance = "more than chance explains" if f.outcome is Outcome.FLAG else _not_a_drop(f)
    among = f"{_pupils(f.pupils_before)}, then {_pupils(f.pupils)}"
    moved = f"Against England that is {_worse(f.statistic, f)}, {chance}."
    return f"{_name(f)}: {went} ({among}). {england}. {moved}"


def _not_a_drop(f: Finding) -> str:
    if f.statistic >= 0:
        return "not a fall"
    return "not a sudden drop: it is within the range that cohorts of this size give, or under the line"


def _steady_decline(f: Finding) -> str:
    went = f"from {number(f.before, f)} in {_label(f.since)} to {number(f.figure, f)} in {_label(f.year)}"
    verdict = "falling each year" if f.outcome is Outcome.FLAG else "not a steady decline"
    return (
        f"{_name(f)}: {went}. Against England that is {_worse(f.statistic, f)} over three years, {verdict}."
    )


def _bands(f: Finding) -> str:
    went = f"{number(f.before, f)} in {_label(f.since)}, then {number(f.figure, f)} in {_label(f.year)}"
    fell = f"{f.statistic:.0f} of the five bands of England's schools"
    moved = f"a fall of {fell}" if f.statistic > 0 else "no fall among England's schools"
    return f"{_name(f)}: {went}, {moved}."


def _progress(f: Finding) -> str:
    limits = f"{number(f.lower, f)} to {number(f.upper, f)}"
    verdict = (
        "below England's average, beyond chance"
        if f.upper < 0
        else "not below England's average beyond chance"
    )
    if f.outcome is Outcome.FLAG and f.upper >= 0:
        verdict = "falling beyond chance two years running"
    return (
        f"{_name(f)}: {number(f.figure, f)} in {_label(f.year)} for {_pupils(f.pupils)} "
        f"(likely range {limits}), {verdict}."
    )


def _group(f: Finding) -> str:
    over = f" over {_label(f.since)} to {_label(f.year)}" if f.since != f.year else f" in {_label(f.year)}"
    verdict = "lower, beyond chance" if f.outcome is Outcome.FLAG else "not lower beyond chance"
    others = "" if isnan(f.second) else f"; other pupils in England {number(f.second, f)}"
    return (
        f"{_name(f)}: {number(f.figure, f)}{over} for {_pupils(f.pupils)}, against "
        f"{number(f.comparator, f)} for {f.comparator_name}, {verdict}{others}."
    )


def _gap(f: Finding) -> str:
    change = "widened" if f.z > 0 else "narrowed" if f.z < 0 else "stayed the same"
    england = "widened" if f.comparator_before > 0 else "narrowed" if f.comparator_before < 0 else "stayed"
    verdict = (
        "wider than England's and not closing as fast"
        if f.outcome is Outcome.FLAG
        else "not both wider than England's and closing more slowly"
    )
    note = f" The gap {f.note}." if f.note else ""
    apart = _amount(abs(f.comparator_before), f)
    return (
        f"{_name(f)}: {_amount(f.statistic, f)} below other pupils in England in {_label(f.year)} "
        f"(England's gap {_amount(f.comparator, f)}). Since {_label(f.since)} it {change} by "
        f"{_amount(abs(f.z), f)}; England's {england} by {apart}: {verdict}.{note}"
    )


def _subjects(f: Finding) -> str:
    best, worst = (in_sentence(read_registry()[name].short) for name in f.note.split("|"))
    verdict = "too far apart for chance" if f.outcome is Outcome.FLAG else "not too far apart for chance"
    return (
        f"Subjects in {_label(f.year)}: {best} is {_against(f.figure, f)} "
        f"and {worst} {_against(f.before, f)}; "
        f"{_amount(f.statistic, f)} between them, {verdict}."
    )


def _against(gap: float, f: Finding) -> str:
    return f"{_amount(abs(gap), f)} {'above' if gap >= 0 else 'below'} England"


def _falling(f: Finding) -> str:
    went = f"from {number(f.before, f)} in {_label(f.since)} to {number(f.figure, f)} in {_label(f.year)}"
    verdict = "falling beyond chance each year" if f.outcome is Outcome.FLAG else "not falling beyond chance"
    return f"{_name(f)}: {went}, {verdict}."


def _volatile(f: Finding) -> str:
    verdict = "more than chance explains" if f.outcome is Outcome.FLAG else "no more than chance may explain"
    years = f"{_label(f.since)} to {_label(f.year)}"
    return (
        f"{_name(f)}: results of {years} spread {_rounded(f.statistic, 1)} times as far as chance, {verdict}."
    )


def _agreement(f: Finding) -> str:
    progress = in_sentence(read_registry()[f.note].short)
    verdict = "which do not agree" if f.outcome is Outcome.FLAG else "which do not disagree"
    return (
        f"{_name(f)} in {_label(f.year)}: in the {_fifth(f.statistic)} fifth of England's schools, and "
        f"{progress} in the {_fifth(f.comparator)}, {verdict}."
    )


def _fifth(place: float) -> str:
    return ("best", "second", "middle", "fourth", "weakest")[int(place) - 1]


def _comparable(f: Finding) -> str:
    group = f"{number(f.comparator, f)} in comparable schools (a quarter of them below {number(f.second, f)})"
    verdict = "lower, beyond chance" if f.outcome is Outcome.FLAG else "not lower beyond chance"
    note = f" Note: {f.note}." if f.note else ""
    return (
        f"{_name(f)}: {number(f.figure, f)} in {_label(f.year)} for {_pupils(f.pupils)}, against {group}, "
        f"{verdict}.{note}"
    )


def _absence(f: Finding) -> str:
    went = f"{number(f.figure, f)} in {_label(f.year)}, after {number(f.before, f)} in {_label(f.since)}"
    england = f"England's schools of its phase {number(f.comparator, f)}"
    return f"{_name(f)}: {went}; {england}. It is in the {_fifth(f.statistic)} fifth of them."


def _substitute(f: Finding) -> str:
    return (
        f"{_name(f)}: {number(f.figure, f)} in {_label(f.year)} for {_pupils(f.pupils)}, in the "
        f"{_fifth(f.statistic)} fifth of England's schools of its phase. This is a substitute: {f.note}."
    )


def _money(f: Finding) -> str:
    return (
        f"{_name(f)}: {_rounded(f.figure, 1)}% of income in {_label(f.year)}"
        f"{_money_before(f)} (£{f.second:,.0f})."
    ).replace("-", "−")


def _money_before(f: Finding) -> str:
    return "" if f.since in ("", f.year) else f", after {_rounded(f.before, 1)}% in {_label(f.since)}"


def _safeguarding(f: Finding) -> str:
    verdict = "was not effective, or the standard not met" if f.outcome is Outcome.FLAG else "was met"
    return f"{_name(f)}: at its last graded inspection safeguarding {verdict}."


def _returned(f: Finding) -> str:
    return f"{_name(f)}: the return says {'concern' if f.outcome is Outcome.FLAG else 'no concern'}."


def _plain(f: Finding) -> str:
    shown = "" if isnan(f.figure) else f"{number(f.figure, f)} in {_label(f.year)}, "
    verdict = "past the line" if f.outcome is Outcome.FLAG else "not past the line"
    return f"{_name(f)}: {shown}{verdict}."


_SENTENCES: Mapping[str, Callable[[Finding], str]] = {
    "1a": _sudden_drop,
    "1b": _steady_decline,
    "1a-bands": _bands,
    "1c": _progress,
    "2": _group,
    "2-progress": _progress,
    "3": _gap,
    "4a": _subjects,
    "1c-falls": _falling,
    "4c": _volatile,
    "4d": _agreement,
    "5": _comparable,
    "6a": _absence,
    "2-substitute": _substitute,
    "8a": _money,
    "8b": _money,
    "11a": _safeguarding,
    **dict.fromkeys(("7", "8c", "8d", "8e", "9a", "9b", "10", "11b"), _returned),
}
