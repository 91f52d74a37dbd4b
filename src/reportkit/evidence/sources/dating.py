"""Which year a file is for and when it came out, where its content does not say.

Taken from what the person gave, else from the publisher's folder or file name; never guessed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from reportkit.exceptions import Place, UnknownPeriod
from reportkit.vocabulary import AcademicYear

_YEARS = re.compile(r"(?<!\d)(20\d\d)-(20\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?!\d|-\d)")
_DAY = re.compile(r"(?<!\d)(20\d\d-\d\d-\d\d)(?!\d)")
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
        if self.year is not None:
            return self.year
        if found := _YEARS.findall(self.file):
            first, last = found[-1]
            if int(last) == int(first) + 1:
                return AcademicYear.ending(int(last))
        raise UnknownPeriod(
            Place(self.file),
            "nothing in the file, its folder or its name says which school year it is for.",
            "Put it in a folder named like 2024-2025, or give --year 202425.",
        )

    def as_at(self) -> date:
        """The day the file describes, from its name or folder. Raises UnknownPeriod if none says."""
        if found := _AS_AT.search(self.file):
            return datetime.strptime("-".join(found.groups()), "%d-%B-%Y").date()
        if found := _DAY.search(self.file):
            return date.fromisoformat(found[1])
        return self.month_end()

    def month_end(self) -> date:
        """The last day of the month in the folder's or file's name (2026-04 is 30 April 2026)."""
        if found := _MONTH.search(self.file):
            year, month = int(found[1]), int(found[2])
            if 1 <= month <= 12:
                return date(year, month, calendar.monthrange(year, month)[1])
        raise UnknownPeriod(
            Place(self.file),
            "nothing in the file's name or folder says when it was released.",
            "Put it in a folder named after the release, like 2026-04, or give --published 2026-04-30.",
        )
