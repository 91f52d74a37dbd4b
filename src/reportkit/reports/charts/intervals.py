"""One figure as a dot along a scale, with the range that chance alone would leave, and marks beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportkit.reports.charts.canvas import DARK_BLUE, GREY, INK, ORANGE, blank, dress_ticks, font, png_of

if TYPE_CHECKING:  # it takes half a second, which what draws nothing does not need
    from matplotlib.axes import Axes

_ROW = 0.0
_ROOM = 0.08


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, the range `low` to `high`, and the middle and the lower quarter of a group; in one unit."""

    label: str
    own: float
    low: float
    high: float
    middle: float
    middle_label: str
    quarter: float | None = None
    quarter_label: str = ""


def draw_interval(interval: Interval, unit_label: str, range_label: str) -> bytes:
    """The chart as PNG: the range as a bar, the group's marks as uprights, the figure as a named dot."""
    axes = blank(44, left=12, right=12, top=11, bottom=19)
    _dress(axes, interval, f"{unit_label}. {range_label}")
    axes.barh(_ROW, interval.high - interval.low, 0.34, interval.low, color="#D9E3EC", zorder=1)
    _mark(axes, interval.middle, interval.middle_label, ORANGE, row=0)
    if interval.quarter is not None:
        _mark(axes, interval.quarter, interval.quarter_label, INK, row=1, style=(0, (1.2, 0.8)))
    axes.plot([interval.own], [_ROW], "o", color=DARK_BLUE, ms=11, zorder=4)
    _name(axes, interval.own, interval.label, DARK_BLUE)
    return png_of(axes)


def _mark(
    axes: Axes, at: float, label: str, colour: str, row: int, style: str | tuple[int, Sequence[float]] = "-"
) -> None:
    """An upright with its label below the scale's numbers, each label on a row of its own."""
    axes.plot([at, at], [-0.42, 0.42], color=colour, linewidth=2.6, linestyle=style, zorder=3)
    axes.annotate(
        label, (at, -0.8), xytext=(0, -24 - 12 * row), textcoords="offset points", va="center",
        ha=_side(axes, at), color=INK, fontproperties=font(9), annotation_clip=False,
    )  # fmt: skip


def _name(axes: Axes, at: float, label: str, colour: str) -> None:
    axes.text(
        at, 0.86, label, ha=_side(axes, at), va="center", color=colour, clip_on=False,
        fontproperties=font(9.5, bold=True),
    )  # fmt: skip


def _side(axes: Axes, at: float) -> Literal["left", "right", "center"]:
    """Where a label at the value begins, so that none runs out of the chart."""
    low, high = axes.get_xlim()
    if at < low + (high - low) / 4:
        return "left"
    return "right" if at > high - (high - low) / 4 else "center"


def _dress(axes: Axes, interval: Interval, label: str) -> None:
    values = [interval.own, interval.low, interval.high, interval.middle, interval.quarter or interval.middle]
    least, most = min(values), max(values)
    room = max((most - least) * _ROOM, 1.0)
    axes.set_xlim(least - room, most + room)
    axes.set_ylim(-0.8, 0.8)
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(GREY)
    axes.text(0, 1.24, label, transform=axes.transAxes, va="bottom", color=INK, fontproperties=font(9))
    dress_ticks(axes, 9)
