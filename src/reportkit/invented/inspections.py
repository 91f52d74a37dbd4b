"""The inspections that a school has had, newest first."""

from __future__ import annotations

from datetime import date, timedelta

from reportkit.invented.boroughs import InventedSchool
from reportkit.invented.circumstances import Inspected
from reportkit.invented.circumstances.model import REPORT_CARD

_FIRST_LATEST, _FIRST_BEFORE = date(2022, 9, 20), date(2017, 9, 19)
_UNTIL_PUBLISHED, _APART = timedelta(days=38), timedelta(days=14)
_ROUND, _EVERY = 40, 6
_CARD = Inspected(date(2026, 2, 10), date(2026, 3, 24), REPORT_CARD, "Expected standard")


def inspections_of(school: InventedSchool) -> tuple[Inspected, ...]:
    """Those its circumstance sets; else a good school's, some of them with a report card since."""
    told = school.circumstance.inspections if school.circumstance else None
    if told is not None:
        return told
    place = int(school.urn[3:])
    good = (_good(_FIRST_LATEST, place), _good(_FIRST_BEFORE, place))
    return (_CARD, *good) if not school.circumstances and place % _EVERY == 0 else good


def _good(first: date, place: int) -> Inspected:
    """Graded good, in a fortnight that depends on the school's place alone."""
    day = first + _APART * (place % _ROUND)
    if day.month == 8:
        day += timedelta(days=35)
    return Inspected(day, day + _UNTIL_PUBLISHED)


def known_by(school: InventedSchool, day: date) -> tuple[Inspected, ...]:
    """The inspections whose reports were out by the day."""
    return tuple(each for each in inspections_of(school) if each.published <= day)
