"""How the borough compares, at a glance: the five aims, or elsewhere the same comparison (A3.17)."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from reportkit.blocks import Block, Column, Heading, Inline, Paragraph, Table
from reportkit.judgement.aims import (
    Aim,
    AimResult,
    judge_gaps,
    judge_medians,
    judge_neighbours,
    judge_pace,
)
from reportkit.judgement.metrics.borough import Gap
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.wording import listed
from reportkit.vocabulary import Figure, Number, Unit, in_words
from reportkit.vocabulary.figures import cells_of

GAPS = (
    ("ks2_rwm_expected", "disadvantaged", "not_disadvantaged"),
    ("gld", "fsm", "not_fsm"),
    ("ks2_rwm_expected", "sen_support", "no_sen"),
    ("attainment8", "disadvantaged", "not_disadvantaged"),
    ("attainment8", "sen_support", "no_sen"),
    ("level3_at_19", "fsm", "not_fsm"),
)
_PLAN = {
    Aim.NEIGHBOURS: "Compare well with similar authorities",
    Aim.PACE: "Match London's rate of improvement",
    Aim.MEDIANS: "Be in line with national medians",
    Aim.GAPS: "Close gaps rapidly",
    Aim.GOOD_SCHOOLS: "All schools good or better",
}


def heading_for(profile: BoroughProfile, aim: Aim) -> str:
    """The section's heading: by number where the plan has five aims, else by what is compared."""
    if profile.authority.has_five_aims:
        return f"Aim {aim.value}: {_PLAN[aim][0].lower()}{_PLAN[aim][1:]}"
    return {
        Aim.NEIGHBOURS: "Against similar authorities",
        Aim.PACE: f"Change against {profile.in_region}",
        Aim.MEDIANS: "Against all local authorities",
        Aim.GAPS: "Gaps between groups of pupils",
        Aim.GOOD_SCHOOLS: "Schools that are good or better",
    }[aim]


def at_a_glance(profile: BoroughProfile) -> list[Block]:
    """The heading, who the borough is compared with, and the five results in a table."""
    ledger = Ledger()
    table = _results(profile, ledger)
    return [Heading(1, _title(profile)), _introduction(profile), table, ledger.evidence()]


def _title(profile: BoroughProfile) -> str:
    if profile.authority.has_five_aims:
        return "The five aims"
    return f"{profile.authority.called.capitalize()} comparison"


def _introduction(profile: BoroughProfile) -> Paragraph:
    listed_on = in_words(profile.neighbours.listed_on)
    weak = profile.neighbours.not_close
    warning = (
        f" The list itself calls {listed([n.area.name for n in weak])} “not close”, "
        "so read this comparison with care."
        if weak
        else ""
    )
    history = (
        "The plan for 2015 to 2018 set these aims for August 2017. They are shown here against "
        "today's figures. "
        if profile.authority.has_five_aims
        else ""
    )
    return Paragraph(
        words(
            f"{history}{profile.name} is set against its ten statistical neighbours, as the Department for "
            f"Education (DfE) listed them on {listed_on}. They are "
            f"{listed([n.area.name for n in profile.neighbours.neighbours])}.{warning}"
        )
    )


def results(profile: BoroughProfile) -> tuple[AimResult, ...]:
    """The five results in the plan's order."""
    measures = profile.key_measures
    return (
        judge_neighbours(measures),
        judge_pace(measures),
        judge_medians(measures),
        judge_gaps([profile.gap(*gap) for gap in GAPS]),
        profile.inspections.aim,
    )


def _results(profile: BoroughProfile, ledger: Ledger) -> Table:
    rows = tuple(
        (words(heading_for(profile, result.aim)), result_words(profile, result, ledger))
        for result in results(profile)
    )
    return Table(
        "What the figures show",
        (Column("Comparison", width=3), Column("Result", width=3)),
        rows,
        f"The result of each of five comparisons for {profile.name}, in words.",
        notes=(
            "In line means within 1 percentage point, or within the rounding of the published "
            "figures if that is more. Scores and rates have their own limits, in the data notes.",
        ),
    )


def result_words(profile: BoroughProfile, result: AimResult, ledger: Ledger) -> Inline:
    """A result as printed: "Not met: 2 of 6 measures are in line or better"."""
    if result.judged == 0:
        return words("Cannot say")
    verdict = f"{result.verdict.capitalize()}: " if profile.authority.has_five_aims else ""
    counted = ledger.cite(
        f"{profile.authority.code}:aim-{result.aim.value}.met.{profile.as_at}",
        heading_for(profile, result.aim),
        Number(Decimal(result.met), Unit.COUNT, 0, cells_of(figures_behind(profile, result.aim))),
        "count of comparisons that are met, of those that can be judged",
        f"{result.met} of {result.judged}",
    )
    return words(verdict, counted, f" {_COUNTED.get(result.aim, 'measures are in line or better')}")


_COUNTED = {Aim.GAPS: "gaps are closing", Aim.GOOD_SCHOOLS: "schools are, by their own last grade"}


def figures_behind(profile: BoroughProfile, aim: Aim) -> list[Figure]:
    """Every figure that a result was judged by."""
    measures = profile.key_measures
    match aim:
        case Aim.NEIGHBOURS:
            return [f for m in measures for f in (m.latest.borough, m.latest.neighbours)]
        case Aim.PACE:
            return [f for m in measures for f in (m.borough_change, m.region_change)]
        case Aim.MEDIANS:
            return [f for m in measures for f in (m.latest.borough, m.authorities)]
        case Aim.GAPS:
            gaps = [gap for key in GAPS if isinstance(gap := profile.gap(*key), Gap)]
            return [f for gap in gaps for f in (gap.borough, gap.borough_change)]
        case Aim.GOOD_SCHOOLS:
            cells = [s.inspection.cell for s in profile.inspections.schools if s.inspection]
            return [Number(Decimal(len(cells)), Unit.COUNT, 0, tuple(cells))]
        case _:
            assert_never(aim)
