"""Ofsted's layout of 2026, on a hand-made file: none as published is held."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.evidence.sources import Reading
from reportkit.exceptions import ImpossibleValue, UnknownMarker, UnrecognisedFile
from tests.evidence.sources.slicing import OFSTED_2026, read_changed, read_rows, read_slice, rows_of

TWO_SPACES = "Latest OEIF  safeguarding is effective?"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_slice(OFSTED_2026)


def slots(reading: Reading, urn: str) -> dict[str, int]:
    table = reading.tables["inspection"]
    held = table[table["urn"] == urn]
    return dict(zip(held["slot"], held["era"], strict=True))


def graded(reading: Reading, urn: str, slot: str) -> dict[str, str]:
    table = reading.tables["inspection_grade"]
    held = table[(table["urn"] == urn) & (table["slot"] == slot)]
    return dict(zip(held["area"], held["grade"], strict=True))


def test_title_lines_above_the_header_are_passed_and_rows_keep_their_place(
    reading: Reading,
) -> None:
    assert list(reading.tables["school"]["row"]) == [4, 5, 6, 7, 8, 9, 10]
    assert reading.rows_read == reading.rows_loaded == 7


def test_a_short_month_in_the_file_name_is_understood(reading: Reading) -> None:
    assert reading.release.as_at == date(2026, 4, 30)
    assert reading.release.published_on == date(2026, 5, 15)


@pytest.mark.parametrize(
    ("urn", "found"),
    [
        ("900001", {"latest graded": 3, "previous graded": 1}),
        ("900002", {"latest graded": 2}),
        ("900003", {"latest graded": 1, "latest ungraded": 2}),
        ("900004", {"latest graded": 3}),
        ("900005", {"latest graded": 1}),
        ("900006", {}),
        ("900007", {"latest graded": 3}),
    ],
)
def test_the_report_card_is_the_latest_inspection_and_numbers_come_before_it(
    reading: Reading, urn: str, found: dict[str, int]
) -> None:
    assert slots(reading, urn) == found


def test_a_report_card_gives_each_areas_words(reading: Reading) -> None:
    assert graded(reading, "900001", "latest graded") == {
        "Safeguarding": "Met",
        "Inclusion": "Expected standard",
        "Curriculum and teaching": "Expected standard",
        "Achievement": "Strong standard",
        "Attendance and behaviour": "Expected standard",
        "Personal development and wellbeing": "Exceptional",
        "Early years": "Expected standard",
        "Leadership and governance": "Strong standard",
    }
    assert graded(reading, "900001", "previous graded")["Overall effectiveness"] == "2"


@pytest.mark.parametrize(("urn", "category"), [("900004", "SM"), ("900007", "RSI"), ("900001", "")])
def test_a_report_cards_category_is_kept_as_published(reading: Reading, urn: str, category: str) -> None:
    table = reading.tables["inspection"]
    latest = table[(table["urn"] == urn) & (table["slot"] == "latest graded")]
    assert list(latest["category_of_concern"]) == [category]


def test_a_predecessors_inspection_keeps_its_urn(reading: Reading) -> None:
    table = reading.tables["inspection"].set_index("urn")
    assert table.at["900002", "urn_inspected"] == "900102"


def test_the_header_with_two_spaces_may_be_mended_by_its_publisher(tmp_path: Path) -> None:
    rows = rows_of(OFSTED_2026)
    rows[2] = [" ".join(name.split()) for name in rows[2]]
    mended = read_rows(tmp_path, OFSTED_2026, rows)
    assert graded(mended, "900002", "latest graded")["Safeguarding"] == "Yes"


def test_title_lines_may_be_absent(tmp_path: Path) -> None:
    assert read_rows(tmp_path, OFSTED_2026, rows_of(OFSTED_2026)[2:]).rows_loaded == 7


@pytest.mark.parametrize("text", ["Outstanding", "2", "Expected Standard"])
def test_an_unknown_word_stops_the_load(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnknownMarker, match=f"row 4, column “Inclusion”: “{text}”"):
        read_changed(tmp_path, OFSTED_2026, {(4, "Inclusion"): text})


def test_numbers_are_not_given_once_report_cards_began(tmp_path: Path) -> None:
    column = "Inspection start date of latest OEIF graded inspection"
    change = {
        (6, column): "12/11/2025",
        (6, "Publication date of latest OEIF graded inspection"): "12/01/2026",
    }
    with pytest.raises(ImpossibleValue, match=f"row 6, column “{column}”"):
        read_changed(tmp_path, OFSTED_2026, change)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    rows = rows_of(OFSTED_2026)
    rows[2][rows[2].index(TWO_SPACES)] = "Safeguarding?"
    with pytest.raises(UnrecognisedFile, match="row 3, column “Latest OEIF  safeguarding"):
        read_rows(tmp_path, OFSTED_2026, rows)
