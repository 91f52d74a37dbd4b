"""Rows with fewer cells than the header: published so, or cut off."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.evidence.sources.text_table import open_file
from reportkit.exceptions import UnreadableFile

HEADER = b"URN,Name,Score\r\n"


def scores(folder: Path, rows: bytes) -> list[str]:
    path = folder / "a.csv"
    path.write_bytes(HEADER + rows)
    return list(open_file(path, "a.csv").table(("Score",)).frame["Score"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (b"1,A,5\r\n2,B\r\n3,C,6\r\n", ["5", "", "6"]),
        (b"1,A\r\n2,B\r\n3,C,6", ["", "", "6"]),
        (b"1,A,5\r\n2,B\r\n3,C", ["5", "", ""]),
        (b"1,A,5\r\n2,B\r\n3\r\n", ["5", "", ""]),
        (b"1,A,5\r\n\r\n2,B,6\r\n", ["5", "", "6"]),
        (b"1,A,\r\n\r\n2,B,6\r\n", ["", "", "6"]),
    ],
    ids=["one early", "all but one early", "another as early", "ends its line", "empty line", "blank cell"],
)
def test_cells_left_out_because_they_are_blank_are_blank(
    tmp_path: Path, rows: bytes, expected: list[str]
) -> None:
    assert scores(tmp_path, rows) == expected


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (b"1,A,\r\n2,B\r\n3,C,6\r\n", 3),
        (b"1,A,5\r\n2,B,6\r\n3,C", 4),
        (b"1,A,5\r\n2,B\r\n3", 4),
        (b"1,A,5,9\r\n2,B,6\r\n", 2),
        (b"1,A,5\r\n2,B,6,\r\n", 3),
    ],
    ids=["others end blank", "the last alone", "the last shorter still", "longer", "longer and blank"],
)
def test_a_row_that_was_cut_off_or_is_too_long_is_refused_by_number(
    tmp_path: Path, rows: bytes, row: int
) -> None:
    with pytest.raises(UnreadableFile) as raised:
        scores(tmp_path, rows)
    assert raised.value.place.row == row
