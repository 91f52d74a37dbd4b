"""A line for each area over the years; a year without a figure is a gap in the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportkit.reports.charts.canvas import (
    GREY,
    INK,
    PALETTE,
    WIDTH_MM,
    blank,
    dress_ticks,
    figure_of,
    font,
    png_of,
    round_ticks,
)
from reportkit.vocabulary import AcademicYear, Figure, Number

if TYPE_CHECKING:  # it takes half a second, which what draws nothing does not need
    from matplotlib.axes import Axes

_MARKERS = ("o", "s", "^", "D")
_STYLES = ("-", "--", "-.", ":")
MOST_SERIES = 4
_MOST_LABELS, _FEW_LABELS = 6, 3
_NARROW_MM = 100
_LABEL_GAP_MM = 3.4
_LABEL_MM = 4.6


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its label, a figure for each year, and whose it is.

    `place` gives an area the same colour, dash and marker in every chart: 0 the borough, 1 its
    neighbours, 2 its region, 3 England.
    """

    label: str
    figures: tuple[Figure, ...]
    place: int = 0


def draw_trend(
    years: Sequence[AcademicYear],
    series: Sequence[Series],
    unit_label: str,
    base: AcademicYear | None = None,
    breaks: Sequence[AcademicYear] = (),
    height_mm: float = 41,
    width_mm: float = WIDTH_MM,
) -> bytes:
    """The chart as PNG. Lines are broken where a series is; a dotted upright stands before the base.

    A narrow one has smaller labels, and fewer years below. Raises ValueError for more than four series.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"A chart holds at most {MOST_SERIES} lines; this one has {len(series)}.")
    narrow = width_mm < _NARROW_MM
    left, right = (9, 30) if narrow else (12, 50)
    axes = blank(height_mm, left, right, 7, 7, width_mm)
    parts = _parts(years, breaks)
    for line in series:
        for first, last in parts:
            _draw_part(axes, line, first, last)
    _dress(axes, years, unit_label, _FEW_LABELS if narrow else _MOST_LABELS)
    _label_ends(axes, series, years, 8.5 if narrow else 9.5)
    if base in years:
        _mark_break(axes, years.index(base))
    return png_of(axes)


def _value(figure: Figure) -> float:
    return float(figure.value) if isinstance(figure, Number) else float("nan")


def _parts(years: Sequence[AcademicYear], breaks: Sequence[AcademicYear]) -> list[tuple[int, int]]:
    """The stretches of comparable years, each as its first position and the one after its last."""
    starts = [0, *(place for place, year in enumerate(years) if place and year in breaks), len(years)]
    return list(pairwise(starts))


def _draw_part(axes: Axes, line: Series, first: int, last: int) -> None:
    axes.plot(
        range(first, last),
        [_value(figure) for figure in line.figures[first:last]],
        zorder=5 - line.place,
        **_style(line.place),
    )


def _style(place: int) -> dict[str, Any]:
    return {
        "color": PALETTE[place],
        "linewidth": 2.6 if place == 0 else 1.6,
        "linestyle": _STYLES[place],
        "marker": _MARKERS[place],
        "markersize": 5 if place == 0 else 4,
    }


def _label_ends(axes: Axes, series: Sequence[Series], years: Sequence[AcademicYear], size: float) -> None:
    """A label beside each last point, with the line's marker, moved apart where they would overlap.

    A line that ends before the last year says until when it goes.
    """
    ended = [(line, last) for line in series if (last := _last(line)) is not None]
    low, high = axes.get_ylim()
    least = (high - low) * _LABEL_MM / _height_mm(axes)
    places = _spread_apart([_value(line.figures[last]) for line, last in ended], least)
    low_year, high_year = axes.get_xlim()
    right = high_year + (high_year - low_year) * _LABEL_GAP_MM / _width_mm(axes)
    for (line, last), place in zip(ended, places, strict=True):
        axes.plot([right], [place], clip_on=False, **_style(line.place))
        axes.annotate(
            line.label if last == len(years) - 1 else f"{line.label}, to {years[last].label}",
            (right, place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            fontproperties=font(size, bold=line.place == 0),
            annotation_clip=False,
        )
    axes.set_ylim(low, high)


def _width_mm(axes: Axes) -> float:
    return float(axes.get_position().width * figure_of(axes).get_figwidth() * 25.4)


def _height_mm(axes: Axes) -> float:
    return float(axes.get_position().height * figure_of(axes).get_figheight() * 25.4)


def _last(line: Series) -> int | None:
    """The place of the line's last figure, None if it has none."""
    return max((at for at, figure in enumerate(line.figures) if isinstance(figure, Number)), default=None)


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


def _dress(axes: Axes, years: Sequence[AcademicYear], unit_label: str, most: int) -> None:
    step = -(-len(years) // most)
    shown = range((len(years) - 1) % step, len(years), step)
    axes.set_xticks(shown, [years[place].label for place in shown])
    axes.set_xlim(-0.3, len(years) - 0.8)
    round_ticks(axes.yaxis, 5)
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
