"""What is not known of a school, or waits for a person, in whole sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from reportkit.judgement.policies.conditions import holds, in_words
from reportkit.judgement.policies.coverage import Coverage
from reportkit.judgement.policies.decisions import Decisions
from reportkit.judgement.policies.facts import CANNOT_SAY, NONE_HELD
from reportkit.judgement.policies.firing import Fired, listed, parts_of, within
from reportkit.settings.policies import Condition, Graded, PolicyPack
from reportkit.vocabulary.arrays import Flags


class Asked(NamedTuple):
    """One question and the schools it is asked of."""

    of: Flags
    text: str


def open_questions(
    pack: PolicyPack,
    facts: pd.DataFrame,
    fired: tuple[Fired, ...],
    decisions: Decisions,
    coverage: Coverage,
    unplaced: Flags,
) -> list[tuple[str, ...]]:
    """For each school its questions, in a fixed order."""
    asked = [
        *_of_decisions(pack, facts, decisions),
        *_of_inspections(facts),
        *_of_what_rules_need(pack, facts),
        *_of_prompts(pack, facts),
        *_of_the_mildest(pack, facts, fired, unplaced),
    ]
    found: list[list[str]] = [[] for _ in range(len(facts))]
    for question in asked:
        for at in np.flatnonzero(question.of):
            found[at].append(question.text)
    return [(*told, *_of_indicators(coverage, at)) for at, told in enumerate(found)]


def _of_decisions(pack: PolicyPack, facts: pd.DataFrame, decisions: Decisions) -> Iterator[Asked]:
    for category in pack.categories:
        is_said = (facts["decision"] == category.id).to_numpy(dtype=bool)
        told = f"The decision recorded ({category.label})"
        yield Asked(
            is_said & decisions.misfit, f"{told} does not fit the school's present inspection: decide again."
        )
        yield Asked(
            is_said & decisions.unreasoned,
            f"{told} is milder than what the policy gives automatically and has no reason on record; "
            "it is set aside.",
        )


def _of_inspections(facts: pd.DataFrame) -> Iterator[Asked]:
    status = facts["inspection_status"]
    yield Asked(
        (status == CANNOT_SAY).to_numpy(dtype=bool), "What its latest inspection says cannot be told."
    )
    yield Asked((status == "not_inspected").to_numpy(dtype=bool), "It has had no graded inspection.")
    yield Asked((status == NONE_HELD).to_numpy(dtype=bool), "No graded inspection of it is held.")
    inherited = ~facts["inspection_is_own"].astype(bool) & ~status.isin(("not_inspected", NONE_HELD))
    yield Asked(
        inherited.to_numpy(dtype=bool), "The inspection was of the school it replaced, not of this one."
    )


def _of_what_rules_need(pack: PolicyPack, facts: pd.DataFrame) -> Iterator[Asked]:
    """Facts that are not known and that some rule of the policy asks for."""
    if _asks_for(pack, lambda condition: condition.leadership is not None):
        not_known = (facts["head_changed"] == "not known").to_numpy(dtype=bool)
        yield Asked(not_known, "Whether the head has changed since the inspection is not known.")
    if _asks_for(pack, lambda condition: condition.inspection is Graded.REPEATED_REQUIRES_IMPROVEMENT):
        requires = facts["inspection_status"] == Graded.REQUIRES_IMPROVEMENT
        not_known = (requires & facts["repeated_ri"].isna()).to_numpy(dtype=bool)
        yield Asked(not_known, "Whether it required improvement at the inspection before is not known.")


def _of_prompts(pack: PolicyPack, facts: pd.DataFrame) -> Iterator[Asked]:
    """What a rule asks where it holds, and where it cannot be said that it does not, that it may."""
    for rule in pack.prompting:
        held = holds(rule.when, facts)
        yield Asked(held.fillna(value=False).to_numpy(dtype=bool), f"{rule.asks} ({rule.id})")
        for part in parts_of(rule.when):
            lacking = (held.isna() & holds(part, facts).isna()).to_numpy(dtype=bool)
            yield Asked(lacking, f"It is not known whether {in_words(part)} ({rule.id}).")


def _asks_for(pack: PolicyPack, is_meant: Callable[[Condition], bool]) -> bool:
    return any(is_meant(condition) for rule in pack.placing for condition in within(rule.when))


def _of_the_mildest(
    pack: PolicyPack, facts: pd.DataFrame, fired: tuple[Fired, ...], unplaced: Flags
) -> Iterator[Asked]:
    """Why a school that has what the mildest category asks for does not get it by itself."""
    for rule in (one.rule for one in fired if one.is_mildest):
        parts = parts_of(rule.when)
        begun = [holds(p, facts).fillna(value=False).to_numpy(dtype=bool) for p in parts if p.denied is None]
        for denied in (part.denied for part in parts if part.denied is not None):
            against = holds(denied, facts).fillna(value=False).to_numpy(dtype=bool)
            text = f"{pack.categories[0].label} does not follow by itself ({rule.id}): {in_words(denied)}."
            yield Asked(np.logical_and.reduce([unplaced, against, *begun]), f"{text} A person decides.")


def _of_indicators(coverage: Coverage, at: int) -> Iterator[str]:
    unsaid, unreturned = coverage.unsaid[at], coverage.unreturned[at]
    if unsaid:
        yield f"{shortfall(coverage, at)}: {listed(unsaid)}."
    if unreturned:
        told = "indicators" if len(unreturned) > 1 else "indicator"
        yield f"No return received for {told} {listed(unreturned)}; that is not “no concern”."


def shortfall(coverage: Coverage, at: int) -> str:
    """How many of the school's indicators with a public source cannot say."""
    missing, of = len(coverage.unsaid[at]), coverage.applicable[at]
    return f"{missing} of {of} indicators with a public source could not be assessed"
