"""DfE's Local Authority Interactive Tool."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources.lait import parse_year_label
from reportkit.exceptions import DuplicateRow, ImpossibleValue, SourceError, UnknownMarker
from tests.evidence.sources.slicing import read_changed, read_rows, read_slice, row_of, rows_of

FIGURES = "lait/2026-04/bds_long_0.csv"
DICTIONARY = "lait/2026-04/lait_data_dictionary.csv"
NEIGHBOURS = "lait/2026-04/sn_may_2025.csv"
OLDER_NEIGHBOURS = "lait/2026-04/sn_april_2021.csv"
AREAS = "lait/2026-04/la_code_list.csv"


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("2025", "202425"),
        ("2025 (prov)", "202425"),
        ("2024 (Rev)", "202324"),
        ("2024 (Final)", "202324"),
        ("2023/24", "202324"),
        ("2024-25", "202425"),
        ("2024-25 (OT)", "202425"),
        (" 2025 ", "202425"),
    ],
)
def test_every_year_label_in_use_is_one_school_year(label: str, year: str) -> None:
    assert parse_year_label(label) == year


@pytest.mark.parametrize("label", ["0", "2014-16", "", "2025 (draft)", "Autumn 2024", "2024/26"])
def test_a_label_of_no_one_school_year_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="year"):
        parse_year_label(label)


def cell_of(name: str, row: int) -> list[str]:
    return rows_of(name)[row - 1]


def test_each_figure_can_be_found_again_in_the_file() -> None:
    table = read_slice(FIGURES).measurements.frame()
    given = table[table["missing_reason"] == ""]
    for row, code, value in zip(given["row"], given["code"], given["value"], strict=True):
        cells = cell_of(FIGURES, row)
        assert float(cells[4]) == pytest.approx(value)
        assert cells[5] == code


def test_rows_are_loaded_or_passed_over_and_none_is_lost() -> None:
    reading = read_slice(FIGURES)
    assert reading.rows_read == 26
    assert reading.rows_loaded == len(reading.measurements)
    assert reading.passed_over == {"measure not in the registry": 26 - reading.rows_loaded}


@pytest.mark.parametrize(("code", "level"), [("312", "la"), ("986", "region"), ("970", "national")])
def test_an_areas_level_follows_its_code(code: str, level: str) -> None:
    table = read_slice(FIGURES).measurements.frame()
    assert set(table.loc[table["code"] == code, "level"]) == {level}


def test_binary_noise_is_rounded_away() -> None:
    table = read_slice(FIGURES).measurements.frame()
    noisy = row_of(FIGURES, "19.190000000000001")
    assert list(table.loc[table["row"] == noisy, "value"]) == [19.19]


def test_a_dash_is_a_reason_and_no_number() -> None:
    table = read_slice(FIGURES).measurements.frame()
    dashed = table[table["row"] == row_of(FIGURES, "-")].iloc[0]
    assert pd.isna(dashed["value"])
    assert dashed["missing_reason"] == "not available"


@pytest.mark.parametrize(
    ("column", "text", "error"),
    [
        ("Values", "*", UnknownMarker),
        ("Values", "", UnknownMarker),
        ("Years", "2014-16", ImpossibleValue),
        ("LA Number", "Hackney", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_stops_the_load_with_its_place(
    tmp_path: Path, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, FIGURES, {(2, column): text})
    assert str(raised.value).startswith(f"{FIGURES}, row 2, column “{column}”: “{text}”")


def test_a_figure_that_stands_twice_stops_the_load(tmp_path: Path) -> None:
    rows = rows_of(FIGURES)
    rows.append(rows[1])
    with pytest.raises(DuplicateRow, match="row 28, column “Short Desc”"):
        read_rows(tmp_path, FIGURES, rows)


def test_a_release_is_of_the_last_day_of_its_folders_month() -> None:
    release = read_slice(FIGURES).release
    assert (release.as_at, release.published_on) == (date(2026, 4, 30), date(2026, 4, 30))


def test_what_the_person_says_of_publication_is_kept() -> None:
    assert read_slice(FIGURES, date(2026, 4, 16)).release.published_on == date(2026, 4, 16)


def test_the_dictionary_gives_polarity_and_dates() -> None:
    table = read_slice(DICTIONARY).tables["measure_dates"].set_index("title")
    found = table.loc["Average Attainment 8 score per pupil"]
    assert found["polarity"] == "high"
    assert (found["last_update"], found["next_update"]) == ("2026-02-01", "2026-10-01")


@pytest.mark.parametrize(
    ("name", "as_at", "first"),
    [
        (NEIGHBOURS, date(2025, 5, 31), ("313", "Very close")),
        (OLDER_NEIGHBOURS, date(2021, 4, 30), ("313", "Close")),
    ],
)
def test_neighbours_are_those_of_the_month_in_the_file_name(
    name: str, as_at: date, first: tuple[str, str]
) -> None:
    reading = read_slice(name)
    table = reading.tables["neighbour"]
    nearest = table[(table["area"] == "312") & (table["position"] == 1)].iloc[0]
    assert reading.release.as_at == as_at
    assert (nearest["neighbour"], nearest["closeness"]) == first


def test_hillingdon_has_ten_neighbours_in_order() -> None:
    table = read_slice(NEIGHBOURS).tables["neighbour"]
    ours = table[table["area"] == "312"].sort_values("position")
    assert " ".join(ours["neighbour"]) == "313 317 320 874 307 852 310 870 871 331"


def test_how_close_is_spelt_one_way() -> None:
    assert "Not close" in set(read_slice(OLDER_NEIGHBOURS).tables["neighbour"]["closeness"])


def test_notes_below_the_neighbours_are_passed_over() -> None:
    reading = read_slice(NEIGHBOURS)
    assert reading.rows_loaded + sum(reading.passed_over.values()) == reading.rows_read


def test_areas_are_read_with_name_region_and_type() -> None:
    table = read_slice(AREAS).tables["area"].set_index("code")
    assert list(table.loc["312", ["name", "region", "type"]]) == ["Hillingdon", "Outer London", "OLB"]
    assert table.loc["810", "name"] == "Kingston Upon Hull, City of"
