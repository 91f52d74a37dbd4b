"""A trend chart of one measure: the borough, its neighbours, its region and England."""

from __future__ import annotations

from reportkit.blocks import Chart
from reportkit.judgement.metrics import Relation
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.charts import Series, draw_trend
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import plain
from reportkit.reports.wording import direction
from reportkit.vocabulary import Unit

_AXIS = {Unit.PERCENT: "%", Unit.SCORE: "average score", Unit.RATE: "for every 100 pupils"}


def trend_chart(profile: BoroughProfile, measure: BoroughMeasure) -> Chart:
    """The chart, its title saying how the borough stands to England today."""
    latest, years = measure.latest, [standing.year for standing in measure.history]
    lines = (
        Series(profile.name, tuple(standing.borough for standing in measure.history)),
        Series("Neighbours (middle)", tuple(standing.neighbours for standing in measure.history)),
        Series(profile.region.name, tuple(standing.region for standing in measure.history)),
        Series("England", tuple(standing.england for standing in measure.history)),
    )
    said = ", ".join(f"{line.label} {plain(line.figures[-1])}" for line in lines)
    gaps = [standing.year.label for standing in measure.history if measure.measure.gap(standing.year)]
    no_figures = f" No figures for {' and '.join(gaps)}." if gaps else ""
    base = measure.base.year if measure.base else None
    marked = " Dotted line: base year." if base and base != years[0] else ""
    return Chart(
        _title(measure),
        f"{measure.measure.label}, {years[0].label} to {latest.year.label}.{no_figures}{marked} Source: DfE.",
        f"{measure.measure.short} by year. In {latest.year.label}: {said}.{no_figures}",
        draw_trend(years, lines, _AXIS[measure.measure.unit], base),
    )


def _title(measure: BoroughMeasure) -> str:
    relation = measure.to_england
    if relation is Relation.CANNOT_SAY:
        return f"{measure.measure.short} over the years"
    if relation is Relation.IN_LINE:
        return f"{measure.measure.short}: about the same as England"
    return f"{measure.measure.short}: {direction(relation, measure.measure.polarity)} than England"
