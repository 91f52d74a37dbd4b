"""Two groups before and after, each average with its 95% interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportkit.judgement.metrics.network_impact import Estimate, Group
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

if TYPE_CHECKING:  # it takes half a second, which what draws nothing does not need
    from matplotlib.axes import Axes

# The groups stand a little apart, so that their intervals do not cover one another.
_LOOKS = (("o", "-", DARK_BLUE, -0.04), ("s", "--", TURQUOISE, 0.04))
_FURTHEST_MM = 4.6


def draw_before_after(groups: Sequence[tuple[str, Group]], when: tuple[str, str], unit_label: str) -> bytes:
    """The chart as PNG: a line for each of two groups from `when` to `when`, named at its end."""
    axes = blank(58, left=14, right=52, top=8, bottom=8)
    for (_, group), (marker, style, colour, aside) in zip(groups, _LOOKS, strict=True):
        places, estimates = (aside, 1 + aside), (group.before, group.after)
        axes.errorbar(
            places, [one.value for one in estimates], yerr=_reach(estimates), color=colour, marker=marker,
            linestyle=style, linewidth=2.2, markersize=6, capsize=4, elinewidth=1.4,
        )  # fmt: skip
    _dress(axes, when, unit_label)
    _name_ends(axes, groups)
    return png_of(axes)


def _reach(estimates: Sequence[Estimate]) -> list[list[float]]:
    """How far down and up each interval goes."""
    return [[one.value - one.low for one in estimates], [one.high - one.value for one in estimates]]


def _dress(axes: Axes, when: tuple[str, str], unit_label: str) -> None:
    axes.set_xticks([0, 1], list(when))
    axes.set_xlim(-0.25, 1.2)
    round_ticks(axes.yaxis, 5)
    axes.grid(axis="y", color="#E3E3E3", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(GREY)
    axes.text(0, 1.04, unit_label, transform=axes.transAxes, color=INK, fontproperties=font(9), va="bottom")
    dress_ticks(axes, 9)


def _name_ends(axes: Axes, groups: Sequence[tuple[str, Group]]) -> None:
    """Each group's name beside its last point, moved apart where the two would meet."""
    low, high = axes.get_ylim()
    least = (high - low) * _FURTHEST_MM / 42
    values = [group.after.value for _, group in groups]
    middle, half = sum(values) / 2, max(abs(values[0] - values[1]), least) / 2
    up = 1 if values[0] >= values[1] else -1
    for (label, _), sign, (_, _, colour, _) in zip(groups, (up, -up), _LOOKS, strict=True):
        axes.text(
            1.1, middle + sign * half, label, va="center", color=colour, clip_on=False,
            fontproperties=font(9.5, bold=colour == DARK_BLUE),
        )  # fmt: skip
