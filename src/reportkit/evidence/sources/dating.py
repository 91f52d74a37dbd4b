"""Which year a file is for and when it came out, where its content does not say.

Taken from what the person gave, else from the publisher's folder or file name; never guessed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from reportkit.exceptions import Place, UnknownPeriod
from reportkit.vocabulary import AcademicYear

_YEARS = re.compile(r"(?<!\d)(20\d\d)-(20\d\d|1[3-9]|[2-9]\d)(?!\d|-\d)")
_MONTH = re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?!\d|-\d)")
_DAY = re.compile(r"(?<!\d)(20\d\d-\d\d-\d\d)(?!\d)")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NAMED_MONTH = re.compile(rf"_({'|'.join(_MONTHS)})_(20\d\d)", re.IGNORECASE)
_AS_AT = re.compile(r"as_at_(\d{1,2})_([A-Za-z]+)_(20\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dating:
    """A file's path as shown, and what the person who loads it said about its dates."""

    file: str
    year: AcademicYear | None = None
    vintage: str | None = None
    published_on: date | None = None

    def academic_year(self) -> AcademicYear:
        """The year the figures are for. Raises UnknownPeriod if nothing says."""
        named = self._year_in_path()
        if self.year is not None and named not in (None, self.year):
            raise UnknownPeriod(
                Place(self.file),
                f"it was said to be for {self.year.label}, but its folder or name says {named.label}.",
                "Leave --year out, or put the file in a folder named for its year.",
            )
        if year := self.year or named:
            return year
        raise UnknownPeriod(
            Place(self.file),
            "nothing in the file, its folder or its name says which school year it is for.",
            "Put it in a folder named like 2024-2025, or give --year 202425.",
        )

    def _year_in_path(self) -> AcademicYear | None:
        if found := _YEARS.findall(self.file):
            first, last = found[-1]
            if (int(first) + 1) % 100 == int(last) % 100:
                return AcademicYear.ending(int(first) + 1)
        return None

    def as_at(self) -> date:
        """The day the file describes, from its name or folder. Raises UnknownPeriod if none says."""
        if found := _AS_AT.search(self.file):
            return self._day(found[3], found[2], found[1])
        if found := _DAY.search(self.file):
            return self._day(*found[1].split("-"))
        return self.month_end()

    def _day(self, year: str, month: str, day: str) -> date:
        try:
            return date(int(year), _month_number(month), int(day))
        except ValueError as error:
            raise UnknownPeriod(
                Place(self.file),
                f"“{day} {month} {year}” in its name or folder is not a day.",
                "Correct the name, as in as_at_31_August_2025 or a folder named 2025-08-31.",
            ) from error

    def named_month_end(self) -> date:
        """The last day of the month the file's name spells out (sn_may_2025 is 31 May 2025)."""
        if found := _NAMED_MONTH.search(self.file):
            return _month_end(int(found[2]), _month_number(found[1]))
        return self.month_end()

    def month_end(self) -> date:
        """The last day of the month in the folder's or file's name (2026-04 is 30 April 2026).

        Where none stands there, the day of publication the person gave.
        """
        if found := _MONTH.search(self.file):
            year, month = int(found[1]), int(found[2])
            if 1 <= month <= 12:
                return _month_end(year, month)
        if self.published_on is not None:
            return self.published_on
        raise UnknownPeriod(
            Place(self.file),
            "nothing in the file's name or folder says when it was released.",
            "Put it in a folder named after the release, like 2026-04, or give --published 2026-04-30.",
        )


def _month_number(name: str) -> int:
    """August, Aug and 08 are 8, whatever the computer's language. Raises ValueError for no month."""
    if name.isdigit():
        return int(name)
    found = [month for month in _MONTHS if month.lower().startswith(name.lower())]
    if len(found) != 1 or len(name) < 3:
        raise ValueError(f"“{name}” is not a month.")
    return _MONTHS.index(found[0]) + 1


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
