"""Two policies over one borough, school by school, with the rules that make the difference (C5.18)."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.judgement.assessment.model import Assessment, Placement
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True)
class Side:
    """One policy's answer for a school: the category in words, its route, and the rules behind it."""

    policy: str
    words: str
    route: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A school under both policies."""

    urn: Urn
    name: str
    first: Side
    second: Side


def compare(first: Assessment, second: Assessment) -> tuple[Pair, ...]:
    """Every school of the first assessment, under each. Both are of the same authority and day."""
    return tuple(
        Pair(
            urn,
            str(first.of_school(urn).facts["name"]),
            _side(first.header.policy, first.of_school(urn).placement),
            _side(second.header.policy, second.of_school(urn).placement),
        )
        for urn in first.urns
    )


def _side(policy: str, placement: Placement) -> Side:
    proposed = (proposal.rule for proposal in placement.proposals)
    rules = tuple(dict.fromkeys((*placement.applied, *proposed)))
    return Side(policy, placement.words, placement.route, rules)
