"""The returns workbook of a borough, filled in cell by cell in the product's own template."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportkit.evidence.returns import ABOUT
from reportkit.evidence.returns.layout import URN
from reportkit.evidence.returns.reading import HEADINGS_ROW, SENT_BY
from reportkit.publishing.form_workbook import FIRST_ROW
from reportkit.publishing.manifest import write_atomically
from reportkit.publishing.workbook import with_fixed_dates

Row = Mapping[str, object]


def fill_workbook(template: Path, sent_by: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """The template filled in where it stands; the same rows give the same bytes."""
    book = load_workbook(template)
    about = book[ABOUT]
    next(cell for (cell,) in about.iter_rows(max_col=1) if cell.value == SENT_BY).offset(
        column=1
    ).value = sent_by
    for sheet, filled in rows.items():
        _fill(book[sheet], filled)
    held = io.BytesIO()
    book.save(held)
    write_atomically(template, with_fixed_dates(held.getvalue()))


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    """Each row where its school stands already, else in the next that is free."""
    columns = {str(cell.value): cell.column for cell in sheet[HEADINGS_ROW] if cell.value}
    listed = _listed(sheet, columns.get(URN))
    free = FIRST_ROW
    for row in rows:
        at = listed.get(row.get(URN)) if listed else free
        if at is None:
            raise ValueError(f"The sheet {sheet.title} has no row for {row.get(URN)}.")
        for heading, value in row.items():
            sheet.cell(at, columns[heading]).value = value  # type: ignore[assignment]  # what a cell holds
        free += 1


def _listed(sheet: Worksheet, column: int | None) -> Mapping[object, int]:
    """The schools that stand in the sheet already, and where."""
    if column is None:
        return {}
    cells = (sheet.cell(row, column) for row in range(FIRST_ROW, sheet.max_row + 1))
    return {cell.value: cell.row for cell in cells if cell.value is not None}
