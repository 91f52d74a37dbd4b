"""Aim 2: change since the base year against the region's."""

from __future__ import annotations

from reportkit.blocks import Block, Chart, Heading, Inline, Paragraph
from reportkit.judgement.aims import Aim
from reportkit.judgement.metrics import Relation
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.charts import Pair, draw_pairs
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import cite_change, list_changes, unit_label
from reportkit.reports.sections.update.glance import heading_for
from reportkit.reports.wording import counted, signed


def rates_of_improvement(profile: BoroughProfile) -> list[Block]:
    """Aim 2: change since the base year against the region's, with a chart."""
    ledger = Ledger()
    moved = [m for m in profile.key_measures if m.pace is not Relation.CANNOT_SAY]
    heading = Heading(2, heading_for(profile, Aim.PACE))
    if not moved:
        return [heading, Paragraph(words("We cannot say: no measure has two comparable years."))]
    for measure in moved:
        cite_change(ledger, measure, "borough")
        cite_change(ledger, measure, "region")
    slower = [measure for measure in moved if measure.pace is Relation.WORSE]
    base = moved[0].base.year.label if moved[0].base else ""
    title = _pace_title(profile, base, slower)
    return [
        heading,
        Paragraph(_pace_words(profile, ledger, base, slower)),
        _pace_chart(profile, moved, title),
        ledger.evidence(),
    ]


def _pace_title(profile: BoroughProfile, base: str, slower: list[BoroughMeasure]) -> str:
    if not slower:
        return f"{profile.name} has kept pace with {profile.in_region} since {base}"
    measures = counted(len(slower), "measure", "measures")
    return f"{profile.name} has lost ground on {profile.in_region} on {measures}"


def _pace_words(profile: BoroughProfile, ledger: Ledger, base: str, slower: list[BoroughMeasure]) -> Inline:
    since = f"We count change from {base}. That is a local choice."
    if not slower:
        return words(
            f"{since} On every measure {profile.name}'s change is better than {profile.in_region}'s, or "
            "in line with it."
        )
    return words(
        f"{since} {profile.name}'s change is worse than {profile.in_region}'s on: ",
        *list_changes(ledger, slower),
        ".",
    )


def _pace_chart(profile: BoroughProfile, moved: list[BoroughMeasure], title: str) -> Chart:
    region = profile.region.name
    pairs = [Pair(unit_label(m), m.borough_change, m.region_change) for m in moved]
    said = "; ".join(
        f"{m.measure.short}, {profile.name} {signed(m.borough_change)}, {region} {signed(m.region_change)}"
        for m in moved
    )
    return Chart(
        title,
        f"Change in points from the base year to the latest year held, {profile.name} and {region}. "
        "A difference within the limit for “in line” counts as in line. Source: DfE.",
        f"Change in points since the base year: {said}.",
        draw_pairs(pairs, profile.name, region, signed),
    )
