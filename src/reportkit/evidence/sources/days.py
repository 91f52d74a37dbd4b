"""Published dates as days: every format the publishers use, and none that cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from reportkit.evidence.sources.text_table import TextTable
from reportkit.evidence.sources.texts import trimmed_cells
from reportkit.exceptions import ImpossibleValue

_Days = np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]

_NO_DAY = ("", "NULL")
_NOT_RECORDED = pd.Timestamp(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days a column may hold, both ends included."""

    first: date
    last: date

    @classmethod
    def until(cls, as_at: date, first: date, days_ahead: int) -> DayRange:
        """From `first` to `days_ahead` days after the day a file describes."""
        return cls(first, as_at + timedelta(days=days_ahead))


def parse_days(table: TextTable, column: str, within: DayRange) -> pd.Series:
    """The column as datetime64[s]; NaT where the cell is blank or NULL.

    Reads 31/08/2025, 31-08-2025, 20250831 and a workbook's 2025-08-31. Raises ImpossibleValue naming the
    first cell that is no day, or a day outside `within`.
    """
    cells = trimmed_cells(table.frame[column])
    text = pc.replace_substring(cells.texts, "-", "/")
    blank = pc.is_in(text, pa.array(_NO_DAY, text.type))
    days = _parsed(pc.if_else(blank, "", text))
    is_within = (days >= np.datetime64(within.first)) & (days <= np.datetime64(within.last))
    wrong = ~(blank.to_numpy(zero_copy_only=False) | is_within)
    if wrong.any():
        raise _impossible_day(table, column, int(wrong[cells.places].argmax()), within)
    return pd.Series(days[cells.places], index=table.frame.index, copy=False)


def parse_register_days(table: TextTable, column: str, within: DayRange) -> pd.Series:
    """As `parse_days`, and NaT too for a column that is not there or a day not recorded (01/01/1900)."""
    if column not in table.frame:
        return no_days(table.frame.index)
    days = parse_days(table, column, within)
    return days.mask(days == _NOT_RECORDED)


def no_days(index: pd.Index) -> pd.Series:
    """A column of days that says none."""
    return pd.Series(pd.NaT, index=index, dtype="datetime64[s]")


def check_order(table: TextTable, column: str, days: pd.Series, not_before: pd.Series) -> None:
    """Raises ImpossibleValue, naming the first row of `column` whose day is before `not_before`."""
    early = days < not_before
    if early.any():
        row = int(early.index[early][0])
        raise ImpossibleValue(
            table.place(row, column),
            f"{days[row]:%d/%m/%Y} is before the inspection started ({not_before[row]:%d/%m/%Y}).",
            "Check the row against the file as published.",
        )


def _parsed(text: pa.Array) -> _Days:
    try:
        return _all_british(text)
    except pa.ArrowInvalid:
        return _in_any_format(text.to_pandas()).to_numpy()


def _all_british(text: pa.Array) -> _Days:
    """Days that are all written 31/08/2025, or blank. Raises ArrowInvalid if one is not."""
    in_order = pc.replace_substring_regex(text, r"^(\d\d)/(\d\d)/(\d{4})$", r"\3-\2-\1")
    days = pc.if_else(pc.equal(in_order, ""), None, in_order).cast(pa.date32())
    found: _Days = days.cast(pa.timestamp("s")).to_numpy(zero_copy_only=False)
    return found


def _in_any_format(text: pd.Series) -> pd.Series:
    british = pd.to_datetime(text, format="%d/%m/%Y", errors="coerce")
    rest = text[british.isna() & (text != "")].str.removesuffix(" 00:00:00")
    if rest.empty:
        return british.astype("datetime64[s]")
    workbook = pd.to_datetime(rest, format="%Y/%m/%d", errors="coerce")
    compact = pd.to_datetime(rest[rest.str.fullmatch(r"\d{8}")], format="%Y%m%d", errors="coerce")
    return british.fillna(workbook).fillna(compact).astype("datetime64[s]")


def _impossible_day(table: TextTable, column: str, position: int, within: DayRange) -> ImpossibleValue:
    row = int(table.frame.index[position])
    cell = str(table.frame.at[row, column])
    return ImpossibleValue(
        table.place(row, column),
        f"“{cell}” is not a day from {within.first:%d/%m/%Y} to {within.last:%d/%m/%Y}.",
        "Check the cell against the file as published.",
    )
