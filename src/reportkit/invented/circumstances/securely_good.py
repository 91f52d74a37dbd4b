"""A quiet good school of each phase: nothing is done to it."""

from __future__ import annotations

from reportkit.invented.circumstances.model import Circumstance, Results

_WORDS = "inspected lately and found good; results a little above England's every year; nothing else happens"
_STEADY = Results(all={"201819": 5}, disadvantaged={"201819": 8}, disadvantaged_pupils=None)


def _quiet(phase: str, run_by: str, pupils: int | None = None) -> Circumstance:
    return Circumstance(f"securely-good-{phase}", _WORDS, (phase,), run_by, pupils=pupils, results=_STEADY)


SECURELY_GOOD = (
    _quiet("primary", "council", 60),
    _quiet("secondary", "council", 180),
    _quiet("infant", "council"),
    _quiet("junior", "council", 60),
    _quiet("special", "council"),
    _quiet("pru", "council"),
    _quiet("nursery", "council"),
    _quiet("all-through", ""),
)
