"""For each aim the figures that its result rests on, as one cell of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from reportkit.blocks import Inline, Span
from reportkit.judgement.aims import Aim, AimResult, judge_gap
from reportkit.judgement.inspections import Standing
from reportkit.judgement.metrics import Relation, Verdict
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles.borough import BoroughProfile
from reportkit.reports.sections.comparing import Who, cite_gap, gap_movement, list_against, list_changes
from reportkit.reports.sections.update.glance import GAPS
from reportkit.reports.sections.update.standing import cite_count
from reportkit.reports.wording import in_sentence

_WHAT = {
    Aim.NEIGHBOURS: ("measure", "in line or better"),
    Aim.PACE: ("measure", "in line or better"),
    Aim.MEDIANS: ("measure", "in line or better"),
    Aim.GAPS: ("gap", "closing"),
    Aim.GOOD_SCHOOLS: ("school", "good or better"),
}


def verdict_words(borough: BoroughProfile, result: AimResult) -> str:
    """Met or not, and what of how many: "Not met: 1 of 6 gaps is closing"; without aims only the count."""
    if not result.judged:
        return "Cannot say"
    what, so = _WHAT[result.aim]
    count = f"{result.met} of {result.judged} {what}{'' if result.judged == 1 else 's'}"
    told = f"{count} {'is' if 1 in (result.met, result.judged) else 'are'} {so}"
    if not borough.authority.has_five_aims:
        return told
    return f"{result.verdict.capitalize()}: {told}"


def behind(borough: BoroughProfile, result: AimResult, ledger: Ledger) -> Inline:
    """What falls short, each with its figure and what that is compared with; else that nothing does."""
    measures = borough.key_measures
    match result.aim:
        case Aim.NEIGHBOURS:
            worse = [m for m in measures if m.to_neighbours is Relation.WORSE]
            return _short_of(result, ledger, worse, "neighbours", "the neighbours' median")
        case Aim.MEDIANS:
            worse = [m for m in measures if m.to_authorities is Relation.WORSE]
            return _short_of(result, ledger, worse, "authorities", "the median of all authorities")
        case Aim.PACE:
            return _pace(borough, result, ledger)
        case Aim.GAPS:
            return _gaps(borough, result, ledger)
        case Aim.GOOD_SCHOOLS:
            return _schools(borough, ledger)
        case _:
            assert_never(result.aim)


def _short_of(
    result: AimResult, ledger: Ledger, worse: Sequence[BoroughMeasure], who: Who, name: str
) -> Inline:
    if not result.judged:
        return words("We cannot say because no figure is held that can be compared.")
    if not worse:
        return words(f"On every measure in line with {name}, or better.")
    return words(f"Below {name} on ", *list_against(ledger, worse, who), ".")


def _pace(borough: BoroughProfile, result: AimResult, ledger: Ledger) -> Inline:
    if not result.judged:
        return words("We cannot say because no measure has two comparable years.")
    slower = [measure for measure in borough.key_measures if measure.pace is Relation.WORSE]
    base = next((m.base.year.label for m in borough.key_measures if m.base), "")
    if not slower:
        return words(f"Since {base} every measure has moved as {borough.in_region} has, or better.")
    return words(f"Since {base} worse than {borough.in_region} on ", *list_changes(ledger, slower), ".")


def _gaps(borough: BoroughProfile, result: AimResult, ledger: Ledger) -> Inline:
    if not result.judged:
        return words("We cannot say because no gap can be worked out.")
    found = [gap for key in GAPS if isinstance(gap := borough.gap(*key), Gap)]
    still = [gap for gap in found if judge_gap(gap) is Verdict.NOT_MET]
    if not still:
        return words("Every gap that can be judged is closing.")
    told: list[str | Span] = []
    for gap in still:
        name = f"{in_sentence(gap.own.measure.short)}, {gap.own.group.label} ("
        told += ["; " if told else "Not closing: ", name, cite_gap(ledger, gap, "borough"), ", "]
        told += [*gap_movement(ledger, gap), ")"]
    return words(*told, ".")


def _schools(borough: BoroughProfile, ledger: Ledger) -> Inline:
    picture = borough.inspections
    if picture.listed_on is None:
        return words("We cannot say because no list of inspections is held.")
    good, below = (cite_count(borough, picture, ledger, s) for s in (Standing.GOOD, Standing.BELOW))
    said: list[str | Span] = [" good or better at their own last inspection, ", below, " not yet"]
    other = len(picture.schools) - picture.count(Standing.GOOD, Standing.BELOW)
    rest = f"; {other} cannot be counted, having no grade of their own" if other else ""
    return words(good, *said, f"{rest}. As at {borough.inspections_as_at}.")
