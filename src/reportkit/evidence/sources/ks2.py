"""Key stage 2 performance tables, in the four shapes they are met in.

Which columns hold which measure stands in the registry. In the tables with renamed columns the
three named after writing, score and standards, are grammar, punctuation and spelling; only the
progress is writing's (checked against DfE's own files).

Where a school's results in a subject were annulled, or there are none, DfE prints 0% at the expected
standard. A nought of all pupils in reading or maths therefore stands only beside an average score or a
progress score of the subject, as special schools have whose pupils are below the level of the tests. With
neither there is no figure, for any pupil group, and so it is with the combined percentages; the
blanks where its score and its progress would be have the same reason. Grammar has no
progress of its own: its nought stands beside its score, or where reading has progress and no score, its
pupils having taken no test. Writing has no score: its nought, and the combined one, stand only beside its
progress. In tables without progress there is nothing to tell such noughts by, and they are read as printed.
"""

from __future__ import annotations

from reportkit.evidence.sources.editions import YearInContent
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.evidence.sources.plausible import Nought
from reportkit.evidence.sources.record_types import LA, NATIONAL, SCHOOL, RecordTypes

_WITH_INDEPENDENT = "England, independent schools included"
_COMBINED = ("ks2_rwm_expected", "ks2_rwm_higher")
_NOUGHTS = (
    *(
        Nought(
            f"ks2_{subject}_expected",
            f"ks2_{subject}_progress",
            f"ks2_{subject}_score",
            empties=_COMBINED,
            explains=(f"ks2_{subject}_progress", f"ks2_{subject}_score"),
        )
        for subject in ("reading", "maths")
    ),
    Nought(
        "ks2_gps_expected",
        "ks2_reading_progress",
        "ks2_gps_score",
        "ks2_reading_score",
        explains=("ks2_gps_score",),
    ),
    Nought("ks2_writing_expected", "ks2_writing_progress", explains=("ks2_writing_progress",)),
    Nought("ks2_rwm_expected", "ks2_writing_progress", empties=_COMBINED),
)

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
    noughts=_NOUGHTS,
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
    noughts=_NOUGHTS,
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
