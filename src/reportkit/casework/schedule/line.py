"""A line of the calendar, and the lines of a term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportkit.casework.calendar import Deadline, Status
from reportkit.settings import Terms
from reportkit.vocabulary import Term


class State(StrEnum):
    """Where a line stands. NOT_ON_RECORD is not late: nothing was recorded at that time at all."""

    MET = "met"
    DUE = "due"
    LATE = "late"
    NOT_ON_RECORD = "not on record"


_OF = {Status.MET: State.MET, Status.DUE: State.DUE, Status.LATE: State.LATE}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Line:
    """What is due by the end of a day, or only happens on it (`state` None).

    `key` is the line's own in its authority and stays the same when the day moves. `rule` is "" where no
    policy asks for it. `short` is `what` in a word or two, for a chart. `is_private` is what is kept out of a
    calendar file, such as what somebody wrote. `done_on` is None where it is not done, or nothing is to be.
    `when` is the day in words where the rule gives none, but only a term.
    """

    key: str
    day: date
    what: str
    rule: str = ""
    state: State | None = None
    note: str = ""
    done_on: date | None = None
    is_private: bool = False
    short: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Undated:
    """What is asked for and can be given no day: what is missing, and what to do."""

    rule: str
    missing: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Lines in no order, and what can be given no day."""

    lines: tuple[Line, ...] = ()
    undated: tuple[Undated, ...] = ()

    def __add__(self, other: Schedule) -> Schedule:
        return Schedule((*self.lines, *other.lines), (*self.undated, *other.undated))

    def of(self, span: Span) -> tuple[Line, ...]:
        """The lines of those days, the earliest first."""
        return _in_order(line for line in self.lines if line.day in span)

    def open_before(self, span: Span) -> tuple[Line, ...]:
        """What fell due before those days and is not done."""
        return _in_order(
            line
            for line in self.lines
            if line.day < span.first and line.state is not None and line.done_on is None
        )

    def after(self, span: Span) -> tuple[Line, ...]:
        """What falls due after them."""
        return _in_order(line for line in self.lines if line.day > span.last)


def term_span(terms: Terms, term: Term) -> Span:
    """The days of a term, up to the day before the next one starts (A3.23)."""
    return Span(term.starts, terms.after(term).starts - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known on `as_at`; `since` is the first day of the record that tells it, None without one."""

    as_at: date
    since: date | None


def line_of(deadline: Deadline, key: str, known: Known, note: str = "", short: str = "") -> Line:
    """The line of a deadline, as it stood at the end of the day.

    What is not done is late only if somebody kept a record on the day it fell due.
    """
    done = deadline.done_on if deadline.done_on and deadline.done_on <= known.as_at else None
    state = _OF[deadline.status(known.as_at)]
    if state is State.LATE and done is None and (known.since is None or deadline.due < known.since):
        state = State.NOT_ON_RECORD
    return Line(key, deadline.due, deadline.what, deadline.rule, state, note, done, short=short)


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.day, line.rule or "~", line.key)))
