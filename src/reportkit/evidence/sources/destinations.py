"""Where pupils went after key stage 4: DfE's tables of pupil destinations.

A file is published with the performance tables of one year and tells of the pupils who finished key
stage 4 two years before (tables of 2024-25: leavers of 2022/23, followed through 2023/24). Figures are
held under the leavers' year. The numbers of pupils agree with the key stage 4 tables of that year.

Beside them stand two earlier years, and what their columns' numbers mean has changed: in the tables of
2018-19 `_18` is the tables' year (leavers of 2015/16), in 2021-22 `_20` is the year after leaving
(leavers of 2018/19), in 2024-25 `_22` is the leavers' year. So they are not read, and only rule out
a year that is far off.
"""

from __future__ import annotations

from reportkit.evidence.sources.editions import YearInContent
from reportkit.evidence.sources.ks4 import STATE_FUNDED
from reportkit.evidence.sources.markers import DFE_TABLES
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import LA, NATIONAL, SCHOOL, RecordTypes
from reportkit.vocabulary import MissingReason

KS4_DESTINATIONS = PerformanceTable(
    name="ks4_destinations",
    title="Pupil destinations after key stage 4",
    stage="ks4_destinations",
    marks=frozenset({"RECTYPE", "LEA", "URN", "NFTYPE", "COHORT", "OVERALL_DESTPER", "EDUCATIONPER_DIS"}),
    width=range(30, 200),
    records=RecordTypes(
        levels={"1": SCHOOL, "2": SCHOOL, "LA": LA, "NAT": NATIONAL},
        types="NFTYPE",
        state_funded=frozenset(STATE_FUNDED),
        independent=frozenset({"IND", "INDSPEC", "INDSPS", "INDSS"}),
    ),
    year=YearInContent(earlier=r"COHORT_(\d\d)", apart=range(1, 4)),
    vintage="final",
    years_before=2,
    # "Small percentage: the number is between 0% and 0.5%" (DfE's abbreviations of each of the years)
    markers={**DFE_TABLES, "SP": MissingReason.ROUNDS_TO_ZERO},
)
