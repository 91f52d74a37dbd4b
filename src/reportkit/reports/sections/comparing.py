"""Sentences that compare, each written from the test's result and never beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, assert_never

from reportkit.blocks import Inline, Span
from reportkit.judgement.metrics import Relation, difference
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap, Standing
from reportkit.reports.citing import Ledger, words
from reportkit.reports.wording import (
    because,
    direction,
    in_sentence,
    printed,
    rounded,
    signed,
    size,
)
from reportkit.vocabulary import AreaCode, Figure, Missing, Number, Unit

Who = Literal["borough", "neighbours", "region", "england", "authorities"]
Moved = Literal["borough", "region", "england"]
_HOW: dict[Who, str] = {
    "borough": "as published",
    "region": "as published",
    "england": "as published",
    "neighbours": "median of the statistical neighbours with a figure",
    "authorities": "median of all local authorities with a figure",
}


def code_of(measure: BoroughMeasure, who: Who) -> str:
    """How an area is named in figure ids."""
    match who:
        case "borough":
            return measure.peers.borough
        case "region":
            return measure.peers.region
        case "england":
            return AreaCode("970")
        case "neighbours":
            return "neighbours-median"
        case "authorities":
            return "authorities-median"
        case _:
            assert_never(who)


def _stem(measure: BoroughMeasure) -> str:
    return f"{measure.measure.id}.{measure.group.id}"


def _figure_id(measure: BoroughMeasure, code: str, period: str) -> str:
    """Every id starts with the authority it was printed for, so that two documents never clash."""
    return f"{measure.peers.borough}:{_stem(measure)}.{code}.{period}"


def figure_of(measure: BoroughMeasure, who: Who, standing: Standing | None = None) -> Figure:
    """One area's figure, in the latest year unless another standing is given."""
    if who == "authorities":
        return measure.authorities
    figure: Figure = getattr(standing or measure.latest, who)
    return figure


def cite_value(ledger: Ledger, measure: BoroughMeasure, who: Who, standing: Standing | None = None) -> Span:
    """One area's figure, in the latest year unless another standing is given."""
    of = standing or measure.latest
    code = code_of(measure, who)
    return ledger.cite(
        _figure_id(measure, code, of.year),
        f"{measure.measure.label}, {measure.group.label}, {of.year.label}",
        figure_of(measure, who, of),
        _HOW[who],
    )


def cite_difference(ledger: Ledger, measure: BoroughMeasure, who: Who) -> Span:
    """How far the borough is from another area, without the sign."""
    gap = difference(measure.latest.borough, figure_of(measure, who))
    code = f"{measure.peers.borough}-minus-{code_of(measure, who)}"
    return ledger.cite(
        _figure_id(measure, code, measure.latest.year),
        f"{measure.measure.label}: difference, {measure.latest.year.label}",
        gap,
        "difference of the figures as printed",
        size(gap) if isinstance(gap, Number) else None,
    )


def cite_change(ledger: Ledger, measure: BoroughMeasure, who: Moved) -> Span:
    """How far an area's figure moved since the base year, with its sign."""
    moved: Figure = getattr(measure, f"{who}_change")
    base = measure.base.year if measure.base else measure.latest.year
    return ledger.cite(
        _figure_id(measure, f"{code_of(measure, who)}.change", f"{base}-{measure.latest.year}"),
        f"{measure.measure.label}: change from {base.label} to {measure.latest.year.label}",
        moved,
        "latest year less base year, as printed",
        signed(moved),
    )


def cite_place(ledger: Ledger, measure: BoroughMeasure) -> Span:
    """The borough's place among itself and its statistical neighbours."""
    return ledger.cite_position(
        _figure_id(measure, f"{measure.peers.borough}.place", measure.latest.year),
        f"{measure.measure.label}: place among neighbours, {measure.latest.year.label}",
        measure.position,
        [measure.latest.borough, measure.latest.neighbours],
    )


def state(ledger: Ledger, measure: BoroughMeasure, place: str) -> Inline:
    """What the borough's figure is: "In Hillingdon, 67% of year 6 pupils ... in 2024/25."."""
    before, after = measure.measure.says.split("{value}")
    value = cite_value(ledger, measure, "borough")
    return words(f"In {place}, {before}", value, f"{after} in {measure.latest.year.label}.")


def against(ledger: Ledger, measure: BoroughMeasure, who: Who, name: str, opening: str = "That is") -> Inline:
    """How that stands to another area, in one sentence."""
    other = figure_of(measure, who)
    if isinstance(measure.latest.borough, Missing):
        return words(f"We cannot compare it with {name} because {because(measure.latest.borough)}.")
    if isinstance(other, Missing):
        return words(f"We cannot compare it with {name} because {because(other)}.")
    value = cite_value(ledger, measure, who)
    relation: Relation = getattr(measure, f"to_{who}")
    if relation is Relation.IN_LINE:
        return words(f"{opening} about the same as {name} (", value, ").")
    gap = cite_difference(ledger, measure, who)
    word = direction(relation, measure.measure.polarity)
    return words(f"{opening} ", gap, f" {word} than {name} (", value, ").")


def against_two(ledger: Ledger, measure: BoroughMeasure) -> Inline:
    """How the borough stands to England, then to the median of its statistical neighbours."""
    return (
        *against(ledger, measure, "england", "England"),
        *words(" "),
        *against(ledger, measure, "neighbours", "its neighbours' median", "It is"),
    )


def list_against(ledger: Ledger, measures: Sequence[BoroughMeasure], who: Who) -> Inline:
    """Measures with both figures: "phonics (82% against 80.5%); Attainment 8 (47.8 against 50.1)"."""
    parts: list[str | Span] = []
    for measure in measures:
        own, other = cite_value(ledger, measure, "borough"), cite_value(ledger, measure, who)
        parts += ["; " if parts else "", in_sentence(measure.measure.short), " ("]
        parts += [own, " against ", other, ")"]
    return words(*parts)


def list_changes(ledger: Ledger, measures: Sequence[BoroughMeasure]) -> Inline:
    """Measures with the borough's change and its region's: "Attainment 8 (−1.1 against −0.1)"."""
    parts: list[str | Span] = []
    for measure in measures:
        own, other = cite_change(ledger, measure, "borough"), cite_change(ledger, measure, "region")
        parts += ["; " if parts else "", in_sentence(measure.measure.short), " ("]
        parts += [own, " against ", other, ")"]
    return words(*parts)


def cite_gap(ledger: Ledger, gap: Gap, who: Literal["borough", "england"], *, bare: bool = False) -> Span:
    """How far one group is behind the other in an area: "24 points", or bare for a table."""
    figure: Figure = getattr(gap, who)
    text = size(figure) if isinstance(figure, Number) and not bare else None
    return ledger.cite(
        _gap_id(gap, who, gap.own.latest.year) + (".bare" if bare else ""),
        f"{gap.own.measure.label}: gap between {gap.others.group.label} and {gap.own.group.label}",
        figure,
        "the others' figure less the group's, as printed",
        text,
    )


def cite_gap_change(ledger: Ledger, gap: Gap, who: Literal["borough", "england"]) -> Span:
    """How far the gap moved since the base year, with its sign; minus is narrower."""
    moved: Figure = getattr(gap, f"{who}_change")
    base = gap.own.base.year if gap.own.base else gap.own.latest.year
    return ledger.cite(
        _gap_id(gap, who, f"{base}-{gap.own.latest.year}") + ".change",
        f"{gap.own.measure.label}: change of the gap since {base.label}",
        moved,
        "latest gap less the base year's, as printed",
        signed(moved),
    )


def _gap_id(gap: Gap, who: Literal["borough", "england"], period: str) -> str:
    code = code_of(gap.own, who)
    groups = f"{gap.own.group.id}-behind-{gap.others.group.id}"
    return f"{gap.own.peers.borough}:{gap.own.measure.id}.{groups}.{code}.{period}"


def gap_movement(ledger: Ledger, gap: Gap) -> Inline:
    """What the gap has done since the base year, in words that rest on the test."""
    moved = gap.borough_change
    if isinstance(moved, Missing) or gap.own.base is None:
        reason = because(moved) if isinstance(moved, Missing) else "only one comparable year is held"
        return words(f"not one whose change we can tell, because {reason}")
    base = gap.own.base.year.label
    if gap.closing is Relation.IN_LINE:
        same = "the same as" if rounded(moved) == 0 else "about the same as"
        return words(f"{same} in {base}")
    cited = ledger.cite(
        _gap_id(gap, "borough", f"{gap.own.base.year}-{gap.own.latest.year}") + ".moved",
        f"{gap.own.measure.label}: how far the gap moved since {base}",
        moved,
        "latest gap less the base year's, as printed, without its sign",
        size(moved),
    )
    falling = ", because other pupils did less well" if gap.narrowed_by_falling_peers else ""
    direction = "narrower" if gap.closing is Relation.BETTER else "wider"
    return words(cited, f" {direction} than in {base}{falling}")


def unit_label(measure: BoroughMeasure) -> str:
    """A measure's name as a chart's row label; a score says so, since rows may differ in unit."""
    is_score = measure.measure.unit is Unit.SCORE and "score" not in measure.measure.short
    return f"{measure.measure.short} (score)" if is_score else measure.measure.short


def plain(figure: Figure) -> str:
    """A figure for alt text, where no id can stand."""
    return printed(figure) if isinstance(figure, Number) else "no figure"
