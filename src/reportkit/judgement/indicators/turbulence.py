"""Indicator 9: turbulence in leadership (H106): what the workforce census adds, as context alone.

Changes of head, vacancies and governance are returns (see `returns`). How many teachers come and go is
in no public file of schools, and of what is, nothing is a sign of turbulence by itself: the rule needs
two signs together. So these figures are shown and never say flag or clear.
"""

from __future__ import annotations

import numpy as np

from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.silent import holds_schools, silent
from reportkit.judgement.indicators.years import run_of
from reportkit.vocabulary import MissingReason

TEACHERS: Key = ("teachers_headcount", "all")
RATIO: Key = ("pupil_teacher_ratio", "all")
CONTEXT = Test("9-context", 9, "Teachers", (), needed=False)


def teachers(evidence: Evidence) -> list[Sheet]:
    """The published figures of the school's teachers."""
    return [
        teacher_context(evidence, key)
        if holds_schools(evidence, key)
        else silent(evidence, CONTEXT, key, MissingReason.NOT_HELD)
        for key in (TEACHERS, RATIO)
    ]


def teacher_context(evidence: Evidence, key: Key) -> Sheet:
    """The latest figure, and the year's before where held; it cannot say without a return."""
    run = run_of(evidence, key, 2)
    now, before = run.years
    everywhere = (np.ones(evidence.size, dtype=np.bool_), MissingReason.NO_RETURN)
    why = run.problems(counts=False)[:3]
    return Sheet(
        CONTEXT,
        *key,
        np.ones(evidence.size, dtype=np.bool_),
        first_reason(evidence.size, why[0], why[1], (np.isnan(now.value), now.reason), everywhere),
        np.zeros(evidence.size, dtype=np.bool_),
        {"figure": now.value, "before": before.value, "statistic": now.value - before.value},
        [now.cell, before.cell],
        now.year,
        before.year,
        note="context: never a flag by itself",
    )
