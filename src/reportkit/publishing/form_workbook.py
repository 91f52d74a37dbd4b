"""Sheets to be filled in, to an Excel workbook with drop-downs, checks and guidance."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial

from openpyxl import Workbook
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet as Sheet

from reportkit.blocks.forms import Entered, FormColumn, FormSheet, GuideSheet
from reportkit.blocks.worksheets import Value
from reportkit.publishing.workbook import Wardrobe, with_fixed_dates

CHOICES = "Choices"
HEADINGS_ROW, GUIDANCE_ROW, FIRST_ROW = 2, 3, 4
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # Excel's dates have no zone
_SAYS = Font(name="Arial", size=12, bold=True)
_HEADING = Font(name="Arial", size=11, bold=True, color="FFFFFF")
_TEXT = Font(name="Arial", size=11)
_GUIDANCE = Font(name="Arial", size=10, color="3D3D3D")
_DARK_BLUE = PatternFill("solid", fgColor="12436D")
_PALE = PatternFill("solid", fgColor="F3F2F1")
_THIN = Side(style="thin", color="BFBFBF")
_LINE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(vertical="top", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_ANY_DAY, _LAST_DAY = "DATE(1990,1,1)", "DATE(2099,12,31)"
_MOST_PROMPT, _MOST_TITLE = 255, 32  # as many characters as Excel shows
_LINE_POINTS = 13.5
_LAST_CHECKED = 2000  # rows added at the end are checked too
_DAY_FORMAT = "d mmmm yyyy"


def form_bytes(
    title: str, guides: Sequence[GuideSheet], forms: Sequence[FormSheet], lists: GuideSheet, marking: str = ""
) -> bytes:
    """The workbook: guides, forms, and last the list that the forms look names up in; same in, same bytes.

    The marking stands at the head of every printed page and in the file's properties.
    """
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has an active sheet
    book.properties.title, book.properties.creator, book.properties.created = title, "", _MADE
    book.properties.category = marking or None
    for guide in guides:
        _guide(book.create_sheet(guide.name), guide)
    places = _write_choices(book, forms)
    for form in forms:
        _form(book.create_sheet(form.name), form, places, lists)
    _guide(book.create_sheet(lists.name), lists)
    book.move_sheet(CHOICES, len(book.sheetnames))
    for sheet in book.worksheets:
        _head(sheet, marking)
    held = io.BytesIO()
    book.save(held)
    return with_fixed_dates(held.getvalue())


def _head(target: Sheet, marking: str) -> None:
    if target.oddHeader is not None:
        target.oddHeader.center.text = marking or None


def _guide(target: Sheet, guide: GuideSheet) -> None:
    target["A1"], target["A1"].font = guide.says, _SAYS
    for place, (heading, width) in enumerate(zip(guide.headings, guide.widths, strict=True), 1):
        _heading(target.cell(HEADINGS_ROW, place), heading)
        target.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(guide.rows, HEADINGS_ROW + 1):
        for place, value in enumerate(row, 1):
            _put(target.cell(number, place), value)
        target.row_dimensions[number].height = _height(row, guide.widths)
    if guide.filled_in:
        for number in range(HEADINGS_ROW + 1, HEADINGS_ROW + 1 + len(guide.rows)):
            target.cell(number, 2).border = _LINE
    _set_page(target, HEADINGS_ROW)


def _heading(cell: Cell | MergedCell, text: str) -> None:
    cell.value, cell.font, cell.fill, cell.alignment = text, _HEADING, _DARK_BLUE, _TOP


def _put(cell: Cell | MergedCell, value: Value) -> None:
    _write(cell, value)
    cell.font, cell.alignment = _TEXT, _TOP
    if isinstance(value, date):
        cell.number_format = _DAY_FORMAT


def _write(cell: Cell | MergedCell, value: Value) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula


def _height(row: Sequence[Value], widths: Sequence[int]) -> float:
    lines = (
        sum(-(-max(1, len(line)) // max(1, width - 2)) for line in str(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    )
    return _LINE_POINTS * max(lines, default=1) + 2


def _set_page(target: Sheet, headings_end: int) -> None:
    target.page_setup.orientation, target.page_setup.fitToHeight = "landscape", 0
    target.page_setup.paperSize = Sheet.PAPERSIZE_A4
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.print_title_rows = f"{HEADINGS_ROW}:{HEADINGS_ROW}"
    target.freeze_panes = f"A{headings_end + 1}"


def _write_choices(book: Workbook, forms: Sequence[FormSheet]) -> Mapping[tuple[str, ...], str]:
    """A hidden sheet with every set of choices, and the cells in which each stands."""
    target = book.create_sheet(CHOICES)
    target.sheet_state = "hidden"
    sets = dict.fromkeys(column.choices for form in forms for column in form.columns if column.choices)
    places = {}
    for place, choices in enumerate(sets, 1):
        for number, choice in enumerate(choices, 1):
            _put(target.cell(number, place), choice)
        letter = get_column_letter(place)
        places[choices] = f"{CHOICES}!${letter}$1:${letter}${len(choices)}"
    return places


def _form(target: Sheet, form: FormSheet, places: Mapping[tuple[str, ...], str], lists: GuideSheet) -> None:
    target["A1"], target["A1"].font = form.says, _SAYS
    last = FIRST_ROW + max(len(form.rows) + form.room, 1) - 1
    for place, column in enumerate(form.columns, 1):
        letter = get_column_letter(place)
        target.column_dimensions[letter].width = column.width
        _heading(target.cell(HEADINGS_ROW, place), column.heading)
        guidance = target.cell(GUIDANCE_ROW, place)
        _put(guidance, column.guidance)
        guidance.font, guidance.fill = _GUIDANCE, _PALE
        check = _check(column, places, lists)
        target.add_data_validation(_helping(check, column, f"{letter}{FIRST_ROW}:{letter}{_LAST_CHECKED}"))
    widths = [column.width for column in form.columns]
    target.row_dimensions[HEADINGS_ROW].height = _height([c.heading.upper() for c in form.columns], widths)
    target.row_dimensions[GUIDANCE_ROW].height = _height([c.guidance for c in form.columns], widths)
    _fill_rows(target, form, last, lists)
    target.auto_filter.ref = f"A{HEADINGS_ROW}:{get_column_letter(len(form.columns))}{last}"
    _set_page(target, GUIDANCE_ROW)
    target.freeze_panes = f"{get_column_letter(form.frozen_columns + 1)}{FIRST_ROW}"


def _fill_rows(target: Sheet, form: FormSheet, last: int, lists: GuideSheet) -> None:
    wardrobe = Wardrobe()
    for number in range(FIRST_ROW, last + 1):
        given = form.rows[number - FIRST_ROW] if number - FIRST_ROW < len(form.rows) else ()
        for place, column in enumerate(form.columns, 1):
            cell, value = target.cell(number, place), given[place - 1] if place <= len(given) else None
            _write(cell, value)
            wardrobe.dress(cell, (place, isinstance(value, date)), partial(_dress, column, place))
            if value is None and column.looks_up:
                cell.value = _look_up(number, lists)


def _dress(column: FormColumn, place: int, cell: Cell | MergedCell) -> None:
    cell.font, cell.alignment, cell.border = _TEXT, _LEFT, _LINE
    if column.entered in (Entered.DAY, Entered.PAST_DAY) or isinstance(cell.value, date):
        cell.number_format = _DAY_FORMAT
    if column.entered is Entered.TEXT and place > 1:
        cell.number_format = "@"
    if column.looks_up:
        cell.number_format = "General"


def _look_up(number: int, lists: GuideSheet) -> str:
    found = f'IFERROR(VLOOKUP(A{number}*1,{_listed(lists, "B")},2,FALSE),"not in the list")'
    return f'=IF(A{number}="","",{found})'


def _listed(lists: GuideSheet, last: str) -> str:
    """The cells of the list, from its first column to the last named."""
    return f"{lists.name}!$A${HEADINGS_ROW + 1}:${last}${HEADINGS_ROW + max(1, len(lists.rows))}"


def _helping(found: DataValidation, column: FormColumn, cells: str) -> DataValidation:
    """The check with the words that Excel shows beside the cell, and when something else is typed."""
    found.promptTitle, found.prompt = column.heading[:_MOST_TITLE], column.guidance[:_MOST_PROMPT]
    found.showInputMessage = True
    if found.type:
        found.errorTitle, found.showErrorMessage = column.heading[:_MOST_TITLE], True
        found.error = f"This cannot stand here. {column.guidance}"[:_MOST_PROMPT]
    found.add(cells)
    return found


def _check(column: FormColumn, places: Mapping[tuple[str, ...], str], lists: GuideSheet) -> DataValidation:
    match column.entered:
        case Entered.CHOICE:
            return DataValidation("list", formula1=places[column.choices])
        case Entered.LISTED:
            return DataValidation("list", formula1=_listed(lists, "A"))
        case Entered.DAY:
            return DataValidation("date", operator="between", formula1=_ANY_DAY, formula2=_LAST_DAY)
        case Entered.PAST_DAY:
            return DataValidation("date", operator="between", formula1=_ANY_DAY, formula2="TODAY()")
        case Entered.WHOLE:
            return DataValidation("whole", operator="between", formula1="0", formula2="999999")
        case Entered.TEXT:
            return DataValidation()
