"""School Reviews: due three years after the last for maintained schools, offered to academies (H39, H40)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportkit.exceptions import UsageError
from reportkit.settings.policies import Per, PolicyPack
from reportkit.vocabulary import plus_months

_RULE = "H39"
_MONTHS = {Per.YEAR: 12, Per.THREE_YEARS: 36}


class ReviewStatus(StrEnum):
    """Where a school stands. OFFERED is every academy: it may have a review and none is ever overdue."""

    OVERDUE = "overdue"
    DUE = "due"
    NOT_DUE = "not due yet"
    OFFERED = "offered on the board's terms"
    CANNOT_SAY = "not known whether the school is maintained"


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """A school's status, its last review (None for never) and by when the next is due (None if it is not)."""

    status: ReviewStatus
    last: date | None
    due: date | None


def review_standing(
    maintained: bool | None, held: Sequence[date], every: int, as_at: date, until: date
) -> ReviewStanding:
    """Where a school stands at the end of a day, from the days of its reviews; a later one is not held yet.

    `every` is in months. DUE is what falls due by `until`, such as the last day of the term. A maintained
    school that never had a review is overdue, and no day can be named.
    """
    last = max((day for day in held if day <= as_at), default=None)
    if maintained is None:
        return ReviewStanding(ReviewStatus.CANNOT_SAY, last, None)
    if not maintained:
        return ReviewStanding(ReviewStatus.OFFERED, last, None)
    if last is None:
        return ReviewStanding(ReviewStatus.OVERDUE, None, None)
    due = plus_months(last, every)
    return ReviewStanding(_status(due, as_at, until), last, due)


def _status(due: date, as_at: date, until: date) -> ReviewStatus:
    if as_at > due:
        return ReviewStatus.OVERDUE
    return ReviewStatus.DUE if due <= until else ReviewStatus.NOT_DUE


def months_between_reviews(pack: PolicyPack) -> int:
    """The policy's own interval. Raises UsageError for a policy that has no School Reviews."""
    offers = [offer for rule in pack.offering if rule.id == _RULE for offer in rule.offers]
    months = [_MONTHS[offer.per] // (offer.count or 1) for offer in offers if offer.per in _MONTHS]
    if len(months) != 1:
        raise UsageError(
            f"The policy {pack.id} does not say how often a school has a School Review ({_RULE}), so none "
            "can be called overdue. Name a policy that does."
        )
    return months[0]
