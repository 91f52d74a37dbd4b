"""Tables are read out cell by cell, each with its column's heading."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, text_in, value
from reportkit.publishing.word.accessibility.findings import Finding

_MERGES = (q("w:gridSpan"), q("w:vMerge"), q("w:hMerge"))
_OFF = ("0", "false", "off")


def check_table_texts(built: BuiltDocument) -> Iterator[Finding]:
    """Every table has alternative text."""
    for where, table in _tables(built):
        marks = (table.find(f"{q('w:tblPr')}/{q(name)}") for name in ("w:tblCaption", "w:tblDescription"))
        if not any(value(mark).strip() for mark in marks):
            yield Finding("table-description", where, "Give the table a title or a description (alt text).")


def check_table_headers(built: BuiltDocument) -> Iterator[Finding]:
    """Exactly the first row is marked as header, and none of its cells is empty or merged."""
    for where, table in _tables(built):
        rows = table.findall(q("w:tr"))
        marked = [number for number, row in enumerate(rows, start=1) if _is_header(row)]
        if marked != [1]:
            yield Finding("table-header", where, "Mark the first row, and no other, as the header row.")
        for row in rows[:1]:
            yield from _header_cells(where, row)


def check_table_cells(built: BuiltDocument) -> Iterator[Finding]:
    """No cell below the header is empty: silence could be a nought, a secret or a mistake."""
    for where, table in _tables(built):
        for number, row in enumerate(table.findall(q("w:tr"))[1:], start=2):
            for column, cell in enumerate(row.findall(q("w:tc")), start=1):
                if _is_empty(cell):
                    place = f"{where}, row {number}, column {column}"
                    yield Finding(
                        "table-cells", place, "Fill the cell, if only with a marker that the notes explain."
                    )


def _header_cells(where: str, row: _Element) -> Iterator[Finding]:
    for column, cell in enumerate(row.findall(q("w:tc")), start=1):
        if _is_empty(cell):
            yield Finding("table-header", f"{where}, column {column}", "Give the column a heading.")
        if any(mark.tag in _MERGES for mark in cell.findall(f"{q('w:tcPr')}/*")):
            yield Finding("table-header", f"{where}, column {column}", "Split the merged header cell.")


def _tables(built: BuiltDocument) -> Iterator[tuple[str, _Element]]:
    for number, table in enumerate(built.body.iter(q("w:tbl")), start=1):
        caption = value(table.find(f"{q('w:tblPr')}/{q('w:tblCaption')}"))
        yield f"table {number} (“{caption}”)" if caption else f"table {number}", table


def _is_header(row: _Element) -> bool:
    mark = row.find(f"{q('w:trPr')}/{q('w:tblHeader')}")
    return mark is not None and value(mark) not in _OFF


def _is_empty(cell: _Element) -> bool:
    return not text_in(cell).strip() and next(cell.iter(q("w:drawing")), None) is None
