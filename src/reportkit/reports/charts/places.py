"""Where the borough stands among eleven: one row a measure, place 1 (best) on the left."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.judgement.metrics import Position
from reportkit.reports.charts.canvas import DARK_BLUE, GREY, INK, blank, dress_ticks, font, png_of
from reportkit.reports.wording import ordinal

_ROW_MM = 5.6


def draw_places(rows: Sequence[tuple[str, Position]]) -> bytes:
    """The chart as PNG: grey marks for the other areas' places, the borough's own filled and named."""
    most = max(position.of for _, position in rows)
    axes = blank(12 + _ROW_MM * len(rows), left=62, right=24, top=2, bottom=9)
    for row, (_, position) in enumerate(rows):
        axes.plot(range(1, position.of + 1), [row] * position.of, "o", color="white", mec=GREY, ms=7)
        axes.plot([position.place], [row], "o", color=DARK_BLUE, ms=10)
        axes.annotate(
            ordinal(position),
            (most, row),
            xytext=(12, 0),
            textcoords="offset points",
            va="center",
            color=DARK_BLUE,
            fontproperties=font(9.5, bold=True),
            annotation_clip=False,
        )
    axes.set_yticks(range(len(rows)), [label for label, _ in rows])
    axes.set_xticks([1, (most + 1) / 2, most], ["highest", "middle", "lowest"])
    axes.set_xlim(0.4, most + 0.6)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="x", colors=INK)
    dress_ticks(axes)
    return png_of(axes)
