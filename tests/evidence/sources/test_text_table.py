"""Files as text, and files that are damaged."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from reportkit.evidence.sources import read_source
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.text_table import TextTable, open_file
from reportkit.exceptions import UnreadableFile, UnrecognisedFile

ROWS = b"URN,Name\r\n100000,A\r\n100001,B\r\n"


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def read(path: Path, *columns: str) -> TextTable:
    opened = open_file(path, path.name)
    return opened.table(columns or opened.header)


def test_every_cell_is_text_and_none_is_taken_for_missing(tmp_path: Path) -> None:
    content = b"URN,Name\n000123,None\n1e5,NA\n1.0,\nTrue,NULL\n"
    frame = read(write(tmp_path, "a.csv", content)).frame
    assert frame.to_dict("list") == {
        "URN": ["000123", "1e5", "1.0", "True"],
        "Name": ["None", "NA", "", "NULL"],
    }


@pytest.mark.parametrize(
    "content",
    [
        "URN,Name\r\n1,Noël’s\r\n".encode(),
        b"\xef\xbb\xbf" + "URN,Name\r\n1,Noël’s\r\n".encode(),
        "URN,Name\r\n1,Noël’s\r\n".encode("cp1252"),
        "URN,Name\n1,Noël’s".encode(),
        '"URN","Name"\n"1","Noël’s"\n'.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with a mark", "cp1252", "no last line end", "quoted"],
)
def test_each_encoding_in_use_gives_the_same_text(tmp_path: Path, content: bytes) -> None:
    table = read(write(tmp_path, "a.csv", content))
    assert table.header == ("URN", "Name")
    assert table.frame.at[2, "Name"] == "Noël’s"


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    content = b"A title,\nAnother title,\n" + ROWS
    table = read(write(tmp_path, "a.csv", content))
    assert table.title_rows == 2
    assert list(table.frame.index) == [4, 5]


def test_quoted_cells_may_hold_commas_and_line_ends(tmp_path: Path) -> None:
    content = b'URN,Name\n1,"A, B"\n2,"C\nD"\n3,E\n'
    assert list(read(write(tmp_path, "a.csv", content)).frame["Name"]) == ["A, B", "C\nD", "E"]


def test_only_the_columns_asked_for_are_read(tmp_path: Path) -> None:
    assert list(read(write(tmp_path, "a.csv", ROWS), "Name").frame) == ["Name"]


def test_repeated_column_names_are_told_apart(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.csv", b"SN1,SNP,SN2,SNP\n1,a,2,b\n")).header == (
        "SN1",
        "SNP",
        "SN2",
        "SNP (2)",
    )


@pytest.mark.parametrize("suffix", [".csv", ".csv.gz", ".zip", ".xlsx", ".parquet"])
def test_each_kind_of_file_gives_the_same_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    frame = pd.DataFrame({"URN": ["100000", "100001"], "Name": ["A", "B"]})
    match suffix:
        case ".csv":
            path.write_bytes(ROWS)
        case ".csv.gz":
            path.write_bytes(gzip.compress(ROWS))
        case ".zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("a.csv", ROWS)
        case ".xlsx":
            workbook = Workbook()
            for row in (["URN", "Name"], [100000, "A"], [100001.0, "B"]):
                workbook.active.append(row)
            workbook.save(path)
        case _:
            frame.to_parquet(path)
    assert read(path).frame.to_dict("list") == frame.to_dict("list")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv.gz", gzip.compress(ROWS * 50, mtime=0)[:-12], "cut short"),
        ("a.csv.gz", ROWS, "damaged"),
        ("a.zip", b"PK\x03\x04 cut", "damaged"),
        ("a.xlsx", b"not a workbook", "damaged"),
        ("a.parquet", b"PAR1 cut", "damaged"),
        ("a.csv", b'URN,Name\n1,"A\n', "ends inside a quoted cell"),
        ("a.csv", b"\xff\xfeU\x00R\x00N\x00", "not plain text"),
        ("a.csv", b"URN,Name\n1,\x81\xfe\n", "unknown encoding"),
        ("a.csv", b"1,2\n3,4\n", "no header row"),
        ("a.pdf", b"%PDF", "this kind of file is not read"),
    ],
)
def test_a_damaged_file_is_refused_in_words(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says) as raised:
        read(write(tmp_path, name, content))
    assert raised.value.place.file == name


@pytest.mark.parametrize(
    ("content", "row", "cells"),
    [
        (b"URN,Name,Type\n1,A,x\n2,B,y\n3,C", 4, 2),
        (b"URN,Name,Type\n1,A,\n2,B\n", 3, 2),
        (b"URN,Name,Type\n1,A,x,\n2,B,y\n", 2, 4),
        (b"Title\nURN,Name,Type\n1,A,x\n2,B", 4, 2),
    ],
)
def test_a_row_cut_short_is_named_and_its_cells_are_not_repeated(
    tmp_path: Path, content: bytes, row: int, cells: int
) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(write(tmp_path, "a.csv", content))
    assert str(raised.value) == (
        f"a.csv, row {row}: the row has {cells} cells, and the header 3: "
        "the file is damaged or cut short. Download it again."
    )


def test_a_last_column_that_no_row_has_a_cell_for_is_blank(tmp_path: Path) -> None:
    frame = read(write(tmp_path, "a.csv", b"URN,Name,Shared\n1,A\n2,B\n")).frame
    assert list(frame["Shared"]) == ["", ""]


def test_a_blank_line_is_a_blank_row(tmp_path: Path) -> None:
    frame = read(write(tmp_path, "a.csv", ROWS + b"\r\n")).frame
    assert list(frame.loc[4]) == ["", ""]


def test_a_zip_of_two_files_asks_to_be_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", ROWS)
        archive.writestr("b.csv", ROWS)
    with pytest.raises(UnreadableFile, match="holds 2 CSV files"):
        read(path)


def test_a_file_no_layout_knows_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", b"Fruit,Colour\napple,red\n")
    with pytest.raises(UnrecognisedFile, match=r"a.csv: its columns \(Fruit, Colour"):
        read_source(path, Dating("a.csv"))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    opened = open_file(write(tmp_path, "a.csv", ROWS), "a.csv")
    with pytest.raises(UnrecognisedFile, match="row 1, column “LAESTAB”"):
        opened.table(["URN", "LAESTAB"])
