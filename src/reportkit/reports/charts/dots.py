"""A row for each subject: the school's figure as a filled dot, the other's as an open square."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportkit.reports.charts.bars import Pair
from reportkit.reports.charts.canvas import (
    DARK_BLUE,
    GREY,
    INK,
    TURQUOISE,
    blank,
    dress_ticks,
    font,
    png_of,
    round_ticks,
)
from reportkit.reports.wording import printed
from reportkit.vocabulary import Figure, Number

if TYPE_CHECKING:  # it takes half a second, which what draws nothing does not need
    from matplotlib.axes import Axes

_ROW_MM = 8.0
_KEY = (("o", DARK_BLUE, DARK_BLUE), ("s", TURQUOISE, "white"))


def draw_dots(pairs: Sequence[Pair], own_label: str, other_label: str) -> bytes:
    """The chart as PNG. A missing figure has no dot; its symbol stands at the row's end."""
    axes = blank(16 + _ROW_MM * len(pairs), left=30, right=30, top=8, bottom=7)
    for row, pair in enumerate(pairs):
        _row(axes, row, pair)
    axes.set_yticks(range(len(pairs)), [pair.label for pair in pairs])
    axes.set_ylim(len(pairs) - 0.5, -0.5)
    axes.margins(x=0.12)
    round_ticks(axes.xaxis, 6)
    axes.grid(axis="x", color="#E3E3E3", linewidth=0.8)
    axes.set_axisbelow(True)
    _name_dots(axes, (own_label, other_label))
    dress_ticks(axes)
    return png_of(axes)


def _row(axes: Axes, row: int, pair: Pair) -> None:
    values = [_value(figure) for figure in (pair.own, pair.other)]
    shown = [value for value in values if value is not None]
    axes.plot(shown, [row] * len(shown), color=GREY, linewidth=2, zorder=1)
    for value, (marker, edge, fill) in zip(values, _KEY, strict=True):
        if value is not None:
            axes.plot([value], [row], marker, color=fill, mec=edge, mew=2, ms=9, zorder=2)
    axes.text(
        1.02, row, f"{printed(pair.own)} and {printed(pair.other)}", va="center", color=INK, clip_on=False,
        transform=axes.get_yaxis_transform(), fontproperties=font(9),
    )  # fmt: skip


def _value(figure: Figure) -> float | None:
    return float(figure.value) if isinstance(figure, Number) else None


def _name_dots(axes: Axes, labels: tuple[str, str]) -> None:
    for place, (label, (marker, edge, fill)) in enumerate(zip(labels, _KEY, strict=True)):
        left = place * 0.4
        axes.plot(
            [left + 0.01], [1.12], marker, color=fill, mec=edge, mew=2, ms=8, clip_on=False,
            transform=axes.transAxes,
        )  # fmt: skip
        axes.text(
            left + 0.035, 1.12, label, transform=axes.transAxes, va="center", color=INK,
            fontproperties=font(9.5, bold=place == 0),
        )  # fmt: skip
