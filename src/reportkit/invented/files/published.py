"""A published file as bytes, and the layouts whose headers the real files gave."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

Row = Mapping[str, str]
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
FEWEST_PUBLISHED, SUPPRESSED = 6, "SUPP"
UTF8_MARKED, WINDOWS, PLAIN = "utf-8-sig", "cp1252", "utf-8"


@dataclass(frozen=True, slots=True)
class Published:
    """A file's place below the data folder, and its content."""

    path: str
    content: bytes


@cache
def header_of(layout: str) -> tuple[str, ...]:
    """The columns of a layout as its publisher heads them."""
    text = files(__package__).joinpath("layouts", f"{layout}.csv").read_text(encoding="utf-8")
    return tuple(next(csv.reader(io.StringIO(text))))


def as_csv(header: Sequence[str], rows: Iterable[Row], encoding: str = UTF8_MARKED, blank: str = "") -> bytes:
    """The rows under the header, with Windows line ends; `blank` stands where a row has no cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([row.get(column, blank) for column in header] for row in rows)
    return text.getvalue().encode(encoding)


def tables_folder(year: str) -> str:
    """The folder of a school year's performance tables, named as the loader asks."""
    return f"dfe-performance-tables/20{year[2:4]}-20{year[4:]}"


def header_with_years(layout: str, year: str) -> tuple[str, ...]:
    """A header of 2018-19 with the columns of its two earlier years named for those before this year."""
    end = int(year[4:])
    named = {"_18": f"_{end - 1}", "_17": f"_{end - 2}"}
    return tuple(re.sub(r"_1[78]$", lambda found: named[found[0]], name) for name in header_of(layout))


def dated(folder: str, day: date) -> Published:
    """What tells the loader the day that the files of a folder came out, where nothing else does."""
    said = {"published_on": day.isoformat()}
    return Published(f"{folder}/dating.json", json.dumps(said).encode())


def percent(part: float, whole: float) -> str:
    """A whole percentage as the performance tables print it."""
    return f"{round(100 * part / whole)}%"


def share(reached: int, pupils: int) -> str:
    """The percentage who reached a standard, or the mark for a group too small to be told of."""
    return percent(reached, pupils) if pupils >= FEWEST_PUBLISHED else SUPPRESSED


def unless_few(printed: str, pupils: int) -> str:
    """What is printed of a group, or the mark for one too small to be told of."""
    return printed if pupils >= FEWEST_PUBLISHED else SUPPRESSED


def month_of(day: date) -> str:
    """The month's English name, whatever the computer's language."""
    return _MONTHS[day.month - 1]


def in_days(day: date | None, form: str) -> str:
    """The day in a publisher's form, "" where there is none."""
    return "" if day is None else day.strftime(form)
