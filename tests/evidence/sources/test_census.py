"""The school census: who the pupils are, and which schools there were on census day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources import read_source
from reportkit.evidence.sources.census import census_day
from reportkit.evidence.sources.dating import Dating
from reportkit.exceptions import DuplicateRow, ImpossibleValue, SourceError, UnknownMarker, UnrecognisedFile
from reportkit.vocabulary import AcademicYear
from tests.evidence.sources.figures import CENSUS, CENSUS_2018, CENSUS_2021, CENSUS_2022, figure
from tests.evidence.sources.slicing import read_changed, read_rows, read_slice, row_of, rows_of

DATA = Path(__file__).parents[3] / "data"


def school(name: str, urn: str) -> pd.Series:
    schools = read_slice(name).tables["school"]
    found: pd.Series = schools[schools["urn"] == urn].iloc[0]
    return found


@pytest.mark.parametrize(
    ("file", "measure", "expected"),
    [
        (CENSUS_2018, "pupils_on_roll", {"value": 284}),
        (CENSUS_2018, "eal", {"value": 52.1, "denominator": 284}),
        (CENSUS_2018, "sen_support", {"value": 15.8, "denominator": 284}),
        (CENSUS_2018, "ehcp", {"value": 2.8}),
        (CENSUS_2018, "fsm", {"value": 11.3, "denominator": 284}),
        (CENSUS_2018, "fsm_ever", {"value": 17.5}),
        (CENSUS, "eal", {"value": 49.5, "column": "PNUMEAL"}),
        (CENSUS, "fsm_pupils", {"value": 32, "denominator": 285}),
        (CENSUS_2021, "eal", {"value": 58.9, "denominator": 270}),
        (CENSUS_2021, "sen_support", {"value": 16.7}),
        (CENSUS_2021, "fsm_ever", {"value": 13.3}),
        (CENSUS_2022, "eal", {"value": 59.6}),
        (CENSUS_2022, "sen_support", {"value": 20.58, "column": "PSENELK", "row": 2}),
        (CENSUS_2022, "fsm_ever", {"value": 23.53}),
    ],
)
def test_a_share_is_read_in_each_of_its_three_shapes(
    file: str, measure: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(file), "100000", measure).items()


@pytest.mark.parametrize(
    ("file", "measure", "group", "value"),
    [
        (CENSUS, "eal", "primary", 21.2),
        (CENSUS, "ehcp", "special", 98.3),
        (CENSUS_2021, "sen_support", "secondary", 11.5),
        (CENSUS_2022, "fsm_ever", "special", 50.11),
        (CENSUS_2022, "pupils_on_roll", "secondary", 3567378),
    ],
)
def test_england_is_given_by_phase(file: str, measure: str, group: str, value: float) -> None:
    found = figure(read_slice(file), "970", measure, group)
    assert (found["value"], found["level"]) == (value, "national")


def test_englands_rows_of_2018_are_passed_over_for_they_count_special_schools_in() -> None:
    reading = read_slice(CENSUS_2018)
    assert list(reading.passed_over.values()) == [2]
    assert "special schools counted in" in next(iter(reading.passed_over))
    assert "970" not in set(reading.measurements.frame()["code"])


@pytest.mark.parametrize(
    ("file", "urn", "measure", "reason"),
    [
        (CENSUS_2018, "138966", "pupils_on_roll", "not available"),
        (CENSUS_2018, "138966", "eal", "not available"),
        (CENSUS, "103769", "pupils_on_roll", "not applicable"),
        (CENSUS, "100005", "fsm_ever", "not applicable"),
        (CENSUS_2021, "100005", "fsm_ever", "not available"),
        (CENSUS_2021, "100060", "sen_support", "not applicable"),
        (CENSUS_2021, "100060", "eal", "not applicable"),
        (CENSUS_2022, "108892", "eal", "not applicable"),
    ],
)
def test_a_share_that_is_not_there_says_why(file: str, urn: str, measure: str, reason: str) -> None:
    found = figure(read_slice(file), urn, measure)
    assert found["missing_reason"] == reason
    assert "value" not in found


def test_no_pupil_of_a_known_language_is_not_a_share_of_nought() -> None:
    reading = read_slice(CENSUS_2021)
    assert figure(reading, "100094", "eal")["missing_reason"] == "not available"
    assert figure(reading, "100094", "sen_support")["value"] == 93.4


@pytest.mark.parametrize("file", [CENSUS_2018, CENSUS, CENSUS_2021, CENSUS_2022])
def test_an_independent_school_is_listed_and_its_noughts_are_not_figures(file: str) -> None:
    assert school(file, "100001")["type"] == "Independent school"
    assert "100001" not in set(read_slice(file).measurements.frame()["code"])


@pytest.mark.parametrize(
    ("urn", "kind"),
    [
        ("100372", "Independent school"),
        ("132041", "Independent school"),
        ("105135", ""),
        ("138966", ""),
        ("100091", ""),
    ],
)
def test_without_types_only_schools_numbered_from_6000_without_languages_are_independent(
    urn: str, kind: str
) -> None:
    assert school(CENSUS_2018, urn)["type"] == kind


def test_those_taken_for_independent_in_2018_are_so_a_year_later() -> None:
    files = [f"dfe-performance-tables/{year}/england_census.csv.gz" for year in ("2017-2018", "2018-2019")]
    before, after = (
        read_source(DATA / file, Dating(file)).tables["school"].set_index("urn")["type"] for file in files
    )
    both = pd.concat([before, after], axis=1, join="inner", keys=["before", "after"])
    independent = both == "Independent school"
    assert independent["before"].sum() > 1900
    assert independent["before"].equals(independent["after"])


@pytest.mark.parametrize(
    ("urn", "phase", "kind"),
    [
        ("100000", "Primary", "State-funded primary"),
        ("100049", "Secondary", "State-funded secondary"),
        ("102365", "Nursery", "State-funded nursery"),
        ("100060", "Special", "State-funded special school"),
        ("102463", "Special", "Non-maintained special school"),
        ("100006", "PRU", "Pupil referral unit"),
        ("100001", "", "Independent school"),
    ],
)
def test_a_school_has_the_phase_and_type_that_the_file_says(urn: str, phase: str, kind: str) -> None:
    found = school(CENSUS, urn)
    assert (found["phase"], found["type"]) == (phase, kind)


def test_a_school_is_listed_with_its_numbers_and_pupils_and_without_a_name() -> None:
    found = school(CENSUS_2018, "102368")
    assert (found["la"], found["laestab"], found["pupils"]) == ("312", "3122003", 258)
    assert (found["name"], found["phase"], found["status"]) == ("", "", "")
    assert pd.isna(school(CENSUS_2018, "138966")["pupils"])


def test_england_is_no_school() -> None:
    assert school(CENSUS_2022, "100000")["laestab"] == "2013614"
    assert set(read_slice(CENSUS_2022).tables["school"]["urn"]) == {"100000", "100001", "102365", "108892"}


@pytest.mark.parametrize(
    ("year", "day"),
    [
        ("201718", date(2018, 1, 18)),
        ("201819", date(2019, 1, 17)),
        ("202021", date(2021, 1, 21)),
        ("202122", date(2022, 1, 20)),
        ("202425", date(2025, 1, 16)),
    ],
)
def test_census_day_is_the_third_thursday_in_january(year: str, day: date) -> None:
    assert census_day(AcademicYear(year)) == day


def test_the_register_is_as_at_census_day_and_known_from_when_the_tables_came_out() -> None:
    release = read_slice(CENSUS_2018).release
    assert (release.layout, release.as_at, release.published_on) == (
        "census_untyped",
        date(2018, 1, 18),
        date(2018, 12, 31),
    )


def test_a_row_published_twice_running_is_set_aside_once() -> None:
    reading = read_slice(CENSUS_2018)
    row = row_of(CENSUS_2018, "141353") + 1
    assert reading.quarantine.to_dict("list") == {"row": [row], "reason": ["the row above once more"]}
    assert list(reading.tables["school"]["urn"]).count("141353") == 1
    assert figure(reading, "141353", "fsm")["value"] == 8.8


def test_a_school_whose_second_row_says_something_else_is_refused(tmp_path: Path) -> None:
    row = row_of(CENSUS_2018, "141353") + 1
    with pytest.raises(DuplicateRow, match=f"row {row}, column “URN”: “141353”"):
        read_changed(tmp_path, CENSUS_2018, {(row, "NOR"): "366"})


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "error"),
    [
        (CENSUS, 2, "SCHOOLTYPE", "Studio", UnknownMarker),
        (CENSUS, 2, "SCHOOLTYPE", "", UnknownMarker),
        (CENSUS, 2, "LA", "314 / 318", ImpossibleValue),
        (CENSUS, 2, "ESTAB", "14", ImpossibleValue),
        (CENSUS, 12, "ESTAB", "MID", ImpossibleValue),
        (CENSUS, 2, "NUMENGFL", "many", UnknownMarker),
        (CENSUS_2018, 3, "NUMEAL", "?", UnknownMarker),
        (CENSUS_2018, 2, "URN", "10000", ImpossibleValue),
        (CENSUS_2021, 2, "PNUMEAL", "158.9%", ImpossibleValue),
        (CENSUS_2022, 2, "PSENELK", "20,58", UnknownMarker),
        (CENSUS_2022, 2, "NOR", "-277", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_row(
    tmp_path: Path, file: str, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, file, {(row, column): text})
    assert raised.value.place.row == row


def test_a_file_that_lost_its_types_is_not_taken_for_an_older_one(tmp_path: Path) -> None:
    rows = [[*cells[:3], *cells[4:]] for cells in rows_of(CENSUS)]
    with pytest.raises(UnrecognisedFile, match="PNUMFSM"):
        read_rows(tmp_path, CENSUS, rows)
