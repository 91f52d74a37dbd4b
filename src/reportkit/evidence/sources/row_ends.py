"""Rows with fewer cells than the header: left out because blank, or cut off?

DfE writes some files without the blank cells at the end of a row. Such a file can be known: not one
of its rows ends in a blank cell. In any other file a short row is damage. The last row of a file
cut short is short too, and has no line break after it; then another row must be just as short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportkit.exceptions import Place, UnreadableFile


def check_row_ends(rows: Sequence[Sequence[str]], width: int, first: Place, content: bytes) -> None:
    """Raises UnreadableFile naming the first row that is longer than the header or is cut off.

    `first` is the place of the first row. An empty line is no row, and is left to the layout.
    """
    lengths = [len(cells) for cells in rows]
    wrong = [position for position, length in enumerate(lengths) if length not in (0, width)]
    if too_long := [position for position in wrong if lengths[position] > width]:
        raise _damaged(first, too_long[0], lengths[too_long[0]], width)
    if wrong and any(cells and cells[-1] == "" for cells in rows):
        raise _damaged(first, wrong[0], lengths[wrong[0]], width)
    last = len(rows) - 1
    if last in wrong and not content.endswith((b"\n", b"\r")) and Counter(lengths)[lengths[last]] == 1:
        raise _damaged(first, last, lengths[last], width)


def _damaged(first: Place, position: int, length: int, width: int) -> UnreadableFile:
    row = (first.row or 1) + position
    return UnreadableFile(
        replace(first, row=row),
        f"the row has {length} cells, and the header {width}: the file is damaged or cut short.",
        "Download it again.",
    )
