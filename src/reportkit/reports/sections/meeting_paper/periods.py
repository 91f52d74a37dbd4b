"""Which half-term or term a meeting is of, and whether every one of the school year had its assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportkit.blocks import Block, PageBreak
from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Decision, Placement, Review
from reportkit.exceptions import UsageError
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.chapters import listing, paragraph, part
from reportkit.reports.wording import counted, number_word, sentence_case
from reportkit.settings import Terms
from reportkit.settings.policies import RecurringDate
from reportkit.vocabulary import Season, in_words

_A_DAY = timedelta(days=1)
_COLUMNS = (
    ("From", 1.6),
    ("To", 1.6),
    ("Schools placed, decided on or looked at again", 2.6),
    ("Standing", 2.4),
)
_IN_A_YEAR = {"half-term": 6, "term": 3, "school year": 1}


@dataclass(frozen=True, slots=True)
class Period:
    """A half-term or term, and how many schools' standing was assessed in it by what is on record."""

    first: date
    last: date
    assessed: int


def meeting_periods(profile: RegisterProfile) -> tuple[Period, ...]:
    """Those of the school year whose dates are given; none under a policy that asks for no assessment."""
    rule = profile.pack.deadline("risk_assessment")
    if not isinstance(rule, RecurringDate):
        return ()
    return tuple(_periods(profile, rule, *_school_year(profile.rules.terms, profile.record.as_at)))


def _school_year(terms: Terms, day: date) -> tuple[date, date]:
    """From the start of one autumn term to the day before the next."""
    autumns = [term.starts for term in terms.in_order if term.season is Season.AUTUMN]
    starts = max((start for start in autumns if start <= day), default=day)
    return starts, min((start for start in autumns if start > day), default=date.max) - _A_DAY


def _periods(profile: RegisterProfile, rule: RecurringDate, day: date, end: date) -> Iterator[Period]:
    while day <= end:
        try:
            first, last = rule.stretch(day, profile.rules.terms)
        except UsageError:  # terms whose dates are not given yet
            return
        yield Period(first, last, len(_assessed(profile, first, last)))
        day = last + _A_DAY


def _assessed(profile: RegisterProfile, first: date, last: date) -> set[str]:
    """The schools that were placed, decided on or looked at again from one day to another."""
    return {
        subject.facts.urn
        for subject in profile.subjects
        for event in subject.happened(Placement, Decision, Review, since=first)
        if _within(event, last)
    }


def _within(event: Event, last: date) -> bool:
    return event.happened_on <= last


def period_of(profile: RegisterProfile) -> Period | None:
    """The half-term or term that the day is in."""
    day = profile.record.as_at
    return next((one for one in meeting_periods(profile) if one.first <= day <= one.last), None)


def how_often(profile: RegisterProfile) -> list[Block]:
    """Whether the floor that the policy sets is kept: six a year (H27), or three (K30)."""
    rule = profile.pack.deadline_rule("risk_assessment")
    if rule is None or not isinstance(rule.deadline, RecurringDate):
        return []
    periods = meeting_periods(profile)
    rows = [[in_words(p.first), in_words(p.last), *_standing(profile, p)] for p in periods]
    done, floor = sum(p.assessed > 0 for p in periods), _IN_A_YEAR[rule.deadline.of] * rule.deadline.count
    of = rule.deadline.of
    return [
        PageBreak(),
        *part(
            "How often schools are assessed",
            paragraph(
                f"The policy asks for one risk assessment each {of} at least: {number_word(floor)} a school "
                f"year ({profile.rules.clause(rule.id)}). {sentence_case(number_word(done))} "
                f"{'is' if done == 1 else 'are'} on record for this school year so far."
            ),
            listing(f"Risk assessments on record, by {of}", _COLUMNS, rows, "No term has dates."),
        ),
    ]


def _standing(profile: RegisterProfile, period: Period) -> tuple[str, str]:
    day, kept = profile.record.as_at, profile.record.kept_since
    if period.first > day:
        return "none yet", "to come"
    number = counted(period.assessed, "school", "schools")
    if period.last >= day:
        return number, "this one, which this paper is for"
    if period.assessed:
        return number, "kept"
    if kept is None or period.last < kept:
        return "not known", "cannot say: the records begin later"
    return "none on record", "not kept by what is on record"
