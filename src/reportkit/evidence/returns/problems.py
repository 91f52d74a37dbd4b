"""What is wrong in a returns workbook, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a workbook from being loaded.

    `row` counts from 1 as Excel does, 0 for the sheet as a whole; `column` is a heading, "" for the row.
    """

    sheet: str
    row: int
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        parts = [
            f"Sheet “{self.sheet}”",
            f"row {self.row}" if self.row else "",
            f"column “{self.column}”" if self.column else "",
        ]
        return f"{', '.join(filter(None, parts))}: {self.what} {self.remedy}"
