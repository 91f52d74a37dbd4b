"""Workbooks of returns as the template makes them, filled in as a test says."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date

from openpyxl import Workbook

from reportkit.evidence.returns import (
    ABOUT,
    KnownSchools,
    ReadReturns,
    open_workbook,
    read_returns,
    sheet_layouts,
)
from reportkit.evidence.returns.reading import AUTHORITY, FORM, FORM_VERSION, SENT_BY

TODAY = date(2026, 11, 22)
FIRST_ROW = 4
EVENT_KINDS = ("contact", "decision")
LAYOUTS = {layout.name: layout for layout in sheet_layouts(EVENT_KINDS)}
SCHOOLS = KnownSchools(
    {"102368": "Bourne Primary School", "102369": "Cherry Lane School", "149033": "The Skills Hub"},
    {"102366": "149033"},
)
CONCERN = {
    "URN": "102368",
    "Audit": "concern",
    "What is known": "Limited assurance",
    "Answered by": "Fay Finance",
    "Answered on": "20 November 2026",
}


def new_book() -> Workbook:
    """A workbook with every sheet, its headings and guidance, and nothing filled in but who sends it."""
    book = Workbook()
    about = book.active
    assert about is not None
    about.title = ABOUT
    for row in (("Fill in who sends it.",), ("",), (AUTHORITY, "hillingdon"), (SENT_BY, "Ann Officer")):
        about.append(list(row))
    about.append([FORM, FORM_VERSION])
    for layout in LAYOUTS.values():
        sheet = book.create_sheet(layout.name)
        sheet.append([layout.says])
        sheet.append(list(layout.headings))
        sheet.append([column.shown_guidance for column in layout.columns])
    return book


def put(book: Workbook, name: str, row: int, cells: Mapping[str, object]) -> None:
    """Fill in a row, by heading."""
    for heading, value in cells.items():
        book[name].cell(row, LAYOUTS[name].headings.index(heading) + 1).value = value  # type: ignore[assignment]


def content_of(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def read(book: Workbook, as_at: date = TODAY) -> ReadReturns:
    """What is read of it once it was saved and opened again."""
    return read_returns(open_workbook(content_of(book), "a.xlsx"), tuple(LAYOUTS.values()), SCHOOLS, as_at)


def read_rows(name: str, *rows: Mapping[str, object]) -> ReadReturns:
    """What is read of a workbook in which only these rows of one sheet are filled in."""
    book = new_book()
    for number, cells in enumerate(rows, FIRST_ROW):
        put(book, name, number, cells)
    return read(book)
