"""Aim 1: places among the statistical neighbours."""

from __future__ import annotations

from reportkit.blocks import Block, Chart, Heading, Inline, Paragraph
from reportkit.judgement.aims import Aim
from reportkit.judgement.metrics import Position, Relation
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.charts import draw_places
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import cite_place, list_against
from reportkit.reports.sections.update.glance import heading_for
from reportkit.reports.wording import counted, ordinal


def against_neighbours(profile: BoroughProfile) -> list[Block]:
    """Aim 1: places among the statistical neighbours, with a chart."""
    ledger = Ledger()
    comparable = [m for m in profile.key_measures if m.to_neighbours is not Relation.CANNOT_SAY]
    placed = [m for m in comparable if isinstance(m.position, Position)]
    heading = Heading(2, heading_for(profile, Aim.NEIGHBOURS))
    if not placed:
        return [heading, Paragraph(words("We cannot say: too few of its neighbours have figures."))]
    behind = [m for m in placed if m.to_neighbours is Relation.WORSE]
    title = _neighbours_title(profile, len(placed), len(behind))
    for measure in placed:
        cite_place(ledger, measure)
    rows = [(m.measure.short, m.position) for m in placed if isinstance(m.position, Position)]
    return [
        heading,
        Paragraph(_behind_on(profile, ledger, len(placed), behind)),
        Chart(
            title,
            f"Place of {profile.name} among itself and its ten statistical neighbours, latest year "
            "held for each measure. Below means below their median by more than the limit for “in line”, so "
            "a place in the middle can be below. Source: DfE.",
            f"{profile.name}'s place among eleven authorities: "
            + "; ".join(f"{label}, {ordinal(position)}" for label, position in rows)
            + ".",
            draw_places(rows),
        ),
        ledger.evidence(),
    ]


def _neighbours_title(profile: BoroughProfile, placed: int, behind: int) -> str:
    if behind == 0:
        return f"{profile.name} is in line with or ahead of its neighbours"
    if behind == placed:
        return f"{profile.name} is below its neighbours’ median on every measure"
    return f"{profile.name} is below its neighbours’ median on {counted(behind, 'measure', 'measures')}"


def _behind_on(profile: BoroughProfile, ledger: Ledger, placed: int, behind: list[BoroughMeasure]) -> Inline:
    if not behind:
        return words(
            f"{profile.name} is in line with or better than its neighbours' median on all {placed} measures."
        )
    return words(
        f"{profile.name} is below its neighbours' median on {len(behind)} of {placed} measures: ",
        *list_against(ledger, behind, "neighbours"),
        ".",
    )
