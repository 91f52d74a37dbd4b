"""Figures, measures and profiles made by hand, with only what a test is about said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from reportkit.blocks import Block, BulletList, Chart, Paragraph, text_of
from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod.areas import Area, Neighbour, NeighbourList
from reportkit.judgement.inspections import InspectionPicture
from reportkit.judgement.metrics import Position
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap, Peers, Standing
from reportkit.reports.profiles import BoroughProfile
from reportkit.settings import Authority, read_terms, read_thresholds
from reportkit.vocabulary import (
    AcademicYear,
    AreaCode,
    Figure,
    Missing,
    MissingReason,
    Number,
    SourceCell,
)

PARAMS = Path(__file__).parents[2] / "params"
BASE, LATEST = AcademicYear("202223"), AcademicYear("202425")
NOT_HELD = Missing(MissingReason.NOT_HELD, "no figure for 2024/25 is held")
PEERS = Peers(AreaCode("312"), AreaCode("986"), ())
AREAS = ("borough", "neighbours", "region", "england")


def number(text: str | None, measure: str = "ks2_rwm_expected") -> Figure:
    """A figure of the measure, with a cell of its own; None is a figure that is not held."""
    if text is None:
        return NOT_HELD
    entry = read_registry()[measure]
    cell = SourceCell("made-by-hand.csv", 2, f"the cell with {text}")
    return Number(Decimal(text), entry.unit, entry.decimals, (cell,))


def standing(year: AcademicYear, measure: str, values: Mapping[str, str | None]) -> Standing:
    """A year's figures; an area not named has the borough's."""
    figures = [number(values.get(area, values["borough"]), measure) for area in AREAS]
    return Standing(year, *figures)


def made(
    measure: str = "ks2_rwm_expected",
    group: str = "all",
    *,
    base: Mapping[str, str | None] | None = None,
    authorities: str | None = None,
    **latest: str | None,
) -> BoroughMeasure:
    """A measure with these figures in 2024/25, and in 2022/23 where `base` is given."""
    entry = read_registry()[measure]
    now = standing(LATEST, measure, latest)
    then = standing(BASE, measure, base) if base else None
    limit = read_thresholds(PARAMS).tolerance(measure, entry.unit)
    return BoroughMeasure(
        entry,
        entry.group(group),
        PEERS,
        now,
        then,
        tuple(filter(None, (then, now))),
        number(authorities or latest.get("england"), measure),
        Position(3, 11, joint=False),
        max(limit, Decimal(1).scaleb(-entry.decimals)),
    )


def gap(own: tuple[str, str], others: tuple[str, str]) -> Gap:
    """The disadvantage gap, each group as (2022/23, 2024/25)."""
    behind, ahead = (
        made(group=group, base={"borough": then}, borough=now)
        for group, (then, now) in (("disadvantaged", own), ("not_disadvantaged", others))
    )
    return Gap(behind, ahead)


def profile(*measures: BoroughMeasure, five_aims: bool = False) -> BoroughProfile:
    """A borough's profile with these measures and nothing else."""
    held: dict[tuple[str, str], BoroughMeasure | Missing] = defaultdict(lambda: NOT_HELD)
    held.update({(m.measure.id, m.group.id): m for m in measures})
    as_at, terms = date(2026, 11, 22), read_terms(PARAMS)
    return BoroughProfile(
        authority=Authority(name="Hillingdon", code="312", team="The team", has_five_aims=five_aims),
        as_at=as_at,
        term=terms.at(as_at),
        terms=terms,
        area=Area(AreaCode("312"), "Hillingdon"),
        region=Area(AreaCode("986"), "London"),
        neighbours=NeighbourList(date(2025, 5, 31), (_neighbour("313", "Hounslow"),)),
        thresholds=read_thresholds(PARAMS),
        registry=read_registry(),
        measures=held,
        inspections=InspectionPicture(None, (), ()),
        spreads=defaultdict(lambda: NOT_HELD),
        changes=(),
        releases=(),
    )


def _neighbour(code: str, name: str) -> Neighbour:
    return Neighbour(Area(AreaCode(code), name), "Close", SourceCell("neighbours.xlsx", 3, "SN1"))


def charts(blocks: Iterable[Block]) -> list[Chart]:
    """The charts among the blocks."""
    return [block for block in blocks if isinstance(block, Chart)]


def body(blocks: Iterable[Block]) -> str:
    """The running text of the blocks."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(text_of(block.spans))
        elif isinstance(block, BulletList):
            lines += [text_of(item) for item in block.items]
    return "\n".join(lines)
