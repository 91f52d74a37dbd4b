"""A policy applied to every school at once: its category, how it got it, what a person should consider."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np
import pandas as pd

from reportkit.judgement.policies.conditions import either
from reportkit.judgement.policies.coverage import Coverage, measure_coverage
from reportkit.judgement.policies.decisions import (
    Decisions,
    automatic_rank,
    on_register,
    rank_given,
    settle_decisions,
)
from reportkit.judgement.policies.facts import NONE_HELD, check_facts
from reportkit.judgement.policies.firing import (
    NO_CATEGORY,
    Fired,
    Proposal,
    fire,
    mildest_proposals,
    proposals,
)
from reportkit.judgement.policies.questions import open_questions, shortfall
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary.arrays import Flags, Whole, Words

_MILDEST = 0
_UNDISTURBED = ("outstanding", "good", "not_inspected")


class Route(StrEnum):
    """How a school came to its category; the last three have none."""

    AUTOMATIC = "automatic"
    DEFAULT = "default"
    DECIDED = "decided"
    PROPOSED = "proposed"
    CANNOT_SAY = "cannot say"
    NONE = "none"


class Register(StrEnum):
    """Where a school stands to the register of schools at risk."""

    ON = "on"
    NOT_ON = "not on"
    TO_DECIDE = "to decide"
    CANNOT_SAY = "cannot say"
    NO_REGISTER = "no register"


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything that settles the schools' categories."""

    pack: PolicyPack
    facts: pd.DataFrame
    fired: tuple[Fired, ...]
    decisions: Decisions
    coverage: Coverage
    asked: list[list[Proposal]]
    mildest: list[list[Proposal]]


def evaluate(pack: PolicyPack, facts: pd.DataFrame, coverage_limit: Decimal) -> pd.DataFrame:
    """One row a school, in the order of `facts` (columns: see `facts.COLUMNS`).

    - `urn`; `category`, the id, or None where no rule and no person gives one
    - `route`, a Route; `register`, a Register; `category_words`, the category as a document says it
    - `applied`, the ids of the rules that gave it, and `proposals`, Proposals for a category more
      intensive than the one it has, both in the policy's order
    - `open_questions`, sentences on what is not known; nothing unknown is ever taken as clear

    `coverage_limit` is the threshold "coverage", in percent.
    """
    check_facts(facts, pack)
    case = _prepare(pack, facts.reset_index(drop=True), coverage_limit)
    rank, route = _settle(case)
    return _told(case, rank, route)


def _prepare(pack: PolicyPack, facts: pd.DataFrame, limit: Decimal) -> _Case:
    decisions = settle_decisions(pack, facts)
    standing = facts.assign(decision=facts["decision"].where(decisions.rank != NO_CATEGORY, None))
    fired = fire(pack, standing)
    coverage = measure_coverage(pack, facts, limit)
    asked = proposals(fired, standing)
    return _Case(pack, facts, fired, decisions, coverage, asked, mildest_proposals(fired, standing))


def _settle(case: _Case) -> tuple[Whole, Words]:
    """Each school's rank, NO_CATEGORY for none, and its route. The first line that holds settles it."""
    none = np.full(len(case.facts), NO_CATEGORY)
    decided, placed, by_default = _ranks(case)
    lines = [
        ((decided != NO_CATEGORY) & (decided != placed), decided, Route.DECIDED),
        (placed != NO_CATEGORY, placed, Route.AUTOMATIC),
        (_unsaid(case), none, Route.CANNOT_SAY),
        (by_default > _MILDEST, by_default, Route.DEFAULT),
        (_has_any(case.asked), none, Route.PROPOSED),
        (case.coverage.is_short & _is_undisturbed(case), none, Route.CANNOT_SAY),
        (by_default == _MILDEST, by_default, Route.DEFAULT),
        (_stays_off(case), np.full(len(none), _otherwise(case.pack)), Route.DEFAULT),
        (_has_any(case.mildest), none, Route.PROPOSED),
    ]
    conditions = [holds for holds, _, _ in lines]
    rank: Whole = np.select(conditions, [rank for _, rank, _ in lines], NO_CATEGORY)
    route: Words = np.select(conditions, [route.value for *_, route in lines], Route.NONE.value)
    return rank, route.astype(object)


def _ranks(case: _Case) -> tuple[Whole, Whole, Whole]:
    return case.decisions.rank, automatic_rank(case.fired), rank_given(case.fired, "default")


def _unsaid(case: _Case) -> Flags:
    """Where it cannot be said whether an automatic rule places the school."""
    unknown = [one.unknown for one in case.fired if one.rule.kind == "automatic"]
    found: Flags = np.logical_or.reduce([np.zeros(len(case.facts), dtype=bool), *unknown])
    return found


def _has_any(found: list[list[Proposal]]) -> Flags:
    return np.array([bool(several) for several in found], dtype=bool)


def _is_undisturbed(case: _Case) -> Flags:
    found: Flags = case.facts["inspection_status"].isin(_UNDISTURBED).to_numpy(dtype=bool)
    return found


def _stays_off(case: _Case) -> Flags:
    """Where the policy's `otherwise` holds: no grade and no rule speaks against it."""
    return _is_undisturbed(case) & (case.pack.otherwise is not None)


def _otherwise(pack: PolicyPack) -> int:
    return _MILDEST if pack.otherwise is None else pack.rank(pack.otherwise)


def _told(case: _Case, rank: Whole, route: Words) -> pd.DataFrame:
    ids = np.array([*(category.id for category in case.pack.categories), None], dtype=object)
    register = _registers(case, rank, route)
    asked = [_kept(case, at, rank[at], route[at], register[at]) for at in range(len(rank))]
    questions = open_questions(
        case.pack, case.facts, case.fired, case.decisions, case.coverage, rank == NO_CATEGORY
    )
    return pd.DataFrame(
        {
            "urn": case.facts["urn"],
            "category": pd.Series(ids[rank], dtype=object),
            "route": route,
            "register": register,
            "category_words": [_words(case, at, rank[at], route[at], asked[at]) for at in range(len(rank))],
            "applied": _applied(case, rank, route),
            "proposals": asked,
            "open_questions": questions,
        }
    )


def _registers(case: _Case, rank: Whole, route: Words) -> Words:
    if not case.pack.keeps_register:
        return np.full(len(rank), Register.NO_REGISTER.value, dtype=object)
    on = np.array([*(bool(category.on_register) for category in case.pack.categories), False])
    conditions = [on[rank], rank != NO_CATEGORY, on_register(case.fired), route == Route.CANNOT_SAY]
    said = [Register.ON.value, Register.NOT_ON.value, Register.ON.value, Register.CANNOT_SAY.value]
    found: Words = np.select(conditions, said, Register.TO_DECIDE.value).astype(object)
    return found


def _kept(case: _Case, at: int, rank: int, route: str, register: str) -> tuple[Proposal, ...]:
    """The proposals for more than the school has; the mildest category only where nothing else is asked."""
    asked = case.asked[at] or (case.mildest[at] if route == Route.PROPOSED else [])
    return tuple(one for one in asked if _is_more(case.pack, one, rank, register))


def _is_more(pack: PolicyPack, proposal: Proposal, rank: int, register: str) -> bool:
    if not proposal.category:
        return register != Register.ON
    return pack.rank(proposal.category) > rank


def _applied(case: _Case, rank: Whole, route: Words) -> list[tuple[str, ...]]:
    """The rules that placed each school, and those whose default it has."""
    found: list[list[str]] = [[] for _ in range(len(rank))]
    for one in case.fired:
        by_default = (route == Route.DEFAULT) & (rank == one.rank)
        holds = one.places & (by_default if one.rule.kind == "default" else np.True_)
        for at in np.flatnonzero(holds):
            found[at].append(one.rule.id)
    return [tuple(rules) for rules in found]


def _words(case: _Case, at: int, rank: int, route: str, asked: tuple[Proposal, ...]) -> str:
    match route:
        case Route.DEFAULT if rank > _MILDEST:
            return f"{case.pack.categories[rank].label}, until a person decides"
        case Route.DEFAULT if case.coverage.unsaid[at]:
            return f"{case.pack.categories[rank].label} by what is known; {shortfall(case.coverage, at)}"
        case Route.PROPOSED:
            return f"to decide: {_considered(case.pack, asked)}"
        case Route.CANNOT_SAY if case.facts["inspection_status"].iat[at] in _UNDISTURBED:
            return "not enough public data to assess"
        case Route.CANNOT_SAY if case.facts["inspection_status"].iat[at] == NONE_HELD:
            return "cannot say, because no graded inspection of it is held"
        case Route.CANNOT_SAY:
            return "cannot say, because what its latest inspection says cannot be told"
        case Route.NONE:
            return "no rule gives a category: a person decides"
        case _:
            return case.pack.categories[rank].label


def _considered(pack: PolicyPack, asked: tuple[Proposal, ...]) -> str:
    """The categories proposed, each once, from the least intensive to the most."""
    register = f"placement on the {pack.labels.get('register', 'register')}"
    named = {one.category for one in asked}
    labels = [category.label for category in pack.categories if category.id in named]
    return f"consider {either(labels or ([register] if '' in named else ['its category']))}"
