"""What the board is asked to discuss: only what a test brings out, each point with its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.blocks import Inline, Span
from reportkit.judgement.aims import judge_gap
from reportkit.judgement.inspections import Standing
from reportkit.judgement.metrics import Relation, Verdict
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.borough import BoroughProfile
from reportkit.reports.sections.comparing import (
    Who,
    cite_gap,
    cite_value,
    gap_movement,
    list_against,
    list_changes,
)
from reportkit.reports.sections.update.glance import GAPS
from reportkit.reports.sections.update.standing import cite_count
from reportkit.reports.wording import in_sentence
from reportkit.vocabulary import Missing

_OUT_OF_SCHOOL = ("persistent_absence", "severe_absence", "suspensions", "permanent_exclusions")
_KINDS = ("primary", "secondary", "special")
_BY_KIND = dict.fromkeys(_KINDS, ("persistent_absence", "suspensions"))


@dataclass(frozen=True, slots=True)
class Point:
    """What stands out and the question on it; `under` are the figures, each a point below it."""

    said: Inline
    under: tuple[Inline, ...] = ()


def discussed(borough: BoroughProfile, ledger: Ledger) -> Iterator[Point]:
    """A point for each kind of comparison in which the borough does worse, then what cannot be said."""
    yield from _behind(borough, ledger)
    yield from _slower(borough, ledger)
    yield from _open_gaps(borough, ledger)
    yield from _out_of_school(borough, ledger)
    yield from _not_good(borough, ledger)
    yield from _unsaid(borough)


def _behind(borough: BoroughProfile, ledger: Ledger) -> Iterator[Point]:
    behind = [m for m in borough.key_measures if m.to_neighbours is Relation.WORSE]
    if behind:
        yield Point(
            words("Results below our neighbours’ median. What do those neighbours do that we do not?"),
            tuple(list_against(ledger, [measure], "neighbours") for measure in behind),
        )


def _slower(borough: BoroughProfile, ledger: Ledger) -> Iterator[Point]:
    slower = [m for m in borough.key_measures if m.pace is Relation.WORSE]
    if slower:
        yield Point(
            words(
                f"Results that have lost ground on {borough.in_region} since the base year, in points. What "
                "has helped elsewhere?"
            ),
            tuple(list_changes(ledger, [measure]) for measure in slower),
        )


def _open_gaps(borough: BoroughProfile, ledger: Ledger) -> Iterator[Point]:
    found = (borough.gap(*key) for key in GAPS)
    still = [gap for gap in found if isinstance(gap, Gap) and judge_gap(gap) is Verdict.NOT_MET]
    if still:
        yield Point(
            words("Gaps that we cannot call closing. What does the board ask of schools here?"),
            tuple(_moved(ledger, gap) for gap in still),
        )


def _moved(ledger: Ledger, gap: Gap) -> Inline:
    """The gap with its size and what it has done: "... (24 points, about the same as in 2018/19)"."""
    size, moved = cite_gap(ledger, gap, "borough"), gap_movement(ledger, gap)
    return (*words(f"{_named(gap)} (", size, ", "), *moved, *words(")"))


def _named(gap: Gap) -> str:
    return f"{in_sentence(gap.own.measure.short)} for {gap.own.group.label}"


def _out_of_school(borough: BoroughProfile, ledger: Ledger) -> Iterator[Point]:
    """Time out of school by England, and in a kind of school by England or the neighbours' median."""
    worse = [m for m in _held(borough, "all") if m.to_england is Relation.WORSE]
    if worse:
        yield Point(
            words("Time out of school that is worse than England's. Which schools have turned this round?"),
            tuple(list_against(ledger, [measure], "england") for measure in worse),
        )
    by_kind = [told for kind in _KINDS for m in _held(borough, kind) if (told := _in_kind(ledger, m))]
    if by_kind:
        yield Point(
            words("Time out of school that stands out in one kind of school. What do those schools need?"),
            tuple(by_kind),
        )


def _held(borough: BoroughProfile, kind: str) -> list[BoroughMeasure]:
    found = (borough.measure(measure, kind) for measure in _BY_KIND.get(kind, _OUT_OF_SCHOOL))
    return [measure for measure in found if isinstance(measure, BoroughMeasure)]


def _in_kind(ledger: Ledger, measure: BoroughMeasure) -> Inline:
    """The figure and all those that it is worse than; nothing if it is worse than neither."""
    told: list[str | Span] = []
    compared: tuple[tuple[Who, str, Relation], ...] = (
        ("england", "England’s", measure.to_england),
        ("neighbours", "our neighbours’ median of", measure.to_neighbours),
    )
    for who, name, relation in compared:
        if relation is Relation.WORSE:
            told += [" and " if told else "", f"{name} ", cite_value(ledger, measure, who)]
    if not told:
        return ()
    named = f"{in_sentence(measure.measure.short)}, {measure.group.label} ("
    return words(named, cite_value(ledger, measure, "borough"), " against ", *told, ")")


def _not_good(borough: BoroughProfile, ledger: Ledger) -> Iterator[Point]:
    if borough.inspections.count(Standing.BELOW):
        counted = cite_count(borough, borough.inspections, ledger, Standing.BELOW)
        yield Point(
            words(
                "Schools not yet good or better at their own last inspection: ",
                counted,
                ". Paper C has the support that schools get, as totals.",
            )
        )


def _unsaid(borough: BoroughProfile) -> Iterator[Point]:
    unsaid = [borough.registry[m].short for m in _MAIN if isinstance(borough.measure(m), Missing)]
    if unsaid:
        yield Point(
            words("What we cannot say, because no figure new enough is held."),
            tuple(words(in_sentence(name)) for name in unsaid),
        )


_MAIN = ("gld", "phonics", "ks2_rwm_expected", "attainment8", "progress8", "alevel_points", *_OUT_OF_SCHOOL)
