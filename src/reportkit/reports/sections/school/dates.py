"""When what the policy promises was last done, and by when it is next due, from the council's records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reportkit.exceptions import UsageError
from reportkit.judgement.policies import Offered
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.reports.sections.school.windows import due, how_often
from reportkit.settings import Terms
from reportkit.settings.policies import Offer, Per
from reportkit.vocabulary import in_words, plus_months

_A_DAY = timedelta(days=1)
_MONTHS = 36  # of three years


def dated(profile: SchoolProfile, offered: Offered) -> str:
    """How often, when last and by when next; without a day on record, by which days of the school year."""
    offer, day = offered.offer, profile.header.as_at
    if offer.per is Per.THREE_YEARS and profile.casework and profile.casework.reviewed_on:
        return f"{how_often(offer)}: {_reviewed(offer, profile.casework.reviewed_on, day)}"
    done = [on for on in _days(profile, offered) if on <= day]
    if not done or offer.count is None or offer.per is None:
        return due(offer, profile.settings.terms, day)
    next_by = _next_by(profile, offer, done)
    ahead = f", the next is due by {in_words(next_by)}" if next_by else ""
    return f"{how_often(offer)}: the last was on {in_words(max(done))}{ahead}"


def dates_at_hand() -> Callable[[Per, date, Terms], tuple[date, date] | None]:
    """What tells the stretch of time that a day is in; loaded only where there is casework."""
    from reportkit.casework.calendar.stretches import stretch

    return stretch


def _days(profile: SchoolProfile, offered: Offered) -> tuple[date, ...]:
    return profile.casework.done.get(offered.rule, ()) if profile.casework else ()


def _reviewed(offer: Offer, last: date, day: date) -> str:
    next_by = plus_months(last, _MONTHS // (offer.count or 1))
    due_by = f"{'was' if next_by < day else 'is'} due by {in_words(next_by)}"
    return f"the last was on {in_words(last)}, the next {due_by}"


def _next_by(profile: SchoolProfile, offer: Offer, done: list[date]) -> date | None:
    """The end of this stretch of time, or of the next one where this one's are done; None if not known."""
    now = _stretch(profile, offer, profile.header.as_at)
    if now is None:
        return None
    first, last = now
    is_met = sum(first <= on for on in done) >= (offer.count or 1)
    after = _stretch(profile, offer, last + _A_DAY) if is_met else now
    return after[1] if after else None


def _stretch(profile: SchoolProfile, offer: Offer, day: date) -> tuple[date, date] | None:
    if offer.per is None:
        return None
    try:
        return dates_at_hand()(offer.per, day, profile.settings.terms)
    except UsageError:  # the dates of those terms are not set
        return None
