"""Indicators 1 to 4 of single schools worked out anew from DfE's files alone.

Nothing here comes from the library: the files are read, and the sums done, by the rules of the domain
specification (E0, E1) alone. It serves any authority: give it that authority's full-width files, and the
files of all England that stand in where a full-width file has no row.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import re
import statistics
from collections import defaultdict
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import NormalDist

import yaml

FLAG, CLEAR, CANNOT_SAY = "flag", "clear", "cannot say"
FEWEST_LIMITS, FEWEST_SCHOOLS, FEWEST_IN_A_CELL = 30, 1000, 5
# The years that may be compared: only those of one line.
COMPARABLE = {
    "ks2": (range(2016, 2020), range(2022, 2023), range(2023, 2100)),
    "ks4": (range(2016, 2017), range(2017, 2018), range(2018, 2020), range(2022, 2023), range(2023, 2100)),
}

# A measure of a group, and the columns of each kind of file: value, pupils, lower and upper limit.
Key = tuple[str, str]
Columns = tuple[str, ...]
RWM, RWM_DIS, RWM_OTHERS = (("ks2_rwm_expected", g) for g in ("all", "disadvantaged", "not_disadvantaged"))
BASICS, BASICS_DIS, BASICS_OTHERS = (
    ("english_maths_5", g) for g in ("all", "disadvantaged", "not_disadvantaged")
)
READING, WRITING, MATHS = ((f"ks2_{s}_expected", "all") for s in ("reading", "writing", "maths"))
PROGRESS = {s: (f"ks2_{s}_progress", "all") for s in ("reading", "writing", "maths")}
P8, P8_DIS = ("progress8", "all"), ("progress8", "disadvantaged")
ALL_PUPILS, DIS_PUPILS, OTHER_PUPILS = (("pupils", g) for g in ("all", "disadvantaged", "not_disadvantaged"))

KS2_FULL: dict[Key, Columns] = {
    ALL_PUPILS: ("TELIG",),
    DIS_PUPILS: ("TFSM6CLA1A",),
    OTHER_PUPILS: ("TNotFSM6CLA1A",),
    RWM: ("PTRWM_EXP", "TELIG"),
    RWM_DIS: ("PTRWM_EXP_FSM6CLA1A", "TFSM6CLA1A"),
    RWM_OTHERS: ("PTRWM_EXP_NotFSM6CLA1A", "TNotFSM6CLA1A"),
    READING: ("PTREAD_EXP", "TELIG"),
    WRITING: ("PTWRITTA_EXP", "TELIG"),
    MATHS: ("PTMAT_EXP", "TELIG"),
    PROGRESS["reading"]: ("READPROG", "TELIG", "READPROG_LOWER", "READPROG_UPPER"),
    PROGRESS["writing"]: ("WRITPROG", "TELIG", "WRITPROG_LOWER", "WRITPROG_UPPER"),
    PROGRESS["maths"]: ("MATPROG", "TELIG", "MATPROG_LOWER", "MATPROG_UPPER"),
}
KS2_RENAMED: dict[Key, Columns] = {
    ALL_PUPILS: ("KS2 Pupils",),
    RWM: ("Overall Meet Std", "KS2 Pupils"),
    READING: ("Reading Meet Std", "KS2 Pupils"),
    MATHS: ("Maths Meet Std", "KS2 Pupils"),
    PROGRESS["reading"]: ("Reading Progress", "KS2 Pupils"),
    PROGRESS["writing"]: ("Writing Progress", "KS2 Pupils"),
    PROGRESS["maths"]: ("Maths Progress", "KS2 Pupils"),
}
KS2_TRIMMED: dict[Key, Columns] = {
    PROGRESS["reading"]: ("READPROG",),
    PROGRESS["writing"]: ("WRITPROG",),
    PROGRESS["maths"]: ("MATPROG",),
}
KS4_FULL: dict[Key, Columns] = {
    ALL_PUPILS: ("TPUP",),
    DIS_PUPILS: ("TFSM6CLA1A",),
    OTHER_PUPILS: ("TNOTFSM6CLA1A",),
    BASICS: ("PTL2BASICS_95", "TPUP"),
    BASICS_DIS: ("PTFSM6CLA1ABASICS_95", "TFSM6CLA1A"),
    BASICS_OTHERS: ("PTNOTFSM6CLA1ABASICS_95", "TNOTFSM6CLA1A"),
    P8: ("P8MEA", "P8PUP", "P8CILOW", "P8CIUPP"),
    P8_DIS: ("P8MEA_FSM6CLA1A", "P8PUP_FSM6CLA1A", "P8CILOW_FSM6CLA1A", "P8CIUPP_FSM6CLA1A"),
}
KS4_PROVISIONAL: dict[Key, Columns] = {
    ALL_PUPILS: ("TPUP",),
    BASICS: ("PTL2BASICS_95", "TPUP"),
    P8: ("P8MEA", "", "P8CILOW", "P8CIUPP"),
}
KS4_RENAMED: dict[Key, Columns] = {
    ALL_PUPILS: ("KS4 Pupils",),
    BASICS: ("Eng Maths Grade 5", "KS4 Pupils"),
    P8: ("Progress 8",),
}
KS4_TRIMMED: dict[Key, Columns] = {BASICS: ("PTL2BASICS_95",), P8: ("P8MEA",)}

# How a file is known: stage, kind, a column that only it has among those above, how wide it is.
KINDS: tuple[tuple[str, str, str, range, dict[Key, Columns]], ...] = (
    ("ks2", "full", "PTRWM_EXP", range(100, 1000), KS2_FULL),
    ("ks2", "renamed", "KS2 Pupils", range(5, 40), KS2_RENAMED),
    ("ks2", "trimmed", "READPROG", range(5, 40), KS2_TRIMMED),
    ("ks4", "full", "TPUP", range(100, 1000), KS4_FULL),
    ("ks4", "provisional", "TPUP", range(5, 60), KS4_PROVISIONAL),
    ("ks4", "renamed", "KS4 Pupils", range(5, 40), KS4_RENAMED),
    ("ks4", "trimmed", "P8MEA", range(5, 60), KS4_TRIMMED),
)
KINDS_IN_ORDER = ("provisional", "trimmed", "renamed", "full")  # of one day the last counts
ENGLAND_ROWS = {"ks2": "5", "ks4": "7"}  # state-funded schools
STAGE_OF = {key: "ks2" if key in KS2_FULL else "ks4" for key in (*KS2_FULL, *KS4_FULL)}


@dataclass(frozen=True)
class Figure:
    """One school's or England's figure of a year; None where the file gives no number."""

    value: float | None
    pupils: float | None = None
    lower: float | None = None
    upper: float | None = None


NO_ROW = Figure(None)
Series = dict[int, Figure]  # by the year in which the school year ends


@dataclass(frozen=True)
class Table:
    """One published file: its stage, kind, school year's end, the day it came out, and its rows."""

    stage: str
    kind: str
    year: int
    day: date
    columns: dict[Key, Columns]
    rows: list[dict[str, str]]

    @property
    def order(self) -> tuple[date, int]:
        return self.day, KINDS_IN_ORDER.index(self.kind)

    def figures(self, key: Key) -> Iterable[tuple[str, Figure]]:
        """Each school's figure by its URN, and England's under the URN "England"."""
        columns = self.columns.get(key)
        if columns is None or not self._is_in_years(key):
            return
        for row in self.rows:
            record = row.get("RECTYPE", "1")
            if record in ("1", "2") and not row.get("NFTYPE", "").startswith("IND"):
                yield row["URN"], _figure(row, columns)
            elif record == ENGLAND_ROWS[self.stage]:
                yield "England", _figure(row, columns)

    def _is_in_years(self, key: Key) -> bool:
        """Grade 5 is the old grade C before 2016/17."""
        return key not in (BASICS, BASICS_DIS, BASICS_OTHERS) or self.year >= 2017


def _figure(row: dict[str, str], columns: Columns) -> Figure:
    texts = [row[name] if name else "" for name in columns]
    value, pupils, lower, upper = ([number(text) for text in texts] + [None] * 3)[:4]
    if value is None:
        return Figure(None, pupils)
    return Figure(value, pupils, lower, upper)


def number(text: str) -> float | None:
    """The number in a cell, None for a marker (SUPP, NE, LOWCOV …) and for a blank."""
    bare = text.strip().rstrip("%")
    return float(bare) if re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)", bare) else None


def read_rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    """Every row of a packed CSV by its columns; a row that ends early is filled up with blanks."""
    text = gzip.decompress(path.read_bytes()).decode(encoding)
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return [dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in rows]


def read_table(path: Path, days: Path) -> Table:
    """A file of the performance tables; `days` is the list of days on which they came out."""
    rows = read_rows(path)
    header = rows[0]
    stage, kind, _, _, columns = next(
        each for each in KINDS if each[2] in header and len(header) in each[3] and _fits(each[1], header)
    )
    year = _year_of(path, rows)
    vintage = "provisional" if kind == "provisional" else "final"
    return Table(stage, kind, year, _came_out(days, stage, vintage, year), columns, rows)


def _fits(kind: str, header: dict[str, str]) -> bool:
    return (kind == "trimmed") == ("SCHTYPE" in header and "LEA" not in header)


def _year_of(path: Path, rows: list[dict[str, str]]) -> int:
    if "Academic Year" in rows[0]:
        return int(rows[0]["Academic Year"])
    (found,) = re.findall(r"20\d\d-(20\d\d)", path.parent.name)
    return int(found)


def _came_out(days: Path, stage: str, vintage: str, year: int) -> date:
    told = yaml.safe_load(days.read_text(encoding="utf-8"))["releases"][stage][vintage][_label(year)]
    parts = [int(part) for part in told.split("-")]
    return date(*parts) if len(parts) == 3 else date(*parts, monthrange(*parts)[1])


def _label(year: int) -> str:
    return f"{year - 1}{year % 100:02d}"


def read_lines(thresholds: Path) -> dict[str, float]:
    """Each threshold's number by its id."""
    entries = yaml.safe_load(thresholds.read_text(encoding="utf-8"))["thresholds"]
    return {entry["id"]: float(entry["value"]) for entry in entries}


@dataclass(frozen=True)
class Answer:
    """What a test says of a school, and its numbers by name."""

    outcome: str
    numbers: dict[str, float] = field(default_factory=dict)
    strong: bool = False
    years: tuple[int, ...] = ()


class CannotSay(Exception):
    """A test that cannot be made, and why."""


class Recomputing:
    """The tests of indicators 1 to 4 from the files that were out on one day."""

    def __init__(self, tables: Sequence[Table], lines: dict[str, float], as_at: date) -> None:
        known = sorted((t for t in tables if t.day <= as_at), key=lambda t: t.order)
        self.lines, self.as_at = lines, as_at
        self.series: dict[tuple[str, Key], dict[str, Series]] = defaultdict(lambda: defaultdict(dict))
        for table in known:
            for key in table.columns:
                for urn, figure in table.figures(key):
                    self.series[table.stage, key][urn][table.year] = figure
        self._deviations: dict[tuple[Key, int], float | None] = {}
        self._means: dict[tuple[Key, int], float | None] = {}
        self.out = {stage: self._years_out(tables, stage) for stage in ("ks2", "ks4")}

    def schools(self) -> set[str]:
        """Every school that any file has a row of."""
        return {urn for by_urn in self.series.values() for urn in by_urn} - {"England"}

    def _years_out(self, tables: Sequence[Table], stage: str) -> list[int]:
        """The years whose final figures were out, newest first."""
        return sorted(
            {t.year for t in tables if t.stage == stage and t.kind != "provisional" and t.day <= self.as_at},
            reverse=True,
        )

    # --- every test -------------------------------------------------------------------------------

    def answers(self, urns: Sequence[str]) -> dict[tuple[str, Key], Answer | None]:
        """Every test of one school, which had these URNs, its own first; None where no file has a row."""
        found: dict[tuple[str, Key], Answer | None] = {}
        for key in (RWM, BASICS):
            found["1a", key] = self._ask(urns, key, self.drop)
            found["1b", key] = self._ask(urns, key, self.decline)
            found["4c", key] = self._ask(urns, key, self.volatility)
        for key in (*PROGRESS.values(), P8):
            found["1c", key] = self._ask(urns, key, self.progress)
            found["1c-falls", key] = self._ask(urns, key, self.falling_progress)
        for key in (RWM_DIS, BASICS_DIS):
            found["2", key] = self._ask(urns, key, self.group)
            found["3", key] = self._ask(urns, key, self.gap)
        found["2-progress", P8_DIS] = self._ask(urns, P8_DIS, self.group_progress)
        found["4a", READING] = self._ask(urns, READING, self.subjects)
        return found

    def _ask(self, urns: Sequence[str], key: Key, test) -> Answer | None:  # type: ignore[no-untyped-def]
        series = self.history(urns, key)
        if not series:
            return None
        try:
            self._refuse_old(series, key)
            return test(urns, key, series)
        except CannotSay as reason:
            return Answer(CANNOT_SAY, {}, years=(max(series),)) if reason else None
