"""A filled returns workbook, every row taken, left without an answer, or refused with all that is wrong."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportkit.evidence.returns.cells import Value, WrongCell, is_blank, parse_text
from reportkit.evidence.returns.layout import SCHOOL, ColumnLayout, Kind, SheetLayout
from reportkit.evidence.returns.problems import Problem
from reportkit.evidence.returns.rows import Row, TypedRow, read_row
from reportkit.evidence.returns.schools import KnownSchools
from reportkit.evidence.returns.sheets import ABOUT
from reportkit.exceptions import Place, UnreadableFile

AUTHORITY, SENT_BY, FORM = "Authority", "Sent by", "Form"
FORM_VERSION = "1"
_TEXT = ColumnLayout("", Kind.TEXT, "")
HEADINGS_ROW = 2
MOST_ROWS = 20_000
# Sheets that nobody fills in.
GUIDES = ("Read me", "Schools", "Kinds of event", "Errors", "Choices")
_BROKEN = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, EOFError, KeyError),
    *(ValueError, TypeError, AttributeError, IndexError, OSError, NotImplementedError, RuntimeError),
)


@dataclass(frozen=True, slots=True)
class ReadReturns:
    """What a workbook says. `rows_read` = rows taken + rows of schools without an answer + rows refused."""

    authority: str
    sent_by: str
    rows: tuple[Row, ...]
    unanswered: int
    rows_refused: int
    problems: tuple[Problem, ...]

    @property
    def rows_read(self) -> int:
        """Every row in which something is typed."""
        return len(self.rows) + self.unanswered + self.rows_refused

    def of(self, sheet: str) -> tuple[Row, ...]:
        """The rows taken from a sheet."""
        return tuple(row for row in self.rows if row.sheet == sheet)


def open_workbook(content: bytes, file: str) -> Workbook:
    """The workbook. Raises UnreadableFile for what is none.

    openpyxl has no error of its own for a damaged one: it stumbles as it may.
    """
    try:
        return load_workbook(io.BytesIO(content))
    except _BROKEN as error:
        raise UnreadableFile(
            Place(file),
            "It is not an Excel workbook that can be read.",
            "Open it in Excel and save it as .xlsx, or fill in a new template.",
        ) from error


def read_about(book: Workbook) -> tuple[str, str, list[Problem]]:
    """The authority that the workbook is for, who sends it, and what is wrong on that sheet."""
    if ABOUT not in book.sheetnames or not isinstance(book[ABOUT], Worksheet):
        return "", "", [_no_sheet(ABOUT)]
    said = _labelled(book[ABOUT])
    texts, problems = {}, []
    for name in (AUTHORITY, SENT_BY, FORM):
        number, value = said.get(name, (0, None))
        try:
            texts[name] = "" if is_blank(value) else parse_text(_TEXT, value)
        except WrongCell as wrong:
            problems.append(Problem(ABOUT, number, "", wrong.what, wrong.remedy))
            continue
        if not texts[name]:
            problems.append(Problem(ABOUT, number, "", f"“{name}” is blank.", "Fill it in."))
    if texts.get(FORM) not in (None, "", FORM_VERSION):
        what = f"The workbook is of form {texts[FORM]}, and form {FORM_VERSION} is in use."
        problems.append(Problem(ABOUT, said[FORM][0], "", what, "Copy its rows into a new template."))
    return texts.get(AUTHORITY, ""), texts.get(SENT_BY, ""), problems


def read_returns(
    book: Workbook, layouts: Sequence[SheetLayout], schools: KnownSchools, as_at: date
) -> ReadReturns:
    """Everything in the workbook, as it stood when it was loaded on a day."""
    authority, sent_by, problems = read_about(book)
    known = {layout.name for layout in layouts} | {ABOUT, *GUIDES}
    problems += [_unknown_sheet(name) for name in book.sheetnames if name not in known]
    rows: list[Row] = []
    unanswered = refused = 0
    for layout in layouts:
        if layout.name not in book.sheetnames or not isinstance(book[layout.name], Worksheet):
            problems += [] if layout.is_newer else [_no_sheet(layout.name)]
            continue
        taken, silent, not_taken, found = _read_sheet(book[layout.name], layout, schools, as_at)
        rows += taken
        unanswered += silent
        refused += not_taken
        problems += found
    return ReadReturns(authority, sent_by, tuple(rows), unanswered, refused, tuple(problems))


def _labelled(sheet: Worksheet) -> dict[str, tuple[int, Value]]:
    """Each label of the first column with its row and what stands beside it."""
    rows = enumerate(sheet.iter_rows(max_col=2, values_only=True), start=1)
    return {str(label).strip(): (number, value) for number, (label, value) in rows}


def _no_sheet(name: str) -> Problem:
    return Problem(name, 0, "", "The sheet is missing.", "Take a new template and copy the rows into it.")


def _unknown_sheet(name: str) -> Problem:
    remedy = "Move its rows to the sheet they belong to, then delete it."
    return Problem(name, 0, "", "No such sheet is in the template, so nothing in it would be read.", remedy)


def _read_sheet(
    sheet: Worksheet, layout: SheetLayout, schools: KnownSchools, as_at: date
) -> tuple[list[Row], int, int, list[Problem]]:
    if sheet.max_row > MOST_ROWS:
        return [], 0, 0, [_too_long(layout, sheet.max_row)]
    places, problems = _headings(sheet, layout)
    problems += _merged(sheet, layout)
    rows: list[Row] = []
    first: dict[tuple[str, ...], int] = {}
    unanswered = refused = 0
    for typed in _filled(sheet, layout, places):
        row, every = read_row(layout, typed, schools, as_at)
        if row is not None:
            every += _repeated(layout, row, first)
        problems += every
        if every:
            refused += 1
        elif row is None:
            unanswered += 1
        else:
            rows.append(row)
    return rows, unanswered, refused, problems


def _too_long(layout: SheetLayout, rows: int) -> Problem:
    what = f"The sheet goes down to row {rows:,}, most of it blank."
    return Problem(layout.name, 0, "", what, "Delete the rows below the last that is filled in, and save.")


def _headings(sheet: Worksheet, layout: SheetLayout) -> tuple[dict[int, str], list[Problem]]:
    """The heading of each column by its number; what is missing, unknown or there twice is a problem."""
    places: dict[int, str] = {}
    problems: list[Problem] = []
    row = next(sheet.iter_rows(min_row=HEADINGS_ROW, max_row=HEADINGS_ROW, values_only=True), ())
    for place, value in enumerate(row, start=1):
        heading = str(value).strip() if not is_blank(value) else ""
        if heading in layout.headings and heading not in places.values():
            places[place] = heading
        elif heading:
            remedy = "Put back the heading of the template."
            problems.append(Problem(layout.name, HEADINGS_ROW, heading, "It is no heading here.", remedy))
    problems += [
        Problem(
            layout.name, HEADINGS_ROW, heading, "The column is missing.", "Put its heading back in row 2."
        )
        for heading in layout.headings
        if heading not in places.values() and not layout.column(heading).is_newer
    ]
    return places, problems


def _merged(sheet: Worksheet, layout: SheetLayout) -> list[Problem]:
    return [
        Problem(
            layout.name,
            int(merged.min_row),
            "",
            f"The cells {merged.coord} are merged, so only the first would be read.",
            "Unmerge them and fill in each.",
        )
        for merged in sheet.merged_cells.ranges
        if merged.max_row > HEADINGS_ROW
    ]


def _filled(sheet: Worksheet, layout: SheetLayout, places: Mapping[int, str]) -> Iterator[TypedRow]:
    """Each row in which something is typed."""
    guidance = {column.shown_guidance for column in layout.columns}
    for number, row in enumerate(sheet.iter_rows(min_row=HEADINGS_ROW + 1), start=HEADINGS_ROW + 1):
        cells: dict[str, Value] = {}
        problems: list[Problem] = []
        for place, cell in enumerate(row, start=1):
            if isinstance(cell, MergedCell) or is_blank(cell.value):
                continue
            heading = places.get(place, "")
            if _is_formula(cell):
                problems += [] if heading == SCHOOL else [_formula(layout, cell, heading)]
            elif heading:
                cells[heading] = cell.value
            else:
                problems.append(_stray(layout, cell))
        if (cells or problems) and not _is_guidance(row, guidance):
            yield TypedRow(number, cells, problems)


def _is_guidance(row: Sequence[Cell | MergedCell], guidance: Set[object]) -> bool:
    return all(
        is_blank(cell.value) or (isinstance(cell.value, str) and cell.value in guidance) for cell in row
    )


def _is_formula(cell: Cell) -> bool:
    return cell.data_type == "f"


def _formula(layout: SheetLayout, cell: Cell, heading: str) -> Problem:
    where = heading or cell.column_letter
    return Problem(layout.name, cell.row, where, "The cell holds a formula.", "Type the value itself.")


def _stray(layout: SheetLayout, cell: Cell) -> Problem:
    what = f"“{str(cell.value)[:40]}” stands under no heading."
    return Problem(layout.name, cell.row, cell.column_letter, what, "Move it to its column, or delete it.")


def _repeated(layout: SheetLayout, row: Row, first: dict[tuple[str, ...], int]) -> list[Problem]:
    key = tuple(row.values.get(heading, "").casefold() for heading in layout.key)
    if key not in first:
        first[key] = row.row
        return []
    said = f"It says the same as row {first[key]} under {', '.join(layout.key)}."
    return [Problem(layout.name, row.row, layout.key[0], said, "Keep one of the two rows.")]
