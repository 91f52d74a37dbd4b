"""What is wrong is marked where it stands and listed first; marks of an earlier time go."""

from __future__ import annotations

import io

from openpyxl import Workbook, load_workbook

from reportkit.publishing.marking import ERRORS, Mark, marked

ORANGE = "00F46A25"


def workbook() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Finance", 0)
    sheet.append(["Money"])
    sheet.append(["URN", "Audit"])
    sheet.append(["102368", "maybe"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def mark(*marks: Mark, content: bytes = b"") -> Workbook:
    return load_workbook(io.BytesIO(marked(content or workbook(), marks)))


def test_a_cell_is_coloured_and_has_a_note_with_all_that_is_wrong_with_it() -> None:
    book = mark(
        Mark("Finance", 3, "Audit", "Not a choice.", "Choose."), Mark("Finance", 3, "Audit", "Late.", "")
    )
    cell = book["Finance"]["B3"]
    assert cell.fill.fgColor.rgb == ORANGE
    assert cell.comment is not None
    assert cell.comment.text == "Not a choice. Choose.\nLate. "
    assert book["Finance"]["A3"].comment is None
    assert book.sheetnames[0] == ERRORS
    assert book[ERRORS]["A3"].hyperlink.location == "'Finance'!B3"
    assert [cell.value for cell in book[ERRORS][3]] == ["Finance", 3, "Audit", "Not a choice.", "Choose."]


def test_a_row_a_letter_and_a_sheet_are_marked_too() -> None:
    book = mark(
        Mark("Finance", 3, "", "a", ""), Mark("Finance", 4, "D", "b", ""), Mark("Finance", 0, "", "c", "")
    )
    noted = [cell.coordinate for row in book["Finance"].iter_rows() for cell in row if cell.comment]
    assert noted == ["A1", "A3", "D4"]


def test_what_has_no_sheet_is_listed() -> None:
    book = mark(Mark("Gone", 0, "", "The sheet is missing.", "Take a new template."))
    assert book[ERRORS]["A3"].value == "Gone"


def test_a_mark_that_is_put_right_goes_and_words_are_no_formula() -> None:
    first = marked(workbook(), [Mark("Finance", 3, "Audit", "=1+1", "")])
    assert load_workbook(io.BytesIO(first))[ERRORS]["D3"].data_type == "s"
    book = mark(Mark("Finance", 3, "URN", "b", ""), content=first)
    assert book["Finance"]["B3"].comment is None
    assert book["Finance"]["B3"].fill.fill_type is None
    assert book["Finance"]["A3"].comment is not None
    assert book.sheetnames.count(ERRORS) == 1
    assert book[ERRORS].max_row == 3


def test_a_merged_cell_is_marked_at_its_first() -> None:
    book = load_workbook(io.BytesIO(workbook()))
    book["Finance"].merge_cells("A3:B4")
    held = io.BytesIO()
    book.save(held)
    again = mark(Mark("Finance", 4, "Audit", "a", ""), content=held.getvalue())
    assert again["Finance"]["A3"].comment is not None
