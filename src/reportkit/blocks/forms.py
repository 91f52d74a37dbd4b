"""Sheets that people fill in, as values: headings, guidance, choices, and rows that are there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportkit.blocks.worksheets import Value


class Entered(StrEnum):
    """What is typed into a column, so that Excel can help with it."""

    TEXT = "text"
    DAY = "day"
    PAST_DAY = "past day"
    WHOLE = "whole number"
    CHOICE = "choice"
    LISTED = "the first column of the list"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column to be filled in. `looks_up` is for one that shows what another sheet says of column A."""

    heading: str
    guidance: str
    width: int = 18
    entered: Entered = Entered.TEXT
    choices: tuple[str, ...] = ()
    required: bool = False
    looks_up: str = ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet to be filled in: what it is for, its columns, and rows that stand there already.

    `room` is how many empty rows are ruled.
    """

    name: str
    says: str
    columns: tuple[FormColumn, ...]
    rows: Sequence[Sequence[Value]] = ()
    room: int = 0
    frozen_columns: int = 0


@dataclass(frozen=True, slots=True)
class GuideSheet:
    """A sheet to be read: its columns and rows, or with `filled_in` one whose second column is filled in."""

    name: str
    says: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Sequence[Sequence[Value]]
    filled_in: bool = False
