"""A workbook with its wrong cells coloured, each with a note, and a sheet that lists them all."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet as Sheet

from reportkit.publishing.workbook import with_fixed_dates

ERRORS = "Errors"
_HEADINGS_ROW = 2
_BY = "reportkit"
_ORANGE = PatternFill("solid", fgColor="F46A25")
_NONE = PatternFill(fill_type=None)
_COLUMNS = (("Sheet", 24), ("Row", 8), ("Column", 28), ("What is wrong", 60), ("What to do", 60))
_NOTE_WIDTH, _NOTE_LINE = 320, 22
_LAST_MARKED = 20_000  # a sheet that goes on below it is refused whole
_LINE_POINTS, _LETTERS_A_LINE = 15, 52


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is wrong. `row` is 0 for a whole sheet; `column` a heading, a letter, or ""."""

    sheet: str
    row: int
    column: str
    what: str
    remedy: str


def marked(content: bytes, marks: Sequence[Mark]) -> bytes:
    """The workbook marked anew; marks of an earlier time are taken off first."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        _clear(sheet)
    cells: defaultdict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.sheet in book.sheetnames and isinstance(book[mark.sheet], Sheet):
            cells[mark.sheet, _place(book[mark.sheet], mark)].append(mark)
    for (name, place), found in cells.items():
        _mark(book[name][place], found)
    _list(book, marks)
    held = io.BytesIO()
    book.save(held)
    return with_fixed_dates(held.getvalue())


def _clear(sheet: Sheet) -> None:
    for row in sheet.iter_rows(max_row=min(sheet.max_row, _LAST_MARKED)):
        for cell in row:
            if isinstance(cell, Cell) and cell.comment is not None and cell.comment.author == _BY:
                cell.comment, cell.fill = None, _NONE


def _place(sheet: Sheet, mark: Mark) -> str:
    """The cell to be marked; the first of its row where the column is not known."""
    letter = _letters(sheet).get(mark.column, mark.column if len(mark.column) <= 2 else "")
    row = max(mark.row, 1)
    place = f"{letter or 'A'}{row}"
    if isinstance(sheet[place], MergedCell):
        merged = next(found for found in sheet.merged_cells.ranges if place in found)
        return str(merged.start_cell.coordinate)
    return place


def _letters(sheet: Sheet) -> Mapping[str, str]:
    row: Iterable[object] = sheet[_HEADINGS_ROW] if sheet.max_row >= _HEADINGS_ROW else ()
    cells = (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)
    return {str(cell.value).strip(): cell.column_letter for cell in cells}


def _mark(cell: Cell, found: Sequence[Mark]) -> None:
    text = "\n".join(f"{mark.what} {mark.remedy}" for mark in found)
    cell.fill = _ORANGE
    cell.comment = Comment(text, _BY, width=_NOTE_WIDTH, height=_NOTE_LINE * (2 + len(text) // 40))


def _list(book: Workbook, marks: Sequence[Mark]) -> None:
    if ERRORS in book.sheetnames:
        book.remove(book[ERRORS])
    sheet = book.create_sheet(ERRORS, 0)
    sheet.append([f"{len(marks)} things to put right. Nothing was loaded. Each cell is marked in orange."])
    sheet.append([heading for heading, _ in _COLUMNS])
    for mark in marks:
        sheet.append([mark.sheet, mark.row or None, mark.column, mark.what, mark.remedy])
        _link(book, sheet.cell(sheet.max_row, 1), mark)
        sheet.row_dimensions[sheet.max_row].height = _LINE_POINTS * max(map(_lines, (mark.what, mark.remedy)))
    for place, (_, width) in enumerate(_COLUMNS):
        sheet.column_dimensions["ABCDE"[place]].width = width
    for number, row in enumerate(sheet.iter_rows(), start=1):
        for cell in row:
            _dress(cell, number)
    sheet.freeze_panes = f"A{_HEADINGS_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.active = 0


def _lines(text: str) -> int:
    return 1 + len(text) // _LETTERS_A_LINE


def _link(book: Workbook, cell: Cell | MergedCell, mark: Mark) -> None:
    """A click on the sheet's name leads to the cell."""
    if mark.sheet in book.sheetnames and isinstance(book[mark.sheet], Sheet) and isinstance(cell, Cell):
        name = mark.sheet.replace("'", "''")
        place = f"'{name}'!{_place(book[mark.sheet], mark)}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)


def _dress(cell: Cell | MergedCell, row: int) -> None:
    bold = row <= _HEADINGS_ROW
    linked = isinstance(cell, Cell) and cell.hyperlink is not None
    cell.font = Font(name="Arial", size=11, bold=bold, underline="single" if linked else None)
    if row > 1:
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    if isinstance(cell.value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
