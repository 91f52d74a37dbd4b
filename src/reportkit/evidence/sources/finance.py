"""Consistent financial reporting (CFR): maintained schools' income and spending in a financial year.

A financial year runs from April to March. 2017/18, and 2018 in a column of years, is April 2017 to
March 2018: for all 244 North Yorkshire schools in both, the balances of 2018 have the income and the
spending that DfE's own file gives a pupil for 2017-18.
"""

from __future__ import annotations

from reportkit.evidence.sources.editions import YearInContent
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import RecordTypes
from reportkit.evidence.sources.words_for_numbers import WordsForNumbers

_NO_URN = "no URN: “nan” stands in its place"

CFR_FULL = PerformanceTable(
    name="cfr_full",
    title="Consistent financial reporting, spending a pupil",
    stage="cfr",
    marks=frozenset({"LA", "URN", "MEDIAN", "PUPILS", "TOTALINCOME", "TOTALEXPENDITURE"}),
    width=range(20, 200),
    records=RecordTypes(
        words=WordsForNumbers(
            columns=("LA",),
            compared=r"(?:LA|NAT|LONDON|NON-LONDON)(?:-[A-Z0-9]+)*",
            why="figures of a group of schools to compare with",
        )
    ),
    year=YearInContent(earlier=r"T(\d\d)\d\dCAT5"),
    vintage="final",
)
CFR_BALANCES = PerformanceTable(
    name="cfr_balances",
    title="Consistent financial reporting, income and spending in the year",
    stage="cfr",
    marks=frozenset({"URN", "Income", "Expenditure", "Balance", "Academic Year"}),
    width=range(5, 10),
    records=RecordTypes(left_out={"nan": _NO_URN}),
    year=YearInContent(column="Academic Year"),
    vintage="final",
    empty_at_nought={"Expenditure": ("Expenditure", "Balance"), "Income": ("Income", "Balance")},
)
FINANCE_LAYOUTS = (CFR_FULL, CFR_BALANCES)
