"""Worksheets to an Excel workbook: headings frozen, every column to be sorted and filtered."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Callable, Hashable, Sequence
from copy import copy
from datetime import datetime
from functools import partial

from openpyxl import Workbook
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet as Sheet

from reportkit.blocks.worksheets import Column, Value, Worksheet
from reportkit.publishing.word.packaging import write_entries

_HEADING = Font(name="Arial", size=11, bold=True, color="FFFFFF")
_TEXT = Font(name="Arial", size=11)
_DARK_BLUE = PatternFill("solid", fgColor="12436D")
_TOP = Alignment(vertical="top", wrap_text=True)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # Excel's dates have no zone
_PROPERTIES = "docProps/core.xml"
_DAY = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIRST_ROW = 3
_LINE_POINTS = 14.5
_MOST_POINTS = 409.0  # the highest row that Excel has


def workbook_bytes(title: str, sheets: Sequence[Worksheet], marking: str = "") -> bytes:
    """The workbook as a file; the same sheets give the same bytes.

    The marking stands at the head of every printed page and in the file's properties.
    """
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has an active sheet
    book.properties.title, book.properties.creator = title, ""
    book.properties.created = _MADE
    book.properties.category = marking or None
    for sheet in sheets:
        target = book.create_sheet(sheet.name)
        target.oddHeader.center.text = marking or None
        _fill(target, sheet)
    held = io.BytesIO()
    book.save(held)
    return with_fixed_dates(held.getvalue())


def with_fixed_dates(content: bytes) -> bytes:
    """The workbook without the moment it was saved, which openpyxl writes into it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries[_PROPERTIES] = _DAY.sub(_MADE.isoformat().encode() + b"Z", entries[_PROPERTIES])
    return write_entries(entries)


def _fill(target: Sheet, sheet: Worksheet) -> None:
    target.append([sheet.says])
    target.append([column.heading for column in sheet.columns])
    for place, row in enumerate(sheet.rows, _FIRST_ROW):
        target.append(list(row))
        target.row_dimensions[place].height = _height(row, sheet.columns)
    _dress_headings(target, sheet.columns)
    _dress_rows(target, sheet.columns, len(sheet.rows))
    last = f"{get_column_letter(len(sheet.columns))}{max(_FIRST_ROW, _FIRST_ROW + len(sheet.rows) - 1)}"
    target.auto_filter.ref = f"A{_FIRST_ROW - 1}:{last}"
    target.page_setup.orientation, target.page_setup.fitToHeight = "landscape", 0
    target.page_setup.paperSize = Sheet.PAPERSIZE_A4
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.print_title_rows = f"{_FIRST_ROW - 1}:{_FIRST_ROW - 1}"
    target.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{_FIRST_ROW}"


def _height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Points for as many lines as the fullest cell wraps to: not every program works that out itself."""
    lines = (
        sum(max(1, math.ceil(len(line) / column.width)) for line in str(value).split("\n"))
        for value, column in zip(row, columns, strict=True)
        if isinstance(value, str)
    )
    return min(_MOST_POINTS, _LINE_POINTS * max(lines, default=1))


def _dress_headings(target: Sheet, columns: Sequence[Column]) -> None:
    target["A1"].font = Font(name="Arial", size=12, bold=True)
    for place, column in enumerate(columns, 1):
        cell = target.cell(_FIRST_ROW - 1, place)
        cell.font, cell.fill, cell.alignment = _HEADING, _DARK_BLUE, _TOP
        target.column_dimensions[get_column_letter(place)].width = column.width


def _dress_rows(target: Sheet, columns: Sequence[Column], rows: int) -> None:
    wardrobe = Wardrobe()
    for row in target.iter_rows(min_row=_FIRST_ROW, max_row=_FIRST_ROW + rows - 1, max_col=len(columns)):
        for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
            wardrobe.dress(cell, (place, _is_day(cell.value)), partial(_dress, column))


def _dress(column: Column, cell: Cell | MergedCell) -> None:
    cell.font, cell.alignment = _TEXT, _TOP
    if column.decimals is not None:
        cell.number_format = "0" if not column.decimals else f"0.{'0' * column.decimals}"
    if _is_day(cell.value):
        cell.number_format = "d mmmm yyyy"


def _is_day(value: object) -> bool:
    return hasattr(value, "isoformat")


class Wardrobe:
    """The styles of a sheet's cells by kind: openpyxl weighs a style anew for each cell it is given to."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, StyleArray] = {}

    def dress(
        self, cell: Cell | MergedCell, kind: Hashable, as_first: Callable[[Cell | MergedCell], None]
    ) -> None:
        """The first cell of a kind is dressed; those after it are given the style that it has."""
        if kind not in self._kept:
            as_first(cell)
            self._kept[kind] = cell._style  # type: ignore[union-attr]  # not in the stubs
        cell._style = copy(self._kept[kind])  # type: ignore[union-attr]
