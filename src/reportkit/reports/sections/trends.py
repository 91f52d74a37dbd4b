"""A trend chart of one measure: the borough, its neighbours, its region and England."""

from __future__ import annotations

from reportkit.blocks import Chart
from reportkit.evidence.registry import Polarity
from reportkit.judgement.metrics import Relation
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.charts import Series, draw_trend
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import plain
from reportkit.vocabulary import AcademicYear, Unit

_AXIS = {Unit.PERCENT: "%", Unit.SCORE: "average score", Unit.RATE: "for every 100 pupils"}


COMPARE_NOTE = "Compare only years to the right of the dotted line. The scale does not start at 0."


def trend_chart(profile: BoroughProfile, measure: BoroughMeasure) -> Chart:
    """The chart, its title saying how the borough stands to England and its neighbours today."""
    latest, years = measure.latest, [standing.year for standing in measure.history]
    lines = (
        Series(profile.name, tuple(standing.borough for standing in measure.history)),
        Series("Neighbours (median)", tuple(standing.neighbours for standing in measure.history), 1),
        Series(profile.region.name, tuple(standing.region for standing in measure.history), 2),
        Series("England", tuple(standing.england for standing in measure.history), 3),
    )
    said = ", ".join(f"{line.label} {plain(line.figures[-1])}" for line in lines)
    gaps = [standing.year.label for standing in measure.history if measure.measure.gap(standing.year)]
    no_figures = f" No figures for {' and '.join(gaps)}." if gaps else ""
    base = measure.base.year if measure.base else None
    return Chart(
        _title(measure),
        f"{measure.measure.label}.{no_figures} {COMPARE_NOTE} Source: DfE.",
        f"{measure.measure.short} by year. In {latest.year.label}: {said}."
        f"{_before(profile, measure)}{no_figures}",
        draw_trend(years, lines, _AXIS[measure.measure.unit], base, break_years(measure)),
    )


def break_years(measure: BoroughMeasure) -> tuple[AcademicYear, ...]:
    """The years that start a series which may not be compared with the years before."""
    return tuple(AcademicYear(entry.start) for entry in measure.measure.breaks)


def _before(profile: BoroughProfile, measure: BoroughMeasure) -> str:
    if measure.base is None:
        return ""
    return f" In {measure.base.year.label} {profile.name} had {plain(measure.base.borough)}."


def _title(measure: BoroughMeasure) -> str:
    against = [
        f"{_STANDS[relation, measure.measure.polarity]} {name}"
        for relation, name in ((measure.to_england, "England"), (measure.to_neighbours, "neighbours"))
        if relation is not Relation.CANNOT_SAY
    ]
    return f"{measure.measure.short}: {', '.join(against) or 'over the years'}"


_STANDS = {
    (Relation.BETTER, Polarity.HIGH): "above",
    (Relation.WORSE, Polarity.HIGH): "below",
    (Relation.BETTER, Polarity.LOW): "better than",
    (Relation.WORSE, Polarity.LOW): "worse than",
    (Relation.IN_LINE, Polarity.HIGH): "in line with",
    (Relation.IN_LINE, Polarity.LOW): "in line with",
}
