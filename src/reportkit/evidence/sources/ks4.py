"""Key stage 4 performance tables, in the five shapes they are met in.

Which columns hold which measure stands in the registry. In the tables with renamed columns, grade 5
in 2015/16 is the old grade C, so it is read from 2016/17 on.
"""

from __future__ import annotations

from reportkit.evidence.sources.editions import YearInContent
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import LA, NATIONAL, SCHOOL, RecordTypes

STATE_FUNDED = (
    *("AC", "ACC", "ACS", "ACCS", "ACAP", "ACCAP", "AC1619", "ACC1619", "CTC", "CY", "VA", "VC", "FD"),
    *("CYS", "FDS", "NMSS", "CHS", "FHS", "PRU", "AP", "MODFC", "FESI", "F", "FS", "FAP", "F1619"),
    *("UTC", "FUTC", "SS", "FSS"),
)
_RECORDS = RecordTypes(
    levels={"1": SCHOOL, "2": SCHOOL, "4": LA, "7": NATIONAL},
    not_needed={"5": "England, independent schools included"},
    types="NFTYPE",
    state_funded=frozenset(STATE_FUNDED),
    independent=frozenset({"IND", "INDSPEC", "INDSPS", "INDSS"}),
)
_NOT_STATE_FUNDED = "not a state-funded school, and transcribed with them by mistake"

KS4_FULL = PerformanceTable(
    name="ks4_full",
    title="Key stage 4 performance tables",
    stage="ks4",
    marks=frozenset({"RECTYPE", "LEA", "URN", "NFTYPE", "TPUP", "ATT8SCR"}),
    width=range(100, 1000),
    records=_RECORDS,
    year=YearInContent(earlier=r"ATT8SCR_(\d\d)"),
    england_before=True,
)
KS4_PROVISIONAL = PerformanceTable(
    name="ks4_provisional",
    title="Key stage 4 performance tables, provisional",
    stage="ks4",
    marks=frozenset({"RECTYPE", "LEA", "URN", "NFTYPE", "TPUP", "ATT8SCR"}),
    width=range(6, 60),
    records=_RECORDS,
    vintage="provisional",
)
KS4_TRIMMED = PerformanceTable(
    name="ks4_trimmed",
    title="Key stage 4 performance tables, with fewer columns",
    stage="ks4",
    marks=frozenset({"RECTYPE", "URN", "SCHTYPE", "ATT8SCR", "P8MEA", "PTL2BASICS_95"}),
    unmarked=frozenset({"LEA", "TPUP"}),
    width=range(6, 60),
    records=RecordTypes(
        levels={"1": SCHOOL, "2": SCHOOL},
        types="SCHTYPE",
        state_funded=frozenset({"Academy", "Maintained school", "Special school", "College"}),
        independent=frozenset({"Independent school"}),
    ),
)
KS4_RENAMED = PerformanceTable(
    name="ks4_renamed",
    title="Key stage 4 performance tables, with renamed columns",
    stage="ks4",
    marks=frozenset({"URN", "KS4 Pupils", "Attainment 8", "Academic Year"}),
    width=range(5, 40),
    records=RecordTypes(),
    year=YearInContent(column="Academic Year"),
    vintage="final",
)
KS4_TRANSCRIBED = PerformanceTable(
    name="ks4_transcribed",
    title="Key stage 4 performance tables, a transcription",
    stage="ks4",
    marks=frozenset({"URN", "TPUP", "ATT8SCR", "PTL2BASICS_95"}),
    unmarked=frozenset({"RECTYPE"}),
    width=range(5, 20),
    records=RecordTypes(left_out=dict.fromkeys(("102452", "102453", "131940", "136046"), _NOT_STATE_FUNDED)),
    year=YearInContent(earlier=r"ATT8SCR_20\d\d-(\d\d)"),
    vintage="revised",
    dated_by_folder=True,
)
KS4_LAYOUTS = (KS4_FULL, KS4_PROVISIONAL, KS4_TRIMMED, KS4_RENAMED, KS4_TRANSCRIBED)
