"""Ofsted's overall grades from 2005 to 2020, and the day from which each counts as known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.inspections import Inspection, read_inspections
from reportkit.evidence.sources import Reading, read_source
from reportkit.evidence.sources.dating import Dating
from reportkit.exceptions import DuplicateRow, ImpossibleValue, SourceError, UnknownMarker
from reportkit.judgement.inspections import InspectionPicture
from reportkit.vocabulary import Urn
from tests.evidence.sources.slicing import (
    OFSTED_HISTORY,
    read_changed,
    read_rows,
    read_slice,
    rows_of,
)
from tests.shipped import DATA

LIST = "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz"
OFSTED_LIST = f"ofsted/management-information/2025-08-31/{LIST}"
DAY = date(2019, 3, 29)


@pytest.fixture(scope="module")
def history() -> Reading:
    return read_slice(OFSTED_HISTORY)


@pytest.fixture(scope="module")
def shipped() -> Reading:
    file = f"{OFSTED_HISTORY}.gz"
    return read_source(DATA / file, Dating(file))


def test_each_row_is_an_inspection_of_the_first_era(history: Reading) -> None:
    first = history.tables["inspection"].iloc[0]
    assert (first["urn"], first["urn_inspected"], first["slot"]) == ("100000", "100000", "history")
    assert (first["era"], first["started_on"]) == (1, pd.Timestamp(2013, 4, 18))
    assert (first["outcome"], first["column"], first["row"]) == ("Outstanding", "Rating", 2)


@pytest.mark.parametrize(
    ("row", "word", "grade"),
    [
        (2, "Outstanding", "1"),
        (4, "Good", "2"),
        (18, "Requires Improvement", "3"),
        (10, "Satisfactory", "3"),
        (17, "Inadequate", "4"),
    ],
)
def test_words_are_held_as_ofsteds_numbers(history: Reading, row: int, word: str, grade: str) -> None:
    assert rows_of(OFSTED_HISTORY)[row - 1][1] == word
    grades = history.tables["inspection_grade"].set_index("row").loc[row]
    assert (grades["area"], grades["grade"]) == ("Overall effectiveness", grade)


def test_an_inadequate_schools_category_is_not_given_rather_than_none(history: Reading) -> None:
    held = history.tables["inspection"].set_index("row")["category_of_concern"]
    assert (held[17], held[18]) == ("not given", "")


def test_no_day_of_publication_is_made_up(history: Reading) -> None:
    assert history.tables["inspection"]["published_on"].isna().all()


def test_the_file_is_dated_by_its_newest_inspection_not_by_its_name(history: Reading) -> None:
    assert history.release.as_at == date(2020, 2, 26)
    assert history.release.published_on == date(2020, 4, 26)


def test_rows_that_the_file_repeats_are_set_aside(history: Reading) -> None:
    assert history.quarantine.to_dict("list") == {
        "row": [19, 24, 30],
        "reason": ["the same inspection as in the row above it"] * 3,
    }


@pytest.mark.parametrize(
    ("row", "column", "text", "error"),
    [
        (2, "Rating", "Great", UnknownMarker),
        (2, "Rating", "9", UnknownMarker),
        (2, "Rating", "", UnknownMarker),
        (2, "Inspection Date", "2013041", ImpossibleValue),
        (2, "Inspection Date", "20131341", ImpossibleValue),
        (2, "Inspection Date", "20050831", ImpossibleValue),
        (2, "Inspection Date", "20240902", ImpossibleValue),
        (2, "Inspection Date", "", ImpossibleValue),
        (4, "Inspection Date", "20130418", DuplicateRow),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_row_and_column(
    tmp_path: Path, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, OFSTED_HISTORY, {(row, column): text})
    assert (raised.value.place.file, raised.value.place.row) == (OFSTED_HISTORY, row)


def test_one_inspection_with_two_grades_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DuplicateRow, match="row 19"):
        read_changed(tmp_path, OFSTED_HISTORY, {(19, "Rating"): "Good"})


def test_a_row_repeated_elsewhere_is_refused_and_a_row_without_a_urn_set_aside(tmp_path: Path) -> None:
    rows = rows_of(OFSTED_HISTORY)
    with pytest.raises(DuplicateRow):
        read_rows(tmp_path, OFSTED_HISTORY, [*rows, rows[1]])
    reading = read_rows(tmp_path, OFSTED_HISTORY, [*rows, ["", "", ""], ["nan", "Good", "20100101"]])
    assert list(reading.quarantine["row"])[-2:] == [len(rows) + 1, len(rows) + 2]


def test_the_shipped_file_is_read_whole(shipped: Reading) -> None:
    assert (shipped.rows_read, shipped.rows_loaded) == (60134, 60131)
    assert (shipped.tables["inspection"]["started_on"] > pd.Timestamp(DAY)).sum() == 2570


def known(*readings: Reading, day: date) -> tuple[Inspection, ...]:
    """What is known on the day of every school in the history."""
    urns = [Urn(urn) for urn in readings[0].tables["inspection"]["urn"].unique()]
    with Siod.in_memory() as siod:
        siod.add(readings)
        return read_inspections(siod, urns, day)


@pytest.fixture(scope="module")
def known_then(shipped: Reading) -> tuple[Inspection, ...]:
    listed = read_source(DATA / OFSTED_LIST, Dating(OFSTED_LIST))
    return known(shipped, listed, day=DAY)


def test_no_later_outcome_is_known_on_29_march_2019(known_then: tuple[Inspection, ...]) -> None:
    assert len(known_then) > 50_000
    assert max(inspection.started_on for inspection in known_then) <= date(2019, 1, 28)
    assert {inspection.cell.file for inspection in known_then} == {f"{OFSTED_HISTORY}.gz"}


def test_no_outcome_is_known_before_ofsted_says_its_report_came_out(
    known_then: tuple[Inspection, ...],
) -> None:
    listed = read_source(DATA / OFSTED_LIST, Dating(OFSTED_LIST)).tables["inspection"]
    listed = listed[listed["slot"].isin(["latest graded", "previous graded"])]
    late = listed[listed["published_on"] > pd.Timestamp(DAY)]
    hidden = set(zip(late["urn_inspected"], late["started_on"].dt.date, strict=True))
    assert not hidden & {(inspection.urn, inspection.started_on) for inspection in known_then}


def test_what_is_in_ofsteds_list_as_well_is_one_inspection(shipped: Reading) -> None:
    listed = read_source(DATA / OFSTED_LIST, Dating(OFSTED_LIST))
    found = [i for i in known(shipped, listed, day=date(2026, 11, 22)) if i.graded]
    per_school = [(i.urn, i.started_on) for i in found]
    assert len(per_school) == len(set(per_school))
    told_by_list = {(i.urn_inspected, i.started_on) for i in found if i.cell.file == OFSTED_LIST}
    told_by_history = {(i.urn, i.started_on) for i in found if i.cell.file != OFSTED_LIST}
    assert len(told_by_list) > 15_000
    assert not told_by_list & told_by_history


def test_a_day_that_is_assumed_is_never_listed_as_a_day_of_publication(
    known_then: tuple[Inspection, ...],
) -> None:
    picture = InspectionPicture(None, (), known_then)
    assert picture.published_between(date(2005, 1, 1), DAY) == ()
