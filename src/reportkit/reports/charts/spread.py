"""Every school as one unnamed dot along a scale, with the school in the middle marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportkit.reports.charts.canvas import (
    DARK_BLUE,
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


def draw_spread(
    values: Sequence[float], middle: float, middle_label: str, unit_label: str, step: float
) -> bytes:
    """The chart as PNG: dots stacked in bands `step` wide, so that no school can be picked out."""
    bands = Counter(round(value / step) for value in values)
    tallest = max(bands.values())
    axes = blank(17 + 2.3 * tallest, left=8, right=8, top=4, bottom=11)
    for band, count in bands.items():
        axes.plot([band * step] * count, range(1, count + 1), "o", color=DARK_BLUE, ms=5)
    _mark_middle(axes, middle, middle_label, tallest)
    axes.set_ylim(0.2, tallest + 1.4)
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(GREY)
    axes.set_xlabel(unit_label, fontproperties=font(9.5), color=INK)
    dress_ticks(axes)
    return png_of(axes)


def _mark_middle(axes: Axes, middle: float, label: str, tallest: int) -> None:
    axes.axvline(middle, color=ORANGE, linewidth=2, zorder=0)
    axes.annotate(
        label,
        (middle, tallest + 1.1),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        color=INK,
        fontproperties=font(9.5, bold=True),
        annotation_clip=False,
    )
