"""A line for each area over the years; a year without a figure is a gap in the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING, Any, NamedTuple

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
    from matplotlib.font_manager import FontProperties

_MARKERS = ("o", "s", "^", "D")
_STYLES = ("-", "--", "-.", ":")
MOST_SERIES = 4
_MOST_LABELS, _FEW_LABELS = 6, 3
_NARROW_MM = 100
_LABEL_GAP_MM = 3.4
_LABEL_MM, _LINE_MM = 4.6, 3.3
# How far labels may stand above the lines.
_ABOVE_MM = 6.0
_ROOM_AT_EDGES = 0.1


class _Labels(NamedTuple):
    """How many letters stand beside one another, their size in points, how far labels may stand below.

    `until` is whether they say so where a line ends early; else what stands beside the chart does.
    """

    most: int
    size: float
    below_mm: float
    until: bool


_WIDE, _NARROW = _Labels(28, 9.5, 2.5, until=True), _Labels(16, 8.5, 0.0, until=False)


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

    A narrow one has smaller labels, which do not say until when a line goes, and fewer years below.
    Raises ValueError for more than four series.
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
    _label_ends(axes, series, years, _NARROW if narrow else _WIDE)
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


def _label_ends(axes: Axes, series: Sequence[Series], years: Sequence[AcademicYear], room: _Labels) -> None:
    """A label beside each last point, with the line's marker, moved apart where they would overlap.

    A line that ends before the last year says until when it goes. A label too long goes on below.
    """
    ended = [(line, last) for line in series if (last := _last(line)) is not None]
    labels = [_label(line, years, last, room) for line, last in ended]
    low, high = axes.get_ylim()
    a_mm = (high - low) / _height_mm(axes)
    lowest, highest = low - room.below_mm * a_mm, high + _ABOVE_MM * a_mm
    heights = _heights(labels, a_mm, highest - lowest)
    spread = _spread_apart([_value(line.figures[last]) for line, last in ended], heights)
    places = _kept_within(spread, heights, lowest, highest)
    low_year, high_year = axes.get_xlim()
    right = high_year + (high_year - low_year) * _LABEL_GAP_MM / _width_mm(axes)
    for (line, _), label, place in zip(ended, labels, places, strict=True):
        axes.plot([right], [place], clip_on=False, **_style(line.place))
        _annotate(axes, label, (right, place), font(room.size, bold=line.place == 0))
    axes.set_ylim(low, high)


def _heights(labels: Sequence[str], a_mm: float, room: float) -> list[float]:
    """How high each label stands; closer together where all of them would not fit."""
    wished = [a_mm * (_LABEL_MM + _LINE_MM * label.count("\n")) for label in labels]
    closer = min(1.0, room / sum(wished)) if wished else 1.0
    return [height * closer for height in wished]


def _annotate(axes: Axes, label: str, at: tuple[float, float], in_font: FontProperties) -> None:
    axes.annotate(
        label,
        at,
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=INK,
        fontproperties=in_font,
        annotation_clip=False,
    )


def _label(line: Series, years: Sequence[AcademicYear], last: int, room: _Labels) -> str:
    """The label, and until when the line goes, in lines of at most so many letters where words allow."""
    most = room.most
    if last == len(years) - 1 or not room.until:
        return fill(line.label, most)
    until = f"to {years[last].label}"
    whole = f"{line.label}, {until}"
    return whole if len(whole) <= most else f"{fill(line.label + ',', most)}\n{until}"


def _width_mm(axes: Axes) -> float:
    return float(axes.get_position().width * figure_of(axes).get_figwidth() * 25.4)


def _height_mm(axes: Axes) -> float:
    return float(axes.get_position().height * figure_of(axes).get_figheight() * 25.4)


def _last(line: Series) -> int | None:
    """The place of the line's last figure, None if it has none."""
    return max((at for at, figure in enumerate(line.figures) if isinstance(figure, Number)), default=None)


def _spread_apart(values: Sequence[float], heights: Sequence[float]) -> list[float]:
    """The values moved up or down until labels of these heights around them do not meet, order kept."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    placed = [values[i] for i in order]
    apart = [(heights[lower] + heights[upper]) / 2 for lower, upper in pairwise(order)]
    for _ in range(50):
        for lower in range(len(placed) - 1):
            overlap = apart[lower] - (placed[lower + 1] - placed[lower])
            if overlap > 0:
                placed[lower] -= overlap / 2
                placed[lower + 1] += overlap / 2
    return [place for _, place in sorted(zip(order, placed, strict=True))]


def _kept_within(
    places: Sequence[float], heights: Sequence[float], lowest: float, highest: float
) -> list[float]:
    """The places all moved by as much as keeps every label inside; the upper end gives way if none does."""
    edges = list(zip(places, heights, strict=True))
    down = max((place + height / 2 - highest for place, height in edges), default=0)
    up = max((lowest - (place - height / 2) for place, height in edges), default=0)
    move = up if up > 0 else -max(0, down)
    return [place + move for place in places]


def _dress(axes: Axes, years: Sequence[AcademicYear], unit_label: str, most: int) -> None:
    step = -(-len(years) // most)
    shown = range((len(years) - 1) % step, len(years), step)
    axes.set_xticks(shown, [years[place].label for place in shown])
    axes.set_xlim(-0.3, len(years) - 0.8)
    axes.margins(y=_ROOM_AT_EDGES)
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
