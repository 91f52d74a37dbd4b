"""Aim 2: change since the base year against the region's."""

from __future__ import annotations

from reportkit.blocks import Block, Chart, Heading, Paragraph
from reportkit.judgement.aims import Aim
from reportkit.judgement.metrics import Relation
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.charts import Pair, draw_pairs
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import cite_change
from reportkit.reports.sections.update.glance import heading_for
from reportkit.reports.wording import counted, listed_apart, signed


def rates_of_improvement(profile: BoroughProfile) -> list[Block]:
    """Aim 2: change since the base year against the region's, with a chart and a table."""
    ledger = Ledger()
    moved = [m for m in profile.key_measures if m.pace is not Relation.CANNOT_SAY]
    heading = Heading(2, heading_for(profile, Aim.PACE))
    if not moved:
        return [heading, Paragraph(words("We cannot say: no measure has two comparable years."))]
    for measure in moved:
        cite_change(ledger, measure, "borough")
        cite_change(ledger, measure, "region")
    slower = [measure for measure in moved if measure.pace is Relation.WORSE]
    title = _pace_title(profile, slower)
    return [
        heading,
        Paragraph(words(_pace_words(moved, slower))),
        _pace_chart(profile, moved, title),
        ledger.evidence(),
    ]


def _pace_title(profile: BoroughProfile, slower: list[BoroughMeasure]) -> str:
    region = profile.region.name
    if not slower:
        return f"{profile.name} has kept pace with {region}"
    return f"{profile.name} lags {region} on {counted(len(slower), 'measure', 'measures')}"


def _pace_words(moved: list[BoroughMeasure], slower: list[BoroughMeasure]) -> str:
    base = moved[0].base.year.label if moved[0].base else ""
    since = f"Change is counted from {base}, the first year that can fairly be compared with now."
    if not slower:
        return since
    names = listed_apart(measure.measure.short for measure in slower)
    return f"{since} The measures that lag, beyond the limit for “in line”: {names}."


def _pace_chart(profile: BoroughProfile, moved: list[BoroughMeasure], title: str) -> Chart:
    region = profile.region.name
    pairs = [Pair(m.measure.short, m.borough_change, m.region_change) for m in moved]
    said = "; ".join(
        f"{m.measure.short}, {profile.name} {signed(m.borough_change)}, {region} {signed(m.region_change)}"
        for m in moved
    )
    return Chart(
        title,
        f"Change in points from the base year to the latest year held, {profile.name} and {region}. "
        "Source: DfE.",
        f"Change in points since the base year: {said}.",
        draw_pairs(pairs, profile.name, region, signed),
    )
