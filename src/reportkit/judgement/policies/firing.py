"""Which rules fire for which schools, before it is settled what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from reportkit.judgement.policies.conditions import holds, in_words
from reportkit.judgement.policies.facts import INDICATORS, UNREAD
from reportkit.settings.policies import Condition, PlacingRule, PolicyPack
from reportkit.vocabulary.arrays import Flags
from reportkit.vocabulary.results import Outcome

NO_CATEGORY = -1


class Proposal(NamedTuple):
    """A rule that asks a person to consider a category; "" for the register, without a category."""

    rule: str
    category: str
    why: str


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule and, school by school, what became of it.

    `places` where it places; `suggests` where it can only propose; `unknown` where it cannot be said.
    `rank` is its category's place on the ladder, NO_CATEGORY for the register alone.
    """

    rule: PlacingRule
    rank: int
    places: Flags
    suggests: Flags
    unknown: Flags

    @property
    def is_mildest(self) -> bool:
        """Whether it gives the least intensive category, which is never given while another is proposed."""
        return self.rule.kind == "default" and self.rank == 0


def fire(pack: PolicyPack, facts: pd.DataFrame) -> tuple[Fired, ...]:
    """Every placing and proposing rule, in the policy's order."""
    own = facts["inspection_is_own"].to_numpy(dtype=bool)
    return tuple(_fire(pack, rule, facts, own) for rule in pack.placing)


def _fire(pack: PolicyPack, rule: PlacingRule, facts: pd.DataFrame, own: Flags) -> Fired:
    held = holds(rule.when, facts)
    true, unknown = held.fillna(value=False).to_numpy(dtype=bool), held.isna().to_numpy(dtype=bool)
    rank = NO_CATEGORY if rule.then.category is None else pack.rank(rule.then.category)
    if rule.kind == "propose":
        asked = true | (unknown & _holds_whatever_the_grade(rule.when, facts))
        return Fired(rule, rank, np.zeros_like(true), asked, unknown & ~asked)
    return Fired(rule, rank, true & own, true & ~own, unknown)


def _holds_whatever_the_grade(condition: Condition, facts: pd.DataFrame) -> Flags:
    """Where only the reading of the inspection stands in the way: a flag is not lost because of that."""
    would = holds(condition, facts, if_unread=True).fillna(value=False).to_numpy(dtype=bool)
    found: Flags = would & facts["inspection_status"].isin(UNREAD).to_numpy(dtype=bool)
    return found


def proposals(fired: Sequence[Fired], facts: pd.DataFrame) -> list[list[Proposal]]:
    """For each school what its rules ask a person to consider, in the policy's order.

    The mildest category is left out: see `mildest_proposals`.
    """
    found: list[list[Proposal]] = [[] for _ in range(len(facts))]
    flagged = {n: (facts[f"indicator_{n}"] == Outcome.FLAG).to_numpy(dtype=bool) for n in INDICATORS}
    strong = facts["indicator_1_strong"].to_numpy(dtype=bool)
    for one in fired:
        named = _named(one.rule.when)
        for at in np.flatnonzero(one.suggests) if not one.is_mildest else ():
            numbers = [n for n in named if flagged[n][at]]
            why = _why(one.rule, numbers, strong=1 in numbers and bool(strong[at]))
            found[at].append(Proposal(one.rule.id, one.rule.then.category or "", why))
    return found


def mildest_proposals(fired: Sequence[Fired], facts: pd.DataFrame) -> list[list[Proposal]]:
    """The mildest category, where it would follow but for what is not known or not its own (A3.15, A3.16)."""
    found: list[list[Proposal]] = [[] for _ in range(len(facts))]
    for one in (one for one in fired if one.is_mildest):
        whys = _doubts(one, facts)
        for at in np.flatnonzero(one.suggests | one.unknown):
            why = "; ".join(why for doubtful, why in whys if doubtful[at])
            found[at].append(Proposal(one.rule.id, one.rule.then.category or "", why))
    return found


def _doubts(fired: Fired, facts: pd.DataFrame) -> list[tuple[Flags, str]]:
    doubts = [(fired.suggests, "the inspection was of the school it replaced")]
    for part in parts_of(fired.rule.when):
        unknown = holds(part, facts).isna().to_numpy(dtype=bool)
        doubts.append((unknown, f"it is not known whether {in_words(part.denied or part)}"))
    return doubts


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that all have to hold."""
    return condition.every or (condition,)


def _why(rule: PlacingRule, flagged: Sequence[int], *, strong: bool) -> str:
    if rule.kind != "propose":
        return f"{in_words(rule.when)}; that inspection was of the school it replaced"
    if not flagged:
        return in_words(rule.when)
    told = "indicators" if len(flagged) > 1 else "indicator"
    return f"{told} {listed(flagged)} flagged{', strongly' if strong else ''}"


def listed(numbers: Sequence[int]) -> str:
    """Numbers as a sentence lists them: 2, 4 and 6."""
    told = [str(n) for n in numbers]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _named(condition: Condition) -> list[int]:
    """Each indicator that the condition speaks of, in order of number."""
    return sorted({n for part in within(condition) for n in _numbers(part)})


def _numbers(condition: Condition) -> tuple[int, ...]:
    one = () if condition.indicator is None else (condition.indicator,)
    return (*one, *(condition.any_indicator or ()), *(condition.only_indicators or ()))


def within(condition: Condition) -> Iterator[Condition]:
    """The condition and every condition inside it."""
    yield condition
    denied = () if condition.denied is None else (condition.denied,)
    for part in (*(condition.every or ()), *(condition.some or ()), *denied):
        yield from within(part)
