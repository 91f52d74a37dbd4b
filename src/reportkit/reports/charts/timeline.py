"""Days along a stretch of time: a row for each, its mark by how it stands, and the day all is known on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from reportkit.reports.charts.canvas import (
    DARK_BLUE,
    DARK_PINK,
    GREY,
    INK,
    ORANGE,
    blank,
    dress_ticks,
    font,
    png_of,
)

if TYPE_CHECKING:  # it takes half a second, which what draws nothing does not need
    from matplotlib.axes import Axes

_ROW_MM = 5.4


class Mark(Enum):
    """A shape with its edge and its fill, so that none is told by colour alone."""

    DONE = ("o", DARK_BLUE, DARK_BLUE)
    TO_COME = ("o", DARK_BLUE, "white")
    LATE = ("D", ORANGE, ORANGE)
    NOT_KNOWN = ("X", DARK_PINK, "white")
    SHOWN = ("s", GREY, "white")


@dataclass(frozen=True, slots=True)
class Row:
    """A day with its label on the left, and on the right how it stands in words."""

    label: str
    day: date
    mark: Mark
    told: str


def draw_timeline(rows: Sequence[Row], first: date, last: date, today: date) -> bytes:
    """The chart as PNG. `today` is an upright with its date, left out where it lies outside."""
    axes = blank(19 + _ROW_MM * len(rows), left=62, right=28, top=9, bottom=8)
    for number, row in enumerate(rows):
        _draw(axes, number, row, first)
    if first <= today <= last:
        _mark_today(axes, (today - first).days, today)
    _dress(axes, rows, first, last)
    return png_of(axes)


def _draw(axes: Axes, number: int, row: Row, first: date) -> None:
    marker, edge, fill = row.mark.value
    axes.axhline(number, color="#E3E3E3", linewidth=0.8, zorder=0)
    axes.plot([(row.day - first).days], [number], marker, color=fill, mec=edge, mew=2, ms=7, zorder=3)
    axes.text(
        1.03, number, row.told, va="center", color=INK, clip_on=False, fontproperties=font(9),
        transform=axes.get_yaxis_transform(),
    )  # fmt: skip


def _mark_today(axes: Axes, at: int, today: date) -> None:
    axes.axvline(at, color=INK, linewidth=1.4, linestyle=(0, (4, 3)), zorder=1)
    axes.text(
        at, 1.02, f"{today.day} {today:%B}", ha="center", va="bottom", color=INK, clip_on=False,
        fontproperties=font(9, bold=True), transform=axes.get_xaxis_transform(),
    )  # fmt: skip


def _dress(axes: Axes, rows: Sequence[Row], first: date, last: date) -> None:
    months = _months(first, last)
    axes.set_xticks([(day - first).days for day in months], [f"{day.day} {day:%b}" for day in months])
    axes.set_yticks(range(len(rows)), [row.label for row in rows])
    axes.set_xlim(-2, (last - first).days + 2)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(GREY)
    dress_ticks(axes)


def _months(first: date, last: date) -> list[date]:
    """The first of each month in the stretch."""
    found, day = [], first if first.day == 1 else _next_month(first)
    while day <= last:
        found.append(day)
        day = _next_month(day)
    return found


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
