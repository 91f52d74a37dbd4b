"""Key stage 2 performance tables, in the four shapes they are met in.

Which columns hold which measure stands in the registry. In the tables with renamed columns the
three named after writing, score and standards, are grammar, punctuation and spelling; only the
progress is writing's (checked against DfE's own files).
"""

from __future__ import annotations

from reportkit.evidence.sources.editions import YearInContent
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.record_types import LA, NATIONAL, SCHOOL, RecordTypes

_WITH_INDEPENDENT = "England, independent schools included"

KS2_FULL = PerformanceTable(
    name="ks2_full",
    title="Key stage 2 performance tables",
    stage="ks2",
    marks=frozenset({"RECTYPE", "LEA", "URN", "TELIG", "PTRWM_EXP", "READ_AVERAGE"}),
    width=range(100, 1000),
    records=RecordTypes(
        levels={"1": SCHOOL, "2": SCHOOL, "3": LA, "5": NATIONAL},
        not_needed={"4": _WITH_INDEPENDENT},
    ),
    year=YearInContent(earlier=r"(?:PTRWM_EXP|READ_AVERAGE)_(\d\d)"),
    england_before=True,
)
KS2_TRIMMED = PerformanceTable(
    name="ks2_trimmed",
    title="Key stage 2 performance tables, with fewer columns",
    stage="ks2",
    marks=frozenset({"RECTYPE", "URN", "READPROG", "WRITPROG", "MATPROG"}),
    unmarked=frozenset({"LEA", "PTRWM_EXP"}),
    width=range(5, 40),
    records=RecordTypes(levels={"1": SCHOOL, "2": SCHOOL}),
)
KS2_RENAMED = PerformanceTable(
    name="ks2_renamed",
    title="Key stage 2 performance tables, with renamed columns",
    stage="ks2",
    marks=frozenset({"URN", "KS2 Pupils", "Reading Meet Std", "Academic Year"}),
    width=range(5, 40),
    records=RecordTypes(),
    year=YearInContent(column="Academic Year"),
    vintage="final",
)
KS2_TRANSCRIBED = PerformanceTable(
    name="ks2_transcribed",
    title="Key stage 2 performance tables, a transcription",
    stage="ks2",
    marks=frozenset({"URN", "TELIG", "PTRWM_EXP", "PTRWM_HIGH", "READ_AVERAGE"}),
    unmarked=frozenset({"RECTYPE"}),
    width=range(5, 20),
    records=RecordTypes(),
    vintage="revised",
    dated_by_folder=True,
)
KS2_LAYOUTS = (KS2_FULL, KS2_TRIMMED, KS2_RENAMED, KS2_TRANSCRIBED)
