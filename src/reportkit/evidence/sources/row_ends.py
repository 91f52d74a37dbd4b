"""Rows with fewer cells than the header: left out because blank, or cut off?

DfE writes some files without the blank cells at the end of a row. Such a file can be known: not one
of its rows ends in a blank cell. In any other file a short row is damage. The last row of a file
cut short is short too, and has no line break after it; then another row must be just as short.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportkit.exceptions import Place, UnreadableFile

_BLANK_END = (b",", b',""')


def with_row_ends(lines: Sequence[bytes], width: int, first: Place) -> bytes:
    """The rows, one a line, each filled up with the blank cells that were left out at its end.

    `first` is the place of the first row. An empty line is no row, and becomes blank cells that are
    left to the layout. Raises UnreadableFile naming the first row that is longer than the header or
    is cut off.
    """
    rows = [line.rstrip(b"\r\n") for line in lines]
    lengths = [_count_cells(row) for row in rows]
    _check(rows, lengths, width, first, has_last_break=rows[-1:] != list(lines[-1:]))
    missing = [width - (length or 1) for length in lengths]
    return b"\n".join(row + b"," * cells for row, cells in zip(rows, missing, strict=True))


def _count_cells(row: bytes) -> int:
    if b'"' in row:
        return len(next(csv.reader([row.decode("cp1252", "replace")])))
    return row.count(b",") + 1 if row else 0


def _check(
    rows: Sequence[bytes], lengths: Sequence[int], width: int, first: Place, *, has_last_break: bool
) -> None:
    wrong = [position for position, length in enumerate(lengths) if length not in (0, width)]
    if too_long := [position for position in wrong if lengths[position] > width]:
        raise _damaged(first, too_long[0], lengths[too_long[0]], width)
    if wrong and any(row.endswith(_BLANK_END) for row in rows):
        raise _damaged(first, wrong[0], lengths[wrong[0]], width)
    last = len(rows) - 1
    if last in wrong and not has_last_break and Counter(lengths)[lengths[last]] == 1:
        raise _damaged(first, last, lengths[last], width)


def _damaged(first: Place, position: int, length: int, width: int) -> UnreadableFile:
    row = (first.row or 1) + position
    return UnreadableFile(
        replace(first, row=row),
        f"the row has {length} cells, and the header {width}: the file is damaged or cut short.",
        "Download it again.",
    )
