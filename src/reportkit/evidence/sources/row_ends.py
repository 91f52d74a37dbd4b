"""Rows with fewer cells than the header: left out because blank, or cut off?

DfE writes some files without the blank cells at the end of a row. Such a file can be known: not one
of its rows ends in a blank cell. In any other file a short row is damage. The last row of a file
cut short is short too, and has no line break after it; then another row must be just as short.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportkit.exceptions import Place, UnreadableFile


class RawRow(NamedTuple):
    """A row's bytes without its line break, the number of its cells, and whether a line break follows."""

    text: bytes
    length: int
    is_ended: bool

    def filled_up(self, width: int) -> bytes:
        """The row with blank cells put back at its end; an empty line is a row of blank cells."""
        return self.text + b"," * (width - (self.length or 1))

    @property
    def ends_blank(self) -> bool:
        """Whether a blank cell stands at the end of the row."""
        return self.text.endswith((b",", b',""'))


def split_rows(content: bytes) -> Iterator[RawRow]:
    """The rows of a CSV file; only those with a quotation mark need to be parsed to count their cells."""
    lines = content.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        whole, taken = lines[at], 1
        if b'"' in whole:
            taken, length = _parsed(lines, at)
            whole = b"".join(lines[at : at + taken])
            text = whole.rstrip(b"\r\n")
        else:
            text = whole.rstrip(b"\r\n")
            length = text.count(b",") + 1 if text else 0
        yield RawRow(text, length, len(text) < len(whole))
        at += taken


def _parsed(lines: Sequence[bytes], at: int) -> tuple[int, int]:
    """How many lines the row that starts at `at` takes up, and how many cells it has."""
    reader = csv.reader(lines[position].decode("latin-1") for position in range(at, len(lines)))
    length = len(next(reader))
    return reader.line_num, length


def check_row_ends(rows: Sequence[RawRow], width: int, first: Place) -> None:
    """Raises UnreadableFile naming the first row that is longer than the header or is cut off.

    `first` is the place of the first row. An empty line is no row, and is left to the layout.
    """
    lengths = [row.length for row in rows]
    wrong = [position for position, length in enumerate(lengths) if length not in (0, width)]
    if too_long := [position for position in wrong if lengths[position] > width]:
        raise _damaged(first, too_long[0], lengths[too_long[0]], width)
    if wrong and any(row.ends_blank for row in rows):
        raise _damaged(first, wrong[0], lengths[wrong[0]], width)
    last = len(rows) - 1
    if last in wrong and not rows[last].is_ended and Counter(lengths)[lengths[last]] == 1:
        raise _damaged(first, last, lengths[last], width)


def _damaged(first: Place, position: int, length: int, width: int) -> UnreadableFile:
    row = (first.row or 1) + position
    return UnreadableFile(
        replace(first, row=row),
        f"the row has {length} cells, and the header {width}: the file is damaged or cut short.",
        "Download it again.",
    )
