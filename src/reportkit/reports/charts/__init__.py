"""Charts by DfE's and the Analysis Function's guidance: described by figures, drawn last."""

from reportkit.reports.charts.bars import Pair, draw_pairs
from reportkit.reports.charts.counts import draw_counts
from reportkit.reports.charts.dots import draw_dots
from reportkit.reports.charts.intervals import Interval, draw_interval
from reportkit.reports.charts.places import draw_places
from reportkit.reports.charts.spread import draw_spread
from reportkit.reports.charts.timeline import Mark, Row, draw_timeline
from reportkit.reports.charts.trend import Series, draw_trend

__all__ = [
    "Interval",
    "Mark",
    "Pair",
    "Row",
    "Series",
    "draw_counts",
    "draw_dots",
    "draw_interval",
    "draw_pairs",
    "draw_places",
    "draw_spread",
    "draw_timeline",
    "draw_trend",
]
