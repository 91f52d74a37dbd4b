"""The school workforce census, school by school, as in the school performance tables.

England's two rows are of primary and of secondary schools; all-through schools count in both. A
ratio of nought pupils a teacher stands where no ratio was worked out.
"""

from __future__ import annotations

from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import RecordTypes
from reportkit.evidence.sources.words_for_numbers import WordsForNumbers

_RATIO = "Pupil:     Teacher Ratio"
WORKFORCE = PerformanceTable(
    name="workforce",
    title="School workforce in the school performance tables",
    stage="workforce",
    marks=frozenset(
        {
            "LA Number",
            "Establishment Number",
            "URN",
            "Total Number of Teachers (Headcount)",
            "Mean Gross FTE Salary of All Teachers (£s)",
        }
    ),
    width=range(8, 20),
    records=RecordTypes(
        words=WordsForNumbers(
            columns=("LA Number", "Establishment Number", "URN"),
            groups={"PRI": "primary", "SEC": "secondary", "SPE": "special"},
        )
    ),
    vintage="final",
    empty_at_nought={_RATIO: (_RATIO,)},
)
WORKFORCE_LAYOUTS = (WORKFORCE,)
