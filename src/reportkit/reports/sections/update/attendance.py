"""Attendance, suspensions and permanent exclusions."""

from __future__ import annotations

from reportkit.blocks import Block, Heading, Paragraph
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.comparing import against_two, state
from reportkit.reports.sections.tables import measures_table
from reportkit.reports.sections.trends import trend_chart

_ROWS = [
    ("absence", "all", "Sessions missed"),
    ("persistent_absence", "all", "Persistent absence, all schools"),
    ("persistent_absence", "primary", "Persistent absence, primary"),
    ("persistent_absence", "secondary", "Persistent absence, secondary"),
    ("severe_absence", "all", "Severe absence, all schools"),
    ("suspensions", "all", "Suspensions, all schools"),
    ("suspensions", "primary", "Suspensions, primary"),
    ("suspensions", "secondary", "Suspensions, secondary"),
    ("permanent_exclusions", "all", "Permanent exclusions, all schools"),
]


def attendance_and_exclusion(profile: BoroughProfile) -> list[Block]:
    """A chart of persistent absence, a table by phase, and sentences on absence and suspensions."""
    ledger = Ledger()
    blocks: list[Block] = [Heading(1, "Attendance and exclusion")]
    measure = profile.measure("persistent_absence")
    if isinstance(measure, BoroughMeasure):
        blocks += [_said(profile, measure, ledger), trend_chart(profile, measure)]
    for name in ("suspensions", "permanent_exclusions"):
        excluded = profile.measure(name)
        if isinstance(excluded, BoroughMeasure):
            blocks.append(_said(profile, excluded, ledger))
    table = measures_table(profile, ledger, "Attendance and exclusion, latest year held", _ROWS)
    return [*blocks, table, Paragraph(words(_UNITS)), ledger.evidence()]


_UNITS = (
    "A session is half a school day. Persistent absence is missing at least 10% of sessions; severe "
    "absence is missing at least half. Suspensions and permanent exclusions are counted for every 100 "
    "pupils. They count suspensions, not pupils: one pupil can have several."
)


def _said(profile: BoroughProfile, measure: BoroughMeasure, ledger: Ledger) -> Paragraph:
    stated = state(ledger, measure, profile.name)
    return Paragraph((*stated, *words(" "), *against_two(ledger, measure)))
