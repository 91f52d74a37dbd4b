"""Indicator 2's substitutes, each named as one where it is shown (C5.6).

For years in which no school's own figures for disadvantaged pupils are published, other figures of
theirs stand in. They are not what the policy names: they are never needed, cannot clear, and flag only
in the worst fifth of England's schools of the phase. `combining` heeds a flag of theirs only where the
proper test of the same stage cannot say.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence, at_year
from reportkit.judgement.indicators.norms import fifths_of_phase
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.silent import holds_schools, silent
from reportkit.judgement.indicators.years import run_of
from reportkit.vocabulary import MissingReason

ATTAINMENT_DIFFERENCE: Key = ("attainment8_disadvantage_difference", "all")
DESTINATION: Key = ("ks4_destination", "disadvantaged")
_COHORT = "ks4_cohort"
_LINES = ("substitute_quintile", "test_n")
SUBSTITUTE = Test("2-substitute", 2, "In place of a group's outcomes", _LINES, needed=False)
_NOTES = {
    ATTAINMENT_DIFFERENCE: "a substitute: Attainment 8 as a difference from England's other pupils",
    DESTINATION: "a substitute: where disadvantaged pupils went, not what they attained",
}


def substitutes(evidence: Evidence) -> list[Sheet]:
    """Every substitute for the outcomes of disadvantaged pupils."""
    return [
        substitute(evidence, key) if holds_schools(evidence, key) else _not_held(evidence, key)
        for key in _NOTES
    ]


def _not_held(evidence: Evidence, key: Key) -> Sheet:
    """CANNOT SAY for schools whose results in key stage 4 are tested, no test for any other."""
    teaches = evidence.teaches.get(_COHORT, np.zeros(evidence.size, dtype=np.bool_))
    sheet = silent(evidence, SUBSTITUTE, key, MissingReason.NOT_HELD, _NOTES[key])
    return replace(sheet, applies=teaches & evidence.is_mainstream)


def substitute(evidence: Evidence, key: Key) -> Sheet:
    """A breach is the worst fifth (`substitute_quintile`) of England's schools of the phase.

    At least `test_n` disadvantaged pupils; the chance is the share of schools that breach.
    """
    run, worst = run_of(evidence, key, 1), evidence.lines["substitute_quintile"]
    now = run.latest
    fifth = fifths_of_phase(evidence, run.series, now.year)
    pupils = at_year(run.series.denominator, now.year)  # the cohort of the measure is of all pupils
    reasons = (
        (now.year == NO_YEAR, MissingReason.NOT_HELD),
        (run.stale, MissingReason.OUT_OF_DATE),
        (np.isnan(now.value), now.reason),
        (np.isnan(pupils), MissingReason.NO_COUNT),
        (pupils < evidence.lines["test_n"], MissingReason.TOO_FEW),
        (np.isnan(fifth), MissingReason.NO_COMPARATOR),
    )
    cannot = first_reason(evidence.size, *reasons)
    can, breach = (cannot == "") & run.applies, fifth >= worst
    shown = {
        "figure": now.value,
        "comparator": now.england,
        "pupils": pupils,
        "statistic": fifth,
        "line": np.full(evidence.size, worst),
        "margin": worst - fifth,
        "chance": np.full(evidence.size, float(np.mean(breach[can])) if can.any() else np.nan),
    }
    return Sheet(
        SUBSTITUTE,
        *key,
        run.applies,
        cannot,
        breach,
        shown,
        [now.cell, now.england_cell],
        now.year,
        comparator="England's schools of its phase",
        note=_NOTES[key],
    )
