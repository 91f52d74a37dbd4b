"""A document or a workbook line by line, for the checks of what stands there about a school."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from openpyxl import load_workbook

from reportkit.publishing.word.lines import document_lines, rows_named


@lru_cache(maxsize=64)
def lines_of(path: Path) -> tuple[str, ...]:
    """Its lines; many cases look at one document, which is read once."""
    return tuple(map(as_printed, _sheets(path) if path.suffix == ".xlsx" else document_lines(path)))


def as_printed(words: str) -> str:
    """Words as a document prints them."""
    return " ".join(words.replace("'", "’").split())


def _sheets(path: Path) -> Iterator[str]:
    """Each sheet: what stands above its table, then the rows of that."""
    book = load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        start = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
        yield from (" ".join(filter(None, row)) for row in rows[:start])
        yield from rows_named(rows[start:])
    book.close()


def _cell(value: object) -> str:
    return "" if value is None else str(value)
