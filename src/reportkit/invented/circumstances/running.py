"""Attendance and money."""

from __future__ import annotations

from reportkit.invented.circumstances.model import Circumstance

_DEFICIT = {"202223": 1.01, "202324": 1.06, "202425": 1.07}

RUNNING = (
    Circumstance(
        "persistent-absence",
        "twice as many pupils persistently absent as in England's schools of its phase, three years running",
        ("primary",),
        "council",
        absence=2.0,
    ),
    Circumstance(
        "persistent-absence-secondary",
        "nearly twice as many pupils persistently absent as in secondary schools in England, every year",
        ("secondary",),
        absence=1.8,
    ),
    Circumstance(
        "persistent-absence-infant",
        "twice as many pupils persistently absent as in England's schools of its phase, three years running",
        ("infant",),
        absence=2.0,
    ),
    Circumstance(
        "in-deficit",
        "spends 6% more than its income in one year and 7% more in the next",
        ("primary",),
        "council",
        spending=_DEFICIT,
    ),
    Circumstance(
        "in-deficit-secondary",
        "spends 6% more than its income in one year and 7% more in the next",
        ("secondary",),
        "council",
        spending=_DEFICIT,
    ),
)
