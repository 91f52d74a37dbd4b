"""Indicators 1 to 4 of every school are what DfE's files give, worked out by code that shares nothing."""

from __future__ import annotations

import ast
import csv
import gzip
import io
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.loading import find_files, load_files
from tests.built import SOURCE, Checkout
from tests.truth import recompute_indicators
from tests.truth.assessed import HACKNEY, HILLINGDON, SURREY, Assessed, assess_areas, assessed
from tests.truth.recompute_indicators import (
    CANNOT_SAY,
    FLAG,
    RWM,
    Answer,
    Asked,
    Links,
    Recomputing,
    Table,
    read_lines,
    read_rows,
    read_table,
)

DAYS = (date(2019, 3, 29), date(2020, 4, 5))
DATA = SOURCE / "data"
PUBLISHED_DAYS = SOURCE / "src/reportkit/evidence/registry/releases.yaml"
LINKS = DATA / "gias/2026-08-21/links_edubasealldata.csv.gz"
FULL = sorted(DATA.glob(f"dfe-performance-tables/*/{SURREY}_ks[24]final.csv.gz"))
OF_ENGLAND = [
    *sorted(DATA.glob("dfe-performance-tables/*/england_ks4provisional.csv.gz")),
    *sorted(DATA.glob("dfe-performance-tables-trimmed/*/england_ks[24]final.csv.gz")),
    *sorted(DATA.glob("dfe-performance-tables-renamed/*/ks[24]_perf_*.csv.gz")),
]
CENSUS = DATA / "dfe-performance-tables/2018-2019/england_census.csv.gz"
# No file has a row of England for 2015/16. Of which schools a mean is made is a choice: two are less apart
# than this. DfE's own figure stands in the next year's file.
MEANS_APART, STEP, PUBLISHED_FOR_2016 = 0.25, 0.01, 53
# DfE's links do not say which of two schools, joined in 2012, this one went on from.
LINE_IN_DOUBT = {"145279"}
LIMITS_APART = 0.001
MADE, FIRST_MADE_URN, SEED = "999", 910_000, 20261122
# Nowhere does progress fall twice beyond chance, so in a few made schools it does.
FALLING = {"2016-2017": ("6", "5", "7"), "2017-2018": ("0", "-1", "1"), "2018-2019": ("-6", "-7", "-5")}
FALLS_IN = range(FIRST_MADE_URN, FIRST_MADE_URN + 12)

# The results of special schools and pupil referral units say little beside others'.
NOT_TESTED = ("special", "pru")

Line = tuple[str, ...]


@cache
def tables(paths: Sequence[Path] = (*FULL, *OF_ENGLAND)) -> tuple[Table, ...]:
    return tuple(read_table(path, PUBLISHED_DAYS) for path in paths)


@cache
def recomputing(day: date) -> Recomputing:
    return Recomputing(tables(), read_lines(SOURCE / "params/policies/thresholds.yaml"), day)


@cache
def lines(day: date) -> Links:
    return Links(LINKS, day)


def test_the_recomputation_imports_nothing_of_reportkit() -> None:
    tree = ast.parse(Path(recompute_indicators.__file__).read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in plain | named} - set(sys.stdlib_module_names) == {"yaml"}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize(("area", "least"), [(SURREY, 380), (HILLINGDON, 90), (HACKNEY, 70)])
def test_every_test_of_every_school_is_what_the_files_give(
    checkout: Checkout, area: str, least: int, day: date
) -> None:
    found = assessed(checkout, day).of(area)
    schools = {urn: lines(day).line_of(urn) for urn in found.schools["urn"]}
    assert len(schools) > least
    assert not list(disagreements(recomputing(day), schools, found))


def test_every_kind_of_test_flags_some_surrey_school(checkout: Checkout) -> None:
    """Else the comparison above would say little."""
    flags: Counter[str] = Counter()
    for day in DAYS:
        findings = assessed(checkout, day).of(SURREY).findings
        flags.update(findings[findings["outcome"] == FLAG]["test"])
    assert all(flags[test] >= 8 for test in ("1a", "1b", "1c", "2", "2-progress", "3", "4a", "4c"))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_school_has_the_figures_of_the_schools_that_it_was_before(checkout: Checkout, day: date) -> None:
    schools = assessed(checkout, day).of(SURREY).schools
    told = dict(zip(schools["urn"], schools["earlier_urns"], strict=True))
    differing = {urn for urn, earlier in told.items() if lines(day).line_of(urn) != (urn, *earlier)}
    assert differing <= LINE_IN_DOUBT
    assert sum(len(earlier) == 1 for earlier in told.values()) > 20


def test_the_mean_that_stands_in_for_england_is_near_what_dfe_published() -> None:
    """In 2015/16 it was 53%, as the next year's file says; schools that are gone are not in the mean."""
    rows = read_rows(DATA / "dfe-performance-tables/2016-2017/936_ks2final.csv.gz")
    (published,) = [row["PTRWM_EXP_16"] for row in rows if row["RECTYPE"] == "5"]
    mean = recomputing(DAYS[0]).england(RWM, 2016)
    assert mean is not None
    assert published == f"{PUBLISHED_FOR_2016}%"
    assert abs(mean - PUBLISHED_FOR_2016) < 1


def test_another_authoritys_files_are_assessed_alike(tmp_path: Path) -> None:
    paths = make_authority(tmp_path)
    day = DAYS[1]
    siod = tmp_path / "siod.duckdb"
    with Siod.open(siod) as opened:
        load_files(opened, find_files([tmp_path], tmp_path))
    found = assess_areas(siod, day, [MADE])
    again = Recomputing([read_table(path, PUBLISHED_DAYS) for path in paths], recomputing(day).lines, day)
    assert len(found.schools) > 380
    assert not list(disagreements(again, {urn: (urn,) for urn in found.schools["urn"]}, found))
    flags = Counter(found.findings[found.findings["outcome"] == FLAG]["test"])
    assert all(flags[test] >= 4 for test in ("1a", "1b", "1c", "1c-falls", "2", "2-progress", "3", "4a"))


# --- comparing ------------------------------------------------------------------------------------


def disagreements(anew: Recomputing, schools: dict[str, Line], found: Assessed) -> Iterator[str]:
    """What is said otherwise than worked out anew, for every school and test."""
    rows = {(row.urn, row.test, row.measure, row.pupil_group): row for row in found.findings.itertuples()}
    phases = dict(zip(found.schools["urn"], found.schools["phase"], strict=True))
    for urn, line in schools.items():
        for asked in anew.tests:
            row = rows[urn, asked[0], *asked[1]]
            if phases[urn] in NOT_TESTED:
                if row.outcome != "not applicable":
                    yield f"{urn} {asked[0]} {asked[1][0]}: {row.outcome} of a {phases[urn]} school"
                continue
            wrong = differences(anew.answer(line, asked), row)
            if wrong and not is_about_the_mean(anew, line, asked, row):
                yield f"{urn} {asked[0]} {asked[1][0]}: {wrong}"


def differences(answer: Answer | None, row: Any, apart: float = 1e-6) -> list[str]:
    if answer is None:
        return [] if row.outcome in (CANNOT_SAY, "not applicable") else [f"{row.outcome} without a row"]
    if (answer.outcome, answer.strong) != (row.outcome, row.strong):
        return [f"{row.outcome} {row.reason} (strong: {row.strong}), worked out anew {answer}"]
    numbers = {} if answer.outcome == CANNOT_SAY else answer.numbers
    return [
        f"{name} {getattr(row, name)}, worked out anew {number}"
        for name, number in numbers.items()
        if not is_close(getattr(row, name), number, _worked_out_apart(row, name) or apart)
    ]


def _worked_out_apart(row: Any, name: str) -> float:
    """Limits of progress may be worked out, from the limits of a choice of schools too."""
    return LIMITS_APART if row.test == "1c" and name in ("lower", "upper") else 0.0


def is_close(one: float, other: float, apart: float) -> bool:
    return abs(one - other) <= apart or (math.isnan(one) and math.isnan(other))


def is_about_the_mean(anew: Recomputing, line: Line, asked: Asked, row: Any) -> bool:
    """Whether all is as it should be with another figure for England in 2015/16."""
    if asked[0] not in ("1b", "4c") or row.since != "201516":
        return False
    return any(not differences(answer, row, STEP) for answer in with_other_means(anew, line, asked))


def with_other_means(anew: Recomputing, line: Line, asked: Asked) -> Iterator[Answer | None]:
    """The answer with DfE's figure, and with each mean that another choice of schools could make."""
    mean = anew.england(RWM, 2016)
    assert mean is not None
    steps = round(MEANS_APART / STEP)
    for shift in (PUBLISHED_FOR_2016 - mean, *(STEP * step for step in range(-steps, steps + 1))):
        anew.shift = shift
        answer = anew.answer(line, asked)
        anew.shift = 0.0
        yield answer


# --- an authority that is not ---------------------------------------------------------------------


def make_authority(folder: Path) -> list[Path]:
    """Surrey's files under another code and other URNs, each year's results dealt out anew."""
    numbers = Numbers()
    dealer = random.Random(SEED)
    paths = []
    for path in FULL:
        header, *rows = read_raw(path)
        urn, lea, kind = (header.index(name) for name in ("URN", "LEA", "NFTYPE"))
        schools = [row for row in rows if row[urn].strip() and not row[kind].startswith("IND")]
        held = list(dict.fromkeys(row[urn] for row in schools))
        dealt = dict(zip(held, dealer.sample(held, len(held)), strict=True))
        for row in schools:
            row[urn] = dealt[row[urn]]
        for row in rows:
            row[urn] = numbers.of(row[urn])
            row[lea] = MADE if row[lea] == SURREY else row[lea]
        let_progress_fall(header, rows, FALLING[path.parent.name])
        name = path.name.replace(SURREY, MADE)
        paths.append(write_raw(folder / path.parent.parent.name / path.parent.name / name, [header, *rows]))
    write_census(folder, numbers)
    return paths


def let_progress_fall(header: list[str], rows: list[list[str]], score: tuple[str, ...]) -> None:
    if "READPROG" in header:
        places = [header.index(name) for name in ("READPROG", "READPROG_LOWER", "READPROG_UPPER")]
        for row in rows:
            if row[header.index("URN")] in map(str, FALLS_IN):
                for place, text in zip(places, score, strict=True):
                    row[place] = text


class Numbers:
    """A URN for each school, by its own."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}

    def of(self, urn: str) -> str:
        return self.given.setdefault(urn, str(FIRST_MADE_URN + len(self.given))) if urn.strip() else urn


def write_census(folder: Path, numbers: Numbers) -> None:
    """The list of the made authority's schools."""
    header, *rows = read_raw(CENSUS)
    urn, la = header.index("URN"), header.index("LA")
    mine = [row for row in rows if row[la] == SURREY]
    for row in mine:
        row[urn], row[la] = numbers.of(row[urn]), MADE
    write_raw(folder / CENSUS.parent.parent.name / CENSUS.parent.name / CENSUS.name, [header, *mine])


def read_raw(path: Path) -> list[list[str]]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return [header, *(row + [""] * (len(header) - len(row)) for row in rows)]


def write_raw(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), 1))
    return path
