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
        lines = b"\n".join([*self.texts, b""])
        may_end_blank = b",\n" in lines or b',""\n' in lines
        return may_end_blank and any(text.endswith((b",", b',""')) for text in self.texts)


def split_rows(content: bytes) -> RawRows:
    """The rows of a CSV file; only those with a quotation mark need to be parsed to count their cells."""
    is_ended = content.endswith((b"\r", b"\n"))
    bare, lines = content.splitlines(), content.splitlines(keepends=True)
    texts: list[bytes] = []
    lengths: list[int] = []
    at = 0
    for quoted in _quoted(lines) if b'"' in content else ():
        if quoted >= at:
            _add_plain(bare[at:quoted], texts, lengths)
            taken, length = _parse_row(lines, quoted)
            at = quoted + taken
            texts.append(b"".join(lines[quoted:at]).rstrip(b"\r\n"))
            lengths.append(length)
    _add_plain(bare[at:], texts, lengths)
    return RawRows(texts, lengths, is_ended)


def _quoted(lines: Sequence[bytes]) -> list[int]:
    """The lines with a quotation mark; a quoted cell may go over several."""
    return [position for position, line in enumerate(lines) if b'"' in line]


def _add_plain(plain: Sequence[bytes], texts: list[bytes], lengths: list[int]) -> None:
    texts += plain
    lengths += [text.count(b",") + 1 if text else 0 for text in plain]


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
