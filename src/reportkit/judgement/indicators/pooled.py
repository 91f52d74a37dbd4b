"""A group's figure: of the latest year or, where its pupils are too few, of years together."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from reportkit.evidence.siod.series import NO_CELL, Key
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.sheets import first_reason
from reportkit.judgement.indicators.years import Run, run_of
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole, Words

POOLED = "three years together"
_WORDS = {2: "two", 3: "three", 4: "four", 5: "five"}


@dataclass(frozen=True, slots=True)
class Pool:
    """A percentage and the pupils behind it, England's weighted as the school's, or why there is none."""

    run: Run
    is_pooled: Flags
    value: Floats
    pupils: Floats
    england: Floats
    cannot: Words

    @property
    def since(self) -> Whole:
        """The first year counted."""
        since: Whole = np.where(self.is_pooled, self.run.first.year, self.run.latest.year)
        return since

    @property
    def note(self) -> Words:
        """Says so where years are pooled."""
        pooled = POOLED.replace(_WORDS[3], _WORDS[len(self.run.years)])
        note: Words = np.where(self.is_pooled, pooled, "").astype(object)
        return note

    @property
    def inputs(self) -> list[Whole]:
        """The cells of the years that count."""
        alone = self.run.latest.cells
        return [*alone, *(np.where(self.is_pooled, cells, NO_CELL) for cells in self.run.inputs[3:])]


def pool_years(evidence: Evidence, key: Key, *, always: bool = False) -> Pool:
    """The latest year where it has `test_n` pupils, else `pool_years` comparable ones, all with a figure.

    `always` pools whatever the pupils. A suppressed latest year is never replaced by older ones.
    """
    lines = evidence.lines
    run, least = run_of(evidence, key, int(lines["pool_years"])), lines["test_n"]
    pupils = np.stack([entry.pupils for entry in run.years])
    is_pooled = np.full(evidence.size, always) | (run.latest.pupils < least)
    weight = np.where(is_pooled, pupils, np.stack([pupils[0], *np.zeros_like(pupils[1:])]))
    total = weight.sum(axis=0)
    return Pool(
        run,
        is_pooled,
        _mean([entry.value for entry in run.years], weight, total, is_pooled),
        total,
        _mean([entry.england for entry in run.years], weight, total, is_pooled),
        _why_not(evidence, run, is_pooled, total < least),
    )


def _mean(values: list[Floats], weight: Floats, total: Floats, is_pooled: Flags) -> Floats:
    """The latest value, or the mean of the years by pupils; NaN if one of them is missing."""
    pooled = (np.stack(values) * weight).sum(axis=0)
    mean = np.divide(pooled, total, out=np.full(total.shape, np.nan), where=total > 0)
    return np.where(is_pooled, mean, values[0])


def _why_not(evidence: Evidence, run: Run, is_pooled: Flags, is_few: Flags) -> Words:
    latest = replace(run, years=run.years[:1]).problems()
    incomplete = np.logical_or.reduce(
        [np.isnan(entry.value + entry.pupils + entry.england) for entry in run.years]
    )
    few = (is_pooled & incomplete) | is_few
    return first_reason(evidence.size, *latest, (few, MissingReason.TOO_FEW))
