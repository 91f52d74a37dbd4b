"""Slices of real files, and copies of them with something changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reportkit.evidence.sources import Reading, read_source
from reportkit.evidence.sources.dating import Dating

SLICES = Path(__file__).parent / "slices"
OFSTED = "ofsted/2025-08-31/State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv"
OFSTED_2026 = (
    "hand_made/Management_information_-_state-funded_schools_-_latest_inspections_as_at_30_Apr_2026.csv"
)
OFSTED_HISTORY = "ofsted/inspection-history-to-2018/ofsted_ratings_2018.csv"
REPORT_CARDS = "transcribed/2026-09/hillingdon_ofsted_report_cards.csv"


def read_slice(name: str, published_on: date | None = None) -> Reading:
    """The slice as read."""
    return read_source(SLICES / name, Dating(name, published_on=published_on))


def read_changed(folder: Path, name: str, changes: Mapping[tuple[int, str], str]) -> Reading:
    """The slice as read after the cells at (row in the file, column) are changed."""
    return read_rows(folder, name, _changed(rows_of(name), changes))


def read_rows(folder: Path, name: str, rows: list[list[str]]) -> Reading:
    """A file of this name with these rows, as read."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    path = folder / Path(name).name
    path.write_bytes(text.getvalue().encode("cp1252"))
    return read_source(path, Dating(name))


def rows_of(name: str) -> list[list[str]]:
    """The slice's rows as text, header included."""
    text = (SLICES / name).read_bytes().decode("cp1252").removeprefix("\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(text, newline="")))


def row_of(name: str, cell: str) -> int:
    """The row in the file, counted from 1, that holds the cell."""
    return next(row for row, cells in enumerate(rows_of(name), start=1) if cell in cells)


def _changed(rows: list[list[str]], changes: Mapping[tuple[int, str], str]) -> list[list[str]]:
    for (row, column), text in changes.items():
        header = next(cells for cells in rows if column in cells)
        rows[row - 1][header.index(column)] = text
    return rows
