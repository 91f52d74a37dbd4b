"""The stretch of time in which something is promised so often: its first and its last day."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Literal

from reportkit.settings import Terms
from reportkit.settings.policies import Per, RecurringDate

# August alone has no days of term.
_NO_TERM = 8
_OF: Mapping[Per, Literal["half-term", "term", "school year"]] = {
    Per.HALF_TERM: "half-term",
    Per.TERM: "term",
    Per.YEAR: "school year",
}


def stretch(per: Per, day: date, terms: Terms) -> tuple[date, date] | None:
    """The stretch that the day is in; None for August, which is no month of term, and for three years.

    Raises UsageError where the dates of that term are not given.
    """
    if per is Per.MONTH:
        return None if day.month == _NO_TERM else _month(day)
    if per not in _OF:
        return None
    return RecurringDate(name=per, needs=("days",), relation="every", count=1, of=_OF[per]).stretch(
        day, terms
    )


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
