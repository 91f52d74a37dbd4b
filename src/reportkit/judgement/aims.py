"""The five aims of Hillingdon's plan (section 2.2, H8 to H12), each met, not met or cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from reportkit.judgement.metrics import Relation, Verdict, verdict_of
from reportkit.judgement.metrics.borough import BoroughMeasure, Gap
from reportkit.vocabulary import Missing


class Aim(IntEnum):
    """The aims in the plan's order; the plan lists five (A3.10)."""

    NEIGHBOURS = 1
    PACE = 2
    MEDIANS = 3
    GAPS = 4
    GOOD_SCHOOLS = 5


@dataclass(frozen=True, slots=True)
class AimResult:
    """An aim's verdict, with how many of its parts are met and how many could be judged."""

    aim: Aim
    verdict: Verdict
    met: int
    judged: int


def judge_parts(aim: Aim, verdicts: Sequence[Verdict]) -> AimResult:
    """Met if every part that can be judged is met; if none can be judged we cannot say."""
    judged = [verdict for verdict in verdicts if verdict is not Verdict.CANNOT_SAY]
    met = judged.count(Verdict.MET)
    if not judged:
        return AimResult(aim, Verdict.CANNOT_SAY, 0, 0)
    verdict = Verdict.MET if met == len(judged) else Verdict.NOT_MET
    return AimResult(aim, verdict, met, len(judged))


def judge_neighbours(measures: Sequence[BoroughMeasure]) -> AimResult:
    """Aim 1 (H8): better than, or in line with, the median of the statistical neighbours."""
    verdicts = [verdict_of(measure.to_neighbours) for measure in measures]
    return judge_parts(Aim.NEIGHBOURS, verdicts)


def judge_pace(measures: Sequence[BoroughMeasure]) -> AimResult:
    """Aim 2 (H9): a change since the base year no worse than the region's."""
    return judge_parts(Aim.PACE, [verdict_of(measure.pace) for measure in measures])


def judge_medians(measures: Sequence[BoroughMeasure]) -> AimResult:
    """Aim 3 (H10): better than, or in line with, the median of all local authorities."""
    verdicts = [verdict_of(measure.to_authorities) for measure in measures]
    return judge_parts(Aim.MEDIANS, verdicts)


def judge_gaps(gaps: Sequence[Gap | Missing]) -> AimResult:
    """Aim 4 (H11): every gap narrower than at the base year, not because other pupils fell back."""
    return judge_parts(Aim.GAPS, [judge_gap(gap) for gap in gaps])


def judge_gap(gap: Gap | Missing) -> Verdict:
    """Whether one gap is closing; one that stays about the same is not."""
    if isinstance(gap, Missing) or gap.closing is Relation.CANNOT_SAY:
        return Verdict.CANNOT_SAY
    closing = gap.closing is Relation.BETTER and not gap.narrowed_by_falling_peers
    return Verdict.MET if closing else Verdict.NOT_MET
