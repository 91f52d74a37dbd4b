"""Pure functions on figures: a result is a number or a reason, never a silent gap."""

from reportkit.judgement.metrics.arithmetic import (
    Position,
    change,
    difference,
    median,
    position_among,
    share,
)
from reportkit.judgement.metrics.relation import Relation, Verdict, relate, verdict_of

__all__ = [
    "Position",
    "Relation",
    "Verdict",
    "change",
    "difference",
    "median",
    "position_among",
    "relate",
    "share",
    "verdict_of",
]
