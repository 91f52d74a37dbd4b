"""Aim 3: against the median of all local authorities."""

from __future__ import annotations

from reportkit.blocks import Block, Chart, Heading, Inline, Paragraph
from reportkit.judgement.aims import Aim
from reportkit.judgement.metrics import Relation
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.charts import Pair, draw_pairs
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import cite_value, list_against, plain, unit_label
from reportkit.reports.sections.update.glance import heading_for
from reportkit.reports.wording import counted


def against_medians(profile: BoroughProfile) -> list[Block]:
    """Aim 3: against the median of all local authorities, with a chart."""
    ledger = Ledger()
    measures = [m for m in profile.key_measures if m.to_authorities is not Relation.CANNOT_SAY]
    heading = Heading(2, heading_for(profile, Aim.MEDIANS))
    if not measures:
        return [heading, Paragraph(words("We cannot say: there is no figure to compare."))]
    for measure in measures:
        cite_value(ledger, measure, "borough")
        cite_value(ledger, measure, "authorities")
    behind = [measure for measure in measures if measure.to_authorities is Relation.WORSE]
    title = (
        f"{profile.name} is in line with or above the national median"
        if not behind
        else f"{profile.name} is below the national median on {counted(len(behind), 'measure', 'measures')}"
    )
    pairs = [Pair(unit_label(m), m.latest.borough, m.authorities) for m in measures]
    said = "; ".join(
        f"{pair.label}, {profile.name} {plain(pair.own)}, median {plain(pair.other)}" for pair in pairs
    )
    return [
        heading,
        Paragraph(_below(profile, ledger, len(measures), behind)),
        Chart(
            title,
            f"{profile.name} and the median of all local authorities in England, latest year held. "
            "Source: DfE.",
            f"Latest figures: {said}.",
            draw_pairs(pairs, profile.name, "Median of all authorities"),
        ),
        ledger.evidence(),
    ]


def _below(profile: BoroughProfile, ledger: Ledger, measured: int, behind: list[BoroughMeasure]) -> Inline:
    if not behind:
        return words(
            f"{profile.name} is in line with or better than the median of all local authorities on all "
            f"{measured} measures."
        )
    return words(
        f"{profile.name} is below the median of all local authorities on {len(behind)} of {measured} "
        "measures: ",
        *list_against(ledger, behind, "authorities"),
        ".",
    )
