"""A file as text: every cell a string, no guessed types, no default missing values."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from python_calamine import CalamineWorkbook

from reportkit.evidence.sources.packing import damaged, unpacked
from reportkit.evidence.sources.row_ends import RawRows, check_row_ends, split_rows
from reportkit.exceptions import Place, UnreadableFile, UnrecognisedFile

Header = tuple[str, ...]
_HEADER_WITHIN = 6
_LAST_ASCII = 127
_NAME = re.compile(r"[A-Za-z]\w")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A file's cells as text.

    The frame's index is the row in the file, the header being row 1, or later where title rows
    stand above it.
    """

    file: str
    sha256: str
    header: Header
    frame: pd.DataFrame = field(repr=False)
    title_rows: int = 0

    def place(self, row: int | None = None, column: str | None = None) -> Place:
        """Where something stands in this file, for an error."""
        return Place(self.file, row, column)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file read into memory once: its header first, its cells when the layout is known."""

    file: str
    sha256: str
    header: Header
    title_rows: int
    read: Callable[[Sequence[str]], pd.DataFrame] = field(repr=False)

    def table(self, columns: Sequence[str]) -> TextTable:
        """The named columns as text, indexed by row in the file.

        Raises UnrecognisedFile, naming the first column that the file lacks or has twice, or
        UnreadableFile if nothing stands below the header.
        """
        self._check_has(columns)
        frame = self.read(columns)
        if frame.empty:
            raise UnreadableFile(
                Place(self.file), "there are no rows below its header.", "Download it again."
            )
        first = self.title_rows + 2
        frame.index = pd.RangeIndex(first, first + len(frame), name="row")
        return TextTable(self.file, self.sha256, self.header, frame, self.title_rows)

    def _check_has(self, columns: Sequence[str]) -> None:
        if missing := [column for column in columns if column not in self.header]:
            raise UnrecognisedFile(
                Place(self.file, self.title_rows + 1, missing[0]),
                "the file has no such column, though its other columns are those of a known file.",
                "Download it again; if the publisher renamed the column, report it.",
            )
        again = {f"{column} (2)": column for column in columns}
        if twice := [name for name in again if name in self.header and name not in columns]:
            raise UnrecognisedFile(
                Place(self.file, self.title_rows + 1, again[twice[0]]),
                "this column stands twice in the file.",
                "Remove the one that the publisher did not put there, or download the file again.",
            )


def open_file(path: Path, shown_as: str) -> OpenFile:
    """The file's header and a way to its cells; `shown_as` is the name used in messages and traces.

    Raises UnreadableFile for a file that is cut short, damaged, empty or of an unknown kind.
    """
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    if not content:
        raise UnreadableFile(Place(shown_as), "the file is empty.", "Download it again.")
    if path.suffix.lower() == ".xlsx":
        return _open_workbook(content, shown_as, sha256)
    if path.suffix.lower() == ".parquet":
        return _open_parquet(content, shown_as, sha256)
    return _open_csv(unpacked(content, path, shown_as), shown_as, sha256)


def _open_csv(content: bytes, shown_as: str, sha256: str) -> OpenFile:
    text = _as_utf8(content, shown_as)
    title_rows, header = _find_header(text, shown_as)
    _check_ends_whole(text, shown_as)

    def read(columns: Sequence[str]) -> pd.DataFrame:
        return _read_csv(text, title_rows, header, columns, shown_as)

    return OpenFile(shown_as, sha256, header, title_rows, read)


def _as_utf8(content: bytes, shown_as: str) -> bytes:
    """The bytes in UTF-8 without a mark, if they are UTF-8 with or without one, or Windows' cp1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        raise UnreadableFile(
            Place(shown_as),
            "the file is not plain text in UTF-8 or Windows encoding.",
            "Download it again, or save it as “CSV UTF-8”.",
        )
    if _is_utf8(content):
        return content.removeprefix(codecs.BOM_UTF8)
    try:
        return _from_cp1252(content)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            Place(shown_as),
            "the file's letters are in an unknown encoding.",
            "Download it again, or save it as “CSV UTF-8”.",
        ) from error


def _from_cp1252(content: bytes) -> bytes:
    """The same text in UTF-8; only the few letters beyond ASCII are looked at."""
    letters = np.flatnonzero(np.frombuffer(content, np.uint8) > _LAST_ASCII)
    ends = [0, *(letters + 1).tolist()]
    parts = [
        content[start : end - 1] + content[end - 1 : end].decode("cp1252").encode()
        for start, end in itertools.pairwise(ends)
    ]
    return b"".join([*parts, content[ends[-1] :]])


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8, told without making a text of them."""
    if content.isascii():
        return True
    ends = pa.array([0, len(content)], pa.int64()).buffers()[1]
    try:
        pa.LargeStringArray.from_buffers(1, ends, pa.py_buffer(content)).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _find_header(content: bytes, shown_as: str) -> tuple[int, Header]:
    """Rows above the header (titles have one filled cell) and the header itself."""
    start = content[:200_000].decode(errors="ignore")
    rows = csv.reader(io.StringIO(start, newline=""))
    try:
        return _header_among(itertools.islice(rows, _HEADER_WITHIN), shown_as)
    except csv.Error as error:
        raise damaged(shown_as, error) from error


def _header_among(rows: Iterable[Sequence[str]], shown_as: str) -> tuple[int, Header]:
    for position, cells in enumerate(rows):
        if sum(bool(_NAME.search(cell)) for cell in cells) > 1:
            return position, _unique(cells)
    raise UnreadableFile(
        Place(shown_as, 1), "no header row was found.", "Check that this is the file as published."
    )


def _check_ends_whole(content: bytes, shown_as: str) -> None:
    """A file cut short mostly ends inside a quoted cell; fewer cells in a row is found on reading."""
    if content.count(b'"') % 2:
        raise UnreadableFile(Place(shown_as), "the file ends inside a quoted cell.", "Download it again.")


def _read_csv(
    content: bytes, title_rows: int, header: Header, columns: Sequence[str], shown_as: str
) -> pd.DataFrame:
    try:
        table = _parse_csv(content, title_rows + 1, header, columns)
    except pa.ArrowInvalid:
        table = _parse_filled_up(content, title_rows, header, columns, shown_as)
    return _as_frame(table, columns)


def _parse_filled_up(
    content: bytes, title_rows: int, header: Header, columns: Sequence[str], shown_as: str
) -> pa.Table:
    """The cells of a file whose rows leave out blank cells at their ends."""
    rows = _rows_below(content, title_rows, shown_as)
    if not rows:
        raise UnreadableFile(Place(shown_as), "there is no row below the header.", "Download it again.")
    check_row_ends(rows, len(header), Place(shown_as, title_rows + 2))
    try:
        return _parse_csv(rows.filled_up(len(header)), 0, header, columns)
    except pa.ArrowInvalid as error:
        raise damaged(shown_as, error) from error


def _parse_csv(content: bytes, skipped: int, header: Header, columns: Sequence[str]) -> pa.Table:
    return pa.csv.read_csv(
        pa.BufferReader(content),
        # Files are read one beside the other; threads within one cost more than they save.
        pa.csv.ReadOptions(column_names=list(header), skip_rows=skipped, use_threads=False),
        pa.csv.ParseOptions(newlines_in_values=b'"' in content, ignore_empty_lines=False),
        pa.csv.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.large_string()),
            include_columns=list(columns),
            strings_can_be_null=False,
        ),
    )


def _rows_below(content: bytes, title_rows: int, shown_as: str) -> RawRows:
    try:
        return split_rows(content).below(title_rows + 1)
    except csv.Error as error:
        raise damaged(shown_as, error) from error


def _unique(cells: Sequence[str]) -> Header:
    """Column names made distinct where the file repeats one: SNP, SNP (2), SNP (3)."""
    seen: Counter[str] = Counter()
    names = []
    for cell in cells:
        seen[cell] += 1
        names.append(cell if seen[cell] == 1 else f"{cell} ({seen[cell]})")
    return tuple(names)


def _as_frame(table: pa.Table, columns: Sequence[str]) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(use_threads=False)
    frame.columns = pd.Index(columns)
    return frame


def _open_parquet(content: bytes, shown_as: str, sha256: str) -> OpenFile:
    try:
        source = pa.parquet.ParquetFile(io.BytesIO(content))
    except pa.ArrowInvalid as error:
        raise damaged(shown_as, error) from error
    header = tuple(source.schema_arrow.names)

    def read(columns: Sequence[str]) -> pd.DataFrame:
        return _read_parquet(source, columns, shown_as)

    return OpenFile(shown_as, sha256, header, 0, read)


def _read_parquet(source: pa.parquet.ParquetFile, columns: Sequence[str], shown_as: str) -> pd.DataFrame:
    try:
        table = source.read(list(columns))
    except (pa.ArrowInvalid, OSError) as error:
        raise damaged(shown_as, error) from error
    return _as_frame(table.select(list(columns)), columns)


def _open_workbook(content: bytes, shown_as: str, sha256: str) -> OpenFile:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
    except Exception as error:  # calamine raises a class of its own per part of the file
        raise damaged(shown_as, error) from error
    rows = max(sheets, key=len, default=[])
    top = [[_cell_text(cell) for cell in row] for row in rows[:_HEADER_WITHIN]]
    title_rows, header = _header_among(top, shown_as)

    def read(columns: Sequence[str]) -> pd.DataFrame:
        positions = [header.index(column) for column in columns]
        body = rows[title_rows + 1 :]
        data = {
            column: [_cell_text(row[position]) for row in body]
            for column, position in zip(columns, positions, strict=True)
        }
        return pd.DataFrame(data, dtype="str")

    return OpenFile(shown_as, sha256, header, title_rows, read)


def _cell_text(cell: object) -> str:
    """A workbook cell as text: whole numbers without ".0", dates as 2026-11-22."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
