"""HTML tables, pandas' above all, with merged cells and stacked headings laid out flat."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.blocks import Span, Table
from reportkit.publishing.exporter.frames import table_of

_Grid = list[list[str]]
# A damaged span must not fill the memory.
_WIDEST_SPAN = 500


def read_table(element: _Element, caption: str = "") -> Iterator[Table]:
    """The table with one header row; nothing for a table without a cell."""
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    grid = _grid(rows)
    depth = _header_depth(rows)
    if not grid or not grid[0]:
        return
    index = _index_width(rows[depth:])
    labels = _labels(grid[:depth], index) if depth else [f"Column {n}" for n in range(1, len(grid[0]) + 1)]
    body = [[(Span(text),) if text else () for text in row] for row in grid[depth:]]
    yield table_of(labels, body, caption or _caption(element), names=index)


def _caption(element: _Element) -> str:
    found = element.find("caption")
    return _text(found) if found is not None else ""


def _header_depth(rows: list[_Element]) -> int:
    """How many rows at the top are headings: those in the head, else a first row of headings."""
    in_head = [row for row in rows if any(parent.tag == "thead" for parent in row.iterancestors())]
    if in_head:
        return len(in_head)
    cells = _cells(rows[0])[1:] if rows else []
    return int(bool(cells) and len(rows) > 1 and all(cell.tag == "th" for cell in cells))


def _index_width(rows: list[_Element]) -> int:
    widths = [sum(_span(cell, "colspan") for cell in _cells(row) if cell.tag == "th") for row in rows]
    return max(widths, default=0)


def _labels(head: _Grid, index: int) -> list[str]:
    """One label for each column: of an index column its lowest heading, of any other all of them."""
    labels = []
    for place, levels in enumerate(zip(*head, strict=True)):
        written = list(dict.fromkeys(level for level in levels if level))
        labels.append(", ".join(written[-1:] if place < index else written))
    return labels


def _grid(rows: list[_Element]) -> _Grid:
    """The cells' texts by row and column, a merged cell's text in every place it covers."""
    filled: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            while (number, column) in filled:
                column += 1
            _fill(filled, number, column, cell, len(rows))
    width = 1 + max((column for _, column in filled), default=-1)
    return [[filled.get((number, column), "") for column in range(width)] for number in range(len(rows))]


def _fill(filled: dict[tuple[int, int], str], row: int, column: int, cell: _Element, rows: int) -> None:
    text = _text(cell)
    for down in range(min(_span(cell, "rowspan"), rows - row)):
        for across in range(_span(cell, "colspan")):
            filled[row + down, column + across] = text


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdigit() else 1


def text_in(element: _Element) -> str:
    """The text in an element as it was written, tags left out."""
    return "".join(str(text) for text in element.itertext())


def _text(element: _Element) -> str:
    return " ".join(text_in(element).split())
