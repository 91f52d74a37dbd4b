"""Academic years, terms and dates as people write them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_YEAR = re.compile(r"20\d{4}")
_MONTHS_A_YEAR = 12


class AcademicYear(str):
    """September to August, written as DfE writes a time_period: "202526" is 2025/26."""

    __slots__ = ()

    def __new__(cls, text: str) -> AcademicYear:
        if not _YEAR.fullmatch(text) or (int(text[2:4]) + 1) % 100 != int(text[4:]):
            raise ValueError(f"“{text}” is not an academic year such as 202526.")
        return super().__new__(cls, text)

    @classmethod
    def ending(cls, year: int) -> AcademicYear:
        """The year that ends in the summer of `year`: 2025 gives 202425."""
        return cls(f"{year - 1}{year % 100:02d}")

    @property
    def end(self) -> int:
        """Calendar year in which it ends."""
        return int(self[:4]) + 1

    @property
    def label(self) -> str:
        """As printed: 2025/26."""
        return f"{self[:4]}/{self[4:]}"


class Season(StrEnum):
    """The three terms of an English school year."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A school term, known by the day it starts; it lasts until the next one starts (A3.23)."""

    starts: date
    season: Season

    @property
    def slug(self) -> str:
        """As in folder names: 2026-autumn."""
        return f"{self.starts.year}-{self.season}"

    @property
    def label(self) -> str:
        """As printed: autumn term 2026."""
        return f"{self.season} term {self.starts.year}"


def in_words(day: date) -> str:
    """A date as people write it: 22 November 2026."""
    return f"{day.day} {day:%B %Y}"


def plus_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day if it has no such day."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def halves(first: date, last: date) -> tuple[tuple[date, date], tuple[date, date]]:
    """First and last day of each half of a stretch, such as a term's half-terms (A3.9).

    The first half has the odd day where their number is odd. The half of a term is half of its days,
    holidays among them, as no dates of half-terms are given.
    """
    middle = first + (last - first) // 2
    return (first, middle), (middle + timedelta(days=1), last)
