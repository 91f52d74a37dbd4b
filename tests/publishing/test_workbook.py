"""A workbook opens anywhere, sorts and filters by every column, and has the same bytes on any day."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from reportkit.blocks.worksheets import Column, Worksheet
from reportkit.publishing.workbook import workbook_bytes

COLUMNS = (Column("URN", 10), Column("School", 30), Column("Figure", 8, 1), Column("On", 14))
ROWS = [
    ["100000", "Oak", 12.34, date(2026, 11, 22)],
    ["100001", "=1+1", None, None],
    ["100002", "Żółć “Elm”", -0.5, date(2019, 3, 29)],
]
SCHOOLS = Worksheet("Schools", "Three schools.", COLUMNS, ROWS, 2)
EMPTY = Worksheet("Nothing", "No school.", COLUMNS, [])
CONTENT = workbook_bytes("Overview", [SCHOOLS, EMPTY])
MAKE = """
import sys
from tests.publishing.test_workbook import EMPTY, SCHOOLS, workbook_bytes
sys.stdout.buffer.write(workbook_bytes("Overview", [SCHOOLS, EMPTY]))
"""
OFFICE = which("soffice") or ""
HAS_CALC = bool(OFFICE) and (Path(OFFICE).resolve().parent / "libsclo.so").exists()


def test_what_is_written_is_read_back_cell_by_cell() -> None:
    sheet = load_workbook(io.BytesIO(CONTENT))["Schools"]
    said, heading, *rows = sheet.iter_rows(values_only=True)
    assert said[0] == "Three schools."
    assert list(heading) == [column.heading for column in COLUMNS]
    shown = [[v.date() if hasattr(v, "date") else v for v in row] for row in rows]
    assert shown == ROWS


def test_every_column_can_be_sorted_and_filtered_and_the_headings_stay() -> None:
    sheet = load_workbook(io.BytesIO(CONTENT))["Schools"]
    assert sheet.auto_filter.ref == "A2:D5"
    assert sheet.freeze_panes == "C3"


def test_a_sheet_without_rows_still_opens_and_filters() -> None:
    assert load_workbook(io.BytesIO(CONTENT))["Nothing"].auto_filter.ref == "A2:D3"


def test_a_row_is_high_enough_for_its_fullest_cell() -> None:
    rows = [
        ["1", "Oak", None, None],
        ["2", "A school with a long name, over three lines, or rather more", 1.0, None],
    ]
    sheet = load_workbook(io.BytesIO(workbook_bytes("x", [replace(SCHOOLS, rows=rows)])))["Schools"]
    assert [sheet.row_dimensions[row].height for row in (3, 4)] == [14.5, 29.0]


def test_it_prints_across_one_page_with_its_headings() -> None:
    sheet = load_workbook(io.BytesIO(CONTENT))["Schools"]
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    assert sheet.print_title_rows == "$2:$2"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    assert load_workbook(io.BytesIO(CONTENT))["Schools"]["B4"].data_type == "s"


def test_numbers_are_numbers_with_their_decimals_and_days_are_days() -> None:
    sheet = load_workbook(io.BytesIO(CONTENT))["Schools"]
    assert (sheet["C3"].data_type, sheet["C3"].number_format) == ("n", "0.0")
    assert (sheet["D3"].is_date, sheet["D3"].number_format) == (True, "d mmmm yyyy")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_same_sheets_give_the_same_bytes_in_any_zone_and_locale_on_any_day(zone: str) -> None:
    environment = os.environ | {
        "TZ": zone,
        "LC_ALL": "C",
        "PYTHONHASHSEED": (zone[:1].isupper() and "7") or "0",
    }
    made = subprocess.run([sys.executable, "-c", MAKE], env=environment, capture_output=True, check=True)
    assert made.stdout == CONTENT


def test_no_part_of_the_file_knows_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} <= {1980, 2000}
        assert str(date.today().year).encode() not in archive.read("docProps/core.xml")


UTF8_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false"  # commas, quotes where needed, UTF-8


@pytest.mark.skipif(not HAS_CALC, reason="LibreOffice's spreadsheets are not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(CONTENT)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    words = [OFFICE, profile, "--headless", "--convert-to", UTF8_CSV, "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=120)
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "URN,School,Figure,On"
    assert [line.split(",")[1] for line in lines[2:]] == ["Oak", "=1+1", "Żółć “Elm”"]


def test_another_reader_opens_it_too() -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(CONTENT)).get_sheet_by_name("Schools").to_python()
    assert [row[1] for row in rows[1:]] == ["School", "Oak", "=1+1", "Żółć “Elm”"]


def test_a_marking_stands_at_the_head_of_every_page_and_in_the_properties() -> None:
    said = "OFFICIAL-SENSITIVE: for the team only."
    book = load_workbook(io.BytesIO(workbook_bytes("x", [SCHOOLS, EMPTY], said)))
    assert {sheet.oddHeader.center.text for sheet in book.worksheets} == {said}
    assert book.properties.category == said
    assert load_workbook(io.BytesIO(CONTENT)).properties.category is None
