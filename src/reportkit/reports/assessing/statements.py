"""One test's result as a plain sentence, made from its numbers; never typed beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan

from reportkit.judgement.assessment.model import Finding
from reportkit.judgement.indicators.pooled import POOLED
from reportkit.judgement.indicators.progress import BY_BAND
from reportkit.judgement.statistics.pupils import pupils_equivalent
from reportkit.reports.assessing.amounts import (
    fifth,
    fifth_by_rate,
    label,
    measure_in_sentence,
    minus,
    name_of,
    number,
    over,
    percent,
    points,
    pounds,
    pupils,
    rounded,
    title_of,
)
from reportkit.reports.assessing.reasons import why
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome

_WORST = 5
_NOT_BELOW = "not below England's average beyond chance"
_TOGETHER = "over those years together it is"
_THAT_YEAR_ALONE = " in that year alone, and it did not rise faster than England's"
_CHECK_NOTHING = " Check this first: a figure of 0% may mean that results were annulled."


def state(finding: Finding) -> str:
    """The result in one or two sentences, with figures, years and pupils."""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return f"{title_of(finding)}: this does not apply to the school."
    if finding.outcome is Outcome.CANNOT_SAY:
        shown = _SHOWN_ANYWAY.get((finding.test, finding.reason))
        said = shown(finding) if shown and not isnan(finding.figure) else ""
        return said or f"{title_of(finding)}: we cannot say, because {why(finding)}."
    return _SENTENCES.get(finding.test, _plain)(finding)


def _is_flag(f: Finding) -> bool:
    return f.outcome is Outcome.FLAG


def _sudden_drop(f: Finding) -> str:
    went = f"{number(f.before, f)} in {label(f.since)}, then {number(f.figure, f)} in {label(f.year)}"
    england = f"England went from {number(f.comparator_before, f)} to {number(f.comparator, f)}"
    among = f"{pupils(f.pupils_before)}, then {pupils(f.pupils)}"
    return f"{name_of(f)}: {went} ({among}). {england}. {_against_england(f)}, {_drop(f)}.{_if_nothing(f)}"


def _if_nothing(f: Finding) -> str:
    """A flag that nobody reached the standard asks for a check: 0% stands for annulled results too."""
    return _CHECK_NOTHING if _is_flag(f) and f.pupil_group == "all" and f.figure == 0 else ""


def _against_england(f: Finding) -> str:
    """The change against England, as so many pupils: what it is among so few."""
    if not rounded(f.statistic, 1):
        return "Against England there is no change"
    changed = "worse" if f.statistic < 0 else "better"
    return f"Against England that is {points(abs(f.statistic))} {changed}{_as_pupils(f)}"


def _as_pupils(f: Finding) -> str:
    count = abs(float(pupils_equivalent(f.statistic, f.pupils)))
    return f" (about {pupils(count)})" if count >= 1 else " (less than one pupil)"


def _drop(f: Finding) -> str:
    if _is_flag(f):
        return "more than chance explains"
    if rounded(f.statistic, 1) >= 0:
        return "so not a fall"
    if isnan(f.line):
        return "no more than chance may explain"
    return f"less than the {points(abs(f.line))} that would be a sudden drop among so many pupils"


def _steady_decline(f: Finding) -> str:
    went = f"from {number(f.before, f)} in {label(f.since)} to {number(f.figure, f)} in {label(f.year)}"
    verdict = _falls(f) if _is_flag(f) else "not a steady decline"
    return f"{name_of(f)}: {went}. {_against_england(f)} over three years, {verdict}.{_if_nothing(f)}"


def _falls(f: Finding) -> str:
    """A flag's own words, which call no figure that rose a fall."""
    if f.figure > f.before:
        return "further behind each year: it rose, but less than England"
    if f.figure == f.before:
        return "further behind each year: it stayed the same while England rose"
    return "falling each year"


def _bands(f: Finding) -> str:
    went = f"{number(f.before, f)} in {label(f.since)}, then {number(f.figure, f)} in {label(f.year)}"
    return f"{name_of(f)}: {went}, {_over_bands(f.statistic)}."


def _over_bands(fall: float) -> str:
    if not fall:
        return "in the same one of the five bands of England's schools"
    steps = rounded(abs(fall), 0)
    return f"a {'fall' if fall > 0 else 'rise'} of {steps} of the five bands of England's schools"


def _progress(f: Finding) -> str:
    verdict = "below England's average, beyond chance" if _is_flag(f) else _NOT_BELOW
    return f"{name_of(f)}: {_score_and_range(f)}, {verdict}."


def _group_progress(f: Finding) -> str:
    verdict = "lower, beyond chance" if _is_flag(f) else "not lower beyond chance"
    against = f"against {number(f.comparator, f)} for {f.comparator_name}"
    return f"{name_of(f)}: {_score_and_range(f)}, {against}, {verdict}."


def _score_and_range(f: Finding) -> str:
    band = f.note if f.note.startswith(BY_BAND) else ""
    known = "; ".join(filter(None, (band, _likely_range(f))))
    return f"{number(f.figure, f)} in {label(f.year)} for {pupils(f.pupils)} ({known})"


def _likely_range(f: Finding) -> str:
    """The limits of a score, "" where they are not known."""
    if isnan(f.upper):
        return ""
    worked_out = ", worked out from other schools' ranges" if f.note else ""
    low, high = (_limit(value, f, number(f.figure, f)) for value in (f.lower, f.upper))
    return f"likely range {low} to {high}{worked_out}"


def _limit(value: float, f: Finding, beside: str) -> str:
    """A limit with the one decimal of the figure beside it, unless that would round it to nothing."""
    short = rounded(value, 1)
    return minus(short) if short and len(beside.partition(".")[2]) == 1 else number(value, f)


def _group(f: Finding) -> str:
    verdict = "lower, beyond chance" if _is_flag(f) else "not lower beyond chance"
    others = "" if isnan(f.second) else f"; other pupils in England {number(f.second, f)}"
    return (
        f"{name_of(f)}: {number(f.figure, f)} {over(f)} for {pupils(f.pupils)}, against "
        f"{number(f.comparator, f)} for {f.comparator_name}, {verdict}{others}."
    )


def _gap(f: Finding) -> str:
    note = f" The gap {f.note}." if f.note else ""
    return (
        f"{name_of(f)}: {_below(f.statistic, 'other pupils in England')} in {label(f.year)} "
        f"(England's gap {points(f.comparator)}). Since {label(f.since)} it {_moved(f.z)}; "
        f"England's {_moved(f.comparator - f.comparator_before)}: {_gap_verdict(f)}.{note}"
    )


def _gap_verdict(f: Finding) -> str:
    """The gap is held against England's over the years taken together, which the latest may not look like."""
    if _is_flag(f):
        return f"{_TOGETHER} wider than England's and not closing as fast"
    if f.margin < 0:
        return f"{_TOGETHER} wider than England's, but not closing more slowly"
    return "not wider than England's beyond chance"


def _moved(change: float) -> str:
    if not rounded(change, 1):
        return "stayed the same"
    return f"{'widened' if change > 0 else 'narrowed'} by {points(abs(change))}"


def _below(gap: float, whom: str) -> str:
    if not rounded(gap, 1):
        return f"level with {whom}"
    return f"{points(abs(gap))} {'below' if gap > 0 else 'above'} {whom}"


def _subjects(f: Finding) -> str:
    best, worst = (measure_in_sentence(name) for name in f.note.split("|"))
    tested = f"Subjects in {label(f.year)} for {pupils(f.pupils)}"
    if best == worst:
        return f"{tested}: each subject is {_below(-f.figure, 'England')}, so none stands apart."
    verdict = "too far apart for chance" if _is_flag(f) else "not too far apart for chance"
    return (
        f"{tested}: {best} is {_below(-f.figure, 'England')} "
        f"and {worst} {_below(-f.before, 'England')}; {points(f.statistic)} between them, {verdict}."
    )


def _falling(f: Finding) -> str:
    went = f"from {number(f.before, f)} in {label(f.since)} to {number(f.figure, f)} in {label(f.year)}"
    verdict = "falling beyond chance each year" if _is_flag(f) else "not falling beyond chance each year"
    return f"{name_of(f)}: {went}, {verdict}."


def _volatile(f: Finding) -> str:
    verdict = "more than chance explains" if _is_flag(f) else "no more than chance may explain"
    years = f"{label(f.since)} to {label(f.year)}"
    spread = f"spread {rounded(f.statistic, 1)} times as far as chance"
    return f"{name_of(f)}: results of {years} {spread}, {verdict}."


def _agreement(f: Finding) -> str:
    verdict = "the two disagree" if _is_flag(f) else "the two do not disagree"
    return (
        f"{name_of(f)} in {label(f.year)}: in the {fifth(f.statistic)} fifth of England's schools, and "
        f"{measure_in_sentence(f.note)} in the {fifth(f.comparator)}; {verdict}."
    )


def _comparable(f: Finding) -> str:
    group = f"{number(f.comparator, f)} in comparable schools (a quarter of them below {number(f.second, f)})"
    verdict = "lower, beyond chance" if _is_flag(f) else "not lower beyond chance"
    weak = "; ".join(note for note in f.note.split("; ") if note not in ("", POOLED))
    return (
        f"{name_of(f)}: {number(f.figure, f)} {over(f)} for {pupils(f.pupils)}, against {group}, "
        f"{verdict}.{f' Note: {weak}.' if weak else ''}{_if_nothing(f)}"
    )


def _comparable_score(f: Finding) -> str:
    if isnan(f.second):
        return ""
    return (
        f"{name_of(f)}: {number(f.figure, f)} in {label(f.year)} for {pupils(f.pupils)}; a quarter of "
        f"comparable schools are below {number(f.second, f)}. We cannot say more, because {why(f)}."
    )


def _absence(f: Finding) -> str:
    went = f"{number(f.figure, f)} in {label(f.year)}, after {number(f.before, f)} in {label(f.since)}"
    england = f"England's schools of its type {number(f.comparator, f)}"
    place = f"{fifth_by_rate(f.statistic)} fifth of them{_how_bad(f)}"
    return f"{name_of(f)}: {went}; {england}. It is in the {place}."


def _how_bad(f: Finding) -> str:
    """What beside the worst fifth makes the flag, or keeps it from being one."""
    if not _is_flag(f):
        return _THAT_YEAR_ALONE if f.statistic >= _WORST else ""
    if f.strong:
        return ", as the year before, and rose faster than England's"
    return " and rose faster than England's" if f.second > 0 else ", as the year before"


def _events(f: Finding) -> str:
    found = f"about {rounded(f.statistic, 0)} in all, where England's rate gives {rounded(f.second, 1)}"
    return (
        f"{name_of(f)}: {number(f.figure, f)} in {label(f.year)} among {pupils(f.pupils)}, {found}: "
        f"{_events_verdict(f)}."
    )


def _events_verdict(f: Finding) -> str:
    if not _is_flag(f):
        return "not past the line"
    return "more than chance explains" if f.margin < 0 else "in the highest fifth for years running"


def _substitute(f: Finding) -> str:
    return (
        f"{name_of(f)}: {number(f.figure, f)} in {label(f.year)} for {pupils(f.pupils)}, in the "
        f"{fifth(f.statistic)} fifth of England's schools of its type. This is {f.note}."
    )


def _money(f: Finding) -> str:
    after = "" if f.since in ("", f.year) else f", after {percent(f.before)} in {label(f.since)}"
    return (
        f"{name_of(f)}: {percent(f.figure)} of income in {label(f.year)} ({pounds(f.second)}){after}, "
        f"{'past' if _is_flag(f) else 'not past'} the line."
    )


def _context(f: Finding) -> str:
    before = "" if isnan(f.before) else f", after {number(f.before, f)} in {label(f.since)}"
    return (
        f"{name_of(f)}: {number(f.figure, f)} in {label(f.year)}{before}. This is shown for context and "
        "says nothing of leadership by itself."
    )


def _safeguarding(f: Finding) -> str:
    verdict = "not effective, or not met" if _is_flag(f) else "effective, or met"
    return f"Safeguarding: the latest inspection that judged it found it {verdict}."


def _returned(f: Finding) -> str:
    return f"{name_of(f)}: the return says {'concern' if _is_flag(f) else 'no concern'}."


def _plain(f: Finding) -> str:
    shown = "" if isnan(f.figure) else f"{number(f.figure, f)} in {label(f.year)}, "
    return f"{name_of(f)}: {shown}{'past' if _is_flag(f) else 'not past'} the line."


_SENTENCES: Mapping[str, Callable[[Finding], str]] = {
    "1a": _sudden_drop,
    "1b": _steady_decline,
    "1a-bands": _bands,
    "1c": _progress,
    "1c-falls": _falling,
    "2": _group,
    "2-progress": _group_progress,
    "2-substitute": _substitute,
    "3": _gap,
    "4a": _subjects,
    "4c": _volatile,
    "4d": _agreement,
    "5": _comparable,
    "6a": _absence,
    **dict.fromkeys(("6b", "6c", "6d"), _events),
    **dict.fromkeys(("8a", "8b"), _money),
    "11a": _safeguarding,
    **dict.fromkeys(("7", "8c", "8d", "8e", "9a", "9b", "10", "11b"), _returned),
}
# Figures that are shown though by themselves they never say flag or clear.
_SHOWN_ANYWAY: Mapping[tuple[str, str], Callable[[Finding], str]] = {
    ("5-score", MissingReason.NO_LIMITS): _comparable_score,
    ("9-context", MissingReason.NO_RETURN): _context,
}
