"""A network's result drawn and tabled: two groups before and after, each average with its interval (H35)."""

from __future__ import annotations

from reportkit.blocks import Align, Chart, Column, Inline, Table
from reportkit.evidence.registry import Measure
from reportkit.judgement.metrics.network_impact import Effect, Estimate, Group
from reportkit.reports.charts.before_after import draw_before_after
from reportkit.reports.citing import words
from reportkit.reports.profiles.board_networks import Impact
from reportkit.reports.wording import listed
from reportkit.vocabulary import AcademicYear, Unit

_COLUMNS = (
    Column("Schools", width=1.5),
    Column("How many", Align.RIGHT, 0.7),
    Column("Before", Align.RIGHT, 1.5),
    Column("After", Align.RIGHT, 1.5),
    Column("Change in points", Align.RIGHT, 1.3),
)


def table_of(measure: Measure, impact: Impact) -> Table:
    """Both groups: how many, before and after, and the change, each with its interval."""
    groups = (("Members", impact.effect.members), ("Others of their phase", impact.effect.others))
    rows = tuple(_row(measure, label, group) for label, group in groups)
    told = "Members and others: how many, their averages before and after, and how these changed."
    notes = (
        "Averages of schools, each counted once. In brackets the 95% interval, in which the true average "
        "most likely lies. Differences are worked out before rounding.",
    )
    caption = f"{measure.short}, {year(impact.before)} and {year(impact.after)}"
    return Table(caption, _COLUMNS, rows, told, notes, small=True)


def _row(measure: Measure, label: str, group: Group) -> tuple[Inline, ...]:
    sign = "%" if measure.unit is Unit.PERCENT else ""
    return (
        words(label),
        words(str(group.schools)),
        words(f"{tenths(group.before.value)}{sign} ({interval(group.before)})"),
        words(f"{tenths(group.after.value)}{sign} ({interval(group.after)})"),
        words(f"{_signed(group.change.value)} ({interval(group.change)})"),
    )


def chart_of(measure: Measure, impact: Impact) -> Chart:
    """Both groups before and after; its title follows from the interval."""
    effect, when = impact.effect, (year(impact.before), year(impact.after))
    groups = (("Members", effect.members), ("Others of their phase", effect.others))
    unit = "Average of schools, %" if measure.unit is Unit.PERCENT else "Average of schools"
    caption = (
        f"{measure.label}, {listed(list(impact.phases))} schools, {when[0]} and {when[1]}. "
        f"Bars: 95% intervals. Source: {measure.release}."
    )
    alt = " ".join(
        f"{label}: {tenths(group.before.value)} in {when[0]}, {tenths(group.after.value)} in {when[1]}."
        for label, group in groups
    )
    return Chart(_title(effect), caption, alt, draw_before_after(groups, when, unit))


def _title(effect: Effect) -> str:
    if not effect.difference.is_beyond_chance:
        return "Members and others: no difference beyond chance"
    way = "up" if effect.difference.value > 0 else "down"
    return f"Members’ average went {way} beside the others’"


def interval(estimate: Estimate) -> str:
    """The ends of an interval: −1.3 to 4.0."""
    return f"{tenths(estimate.low)} to {tenths(estimate.high)}"


def tenths(value: float) -> str:
    """A number to one place, never minus nought."""
    return f"{round(value, 1) + 0.0:.1f}".replace("-", "−")


def _signed(value: float) -> str:
    text = tenths(value)
    return text if text == "0.0" or value < 0 else f"+{text}"


def points(value: float) -> str:
    """A change without its sign: 1.4 points."""
    text = tenths(value)
    return f"{text} point" if text == "1.0" else f"{text} points"


def year(text: str) -> str:
    """A school year as printed: 2024/25."""
    return AcademicYear(text).label
