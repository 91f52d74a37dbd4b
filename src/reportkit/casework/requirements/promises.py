"""Whether what is promised so often was done: met, due by a day, or overdue since one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reportkit.casework.calendar.stretches import stretch
from reportkit.casework.events import Payload
from reportkit.casework.events.support_kinds import LinkRole, Panel
from reportkit.casework.events.visit_kinds import Kit, ReviewDay, Visit, VisitSort
from reportkit.casework.requirements.subjects import Promise, Subject
from reportkit.exceptions import UsageError
from reportkit.settings import Terms

_A_DAY = timedelta(days=1)
_ADVISERS = (LinkRole.SIP, LinkRole.LAMA)


class Kept(StrEnum):
    """Where a promise stands in the stretch of time that the day is in."""

    MET = "met"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """How often it was done in its stretch of time, due by whose end; if overdue, in the one before."""

    promise: Promise
    kept: Kept
    done: int
    due: date


def _is_links_visit(payload: Payload) -> bool:
    """A visit of the School Improvement Link, whatever it counts as beside."""
    return isinstance(payload, Visit) and payload.says_something and payload.role is LinkRole.SIL


def _is_core(payload: Payload) -> bool:
    return _is_advisers_visit(payload, VisitSort.CORE)


def _is_additional(payload: Payload) -> bool:
    return _is_advisers_visit(payload, VisitSort.ADDITIONAL)


def _is_advisers_visit(payload: Payload, sort: VisitSort) -> bool:
    """A visit of that sort by the SIP, who is also the LaMA (1.3.3)."""
    if not isinstance(payload, Visit) or payload.sort is not sort:
        return False
    return payload.says_something and payload.role in _ADVISERS


def _is_panel(payload: Payload) -> bool:
    return isinstance(payload, Panel)


def _is_review_day(payload: Payload) -> bool:
    return isinstance(payload, ReviewDay)


def _is_kit(payload: Payload) -> bool:
    return isinstance(payload, Kit)


# School Reviews (H39) have a room of their own: reportkit.casework.reviews.
KEPT_BY: Mapping[str, Callable[[Payload], bool]] = {
    "H111": _is_panel,
    "H115": _is_links_visit,
    "H116": _is_links_visit,
    "H117": _is_panel,
    "K16": _is_kit,
    "K43": _is_core,
    "K44b": _is_additional,
    "K50": _is_additional,
    "K56": _is_additional,
    "K72": _is_review_day,
}


def promise_standings(subject: Subject, terms: Terms) -> tuple[PromiseStanding, ...]:
    """Where each promise stands whose keeping is on record, in the policy's order."""
    found = (_standing(subject, promise, terms) for promise in subject.promises if promise.rule in KEPT_BY)
    return tuple(standing for standing in found if standing is not None)


def promise_standing(
    promise: Promise, done: Sequence[date], since: date | None, as_at: date, terms: Terms
) -> PromiseStanding | None:
    """Where it stands at the end of a day. None in a stretch without the promise, such as August.

    A stretch that began before `since` asks for nothing, nor does one before the days that are known. What
    is only offered is never overdue.
    """
    now = stretch(promise.per, as_at, terms)
    if now is None:
        return None
    held = _count(done, now, as_at)
    if held >= promise.count:
        return PromiseStanding(promise, Kept.MET, held, now[1])
    before = None if promise.may or since is None else _before(promise, now[0], terms)
    if before and since is not None and since <= before[0]:
        missed = _count(done, before, as_at)
        if missed < promise.count:
            return PromiseStanding(promise, Kept.OVERDUE, missed, before[1])
    return PromiseStanding(promise, Kept.DUE, held, now[1])


def _standing(subject: Subject, promise: Promise, terms: Terms) -> PromiseStanding | None:
    keeps = KEPT_BY[promise.rule]
    done = [event.happened_on for event in subject.file.events if keeps(event.payload)]
    designation = subject.designation
    since = designation.event.happened_on if designation else subject.kept_since
    return promise_standing(promise, done, since, subject.as_at, terms)


def _before(promise: Promise, first: date, terms: Terms) -> tuple[date, date] | None:
    """The stretch before, None where its dates are not given."""
    try:
        return stretch(promise.per, first - _A_DAY, terms)
    except UsageError:
        return None


def _count(done: Sequence[date], within: tuple[date, date], as_at: date) -> int:
    first, last = within
    return sum(first <= day <= min(last, as_at) for day in done)
