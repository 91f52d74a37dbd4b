"""One look for every chart: a shipped font, the Analysis Function's colours, the same bytes."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:  # it takes half a second, which what draws nothing does not need
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

DARK_BLUE = "#12436D"
TURQUOISE = "#28A197"
DARK_PINK = "#801650"
ORANGE = "#F46A25"
GREY = "#BFBFBF"
INK = "#3D3D3D"
PALETTE = (DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE)

_DPI = 150
_INCH_MM = 25.4
_POINTS_AN_INCH = 72
WIDTH_MM = 165.0


@cache
def font(size: float = 9.5, *, bold: bool = False) -> FontProperties:
    """The shipped font, so that charts are the same on every machine; size in points."""
    from matplotlib.font_manager import FontProperties

    name = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    path = files("reportkit.reports.charts").joinpath("fonts", name)
    return FontProperties(fname=str(path), size=size)


def blank(
    height_mm: float, left: float, right: float, top: float, bottom: float, width_mm: float = WIDTH_MM
) -> Axes:
    """Axes on a new chart, of the full text width if no other is given; margins in millimetres, by hand."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width_mm / _INCH_MM, height_mm / _INCH_MM), dpi=_DPI)
    FigureCanvasAgg(figure)
    box = (
        left / width_mm,
        bottom / height_mm,
        (width_mm - left - right) / width_mm,
        (height_mm - top - bottom) / height_mm,
    )
    axes = figure.add_axes(box)
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0, colors=INK, pad=4)
    return axes


def dress_ticks(axes: Axes, size: float = 9.5) -> None:
    """Put the shipped font on the tick labels; call it after the ticks are set."""
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(size))


def round_ticks(axis: Axis, most: int) -> None:
    """At most so many ticks, at round numbers."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=most, steps=[1, 2, 5, 10]))


def figure_of(axes: Axes) -> Figure:
    """The chart that the axes are on."""
    return cast("Figure", axes.figure)


def text_mm(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text stands in the shipped font."""
    from matplotlib.textpath import TextPath

    width = TextPath((0, 0), text, size=size, prop=font(size, bold=bold)).get_extents().width
    return float(width) / _POINTS_AN_INCH * _INCH_MM


def png_of(axes: Axes) -> bytes:
    """The finished chart. Nothing of the machine, the day or the software's version is in it."""
    target = io.BytesIO()
    figure_of(axes).savefig(
        target,
        format="png",
        dpi=_DPI,
        facecolor="white",
        metadata={"Software": None},
        pil_kwargs={"compress_level": 1},
    )
    return target.getvalue()
