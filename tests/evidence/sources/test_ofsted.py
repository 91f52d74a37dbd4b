"""Ofsted's management information to 2025, and the transcribed report cards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources import Reading
from reportkit.exceptions import DuplicateRow, ImpossibleValue, SourceError, UnknownMarker
from tests.evidence.sources.slicing import (
    OFSTED,
    REPORT_CARDS,
    read_changed,
    read_rows,
    read_slice,
    row_of,
    rows_of,
)

WARRENDER, DEANESFIELD, WEST_DRAYTON = "102409", "102377", "145041"


@pytest.fixture(scope="module")
def ofsted() -> Reading:
    return read_slice(OFSTED)


@pytest.fixture(scope="module")
def cards() -> Reading:
    return read_slice(REPORT_CARDS)


def grades(reading: Reading, urn: str, slot: str = "latest graded") -> dict[str, str]:
    table = reading.tables["inspection_grade"]
    held = table[(table["urn"] == urn) & (table["slot"] == slot)]
    return dict(zip(held["area"], held["grade"], strict=True))


def one(table: pd.DataFrame) -> pd.Series:
    found: pd.Series = table.iloc[0]
    return found


def inspection(reading: Reading, urn: str, slot: str = "latest graded") -> pd.Series:
    table = reading.tables["inspection"]
    return one(table[(table["urn"] == urn) & (table["slot"] == slot)])


def school(reading: Reading, urn: str) -> pd.Series:
    schools = reading.tables["school"]
    return one(schools[schools["urn"] == urn])


def test_every_row_is_accounted_for_and_blank_rows_are_set_aside_with_their_place(
    ofsted: Reading,
) -> None:
    assert (ofsted.rows_read, ofsted.rows_loaded) == (29, 26)
    assert ofsted.quarantine.to_dict("list") == {
        "row": [28, 29, 30],
        "reason": ["blank row"] * 3,
    }


def test_the_as_at_date_comes_from_the_file_name(ofsted: Reading) -> None:
    assert ofsted.release.as_at == date(2025, 8, 31)


def test_a_file_counts_as_out_only_when_the_newest_report_it_lists_was(ofsted: Reading) -> None:
    newest = ofsted.tables["inspection"]["published_on"].max()
    assert newest > pd.Timestamp(2025, 9, 15)
    assert ofsted.release.published_on == newest.date()


def test_an_overall_grade_is_of_the_first_era(ofsted: Reading) -> None:
    assert inspection(ofsted, WARRENDER)["era"] == 1
    assert grades(ofsted, WARRENDER)["Overall effectiveness"] == "2"


def test_not_judged_is_the_second_era_and_never_a_grade(ofsted: Reading) -> None:
    assert inspection(ofsted, DEANESFIELD)["era"] == 2
    assert grades(ofsted, DEANESFIELD) == {
        "Quality of education": "1",
        "Behaviour and attitudes": "1",
        "Personal development": "1",
        "Effectiveness of leadership and management": "1",
        "Safeguarding": "Yes",
        "Early years provision": "1",
    }


@pytest.mark.parametrize(
    ("urn", "cell"),
    [("100009", "8"), ("115457", "0"), ("136795", "9"), ("143716", "")],
)
def test_markers_of_no_judgement_are_known_and_are_no_grade(ofsted: Reading, urn: str, cell: str) -> None:
    row = rows_of(OFSTED)[row_of(OFSTED, urn) - 1]
    column = rows_of(OFSTED)[0].index("Early years provision (where applicable)")
    assert row[column] == cell
    assert "Early years provision" not in grades(ofsted, urn)


def test_a_predecessors_inspection_keeps_the_urn_it_was_made_under(ofsted: Reading) -> None:
    assert inspection(ofsted, WEST_DRAYTON)["urn_inspected"] == "102398"


@pytest.mark.parametrize(
    ("urn", "slot", "category"),
    [
        ("103427", "latest graded", "SM"),
        ("103997", "latest graded", "SM"),
        ("105821", "latest graded", "SWK"),
        (WARRENDER, "latest graded", ""),
    ],
)
def test_a_category_of_concern_is_kept_as_published(
    ofsted: Reading, urn: str, slot: str, category: str
) -> None:
    assert inspection(ofsted, urn, slot)["category_of_concern"] == category


def test_an_ungraded_inspection_keeps_its_phrase_and_gives_no_grade(ofsted: Reading) -> None:
    found = inspection(ofsted, WARRENDER, "latest ungraded")
    assert found["outcome"] == "School remains Good"
    assert found["column"] == "Ungraded inspection overall outcome"
    assert grades(ofsted, WARRENDER, "latest ungraded") == {}


def test_a_school_never_inspected_stands_in_the_register_alone(ofsted: Reading) -> None:
    assert school(ofsted, "143716")["name"] == "Mulberry Academy London Dock"
    assert "143716" not in set(ofsted.tables["inspection"]["urn"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kingston upon Hull", "810"),
        ("Bristol", "801"),
        ("Bedford", "822"),
        ("St Helens", "342"),
        ("Southend on Sea", "882"),
        ("Bournemouth, Christchurch & Poole", "839"),
        ("Hillingdon", "312"),
    ],
)
def test_an_authority_is_known_by_the_name_ofsted_gives_it(ofsted: Reading, name: str, code: str) -> None:
    schools = ofsted.tables["school"]
    assert set(schools.loc[schools["la_name"] == name, "la"]) == {code}


@pytest.mark.parametrize("urn", ["102985", "136795"])
def test_a_surrey_school_whose_laestab_starts_319_is_in_surrey(ofsted: Reading, urn: str) -> None:
    assert school(ofsted, urn)["laestab"].startswith("319")
    assert school(ofsted, urn)["la"] == "936"


def test_names_lose_their_trailing_spaces(ofsted: Reading) -> None:
    assert school(ofsted, "100091")["name"] == "Frank Barnes School for Deaf Children"


def test_a_placeholder_opening_date_is_unknown(ofsted: Reading) -> None:
    assert pd.isna(school(ofsted, "100126")["opened"])
    assert school(ofsted, WEST_DRAYTON)["opened"] == pd.Timestamp(2017, 9, 1)


@pytest.mark.parametrize(
    ("column", "text", "error"),
    [
        ("Quality of education", "Good", UnknownMarker),
        ("Previous personal development", "5", UnknownMarker),
        ("Safeguarding is effective?", "Met", UnknownMarker),
        ("Category of concern", "SMX", UnknownMarker),
        ("Total number of pupils", "many", UnknownMarker),
        ("Inspection start date", "31/02/2012", ImpossibleValue),
        ("Inspection start date", "12/13/2011", ImpossibleValue),
        ("Publication date", "01/01/1900", ImpossibleValue),
        ("Publication date", "01/11/2025", ImpossibleValue),
        ("Publication date", "01/11/2011", ImpossibleValue),
        ("Inspection start date", "", ImpossibleValue),
        ("Previous inspection start date", "", ImpossibleValue),
        ("Date of latest ungraded inspection", "yesterday", ImpossibleValue),
        ("Local authority", "Middlesex", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_stops_the_load_with_its_place(
    tmp_path: Path, column: str, text: str, error: type[SourceError]
) -> None:
    row = row_of(OFSTED, WARRENDER)
    with pytest.raises(error) as raised:
        read_changed(tmp_path, OFSTED, {(row, column): text})
    assert str(raised.value).startswith(f"{OFSTED}, row {row}, column “{column}”")
    assert text in str(raised.value)


@pytest.mark.parametrize(
    ("started", "overall"),
    [("10/09/2024", "2"), ("28/11/2011", "Not judged"), ("01/09/2024", "Not judged")],
)
def test_an_inspection_is_not_graded_as_its_era_never_was(tmp_path: Path, started: str, overall: str) -> None:
    row = row_of(OFSTED, WARRENDER)
    changes = {
        (row, "Inspection start date"): started,
        (row, "Publication date"): "",
        (row, "Overall effectiveness"): overall,
    }
    with pytest.raises(ImpossibleValue, match="row 11, column “Inspection start date”"):
        read_changed(tmp_path, OFSTED, changes)


@pytest.mark.parametrize(("published", "passes"), [("30/10/2025", True), ("31/10/2025", False)])
def test_a_report_may_come_out_up_to_sixty_days_after_the_files_day(
    tmp_path: Path, published: str, passes: bool
) -> None:
    change = {(row_of(OFSTED, WARRENDER), "Publication date"): published}
    if passes:
        read_changed(tmp_path, OFSTED, change)
    else:
        with pytest.raises(ImpossibleValue):
            read_changed(tmp_path, OFSTED, change)


def test_null_is_read_as_blank(tmp_path: Path) -> None:
    row = row_of(OFSTED, DEANESFIELD)
    reading = read_changed(tmp_path, OFSTED, {(row, "Personal development"): "NULL"})
    assert "Personal development" not in grades(reading, DEANESFIELD)


def test_trailing_spaces_do_not_hide_a_category(tmp_path: Path) -> None:
    reading = read_changed(tmp_path, OFSTED, {(row_of(OFSTED, "103427"), "Category of concern"): "SM "})
    assert inspection(reading, "103427")["category_of_concern"] == "SM"


def test_a_school_that_stands_twice_stops_the_load(tmp_path: Path) -> None:
    rows = rows_of(OFSTED)
    rows.insert(5, rows[3])
    with pytest.raises(DuplicateRow, match="row 6, column “URN”: 100126 stands twice"):
        read_rows(tmp_path, OFSTED, rows)


def test_report_cards_are_the_third_era_in_ofsteds_words(cards: Reading) -> None:
    assert set(cards.tables["inspection"]["era"]) == {3}
    assert grades(cards, "149033") == {
        "Safeguarding": "Not met",
        "Inclusion": "Urgent improvement",
        "Curriculum and teaching": "Urgent improvement",
        "Achievement": "Needs attention",
        "Attendance and behaviour": "Urgent improvement",
        "Personal development and wellbeing": "Urgent improvement",
        "Leadership and governance": "Urgent improvement",
    }
    assert inspection(cards, "149033")["category_of_concern"] == "SM"


def test_a_transcription_says_that_it_is_one(cards: Reading) -> None:
    assert cards.release.title == "Ofsted report cards (transcription)"
    assert cards.release.as_at == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("column", "text", "error"),
    [
        ("Inclusion", "Good", UnknownMarker),
        ("Safeguarding standards", "Yes", UnknownMarker),
        ("Inspection start date", "07/11/2025", ImpossibleValue),
    ],
)
def test_a_report_card_speaks_only_in_report_card_words_and_days(
    tmp_path: Path, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error, match=f"row 2, column “{column}”"):
        read_changed(tmp_path, REPORT_CARDS, {(2, column): text})
