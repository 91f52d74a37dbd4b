"""Better, in line or worse: one test, from which every comparing sentence is written."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from reportkit.evidence.registry import Polarity
from reportkit.judgement.metrics.arithmetic import difference
from reportkit.vocabulary import Figure, Missing


class Relation(StrEnum):
    """How one figure stands to another once the measure's polarity and tolerance are counted."""

    BETTER = "better"
    IN_LINE = "in line"
    WORSE = "worse"
    CANNOT_SAY = "cannot say"


class Verdict(StrEnum):
    """Whether an aim is met (E3)."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_SAY = "cannot say"


def relate(own: Figure, other: Figure, polarity: Polarity, tolerance: Decimal) -> Relation:
    """How `own` stands to `other`. A difference no larger than the tolerance is "in line" (A3.19)."""
    gap = difference(own, other)
    if isinstance(gap, Missing):
        return Relation.CANNOT_SAY
    if abs(gap.value) <= tolerance:
        return Relation.IN_LINE
    is_higher = gap.value > 0
    return Relation.BETTER if is_higher == (polarity is Polarity.HIGH) else Relation.WORSE


def verdict_of(relation: Relation) -> Verdict:
    """An aim to be in line or better is met by either."""
    match relation:
        case Relation.BETTER | Relation.IN_LINE:
            return Verdict.MET
        case Relation.WORSE:
            return Verdict.NOT_MET
        case Relation.CANNOT_SAY:
            return Verdict.CANNOT_SAY
        case _:
            assert_never(relation)
