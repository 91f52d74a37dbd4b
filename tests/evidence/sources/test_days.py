"""Published dates."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from reportkit.evidence.sources.days import DayRange, parse_days, parse_register_days
from reportkit.evidence.sources.text_table import TextTable
from reportkit.exceptions import ImpossibleValue

WITHIN = DayRange(date(2000, 1, 1), date(2026, 12, 31))


def table(*cells: str) -> TextTable:
    frame = pd.DataFrame({"Day": cells}, index=range(2, 2 + len(cells)), dtype="str")
    return TextTable("file.csv", "", ("Day",), frame)


@pytest.mark.parametrize(
    "cell", ["01-09-2005", "01/09/2005", " 01/09/2005 ", "2005-09-01", "2005-09-01 00:00:00", "20050901"]
)
def test_every_format_in_use_reads_day_before_month(cell: str) -> None:
    assert parse_days(table(cell), "Day", WITHIN)[2] == pd.Timestamp(2005, 9, 1)


@pytest.mark.parametrize("cell", ["", "  ", "NULL"])
def test_no_day_is_no_day(cell: str) -> None:
    assert pd.isna(parse_days(table(cell), "Day", WITHIN)[2])


@pytest.mark.parametrize(
    "cell",
    ["31/02/2024", "29/02/2023", "09/13/2024", "1900", "01/01/1900", "01/01/2027", "nan", "45292", "2024011"],
)
def test_what_is_no_possible_day_is_refused_with_its_place(cell: str) -> None:
    with pytest.raises(ImpossibleValue, match=f"file.csv, row 4, column “Day”: “{cell}”"):
        parse_days(table("", "01/01/2024", cell, cell), "Day", WITHIN)


def test_leap_days_are_days() -> None:
    assert parse_days(table("29/02/2024"), "Day", WITHIN)[2] == pd.Timestamp(2024, 2, 29)


def test_the_registers_1900_means_not_recorded() -> None:
    since_1800 = DayRange(date(1800, 1, 1), date(2026, 12, 31))
    days = parse_register_days(table("01-01-1900", "30-05-1875"), "Day", since_1800)
    assert [pd.isna(day) for day in days] == [True, False]


def test_a_column_the_register_lacks_has_no_days() -> None:
    assert parse_register_days(table("01-01-2000"), "Closed", WITHIN).isna().all()
