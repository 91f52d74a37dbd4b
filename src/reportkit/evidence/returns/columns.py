"""The columns that the sheets are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportkit.evidence.returns.layout import SCHOOL, URN, ColumnLayout, Kind

URN_COLUMN = ColumnLayout(URN, Kind.URN, "See “Schools”.", required=True, width=12)
SCHOOL_COLUMN = ColumnLayout(
    SCHOOL, Kind.SCHOOL, "Fills itself in. Check that it is the school you mean.", width=34
)
OF_SCHOOL = (URN_COLUMN, SCHOOL_COLUMN)


def text(heading: str, guidance: str, *, required: bool = False, width: int = 22) -> ColumnLayout:
    """A column of short text."""
    return ColumnLayout(heading, Kind.TEXT, guidance, required=required, width=width)


def long(heading: str, guidance: str, *, required: bool = False) -> ColumnLayout:
    """A column of text in several lines."""
    return ColumnLayout(heading, Kind.LONG, guidance, required=required, width=48)


def day(heading: str, guidance: str, *, required: bool = False, past: bool = False) -> ColumnLayout:
    """A column of days, `past` for those that have been."""
    kind = Kind.PAST_DAY if past else Kind.DAY
    return ColumnLayout(heading, kind, guidance, required=required, width=20)


def choice(
    heading: str, guidance: str, choices: Sequence[str], *, required: bool = False, answers: str = ""
) -> ColumnLayout:
    """A column to choose from; `answers` is the id of the test that the choice answers."""
    width = max([18, *(len(choice) + 3 for choice in choices)])
    return ColumnLayout(heading, Kind.CHOICE, guidance, tuple(choices), required, answers, min(width, 26))


def newer(column: ColumnLayout) -> ColumnLayout:
    """A column that workbooks from before it lack."""
    return replace(column, is_newer=True)
