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
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
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

# A measure of a group, and the columns of each kind of file: value, pupils, lower and upper limit, band.
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
    PROGRESS["reading"]: ("Reading Progress", "KS2 Pupils", "", "", "Reading Progress Band"),
    PROGRESS["writing"]: ("Writing Progress", "KS2 Pupils", "", "", "Writing Progress Band"),
    PROGRESS["maths"]: ("Maths Progress", "KS2 Pupils", "", "", "Maths Progress Band"),
}
KS2_TRIMMED: dict[Key, Columns] = {
    PROGRESS["reading"]: ("READPROG", "", "", "", "READPROG_DESCR"),
    PROGRESS["writing"]: ("WRITPROG", "", "", "", "WRITPROG_DESCR"),
    PROGRESS["maths"]: ("MATPROG", "", "", "", "MATPROG_DESCR"),
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
    P8: ("P8MEA", "", "P8CILOW", "P8CIUPP", "P8_BANDING"),
}
KS4_RENAMED: dict[Key, Columns] = {
    ALL_PUPILS: ("KS4 Pupils",),
    BASICS: ("Eng Maths Grade 5", "KS4 Pupils"),
    P8: ("Progress 8", "", "", "", "Progress 8 Band"),
}
KS4_TRIMMED: dict[Key, Columns] = {BASICS: ("PTL2BASICS_95",), P8: ("P8MEA", "", "", "", "P8_BANDING")}

# For each subject's percentage the cells of which one must hold a number if a 0 is to be a result, by kind.
SHOWN_BY: dict[str, dict[Key, Columns]] = {
    "full": {
        READING: ("READ_AVERAGE", "READPROG"),
        MATHS: ("MAT_AVERAGE", "MATPROG"),
        RWM: ("WRITPROG",),
        WRITING: ("WRITPROG",),
    },
    "renamed": {
        READING: ("Reading Score", "Reading Progress"),
        MATHS: ("Maths Score", "Maths Progress"),
        RWM: ("Writing Progress",),
    },
}
MADE_OF = {RWM: (READING, MATHS, RWM), RWM_DIS: (READING, MATHS, RWM), RWM_OTHERS: (READING, MATHS, RWM)}

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
BAND_OF_2018 = "P8_BANDING"  # provisional tables have it since 2017/18
BELOW, ABOVE = (4, 5), (1, 2)
STAGE_OF = {key: "ks2" if key in KS2_FULL else "ks4" for key in (*KS2_FULL, *KS4_FULL)}


@dataclass(frozen=True)
class Figure:
    """One school's or England's figure of a year; None where the file gives no number."""

    value: float | None
    pupils: float | None = None
    lower: float | None = None
    upper: float | None = None
    band: float | None = None

    def over(self, before: Figure) -> Figure:
        """With what an earlier file had beside the same figure, where this one leaves it out."""
        if self.value != before.value:
            return self
        names = ("pupils", "lower", "upper", "band")
        kept = {n: getattr(before, n) if getattr(self, n) is None else getattr(self, n) for n in names}
        return Figure(self.value, **kept)


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
    def shown_by(self) -> dict[Key, Columns]:
        """Nothing in years without progress scores, whose files give nothing to tell by."""
        return SHOWN_BY.get(self.kind, {}) if self.stage == "ks2" and self.year < 2020 else {}

    @property
    def order(self) -> tuple[date, int]:
        return self.day, KINDS_IN_ORDER.index(self.kind)

    @cached_property
    def held(self) -> dict[Key, tuple[tuple[str, Figure], ...]]:
        """Every figure of each measure, read once for whatever days are recomputed."""
        return {key: tuple(self.figures(key)) for key in self.columns}

    def figures(self, key: Key) -> Iterable[tuple[str, Figure]]:
        """Each school's figure by its URN, and England's under the URN "England"."""
        columns = self.columns.get(key)
        if columns is None or not self._is_in_years(key):
            return
        for row in self.rows:
            record = row.get("RECTYPE", "1")
            if record in ("1", "2") and not row.get("NFTYPE", "").startswith("IND"):
                figure = _figure(row, columns)
                yield row["URN"], Figure(None, figure.pupils) if self._is_annulled(row, key) else figure
            elif record == ENGLAND_ROWS[self.stage]:
                yield "England", _figure(row, columns)

    def _is_annulled(self, row: dict[str, str], key: Key) -> bool:
        """Whether the percentage, or one it is made of, is 0 of all pupils and nothing shows a result."""
        shown_by = self.shown_by
        return any(
            number(row[self.columns[part][0]]) == 0
            and not any(number(row[name]) is not None for name in shown_by[part])
            for part in MADE_OF.get(key, (key,))
            if part in shown_by
        )

    def _is_in_years(self, key: Key) -> bool:
        """Grade 5 is the old grade C before 2016/17."""
        return key not in (BASICS, BASICS_DIS, BASICS_OTHERS) or self.year >= 2017


def _figure(row: dict[str, str], columns: Columns) -> Figure:
    texts = [row.get(name, "") if name == BAND_OF_2018 else row[name] if name else "" for name in columns]
    value, pupils, lower, upper, band = ([number(text) for text in texts] + [None] * 4)[:5]
    if value is None:
        return Figure(None, pupils)
    return Figure(value, pupils, lower, upper, band)


@cache
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
    in_year, month, *day = (int(part) for part in told.split("-"))
    return date(in_year, month, day[0] if day else monthrange(in_year, month)[1])


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


class CannotSay(Exception):
    """A test that cannot be made, and why."""


@dataclass(frozen=True)
class Year:
    """One year of a school's series with England's figure beside it."""

    year: int
    figure: Figure
    pupils: float | None
    england: float | None

    @property
    def value(self) -> float:
        return _needed(self.figure.value)

    @property
    def pupils_value(self) -> float:
        return _needed(self.pupils)

    @property
    def england_value(self) -> float:
        return _needed(self.england)

    @property
    def gap(self) -> float:
        return self.value - self.england_value

    @property
    def variance(self) -> float:
        return self.value * (100 - self.value) / self.pupils_value

    @property
    def weight(self) -> float:
        """1/variance with two pupils added either way, so that it is finite at 0 and 100."""
        pupils = self.pupils_value + 4
        share = (self.value * self.pupils_value / 100 + 2) / pupils
        return pupils / (share * (1 - share)) / 10_000

    @property
    def smallest_cell(self) -> float:
        return min(self.value, 100 - self.value) * self.pupils_value / 100


def _needed(given: float | None) -> float:
    if given is None:
        raise CannotSay("a number is missing")
    return given


Test = Callable[[Sequence[str], Key], Answer]
Asked = tuple[str, Key]  # a test, and the measure and group it is made of


class Recomputing:
    """The tests of indicators 1 to 4 from the files that were out on one day."""

    def __init__(self, tables: Sequence[Table], lines: dict[str, float], as_at: date) -> None:
        known = sorted((t for t in tables if t.day <= as_at), key=lambda t: t.order)
        self.lines, self.as_at = lines, as_at
        self.series: dict[tuple[str, Key], dict[str, Series]] = defaultdict(lambda: defaultdict(dict))
        for table in known:
            for key, figures in table.held.items():
                for urn, figure in figures:
                    held = self.series[table.stage, key][urn]
                    held[table.year] = figure.over(held.get(table.year, NO_ROW))
        self.shift = 0.0  # added to a figure of England that had to be worked out from its schools
        self._deviations: dict[tuple[Key, int], float | None] = {}
        self._means: dict[tuple[Key, int], float | None] = {}
        self.out = {stage: self._years_out(tables, stage) for stage in ("ks2", "ks4")}

    def _years_out(self, tables: Sequence[Table], stage: str) -> list[int]:
        """The years whose final figures were out, newest first."""
        return sorted(
            {t.year for t in tables if t.stage == stage and t.kind != "provisional" and t.day <= self.as_at},
            reverse=True,
        )

    # --- every test -------------------------------------------------------------------------------

    @property
    def tests(self) -> dict[Asked, Test]:
        """How each test of a measure and group is made."""
        found: dict[Asked, Test] = {
            ("2-progress", P8_DIS): self.group_progress,
            ("4a", READING): self.subjects,
        }
        for key in (RWM, BASICS):
            found |= {("1a", key): self.drop, ("1b", key): self.decline, ("4c", key): self.volatility}
        for key in (*PROGRESS.values(), P8):
            found |= {("1c", key): self.progress, ("1c-falls", key): self.falling_progress}
        for key in (RWM_DIS, BASICS_DIS):
            found |= {("2", key): self.group, ("3", key): self.gap}
        return found

    def answer(self, urns: Sequence[str], asked: Asked) -> Answer | None:
        """One test of a school that had these URNs, its own first; None where no file has a row."""
        series = self.history(urns, asked[1])
        if not series:
            return None
        try:
            self._refuse_old(asked[1], max(series))
            return self.tests[asked](urns, asked[1])
        except CannotSay:
            return Answer(CANNOT_SAY)

    def history(self, urns: Sequence[str], key: Key) -> Series:
        """Each year's figure: the school's own row, else that of the nearest URN before it."""
        return joined([self.series[STAGE_OF[key], key].get(urn, {}) for urn in urns])

    def _refuse_old(self, key: Key, year: int) -> None:
        """A result needs data from the last two years that were published (A3.12)."""
        if year not in self.out[STAGE_OF[key]][:2] and year < max(self.out[STAGE_OF[key]], default=0):
            raise CannotSay("out of date")

    def _run(self, urns: Sequence[str], key: Key, years: int) -> list[Year]:
        """The latest year with a row and comparable years before it, newest first."""
        series = self.history(urns, key)
        latest = max(series)
        wanted = range(latest, latest - years, -1)
        segment = next(s for s in COMPARABLE[STAGE_OF[key]] if latest in s)
        if any(year not in segment or year not in series for year in wanted):
            raise CannotSay("too few comparable years")
        return [self._year(urns, key, year) for year in wanted]

    def _year(self, urns: Sequence[str], key: Key, year: int) -> Year:
        figure = self.history(urns, key).get(year, NO_ROW)
        pupils = figure.pupils
        if pupils is None:
            counted = self._counted(urns, key).get(year, NO_ROW)
            pupils = counted.value
        return Year(year, figure, pupils, self.england(key, year))

    def _counted(self, urns: Sequence[str], key: Key) -> Series:
        """The pupils of the group in the stage's own count."""
        stage = STAGE_OF[key]
        series = self.series[stage, ("pupils", key[1])]
        return joined([series.get(urn, {}) for urn in urns])

    def england(self, key: Key, year: int) -> float | None:
        """England's published figure; where none was out, the mean of all schools by pupils."""
        published = self.series[STAGE_OF[key], key].get("England", {}).get(year, NO_ROW).value
        if published is not None:
            return published
        if (key, year) not in self._means:
            self._means[key, year] = self._mean(key, year)
        mean = self._means[key, year]
        return None if mean is None else mean + self.shift

    def _mean(self, key: Key, year: int) -> float | None:
        every = [s[year] for urn, s in self.series[STAGE_OF[key], key].items() if year in s]
        known = [(f.value, f.pupils) for f in every if f.value is not None and f.pupils is not None]
        if len(known) < FEWEST_SCHOOLS:
            return None
        return sum(v * n for v, n in known) / sum(n for _, n in known)

    # --- indicator 1 ------------------------------------------------------------------------------

    def drop(self, urns: Sequence[str], key: Key) -> Answer:
        """A fall against England of 10 points, beyond chance."""
        now, before = self._tested(self._run(urns, key, 2))
        if not self._is_drop(replace(now, figure=Figure(0.0)), before):
            raise CannotSay("even nobody at the standard would be no drop")
        fall = now.gap - before.gap
        error = math.sqrt(now.variance + before.variance)
        z = fall / error if error else math.nan
        shown = {"figure": now.value, "before": before.value, "comparator": now.england_value, "z": z}
        shown |= {"comparator_before": before.england_value, "statistic": fall, "pupils": now.pupils_value}
        is_flag = self._is_drop(now, before)
        shown["margin_pupils"] = pupils_that_turn(
            now.value,
            now.pupils_value,
            is_flag,
            lambda value: self._is_drop(replace(now, figure=Figure(value)), before),
        )
        strong = self.lines["drop_strong_points"], self.lines["drop_strong_z"]
        is_strong = is_flag and fall <= strong[0] and self._beyond(now, before, z, strong[1])
        return Answer(FLAG if is_flag else CLEAR, shown, is_strong)

    def _is_drop(self, now: Year, before: Year) -> bool:
        fall, error = now.gap - before.gap, math.sqrt(now.variance + before.variance)
        z = fall / error if error else math.nan
        return fall <= self.lines["drop_points"] and self._beyond(now, before, z, self.lines["drop_z"])

    def _beyond(self, now: Year, before: Year, z: float, line: float) -> bool:
        """By Newcombe's interval where fewer than five pupils stand in a cell, else by z."""
        if min(now.smallest_cell, before.smallest_cell) >= FEWEST_IN_A_CELL:
            return z <= line
        upper = newcombe_upper(now.value, now.pupils_value, before.value, before.pupils_value, -line)
        return upper < now.england_value - before.england_value

    def decline(self, urns: Sequence[str], key: Key) -> Answer:
        """Three years, two falls against England, six points in all, and a slope beyond chance."""
        years = self._tested(self._run(urns, key, 3))
        total, slope, upper, is_flag = self._trend(years)
        if is_flag and self._trend([replace(years[0], figure=Figure(100.0)), *years[1:]])[3]:
            raise CannotSay("even everybody at the standard would be a decline")
        shown = {"figure": years[0].value, "before": years[2].value, "comparator": years[0].england_value}
        shown |= {"statistic": total, "second": slope, "upper": upper, "pupils": years[0].pupils_value}
        return Answer(FLAG if is_flag else CLEAR, shown)

    def _trend(self, years: Sequence[Year]) -> tuple[float, float, float, bool]:
        """The change in all, the slope and its upper limit, and whether that is a decline."""
        gaps = [year.gap for year in years]
        total = gaps[0] - gaps[2]
        slope, error = slope_of(gaps[::-1], [year.weight for year in years[::-1]])
        upper = slope + NormalDist().inv_cdf(self.lines["decline_confidence"]) * error
        falls = gaps[0] < gaps[1] < gaps[2]
        return total, slope, upper, falls and total <= self.lines["decline_total"] and upper < 0

    def progress(self, urns: Sequence[str], key: Key) -> Answer:
        """The upper 95% limit below 0: by DfE's band where no published limits say the same."""
        year = self._run(urns, key, 1)[0]
        lower, upper = self._limits(key, year)
        is_told = year.figure.upper is None or math.isnan(upper)
        band = year.figure.band if is_told else None
        shown = {
            "figure": year.value,
            "comparator": 0.0,
            "statistic": year.value,
            "pupils": year.pupils_value,
        }
        shown |= {"lower": lower, "upper": upper, "second": math.nan if band is None else band}
        if band is None and math.isnan(upper):
            raise CannotSay("no limits")
        return Answer(FLAG if (upper < 0 if band is None else band in BELOW) else CLEAR, shown)

    def falling_progress(self, urns: Sequence[str], key: Key) -> Answer:
        """Three years whose 95% limits fall without meeting."""
        years = self._run(urns, key, 3)
        now, before, first = (self._limits(key, year) for year in years)
        if any(math.isnan(upper) for _, upper in (now, before, first)):
            raise CannotSay("no limits")
        shown = {"figure": years[0].value, "before": years[2].value, "pupils": years[0].pupils_value}
        shown |= {"statistic": years[0].value - years[2].value}
        return Answer(FLAG if now[1] < before[0] and before[1] < first[0] else CLEAR, shown)

    def _limits(self, key: Key, year: Year) -> tuple[float, float]:
        """The published limits, else DfE's form with the deviation that other schools' limits imply.

        Not a number where there are none, or where DfE's band says otherwise.
        """
        if year.pupils_value < self.lines["test_n"]:
            raise CannotSay("too few pupils")
        lower, upper, band = year.figure.lower, year.figure.upper, year.figure.band
        deviation = self._deviation(key, year.year)
        if lower is None or upper is None:
            half = 1.96 * (math.nan if deviation is None else deviation) / math.sqrt(year.pupils_value)
            lower, upper = year.value - half, year.value + half
        agree = band is None or (band in BELOW, band in ABOVE) == (upper < 0, lower > 0)
        return (lower, upper) if agree else (math.nan, math.nan)

    def _deviation(self, key: Key, year: int) -> float | None:
        if (key, year) not in self._deviations:
            implied = list(self._implied(key, year))
            enough = len(implied) >= FEWEST_LIMITS
            self._deviations[key, year] = statistics.median(implied) if enough else None
        return self._deviations[key, year]

    def _implied(self, key: Key, year: int) -> Iterable[float]:
        for urn, series in self.series[STAGE_OF[key], key].items():
            found = series.get(year, NO_ROW)
            if urn != "England" and found.pupils and found.lower is not None and found.upper is not None:
                half = (found.upper - found.lower) / 2
                if half > 0:
                    yield half / 1.96 * math.sqrt(found.pupils)

    # --- indicator 2 ------------------------------------------------------------------------------

    def group(self, urns: Sequence[str], key: Key) -> Answer:
        """Disadvantaged pupils five points below those in England, beyond Wilson's 95% limit."""
        (now,) = years = self._run(urns, key, 1)
        if self._known(now).pupils_value < self.lines["test_n"]:
            years = self._run(urns, key, 3)
        value, pupils, england = self._together(years)
        if not self._is_low(0, pupils, england):
            raise CannotSay("even nobody at the standard would be no flag")
        lower, upper = wilson(value, pupils, 0.95)
        is_flag = self._is_low(value, pupils, england)
        turn = pupils_that_turn(value, pupils, is_flag, lambda other: self._is_low(other, pupils, england))
        shown = {"figure": value, "comparator": england, "statistic": value - england, "pupils": pupils}
        shown |= {"lower": lower, "upper": upper, "margin_pupils": turn}
        return Answer(FLAG if is_flag else CLEAR, shown)

    def _is_low(self, value: float, pupils: float, england: float) -> bool:
        return value - england <= self.lines["group_difference"] and wilson(value, pupils, 0.95)[1] < england

    def _together(self, years: Sequence[Year]) -> tuple[float, float, float]:
        """Value, pupils and England's value of several years, by pupils."""
        every = [self._known(year) for year in years]
        total = sum(year.pupils_value for year in every)
        if total < self.lines["test_n"]:
            raise CannotSay("too few pupils")
        mean = sum(year.value * year.pupils_value for year in every) / total
        return mean, total, sum(year.england_value * year.pupils_value for year in every) / total

    def group_progress(self, urns: Sequence[str], key: Key) -> Answer:
        """The upper 95% limit below the same group's score in England."""
        year = self._run(urns, key, 1)[0]
        if year.pupils_value < self.lines["test_n"] or year.figure.upper is None:
            raise CannotSay("too few pupils, or no limits")
        shown = {"figure": year.value, "comparator": year.england_value, "statistic": year.gap}
        shown |= {"pupils": year.pupils_value, "upper": year.figure.upper}
        return Answer(FLAG if year.figure.upper < year.england_value else CLEAR, shown)

    # --- indicator 3 ------------------------------------------------------------------------------

    def gap(self, urns: Sequence[str], key: Key) -> Answer:
        """A gap to England's other pupils that is wider than England's and closes more slowly."""
        years = self._run(urns, key, 3)
        now, _, first = years
        value, pupils, england = self._together(years)
        others = [self.england((key[0], "not_disadvantaged"), year.year) for year in (now, first)]
        if others[0] is None or others[1] is None:
            raise CannotSay("no comparator")
        school = [others[0] - now.value, others[1] - first.value]
        national = [others[0] - now.england_value, others[1] - first.england_value]
        two_sided = 2 * self.lines["gap_confidence"] - 1
        if wilson(0, pupils, two_sided)[1] >= england:
            raise CannotSay("even nobody at the standard would be no wider")
        _, upper = wilson(value, pupils, two_sided)
        is_flag = upper < england and school[0] - school[1] > national[0] - national[1]
        shown = {"figure": now.value, "before": first.value, "comparator": national[0], "pupils": pupils}
        shown |= {"comparator_before": national[1], "statistic": school[0], "z": school[0] - school[1]}
        return Answer(FLAG if is_flag else CLEAR, shown | {"upper": upper})

    # --- indicator 4 ------------------------------------------------------------------------------

    def subjects(self, urns: Sequence[str], key: Key) -> Answer:
        """The best and the worst subject, each against England, 15 points apart and beyond chance."""
        first = self._run(urns, key, 1)[0]
        if first.pupils is None or first.pupils < self.lines["test_n"]:
            raise CannotSay("too few pupils")
        every = [self._year(urns, subject, first.year) for subject in (READING, WRITING, MATHS)]
        known = [y for y in every if y.figure.value is not None and y.england is not None]
        best, worst = (
            max(known, key=lambda y: y.gap, default=None),
            min(known, key=lambda y: y.gap, default=None),
        )
        if best is None or worst is None:
            raise CannotSay("no subject")
        apart, error = best.gap - worst.gap, math.sqrt(best.variance + worst.variance)
        is_flag = apart >= max(self.lines["subject_range"], 1.96 * error)
        if len(known) < len(every) and not is_flag:
            raise CannotSay("a subject is missing")
        shown = {"figure": best.gap, "before": worst.gap, "statistic": apart, "pupils": first.pupils}
        return Answer(FLAG if is_flag else CLEAR, shown)

    def volatility(self, urns: Sequence[str], key: Key) -> Answer:
        """Over four years the gap to England spreads twice as wide as chance would make it."""
        years = self._tested(self._run(urns, key, 4))
        pupils = [year.pupils_value for year in years]
        share = sum(year.value * n for year, n in zip(years, pupils, strict=True)) / sum(pupils)
        expected = math.sqrt(statistics.mean(share * (100 - share) / n for n in pupils))
        if expected == 0:
            raise CannotSay("all or none in every year")
        ratio = statistics.stdev(year.gap for year in years) / expected
        shown = {"figure": years[0].value, "statistic": ratio, "pupils": pupils[0]}
        return Answer(FLAG if ratio >= self.lines["volatility_ratio"] else CLEAR, shown)

    def _tested(self, years: Sequence[Year]) -> list[Year]:
        """The years, if each has a figure of enough pupils and England's."""
        for year in years:
            if self._known(year).pupils_value < self.lines["test_n"]:
                raise CannotSay("too few pupils")
        return list(years)

    @staticmethod
    def _known(year: Year) -> Year:
        """The year, if it has every number."""
        _ = year.value, year.pupils_value, year.england_value
        return year


def pupils_that_turn(percent: float, pupils: float, is_flag: bool, flagged: Callable[[float], bool]) -> float:
    """The fewest pupils fewer (more, and negative, for a flag) at the standard for another result."""
    reached = percent * pupils / 100
    most = round(pupils - reached) if is_flag else round(reached)
    for count in range(1, most + 1):
        other = reached + count if is_flag else reached - count
        # Under half a pupil is what rounding left.
        other = 0.0 if other < 0.5 else pupils if pupils - other < 0.5 else other
        if flagged(100 * other / pupils) != is_flag:
            return -count if is_flag else count
    return math.nan


def joined(each: Sequence[Series]) -> Series:
    """One school's figures under its numbers, its own first; a row without a number hides no number."""
    found: Series = {}
    for series in reversed(each):
        found |= {y: f for y, f in series.items() if f.value is not None or y not in found}
    return found


def wilson(percent: float, pupils: float, confidence: float) -> tuple[float, float]:
    """Wilson's interval of a percentage."""
    return wilson_at(percent, pupils, NormalDist().inv_cdf((1 + confidence) / 2))


def wilson_at(percent: float, pupils: float, z: float) -> tuple[float, float]:
    """The two roots of (p - t)² = z²·t(1 - t)/n, in percent."""
    p, square = percent / 100, z * z / pupils
    a, b, c = 1 + square, -(2 * p + square), p * p
    root = math.sqrt(max(b * b - 4 * a * c, 0))
    return 100 * (-b - root) / (2 * a), 100 * (-b + root) / (2 * a)


def newcombe_upper(first: float, n1: float, second: float, n2: float, z: float) -> float:
    """The upper limit of the difference of two percentages by Newcombe's tenth method."""
    return (
        first - second + math.hypot(wilson_at(first, n1, z)[1] - first, second - wilson_at(second, n2, z)[0])
    )


def slope_of(values: Sequence[float], weights: Sequence[float]) -> tuple[float, float]:
    """The weighted least-squares slope over years 0, 1, 2 … and its standard error, weights known."""
    total = sum(weights)
    when = range(len(values))
    mean_year = sum(w * x for w, x in zip(weights, when, strict=True)) / total
    mean_value = sum(w * y for w, y in zip(weights, values, strict=True)) / total
    spread = sum(w * (x - mean_year) ** 2 for w, x in zip(weights, when, strict=True))
    joint = sum(w * (x - mean_year) * (y - mean_value) for w, x, y in zip(weights, when, values, strict=True))
    return joint / spread, 1 / math.sqrt(spread)


# --- schools before a school ----------------------------------------------------------------------


class Links:
    """DfE's links between schools, as far as they had taken effect by a day."""

    def __init__(self, path: Path, as_at: date) -> None:
        self.before: dict[str, dict[str, str]] = defaultdict(dict)
        self.after: dict[str, dict[str, str]] = defaultdict(dict)
        for row in read_rows(path, "cp1252"):
            day = _day(row["LinkEstablishedDate"])
            kind, urn, other = row["LinkType"], row["URN"], row["LinkURN"]
            if (day and day > as_at) or not kind.startswith(("Predecessor", "Successor")):
                continue
            old, new = (other, urn) if kind.startswith("Predecessor") else (urn, other)
            _, plainly = kind.split(" ", 1) if " " in kind else (kind, "")
            self.before[new][old] = self.before[new].get(old, "") + plainly
            self.after[old][new] = self.before[new][old]

    def line_of(self, urn: str) -> tuple[str, ...]:
        """The school's URN and those it had before, as far back as nothing merged, split or joined it."""
        line = [urn]
        while (old := self._continued_by(line[-1])) and old not in line:
            line.append(old)
        return tuple(line)

    def _continued_by(self, urn: str) -> str | None:
        """The one school that became this one and no other; a higher number was opened after it."""
        before = self.before.get(urn, {})
        if len(before) != 1:
            return None
        ((old, words),) = before.items()
        is_plain = not words and len(self.after[old]) == 1
        return old if is_plain and old < urn else None


def _day(text: str) -> date | None:
    parts = [int(part) for part in re.split("[-/]", text)] if text else []
    return date(*reversed(parts)) if parts else None
