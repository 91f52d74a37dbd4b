"""The school register, the links between schools and the groups they belong to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources import LAYOUTS, Layout, Reading
from reportkit.exceptions import DuplicateRow, ImpossibleValue, UnknownMarker, UnknownPeriod
from tests.evidence.sources.slicing import read_changed, read_rows, read_slice, row_of, rows_of

ACADEMIES = "gias/2021-12-31/edubaseallacademiesandfree.csv"
SURREY = "surrey-936/2021_936_gias.csv"
INFORMATION = "dfe-performance-tables/2021-2022/2021-2022_england_school_information.csv"
WORKBOOK = "hand_made/2018-2019_england_school_information.xlsx"
LINKS = "gias/2026-08-21/links_edubasealldata.csv"
GROUPS = "gias/2026-08-21/allgroupsdata.csv"
MEMBERS = "gias/2024-03-29/grouplinks_edubaseallacademiesandfree.csv"
PEOPLE = ("Head", "Telephone", "Fax", "Street", "Address", "Locality", "Props", "Postcode")


def school(name: str, urn: str) -> pd.Series:
    schools = read_slice(name).tables["school"]
    found: pd.Series = schools[schools["urn"] == urn].iloc[0]
    return found


def links(reading: Reading, urn: str) -> list[tuple[str, str]]:
    table = reading.tables["school_link"]
    held = table[table["urn"] == urn]
    return list(zip(held["link_type"], held["linked_urn"], strict=True))


@pytest.mark.parametrize(
    ("name", "layout", "read", "loaded"),
    [
        (ACADEMIES, "gias_schools", 6, 6),
        (SURREY, "gias_schools", 11, 9),
        (INFORMATION, "school_information", 8, 8),
        (WORKBOOK, "school_information", 3, 2),
        (LINKS, "gias_links", 13, 13),
        (GROUPS, "gias_groups", 6, 6),
        (MEMBERS, "gias_group_members", 6, 6),
    ],
)
def test_each_layout_is_known_by_its_header_and_accounts_for_every_row(
    name: str, layout: str, read: int, loaded: int
) -> None:
    reading = read_slice(name)
    assert (reading.release.layout, reading.rows_read, reading.rows_loaded) == (
        layout,
        read,
        loaded,
    )


@pytest.mark.parametrize(
    "layout",
    [each for each in LAYOUTS if each.name.startswith(("gias", "school_info", "ofsted"))],
    ids=lambda layout: layout.name,
)
def test_no_name_telephone_or_address_of_a_person_is_ever_read(layout: Layout) -> None:
    everything = ("URN", *PEOPLE, "HeadLastName", "TelephoneNum", "Head of Group Last Name")
    assert not set(layout.columns(everything)) & (set(everything) - {"URN"})


@pytest.mark.parametrize("name", [ACADEMIES, SURREY, GROUPS])
def test_slices_hold_no_columns_about_people(name: str) -> None:
    assert not [column for column in rows_of(name)[0] if column.startswith(("Head", "Tele", "Street"))]


def test_an_academy_is_read_with_its_number_area_and_opening() -> None:
    found = school(ACADEMIES, "135004")
    assert found["laestab"] == "3126906"
    assert (found["la"], found["type"], found["status"]) == ("312", "Academy sponsor led", "Open")
    assert found["opened"] == pd.Timestamp(2005, 9, 1)


def test_letters_beyond_ascii_survive_the_windows_encoding() -> None:
    assert "à Becket" in school(ACADEMIES, "138950")["name"]


def test_childrens_centres_are_passed_over_and_counted() -> None:
    assert read_slice(SURREY).passed_over == {"children's centre, not a school": 2}


def test_independent_schools_stay_in_the_register() -> None:
    assert school(SURREY, "100528")["type"] == "Other independent school"


def test_an_opening_on_the_first_day_of_1900_is_unknown() -> None:
    assert pd.isna(school(SURREY, "124971")["opened"])


def test_a_proposed_closure_pupils_and_trust_are_read_where_the_file_has_them() -> None:
    assert school(SURREY, "124916")["closed"] == pd.Timestamp(2021, 5, 31)
    assert school(SURREY, "124964")["pupils"] == 272
    assert school(SURREY, "124964")["trust_name"] == "Voice Education Trust"
    assert pd.isna(school(ACADEMIES, "135004")["pupils"])


@pytest.mark.parametrize(
    ("name", "as_at"),
    [
        (ACADEMIES, date(2021, 12, 31)),
        (SURREY, date(2021, 4, 22)),
        (INFORMATION, date(2023, 3, 3)),
        (WORKBOOK, date(2022, 1, 12)),
        (LINKS, date(2026, 8, 21)),
        (MEMBERS, date(2024, 3, 29)),
    ],
)
def test_a_register_is_dated_by_its_folder_else_by_the_newest_day_in_it(name: str, as_at: date) -> None:
    assert read_slice(name).release.as_at == as_at


def test_school_information_takes_excel_dates_and_trims_its_ages() -> None:
    found = school(WORKBOOK, "900001")
    assert found["opened"] == pd.Timestamp(2019, 9, 1)
    assert (found["age_low"], found["name"]) == (3, "Ash Lane Primary School")
    assert school(WORKBOOK, "900003")["closed"] == pd.Timestamp(2021, 8, 31)


def test_a_urn_that_reads_nan_is_set_aside_with_its_row() -> None:
    assert read_slice(WORKBOOK).quarantine.to_dict("list") == {
        "row": [3],
        "reason": ["not a URN of six digits: “nan”"],
    }


@pytest.mark.parametrize(
    ("urn", "phase", "status"),
    [
        ("102368", "Primary", "Open"),
        ("100012", "Primary", "Closed"),
        ("130401", "16 plus", "Open"),
        ("100092", "Secondary", "Open"),
    ],
)
def test_school_information_gives_phase_by_its_flags(urn: str, phase: str, status: str) -> None:
    found = school(INFORMATION, urn)
    assert (found["phase"], found["status"]) == (phase, status)


@pytest.mark.parametrize(
    ("urn", "expected"),
    [
        ("152412", [("Predecessor", "102430")]),
        ("151809", [("Predecessor", "102423")]),
        ("138157", [("Predecessor", "102467"), ("Successor", "152151"), ("Successor", "152152")]),
        ("102382", [("Successor - merged", "102381")]),
        ("102411", [("Successor - merged", "102399")]),
    ],
)
def test_history_follows_the_links(urn: str, expected: list[tuple[str, str]]) -> None:
    assert links(read_slice(LINKS), urn) == expected


def test_a_link_may_lie_ahead_of_its_files_day() -> None:
    table = read_slice(LINKS).tables["school_link"].set_index("urn")
    assert table.at["102411", "linked_on"] == pd.Timestamp(2026, 9, 1)


def test_a_group_opens_when_it_was_opened_or_incorporated() -> None:
    groups = read_slice(GROUPS).tables["school_group"].set_index("group_uid")
    assert groups["opened"]["1001"] == pd.Timestamp(2009, 7, 6)
    assert groups["opened"]["2044"] == pd.Timestamp(2010, 7, 19)
    assert "2149" not in groups["opened"].dropna()
    assert groups["closed"]["1000"] == pd.Timestamp(2010, 8, 31)


def test_members_are_read_though_every_row_is_a_cell_shorter_than_the_header() -> None:
    rows = rows_of(MEMBERS)
    assert {len(cells) for cells in rows[1:]} == {len(rows[0]) - 1}
    members = read_slice(MEMBERS).tables["group_member"]
    held = members[members["urn"] == "105135"]
    assert list(zip(held["group_uid"], held["joined_on"], strict=True)) == [
        ("2150", pd.Timestamp(2010, 1, 5)),
        ("4782", pd.Timestamp(2005, 9, 1)),
    ]


@pytest.mark.parametrize(
    ("name", "row", "column", "text", "error"),
    [
        (ACADEMIES, 2, "OpenDate", "31-02-2021", ImpossibleValue),
        (ACADEMIES, 2, "StatutoryLowAge", "three", UnknownMarker),
        (INFORMATION, 2, "OPENDATE", "soon", ImpossibleValue),
        (LINKS, 2, "LinkEstablishedDate", "01-09-2086", ImpossibleValue),
        (GROUPS, 2, "Closed Date", "2010", ImpossibleValue),
        (MEMBERS, 2, "Joined date", "00-00-0000", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_stops_the_load_with_its_place(
    tmp_path: Path, name: str, row: int, column: str, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, name, {(row, column): text})
    assert str(raised.value).startswith(f"{name}, row {row}, column “{column}”: “{text}”")


@pytest.mark.parametrize("name", [ACADEMIES, SURREY, INFORMATION, LINKS, GROUPS, MEMBERS])
def test_a_record_that_stands_twice_stops_the_load(tmp_path: Path, name: str) -> None:
    rows = rows_of(name)
    rows.append(rows[-1])
    with pytest.raises(DuplicateRow, match=f"row {len(rows)}, column"):
        read_rows(tmp_path, name, rows)


def test_a_register_that_nothing_dates_asks_for_its_date(tmp_path: Path) -> None:
    with pytest.raises(UnknownPeriod, match="--published"):
        read_rows(tmp_path, "edubasealldata.csv", rows_of(ACADEMIES))


def test_a_row_can_be_found_again_in_the_file() -> None:
    assert school(ACADEMIES, "138950")["row"] == row_of(ACADEMIES, "138950")
