"""The days of the team: risk assessments, the Update, events for leaders, reviews, what was set up."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reportkit.casework.calendar import Deadline
from reportkit.casework.register import Casefile
from reportkit.casework.requirements import Rules
from reportkit.casework.requirements.strands import YearOfEvents, events_held
from reportkit.casework.schedule.line import Known, Line, Schedule, Undated, line_of, term_span
from reportkit.settings import Authority
from reportkit.settings.policies import CountedDate, RecurringDate
from reportkit.vocabulary import Term, in_words

_A_DAY = timedelta(days=1)
_CALLED = {"H21": "two events that bring leaders together", "H32": "two school improvement conferences"}


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """What the team did that names no school.

    `assessed_on` are the days of risk assessments that are kept, `gatherings` the events held as on record,
    `reviews` how School Reviews stand in words, "" where the policy has none.
    """

    as_at: date
    assessed_on: tuple[date, ...] = ()
    gatherings: Casefile | None = None
    reviews: str = ""
    holidays: frozenset[date] = field(default_factory=frozenset)


def team_schedule(authority: Authority, rules: Rules, record: TeamRecord, term: Term) -> Schedule:
    """What the policy asks of the team in a term, and the days that are set for all."""
    lines = (
        *_assessments(rules, record, term),
        *_update(authority, rules, record, term),
        *_events(rules, record, term),
        *_yearly(rules, record, term),
        *_strategy(rules, record),
        *_school_reviews(rules, record, term),
        *_set_up(authority, rules, record, term),
    )
    return Schedule(tuple(lines), tuple(_undated(rules)))


def _assessments(rules: Rules, record: TeamRecord, term: Term) -> Iterator[Line]:
    """In full at the start of the term, and again in its second half where the policy says so (H27, K30)."""
    rule = _recurring(rules, "risk_assessment")
    if rule is None:
        return
    number, deadline = rule
    first = deadline.stretch(term.starts, rules.terms)
    span = term_span(rules.terms, term)
    yield _assessment(record, first, number, "full risk assessment of every school for the term")
    if first[1] < span.last:
        again = deadline.stretch(first[1] + _A_DAY, rules.terms)
        yield _assessment(record, again, number, "risk assessment refreshed for the second half-term")


def _assessment(record: TeamRecord, days: tuple[date, date], rule: str, what: str) -> Line:
    first, last = days
    done = min((day for day in record.assessed_on if first <= day <= last), default=None)
    known = Known(record.as_at, min(record.assessed_on, default=None))
    line = line_of(Deadline(rule, what, last, done), f"{rule}/{first}", known)
    missing = f"No assessment of a day from {in_words(first)} to {in_words(last)} is kept."
    return line if done or record.as_at <= last else replace(line, note=missing)


def _update(authority: Authority, rules: Rules, record: TeamRecord, term: Term) -> Iterator[Line]:
    """The termly Update; that it was sent is told in the authority's settings (H30)."""
    rule = _recurring(rules, "update")
    if rule is not None:
        sent, last = authority.update_sent_on, term_span(rules.terms, term).last
        what = "School Improvement Update of the term sent to all schools"
        deadline = Deadline(rule[0], what, last, sent.get(term.slug))
        known = Known(record.as_at, min(sent.values(), default=None))
        yield line_of(deadline, f"{rule[0]}/{term.slug}", known)


def _events(rules: Rules, record: TeamRecord, term: Term) -> Iterator[Line]:
    """Twice a year each (H21, H32): due by the last day of the school year."""
    if record.gatherings is None:
        return
    then = Casefile(max(record.as_at, term.starts), record.gatherings.events)
    for year in events_held(then, rules):
        if year.rule in _CALLED and year.first <= term.starts <= year.last:
            yield _year_of_events(year, record)


def _year_of_events(year: YearOfEvents, record: TeamRecord) -> Line:
    enough = len(year.held) >= year.asked
    done = year.held[year.asked - 1] if enough else None
    deadline = Deadline(year.rule, _CALLED[year.rule], year.last, done)
    events = record.gatherings.events if record.gatherings else ()
    known = Known(record.as_at, min((event.happened_on for event in events), default=None))
    note = f"{len(year.held)} of {year.asked} on record in the school year."
    return line_of(deadline, f"{year.rule}/{year.first}", known, note)


def _yearly(rules: Rules, record: TeamRecord, term: Term) -> Iterator[Line]:
    """Hackney's categories, set once a school year (K26), and the first governors' meeting (K41)."""
    categories = _recurring(rules, "categories_are_set")
    if categories is not None:
        number, deadline = categories
        days = deadline.stretch(term.starts, rules.terms)
        yield _assessment(record, days, number, "assessment on which every school’s category is set")
    meeting = _recurring(rules, "first_governors_meeting")
    if meeting is not None:
        number, deadline = meeting
        last = deadline.stretch(term.starts, rules.terms)[1]
        yield Line(
            f"{number}/{last}",
            last,
            "adviser at each school’s first governors’ meeting of the year",
            number,
            None,
            "Where each school stands is restricted.",
        )


def _strategy(rules: Rules, record: TeamRecord) -> Iterator[Line]:
    """Once, within a year of publication (H69). The plan gives its month alone, so its end counts."""
    found = rules.pack.deadline_rule("strategy_review")
    if found is None or not isinstance(found.deadline, CountedDate):
        return
    began = rules.pack.valid_from
    published = began.replace(day=calendar.monthrange(began.year, began.month)[1])
    due = found.deadline.due(published, rules.terms)
    deadline = Deadline(found.id, "first review of the strategy by the board", due)
    yield line_of(deadline, found.id, Known(record.as_at, None), "No record tells whether it was held.")


def _school_reviews(rules: Rules, record: TeamRecord, term: Term) -> Iterator[Line]:
    """How many, never which (H39)."""
    if record.reviews:
        last = term_span(rules.terms, term).last
        what = "School Reviews that fall due in the term held"
        yield Line(f"H39/{term.slug}", last, what, "H39", None, record.reviews)


def _set_up(authority: Authority, rules: Rules, record: TeamRecord, term: Term) -> Iterator[Line]:
    """Days that the settings give: the term's own, bank holidays, events and networks."""
    span = term_span(rules.terms, term)
    yield Line(f"term/{term.slug}", span.first, f"{term.label} starts")
    for day in sorted(record.holidays):
        yield Line(f"bank-holiday/{day}", day, "bank holiday")
    for event in authority.events:
        where = f", {event.where}" if event.where else ""
        yield Line(f"event/{event.day}/{event.title}", event.day, f"{event.title}{where}")
    for network in authority.networks:
        named = f"{authority.networks_called} on {network.theme}"
        yield Line(f"network-starts/{network.theme}", network.starts, f"{named} starts")
        yield Line(f"network-ends/{network.theme}", network.ends, f"{named} ends")


def _undated(rules: Rules) -> Iterator[Undated]:
    if rules.has("K78"):
        yield Undated(
            "K78",
            "The policy does not say how often the SRAS meets.",
            "Give its days under  events  in the authority’s settings.",
        )


def _recurring(rules: Rules, name: str) -> tuple[str, RecurringDate] | None:
    """The policy's rule of that name with its number, None where it has no such one."""
    found = rules.pack.deadline_rule(name)
    if found is None or not isinstance(found.deadline, RecurringDate):
        return None
    return found.id, found.deadline


def reviews_in_words(due: int, overdue: int, until: date) -> str:
    """How many School Reviews are due by a day, and how many are overdue."""
    return f"{due} due by {in_words(until)}, {overdue} overdue."
