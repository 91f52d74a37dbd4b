"""Indicator 2: disadvantaged and vulnerable groups not in line with the same group in England (H99)."""

from __future__ import annotations

from functools import partial

import numpy as np

from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.evidence import Evidence, of_year
from reportkit.judgement.indicators.pooled import Pool, pool_years
from reportkit.judgement.indicators.reach import NO_FIGURE, within_reach
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason, where_made
from reportkit.judgement.indicators.years import run_of
from reportkit.judgement.statistics.chance import chance_below_limit
from reportkit.judgement.statistics.intervals import at_confidence, critical, wilson
from reportkit.judgement.statistics.pupils import pupils_to_flip
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Whole

GROUP = Test("2", 2, "Outcomes of a group", ("group_difference", "group_confidence", "test_n", "pool_years"))
GROUP_PROGRESS = Test("2-progress", 2, "Progress of a group", ("group_confidence", "test_n"), needed=False)


def group_outcomes(evidence: Evidence, key: Key, others: Key, *, needed: bool = True) -> Sheet:
    """2 for percentages: the group against the same group in England; `others` is printed beside it.

    A breach is a difference of at least `group_difference` points with Wilson's upper limit, at
    `group_confidence`, below England's figure. With under `test_n` pupils `pool_years` are pooled. So few
    that not even none of them at the standard would be a breach cannot be said anything of.
    """
    pool, least = pool_years(evidence, key), evidence.lines["group_difference"]
    difference = pool.value - pool.england
    confidence = evidence.lines["group_confidence"]
    lower, upper = wilson(pool.value, pool.pupils, confidence)
    line = np.minimum(least, _score_limit(pool.england, pool.pupils, confidence))
    is_low, every = partial(_is_low, pool, least, confidence), np.arange(evidence.size)
    breach, at_nothing = is_low(pool.value, every), is_low(np.zeros(evidence.size), every)
    cannot, note = within_reach(pool.cannot, at_nothing, NO_FIGURE, pool.note)
    made = where_made(pool.value, pool.run.applies, cannot)
    shown = {
        "figure": pool.value,
        "comparator": pool.england,
        "second": of_year(evidence.england(others).value, pool.run.latest.year),
        "pupils": pool.pupils,
        "lower": lower,
        "upper": upper,
        "statistic": difference,
        "line": line,
        "margin": difference - line,
        "margin_pupils": pupils_to_flip(made, pool.pupils, breach, is_low),
        "chance": chance_below_limit(pool.england, pool.pupils, np.maximum(pool.england + line, 0)),
    }
    return Sheet(
        Test(GROUP.id, GROUP.indicator, GROUP.title, GROUP.lines, needed),
        *key,
        pool.run.applies,
        cannot,
        breach,
        shown,
        pool.inputs,
        pool.run.latest.year,
        pool.since,
        comparator="the same group in England",
        note=note,
    )


def _is_low(pool: Pool, least: float, confidence: float, percent: Floats, at: Whole) -> Flags:
    """Whether schools at some places are so far below England, beyond chance, with such a percentage."""
    england = pool.england[at]
    _, upper = wilson(percent, pool.pupils[at], confidence)
    low: Flags = (percent - england <= least) & (upper < england)
    return low


def _score_limit(england: Floats, pupils: Floats, confidence: float) -> Floats:
    """The difference at which Wilson's upper limit is just England's figure (it inverts this test)."""
    return -critical(confidence) * np.sqrt(england * (100 - england) / pupils)


def group_progress(evidence: Evidence, key: Key) -> Sheet:
    """2 for scores with published limits: the upper limit below the same group's in England.

    They are published at 95% and widened to `group_confidence`.
    """
    run = run_of(evidence, key, 1)
    now, confidence = run.latest, evidence.lines["group_confidence"]
    lower, upper = at_confidence(now.value, now.lower, now.upper, confidence)
    reasons = (
        *run.problems(counts=False),
        (np.isnan(now.pupils), MissingReason.NO_COUNT),
        (np.isnan(now.upper), MissingReason.NO_LIMITS),
        (now.pupils < evidence.lines["test_n"], MissingReason.TOO_FEW),
    )
    shown = {
        "figure": now.value,
        "comparator": now.england,
        "pupils": now.pupils,
        "statistic": now.gap,
        "lower": lower,
        "upper": upper,
        "line": now.value - upper,
        "margin": upper - now.england,
        "chance": np.full(evidence.size, (1 - confidence) / 2),
    }
    return Sheet(
        GROUP_PROGRESS,
        *key,
        run.applies,
        first_reason(evidence.size, *reasons),
        upper < now.england,
        shown,
        run.inputs,
        now.year,
        comparator="the same group in England",
    )
