"""A workbook's sheets as values: what stands in them, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, its width in characters, and whether it holds numbers."""

    heading: str
    width: int = 14
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet: what it is for in a sentence, its columns, and a row a line of values."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    frozen_columns: int = 0
