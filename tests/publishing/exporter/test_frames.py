"""Pandas' tables become tables that read aloud well."""

from __future__ import annotations

import pandas as pd
import pytest

from reportkit.blocks import Align, Paragraph, Table, text_of
from tests.publishing.notebooks import blocks, code, frame, shown


def table(data: pd.DataFrame) -> Table:
    """The table that a frame becomes."""
    (found,) = blocks(code(frame(data)))
    assert isinstance(found, Table)
    return found


def labels(found: Table) -> list[str]:
    return [column.label for column in found.columns]


def rows(found: Table) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in found.rows]


def test_the_index_becomes_a_column_and_numbers_stand_right() -> None:
    found = table(pd.DataFrame({"pupils": [210, 1_200], "ward": ["Yeading", ""]}, index=["A", "B"]))
    assert labels(found) == ["Row", "pupils", "ward"]
    assert rows(found) == [["A", "210", "Yeading"], ["B", "1200", "–"]]
    assert [column.align for column in found.columns] == [Align.LEFT, Align.RIGHT, Align.LEFT]


def test_row_labels_stand_left_though_they_are_numbers() -> None:
    found = table(pd.DataFrame({"pupils": [210, 340]}, index=[2025, 2026]))
    assert [column.align for column in found.columns] == [Align.LEFT, Align.RIGHT]


def test_a_named_index_names_its_column() -> None:
    named = pd.DataFrame({"n": [1]}, index=pd.Index(["A"], name="School"))
    named.columns.name = "measure"
    assert labels(table(named)) == ["School", "n"]


def test_stacked_headings_become_one_row_and_merged_cells_are_filled() -> None:
    stacked = pd.DataFrame(
        {("Reading", "2025"): [1, 2], ("Reading", "2026"): [3, 4], ("Maths", "2026"): [5, 6]},
        index=pd.MultiIndex.from_tuples([("Primary", "A"), ("Primary", "B")], names=["Phase", "School"]),
    )
    found = table(stacked)
    assert labels(found) == ["Phase", "School", "Reading, 2025", "Reading, 2026", "Maths, 2026"]
    assert rows(found) == [["Primary", "A", "1", "3", "5"], ["Primary", "B", "2", "4", "6"]]


def test_a_shortened_frame_keeps_its_dots() -> None:
    with pd.option_context("display.max_rows", 4):
        found, size = blocks(code(frame(pd.DataFrame({"n": range(100)}))))
    assert isinstance(found, Table) and isinstance(size, Paragraph)
    assert rows(found) == [["0", "0"], ["1", "1"], ["...", "..."], ["98", "98"], ["99", "99"]]
    assert found.columns[1].align is Align.RIGHT
    assert text_of(size.spans) == "100 rows × 1 columns"


def test_a_styled_frames_caption_becomes_the_tables() -> None:
    pytest.importorskip("jinja2")
    styled = pd.DataFrame({"n": [1]}).style.set_caption("Pupils by school").to_html()
    (found,) = blocks(code(shown(text_html=styled, text_plain="<pandas.io.formats.style.Styler at 0x7f>")))
    assert isinstance(found, Table)
    assert found.caption == "Pupils by school"
    assert found.alt_text == "Pupils by school. Table of 1 row with the columns Row, n"


def test_a_caption_can_be_given_in_the_cell() -> None:
    (found,) = blocks(code(frame(pd.DataFrame({"n": [1]})), source="#| tbl-cap: Pupils\ndf"))
    assert isinstance(found, Table) and found.caption == "Pupils"


@pytest.mark.parametrize(
    ("html", "columns", "first"),
    [
        ("<table><tr><td>a</td><td>1</td></tr></table>", ["Column 1", "Column 2"], ["a", "1"]),
        (
            "<table><tr><td></td><th>x</th></tr><tr><th>a</th><td>1</td></tr></table>",
            ["Row", "x"],
            ["a", "1"],
        ),
        ("<table><tr><td rowspan='9'>a</td><td>1</td></tr></table>", ["Column 1", "Column 2"], ["a", "1"]),
    ],
)
def test_any_table_gets_one_header_row(html: str, columns: list[str], first: list[str]) -> None:
    (found,) = blocks(code(shown(text_html=html)))
    assert isinstance(found, Table)
    assert (labels(found), rows(found)[0]) == (columns, first)


def test_a_table_without_a_cell_is_no_table() -> None:
    assert blocks(code(shown(text_html="<table></table>"))) == []
