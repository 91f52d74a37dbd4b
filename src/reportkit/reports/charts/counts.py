"""Counts as bars from zero, each with its number."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.reports.charts.canvas import DARK_BLUE, GREY, INK, blank, dress_ticks, font, png_of

_ROW_MM = 6.5


def draw_counts(rows: Sequence[tuple[str, int]]) -> bytes:
    """The chart as PNG: one bar a row, labels in full on the left."""
    axes = blank(3 + _ROW_MM * len(rows), left=84, right=14, top=1, bottom=1)
    axes.barh(range(len(rows)), [count for _, count in rows], 0.6, color=DARK_BLUE)
    for row, (_, count) in enumerate(rows):
        axes.annotate(
            str(count),
            (count, row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            fontproperties=font(9.5, bold=True),
            annotation_clip=False,
        )
    axes.axvline(0, color=GREY, linewidth=1)
    axes.set_yticks(range(len(rows)), [label for label, _ in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0)
    axes.set_xticks([])
    dress_ticks(axes)
    return png_of(axes)
