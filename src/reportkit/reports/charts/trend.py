"""A line for each area over the years; a year without a figure is a gap in the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from reportkit.reports.charts.canvas import (
    GREY,
    INK,
    PALETTE,
    blank,
    dress_ticks,
    font,
    png_of,
)
from reportkit.vocabulary import AcademicYear, Figure, Number

_MARKERS = ("o", "s", "^", "D")
_STYLES = ("-", "--", "-.", ":")
MOST_SERIES = 4
_MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its label and a figure for each year of the chart."""

    label: str
    figures: tuple[Figure, ...]


def draw_trend(
    years: Sequence[AcademicYear],
    series: Sequence[Series],
    unit_label: str,
    break_before: AcademicYear | None = None,
    height_mm: float = 41,
) -> bytes:
    """The chart as PNG. A dotted upright marks where figures stop being comparable.

    Raises ValueError for more than four series.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"A chart holds at most {MOST_SERIES} lines; this one has {len(series)}.")
    axes = blank(height_mm, left=12, right=46, top=7, bottom=7)
    for position, line in enumerate(series):
        _draw_line(axes, line, position)
    _label_ends(axes, series)
    _dress(axes, years, unit_label)
    if break_before in years:
        _mark_break(axes, years.index(break_before))
    return png_of(axes)


def _value(figure: Figure) -> float:
    return float(figure.value) if isinstance(figure, Number) else float("nan")


def _draw_line(axes: Axes, line: Series, position: int) -> None:
    axes.plot(
        [_value(figure) for figure in line.figures],
        color=PALETTE[position],
        linewidth=2.6 if position == 0 else 1.6,
        linestyle=_STYLES[position],
        marker=_MARKERS[position],
        markersize=5 if position == 0 else 4,
        zorder=5 - position,
    )


def _label_ends(axes: Axes, series: Sequence[Series]) -> None:
    """Direct labels beside the last points, moved apart where they would overlap."""
    ends = [
        (_value(line.figures[-1]), position, line.label)
        for position, line in enumerate(series)
        if isinstance(line.figures[-1], Number)
    ]
    low, high = axes.get_ylim()
    places = _spread_apart([end[0] for end in ends], (high - low) * 0.17)
    for (_, position, label), place in zip(ends, places, strict=True):
        axes.annotate(
            label,
            (len(series[0].figures) - 1, place),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            fontproperties=font(9.5, bold=position == 0),
            annotation_clip=False,
        )


def _spread_apart(values: Sequence[float], least: float) -> list[float]:
    """The values moved up or down until neighbours are at least `least` apart, order kept."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    placed = [values[i] for i in order]
    for _ in range(50):
        for lower in range(len(placed) - 1):
            overlap = least - (placed[lower + 1] - placed[lower])
            if overlap > 0:
                placed[lower] -= overlap / 2
                placed[lower + 1] += overlap / 2
    return [place for _, place in sorted(zip(order, placed, strict=True))]


def _dress(axes: Axes, years: Sequence[AcademicYear], unit_label: str) -> None:
    step = 2 if len(years) > _MOST_LABELS else 1
    shown = range((len(years) - 1) % step, len(years), step)
    axes.set_xticks(shown, [years[place].label for place in shown])
    axes.set_xlim(-0.3, len(years) - 0.8)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 5, 10]))
    axes.grid(axis="y", color="#E3E3E3", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(GREY)
    axes.text(0, 1.05, unit_label, transform=axes.transAxes, color=INK, fontproperties=font(9), va="bottom")
    dress_ticks(axes, 9)


def _mark_break(axes: Axes, position: int) -> None:
    if position == 0:
        return
    axes.axvline(position - 0.5, color=INK, linewidth=0.9, linestyle=(0, (1, 2)))
