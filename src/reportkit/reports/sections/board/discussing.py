"""What the board is asked to discuss: only what a test brings out, each point with its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.blocks import Inline
from reportkit.judgement.aims import judge_gap
from reportkit.judgement.inspections import Standing
from reportkit.judgement.metrics import Relation, Verdict
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.borough import BoroughProfile
from reportkit.reports.sections.comparing import cite_gap, list_against, list_changes
from reportkit.reports.sections.update.glance import GAPS
from reportkit.reports.sections.update.standing import cite_count
from reportkit.reports.wording import in_sentence
from reportkit.vocabulary import Missing

_OUT_OF_SCHOOL = ("persistent_absence", "severe_absence", "suspensions", "permanent_exclusions")


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
            words("Results below its neighbours' median. What do those neighbours do that we do not?"),
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
            words("Gaps that are not closing. What does the board ask of schools here?"),
            tuple(words(f"{_named(gap)} (", cite_gap(ledger, gap, "borough"), ")") for gap in still),
        )


def _named(gap: Gap) -> str:
    return f"{in_sentence(gap.own.measure.short)} for {gap.own.group.label}"


def _out_of_school(borough: BoroughProfile, ledger: Ledger) -> Iterator[Point]:
    found = (borough.measure(measure) for measure in _OUT_OF_SCHOOL)
    worse = [m for m in found if isinstance(m, BoroughMeasure) and m.to_england is Relation.WORSE]
    if worse:
        yield Point(
            words("Time out of school that is worse than England's. Which schools have turned this round?"),
            tuple(list_against(ledger, [measure], "england") for measure in worse),
        )


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
