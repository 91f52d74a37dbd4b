"""Tables of results after 16 (key stage 5), in the three shapes they are met in.

Which columns hold which measure stands in the registry. The tables count colleges with the schools,
and England's state-funded schools and colleges together. Areas agree with the same figure in LAIT.
"""

from __future__ import annotations

from reportkit.evidence.sources.editions import YearInContent
from reportkit.evidence.sources.ks4 import STATE_FUNDED
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import LA, NATIONAL, SCHOOL, RecordTypes

_COLLEGES = (
    *("General Further Education College", "Sixth Form College", "Agriculture and Horticulture College"),
    *("Specialist Designated College", "Art, Design and Performing Arts College"),
)

KS5_FULL = PerformanceTable(
    name="ks5_full",
    title="16 to 18 performance tables",
    stage="ks5",
    marks=frozenset({"RECTYPE", "LEA", "URN", "NFTYPE/FESITYPE", "TALLPPE_ALEV_1618"}),
    width=range(100, 1000),
    records=RecordTypes(
        levels={"1": SCHOOL, "4": LA, "7": NATIONAL},
        not_needed={
            "3": "consortium of schools that teach together",
            "5": "England, independent schools included",
        },
        types="NFTYPE/FESITYPE",
        state_funded=frozenset((*STATE_FUNDED, *_COLLEGES)),
        independent=frozenset({"IND", "INDSPEC", "INDSPS", "INDSS"}),
    ),
    year=YearInContent(earlier=r"TALLPPE_ALEV_1618_(\d\d)"),
)
KS5_TRIMMED = PerformanceTable(
    name="ks5_trimmed",
    title="16 to 18 performance tables, with fewer columns",
    stage="ks5",
    marks=frozenset({"RECTYPE", "URN", "SCHTYPE", "TALLPPE_ALEV_1618", "VA_INS_ALEV"}),
    unmarked=frozenset({"LEA"}),
    width=range(6, 60),
    records=RecordTypes(
        levels={"1": SCHOOL},
        types="SCHTYPE",
        state_funded=frozenset({"Academy", "Maintained school", "Special school", "College"}),
        independent=frozenset({"Independent school"}),
    ),
)
KS5_RENAMED = PerformanceTable(
    name="ks5_renamed",
    title="16 to 18 performance tables, with renamed columns",
    stage="ks5",
    marks=frozenset({"URN", "KS5 Pupils", "Avg A-level Points", "Academic Year"}),
    width=range(4, 40),
    records=RecordTypes(),
    year=YearInContent(column="Academic Year"),
    vintage="final",
)
KS5_LAYOUTS = (KS5_FULL, KS5_TRIMMED, KS5_RENAMED)
