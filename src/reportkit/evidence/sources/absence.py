"""Absence, school by school, as in the school performance tables; England's last, by phase."""

from __future__ import annotations

from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import RecordTypes
from reportkit.evidence.sources.words_for_numbers import WordsForNumbers

ABSENCE = PerformanceTable(
    name="absence",
    title="Absence in the school performance tables",
    stage="absence",
    marks=frozenset({"LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10"}),
    width=range(5, 12),
    records=RecordTypes(
        words=WordsForNumbers(
            columns=("LA", "ESTAB", "URN"),
            groups={"PRI": "primary", "SEC": "secondary", "SPE": "special"},
        )
    ),
    vintage="final",
)
ABSENCE_LAYOUTS = (ABSENCE,)
