"""A Word file line by line: each paragraph, and each row of a table with its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docx import Document
from docx.table import Table


def document_lines(path: Path) -> Iterator[str]:
    """The lines of the body: “School: Oak (998001) | Due: 3 December 2026” for a row."""
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            yield from rows_named([[cell.text for cell in row.cells] for row in block.rows])
        else:
            yield block.text


def rows_named(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first row as it is, each after it with that as its headings, what is empty left out."""
    headings, *rest = rows or [[]]
    yield " | ".join(headings)
    for row in rest:
        named = zip(headings, row, strict=False)
        yield " | ".join(f"{heading}: {value}" for heading, value in named if value)
