"""Which decisions stand: a person overrides a proposal, but a placing rule only with a reason (C5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from reportkit.judgement.policies.conditions import holds
from reportkit.judgement.policies.firing import NO_CATEGORY, Fired, fire
from reportkit.settings.policies import Category, Condition, PolicyPack
from reportkit.vocabulary.arrays import Flags, Whole


@dataclass(frozen=True, slots=True)
class Decisions:
    """School by school: the rank decided where the decision stands, else NO_CATEGORY; and why it does not.

    `misfit` where it does not fit the present inspection, `unreasoned` where it is milder than what a
    rule gives by itself and no reason is recorded.
    """

    rank: Whole
    misfit: Flags
    unreasoned: Flags


def settle_decisions(pack: PolicyPack, facts: pd.DataFrame) -> Decisions:
    """The decisions beside what the automatic rules give."""
    said = ranks_decided(pack, facts)
    misfit = _misfits(pack, facts)
    milder = _is_milder(pack, facts, said)
    has_reason = facts["decision_reason"].fillna("").astype(str).str.strip().ne("").to_numpy(dtype=bool)
    unreasoned = milder & ~has_reason & ~misfit
    return Decisions(np.where(misfit | unreasoned, NO_CATEGORY, said), misfit, unreasoned)


def ranks_decided(pack: PolicyPack, facts: pd.DataFrame) -> Whole:
    """The rank of each school's decision, NO_CATEGORY for none."""
    ranks = {category.id: n for n, category in enumerate(pack.categories)}
    found: Whole = np.asarray(facts["decision"].map(ranks).fillna(NO_CATEGORY), dtype=np.intp)
    return found


def _misfits(pack: PolicyPack, facts: pd.DataFrame) -> Flags:
    found = np.zeros(len(facts), dtype=bool)
    for category in pack.categories:
        found |= (facts["decision"] == category.id).to_numpy(dtype=bool) & ~_fits(category, facts)
    return found


def _fits(category: Category, facts: pd.DataFrame) -> Flags:
    """Where the category is for schools so inspected; an inspection that cannot be read fits any."""
    found = np.full(len(facts), fill_value=not category.fits)
    for graded in category.fits:
        held = holds(Condition(inspection=graded), facts, if_unread=True)
        found |= held.fillna(value=True).to_numpy(dtype=bool)
    return found


def _is_milder(pack: PolicyPack, facts: pd.DataFrame, said: Whole) -> Flags:
    fired = fire(pack, facts.assign(decision=None))
    off = np.array([*(entry.on_register is False for entry in pack.categories), False])
    milder: Flags = (said != NO_CATEGORY) & (
        (said < automatic_rank(fired)) | (off[said] & on_register(fired))
    )
    return milder


def automatic_rank(fired: tuple[Fired, ...]) -> Whole:
    """The most intensive category that a rule gives by itself, NO_CATEGORY if none does."""
    return rank_given(fired, "automatic")


def rank_given(fired: tuple[Fired, ...], kind: str) -> Whole:
    """The most intensive category that rules of the kind give."""
    of_kind = [np.where(one.places, one.rank, NO_CATEGORY) for one in fired if one.rule.kind == kind]
    size = len(fired[0].places) if fired else 0
    found: Whole = np.maximum.reduce([np.full(size, NO_CATEGORY), *of_kind])
    return found


def on_register(fired: tuple[Fired, ...]) -> Flags:
    """Where a rule places the school on the register by itself."""
    size = len(fired[0].places) if fired else 0
    placing = [one.places for one in fired if one.rule.kind == "automatic" and one.rule.then.register_]
    found: Flags = np.logical_or.reduce([np.zeros(size, dtype=bool), *placing])
    return found
