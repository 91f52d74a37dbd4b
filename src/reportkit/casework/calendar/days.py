"""How days are counted: calendar days unless somebody sets otherwise (A3.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SATURDAY = 5


class Counting(StrEnum):
    """What a day is. Clear days leave out both ends; working days leave out weekends and holidays."""

    CALENDAR = "calendar days"
    CLEAR = "clear days"
    WORKING = "working days"


@dataclass(frozen=True, slots=True)
class Days:
    """How days are counted, and the holidays that are no working days."""

    counting: Counting = Counting.CALENDAR
    holidays: frozenset[date] = frozenset()

    def after(self, day: date, count: int) -> date:
        """The day so many days later."""
        return self._away(day, count, 1)

    def before(self, day: date, count: int) -> date:
        """The day so many days earlier."""
        return self._away(day, count, -1)

    def _away(self, day: date, count: int, step: int) -> date:
        match self.counting:
            case Counting.CALENDAR:
                return day + timedelta(days=step * count)
            case Counting.CLEAR:
                return day + timedelta(days=step * (count + 1))
            case Counting.WORKING:
                return self._working(day, count, step)

    def _working(self, day: date, count: int, step: int) -> date:
        while count:
            day += timedelta(days=step)
            count -= self._is_working(day)
        return day

    def _is_working(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self.holidays
