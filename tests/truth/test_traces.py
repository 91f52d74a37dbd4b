"""Every flag is traced to cells of the school and of what it is compared with, and its figure is in one.

It is compared with England or, by indicator 5, with schools like it and not with England.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import statistics
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import pytest

from tests.built import LONG, SOURCE, Checkout
from tests.truth.assessed import HACKNEY, HILLINGDON, SURREY, assessed
from tests.truth.recompute_indicators import FLAG, number

DAYS = (date(2019, 3, 29), date(2020, 4, 5), date(2026, 11, 22))
TRIED = (*DAYS[:2], pytest.param(DAYS[2], marks=LONG))
AREAS = (HILLINGDON, HACKNEY, SURREY)
# The best subject less England, places among England's schools, and words are in no cell as such.
WITHOUT_A_CELL_OF_THEIR_OWN = ("4a", "4d", "11a")
COMPARABLE = "5"
POOLED = "three years together"
OFSTED = "ofsted/"
# What stands in the row of England's state-funded schools, by a part of the file's name.
ENGLAND_ROWS = {
    "_ks2final": ("rectype", ("5",)),
    "_ks4final": ("rectype", ("7",)),
    "_ks4provisional": ("rectype", ("7",)),
    "_ks4-pupdest": ("rectype", ("NAT",)),
    "_abs": ("la", ("NAT",)),
    "_swf": ("la", ("NAT",)),
    "bds_long": ("la number", ("970", "970.0")),
}


Rows = list[list[str]]


@cache
def raw(file: str) -> Rows:
    """The file's rows as published, its header first."""
    path = SOURCE / "data" / file
    if path.suffix == ".parquet":
        frame = pd.read_parquet(path)
        return [[str(name) for name in frame], *frame.astype(str).to_numpy().tolist()]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    encoding = "cp1252" if file.startswith(OFSTED) else "utf-8-sig"
    return list(csv.reader(io.StringIO(content.decode(encoding), newline="")))


@cache
def columns_of(file: str) -> dict[str, int]:
    return {name.casefold(): place for place, name in enumerate(raw(file)[0])}


def text_at(file: str, row: int, column: str) -> str:
    return raw(file)[row - 1][columns_of(file)[column.casefold()]]


@pytest.mark.parametrize("day", TRIED, ids=str)
def test_every_flag_but_of_indicator_5_rests_on_cells_of_the_school_or_of_england(
    checkout: Checkout, day: date
) -> None:
    urns, flags = urns_of(checkout, day), flagged(checkout, day)
    assert {finding.la for finding in flags} == set(AREAS)
    for finding in flags:
        assert finding.cells, f"{finding.urn} {finding.test} rests on no cell"
        if finding.test != COMPARABLE:
            owners = {owner_of(*cell) for cell in finding.cells}
            assert owners <= urns[finding.urn] | {"England"}, f"{finding.urn} {finding.test}: {owners}"


@pytest.mark.parametrize("day", TRIED, ids=str)
def test_a_flag_of_indicator_5_rests_on_cells_of_the_school_and_of_eight_to_ten_others(
    checkout: Checkout, day: date
) -> None:
    urns = urns_of(checkout, day)
    flags = [finding for finding in flagged(checkout, day) if finding.test == COMPARABLE]
    for finding in flags:
        assert owner_of(*finding.cells[0]) in urns[finding.urn]
        others = {owner_of(*cell) for cell in finding.cells} - urns[finding.urn]
        assert 8 <= len(others) <= 10, f"{finding.urn}: {others}"
        assert all(re.fullmatch(r"\d{6}", other) for other in others), f"{finding.urn}: {others}"


@pytest.mark.parametrize("day", TRIED, ids=str)
def test_the_comparable_schools_cells_hold_the_quartile_that_a_flag_shows(
    checkout: Checkout, day: date
) -> None:
    urns = urns_of(checkout, day)
    for finding in flagged(checkout, day):
        if finding.test == COMPARABLE and POOLED not in finding.note:
            figure_column = finding.cells[0][2]
            cells = [cell for cell in finding.cells if cell[2] == figure_column]
            others = [number(text_at(*cell)) for cell in cells if owner_of(*cell) not in urns[finding.urn]]
            held = [figure for figure in others if figure is not None]
            quarter = statistics.quantiles(held, n=4, method="inclusive")[0]
            assert finding.second == pytest.approx(quarter), f"{finding.urn} {finding.measure}"


@pytest.mark.parametrize("day", TRIED, ids=str)
def test_every_flagged_figure_stands_in_a_cell_it_is_traced_to(checkout: Checkout, day: date) -> None:
    urns = urns_of(checkout, day)
    single = [
        f for f in flagged(checkout, day) if f.test not in WITHOUT_A_CELL_OF_THEIR_OWN and f.note != POOLED
    ]
    assert single
    for finding in single:
        own = {number(text_at(*cell)) for cell in finding.cells if owner_of(*cell) in urns[finding.urn]}
        assert finding.figure in own, f"{finding.urn} {finding.test}: {finding.figure} is not in {own}"


@pytest.mark.parametrize("day", TRIED, ids=str)
def test_a_published_figure_of_england_stands_in_a_cell_too(checkout: Checkout, day: date) -> None:
    for finding in flagged(checkout, day):
        if finding.test in ("1a", "2", "2-progress", "6a") and finding.note != POOLED:
            of_england = {number(text_at(*cell)) for cell in finding.cells if owner_of(*cell) == "England"}
            assert finding.comparator in of_england, f"{finding.urn} {finding.test}"


def test_most_flags_of_indicators_1_to_4_have_a_figure_to_look_up(checkout: Checkout) -> None:
    flags = [finding for finding in flagged(checkout, DAYS[1]) if finding.la == SURREY]
    assert sum(f.indicator <= 4 and f.test not in WITHOUT_A_CELL_OF_THEIR_OWN for f in flags) > 200


Finding = Any


@cache
def flagged(checkout: Checkout, day: date) -> tuple[Finding, ...]:
    """Each flag of the day as a row with its cells (file, row, column)."""
    found = assessed(checkout, day)
    cells = {finding: list(rows) for finding, rows in _cells(found.cells)}
    las = dict(zip(found.schools["urn"], found.schools["la"], strict=True))
    flags = found.findings[found.findings["outcome"] == FLAG]
    traced = pd.Series({place: cells.get(place, []) for place in flags.index})
    told = flags.assign(cells=traced, la=flags["urn"].map(las))
    return tuple(told.itertuples())


def _cells(table: pd.DataFrame) -> Iterator[tuple[int, list[tuple[str, int, str]]]]:
    for finding, rows in table.groupby("finding"):
        places = zip(rows["file"], rows["row"], rows["column"], strict=True)
        yield int(str(finding)), [(file, int(row), column) for file, row, column in places]


@cache
def urns_of(checkout: Checkout, day: date) -> dict[str, set[str]]:
    """Each school's URN and those it had before."""
    schools = assessed(checkout, day).schools
    return {
        urn: {urn, *earlier} for urn, earlier in zip(schools["urn"], schools["earlier_urns"], strict=True)
    }


def owner_of(file: str, row: int, column: str) -> str:
    """Whose figure stands in the cell: a URN, or England."""
    assert column.casefold() in columns_of(file)
    urns = [text_at(file, row, name).strip() for name in ("urn", "school_urn") if name in columns_of(file)]
    if any(urns):
        return urns[0]
    marks = [mark for part, mark in ENGLAND_ROWS.items() if part in file]
    is_england = any(text_at(file, row, name).strip() in texts for name, texts in marks)
    return "England" if is_england else f"row {row} of {file}"
