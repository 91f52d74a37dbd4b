"""Two figures a row side by side: the borough and what it is set against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportkit.reports.charts.canvas import (
    DARK_BLUE,
    GREY,
    INK,
    TURQUOISE,
    blank,
    dress_ticks,
    figure_of,
    font,
    png_of,
    text_mm,
)
from reportkit.reports.wording import printed
from reportkit.vocabulary import Figure, Number

if TYPE_CHECKING:  # it takes half a second, which what draws nothing does not need
    from matplotlib.axes import Axes

_ROW_MM = 8.0
_THICKNESS = 0.36


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: what is measured, the borough's figure and the other's."""

    label: str
    own: Figure
    other: Figure


def draw_pairs(
    pairs: Sequence[Pair],
    own_label: str,
    other_label: str,
    say: Callable[[Figure], str] = printed,
) -> bytes:
    """The chart as PNG: bars from zero, each with its value; a missing figure shows its symbol."""
    axes = blank(9 + _ROW_MM * len(pairs), left=62, right=18, top=7, bottom=2)
    for row, pair in enumerate(pairs):
        _bar(axes, row - _THICKNESS / 2, pair.own, DARK_BLUE, say)
        _bar(axes, row + _THICKNESS / 2, pair.other, TURQUOISE, say)
    axes.axvline(0, color=GREY, linewidth=1)
    axes.set_yticks(range(len(pairs)), [pair.label for pair in pairs])
    axes.set_ylim(len(pairs) - 0.5, -0.5)
    axes.set_xticks([])
    _widen(axes)
    _name_bars(axes, own_label, other_label)
    dress_ticks(axes)
    return png_of(axes)


def _bar(axes: Axes, place: float, figure: Figure, colour: str, say: Callable[[Figure], str]) -> None:
    value = float(figure.value) if isinstance(figure, Number) else 0.0
    hatch = None if colour == DARK_BLUE else "///"
    axes.barh(place, value, _THICKNESS * 0.92, color=colour, hatch=hatch, edgecolor="white", lw=0)
    axes.annotate(
        say(figure),
        (value, place),
        xytext=(4 if value >= 0 else -4, 0),
        textcoords="offset points",
        va="center",
        ha="left" if value >= 0 else "right",
        color=INK,
        fontproperties=font(8.5, bold=colour == DARK_BLUE),
        annotation_clip=False,
    )


def _widen(axes: Axes) -> None:
    """Room for the value beside a bar that goes to the left."""
    low, high = axes.get_xlim()
    axes.set_xlim(low - (high - low) * 0.12 if low < 0 else 0, high)


def _name_bars(axes: Axes, own_label: str, other_label: str) -> None:
    """A key above the bars, the second name clear of the first however long that is."""
    width = axes.get_position().width * figure_of(axes).get_figwidth() * 25.4
    second = 0.1 + text_mm(own_label, 9.5, bold=True) / width
    _name_bar(axes, 0, own_label, is_own=True)
    _name_bar(axes, max(0.46, second), other_label, is_own=False)


def _name_bar(axes: Axes, left: float, label: str, *, is_own: bool) -> None:
    """A square with the same fill and hatching as the bars have, and the name beside it."""
    from matplotlib.patches import Rectangle

    square = Rectangle(
        (left, 1.03),
        0.035,
        3.2 / (axes.get_position().height * figure_of(axes).get_figheight() * 25.4),
        transform=axes.transAxes,
        facecolor=DARK_BLUE if is_own else TURQUOISE,
        hatch=None if is_own else "///",
        ec="white",
        lw=0,
        clip_on=False,
    )
    axes.add_patch(square)
    in_font = font(9.5, bold=is_own)
    axes.text(
        left + 0.05, 1.03, label, transform=axes.transAxes, color=INK, fontproperties=in_font, va="bottom"
    )
