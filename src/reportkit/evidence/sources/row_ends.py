"""Rows with fewer cells than the header: left out because blank, or cut off?

DfE writes some files without the blank cells at the end of a row. Such a file can be known: not one
of its rows ends in a blank cell. In any other file a short row is damage. The last row of a file
cut short is short too, and has no line break after it; then another row must be just as short.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportkit.exceptions import Place, UnreadableFile


@dataclass(frozen=True, slots=True)
class RawRows:
    """Each row's bytes without its line break, the numbers of their cells, and whether the last is ended."""

    texts: Sequence[bytes]
    lengths: Sequence[int]
    is_ended: bool

    def __len__(self) -> int:
        return len(self.texts)

    def below(self, count: int) -> RawRows:
        """The rows below the first `count`."""
        return replace(self, texts=self.texts[count:], lengths=self.lengths[count:])

    def filled_up(self, width: int) -> bytes:
        """The rows with blank cells put back at their ends; an empty line is a row of blank cells."""
        commas = [b"," * missing for missing in range(width + 1)]
        rows = zip(self.texts, self.lengths, strict=True)
        return b"\n".join([text + commas[width - (length or 1)] for text, length in rows])

    def end_blank(self) -> bool:
        """Whether a blank cell stands at the end of any row."""
        return any(text.endswith((b",", b',""')) for text in self.texts)


def split_rows(content: bytes) -> RawRows:
    """The rows of a CSV file; only those with a quotation mark need to be parsed to count their cells."""
    is_ended = content.endswith((b"\r", b"\n"))
    if b'"' in content:
        return RawRows(*_parsed(content.splitlines(keepends=True)), is_ended)
    lines = content.splitlines()
    return RawRows(lines, [text.count(b",") + 1 if text else 0 for text in lines], is_ended)


def _parsed(lines: Sequence[bytes]) -> tuple[list[bytes], list[int]]:
    """The rows that the lines make up, a quoted cell going over several perhaps, and their lengths."""
    texts, lengths = [], []
    at = 0
    while at < len(lines):
        text, taken = lines[at].rstrip(b"\r\n"), 1
        length = text.count(b",") + 1 if text else 0
        if b'"' in text:
            taken, length = _parse_row(lines, at)
            text = b"".join(lines[at : at + taken]).rstrip(b"\r\n")
        texts.append(text)
        lengths.append(length)
        at += taken
    return texts, lengths


def _parse_row(lines: Sequence[bytes], at: int) -> tuple[int, int]:
    """How many lines the row that starts at `at` takes up, and how many cells it has."""
    reader = csv.reader(lines[position].decode("latin-1") for position in range(at, len(lines)))
    length = len(next(reader))
    return reader.line_num, length


def check_row_ends(rows: RawRows, width: int, first: Place) -> None:
    """Raises UnreadableFile naming the first row that is longer than the header or is cut off.

    `first` is the place of the first row. An empty line is no row, and is left to the layout.
    """
    counts = Counter(rows.lengths)
    if max(counts) > width:
        position = next(at for at, length in enumerate(rows.lengths) if length > width)
        raise _damaged(first, position, rows.lengths[position], width)
    wrong = next((at for at, length in enumerate(rows.lengths) if length not in (0, width)), None)
    if wrong is None:
        return
    if rows.end_blank():
        raise _damaged(first, wrong, rows.lengths[wrong], width)
    last = len(rows) - 1
    if 0 < rows.lengths[last] < width and not rows.is_ended and counts[rows.lengths[last]] == 1:
        raise _damaged(first, last, rows.lengths[last], width)


def _damaged(first: Place, position: int, length: int, width: int) -> UnreadableFile:
    row = (first.row or 1) + position
    return UnreadableFile(
        replace(first, row=row),
        f"the row has {length} cells, and the header {width}: the file is damaged or cut short.",
        "Download it again.",
    )
