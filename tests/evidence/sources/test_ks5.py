"""Tables of results after 16, in each shape they are met in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest

from reportkit.evidence.sources import read_source
from reportkit.evidence.sources.dating import Dating
from reportkit.exceptions import (
    DuplicateRow,
    ImpossibleValue,
    SourceError,
    UnknownMarker,
    UnreadableFile,
)
from tests.evidence.sources.figures import (
    KS5,
    KS5_2022,
    KS5_RENAMED,
    KS5_TRIMMED,
    TABLES,
    figure,
    figures_of,
    read_as,
)
from tests.evidence.sources.slicing import read_changed, read_rows, read_slice, row_of, rows_of
from tests.shipped import DATA, LAIT

BISHOP_RAMSEY, SWAKELEYS, COLLEGE = "137407", "136631", "130446"


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "expected"),
    [
        (KS5, BISHOP_RAMSEY, "alevel_points", "all", {"value": 34.32, "denominator": 145}),
        (KS5, BISHOP_RAMSEY, "alevel_points", "disadvantaged", {"value": 27.07, "denominator": 20}),
        (KS5, SWAKELEYS, "tech_level_points", "all", {"value": 35, "denominator": 9}),
        (KS5, COLLEGE, "alevel_points", "all", {"value": 26.68, "column": "TALLPPE_ALEV_1618"}),
        (KS5, "312", "alevel_points", "all", {"value": 31.61, "level": "la", "denominator": 1771}),
        (KS5, "970", "alevel_points", "all", {"value": 34.16, "level": "national", "row": 24}),
        (KS5, "970", "alevel_points", "not_disadvantaged", {"value": 34.82}),
        (KS5_2022, "970", "tech_level_points", "all", {"value": 30.54, "denominator": 28350}),
        (KS5_2022, "204", "alevel_points", "disadvantaged", {"value": 34.26, "denominator": 494}),
        (KS5_TRIMMED, BISHOP_RAMSEY, "alevel_points", "all", {"value": 32.24}),
        (KS5_RENAMED, BISHOP_RAMSEY, "alevel_points", "all", {"value": 35.09}),
    ],
)
def test_each_shape_gives_the_figures_as_published(
    file: str, code: str, measure: str, group: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(file), code, measure, group).items()


@pytest.mark.parametrize(
    ("file", "code", "group", "reason"),
    [
        (KS5, "130403", "all", "no entries"),
        (KS5, "143927", "all", "suppressed"),
        (KS5, "149898", "all", "not available"),
        (KS5, "201", "all", "no entries"),
        (KS5_2022, "145609", "disadvantaged", "no entries"),
        (KS5_TRIMMED, "137429", "all", "suppressed"),
        (KS5_TRIMMED, "140732", "all", "not available"),
        (KS5_RENAMED, "138884", "all", "not available"),
    ],
)
def test_a_figure_that_is_not_there_says_why(file: str, code: str, group: str, reason: str) -> None:
    found = figure(read_slice(file), code, "alevel_points", group)
    assert found["missing_reason"] == reason
    assert "value" not in found


def test_renamed_tables_count_other_students_so_their_number_is_not_taken() -> None:
    assert "denominator" not in figure(read_slice(KS5_RENAMED), COLLEGE, "alevel_points")


@pytest.mark.parametrize(("file", "independent", "consortia"), [(KS5, 3, 4), (KS5_2022, 2, 4)])
def test_consortia_and_independent_schools_are_passed_over(
    file: str, independent: int, consortia: int
) -> None:
    assert read_slice(file).passed_over == {
        "independent school": independent,
        "consortium of schools that teach together": consortia,
        "England, independent schools included": 1,
    }


def test_a_consortiums_members_stand_where_others_have_their_type_and_are_not_taken_for_it() -> None:
    harris = rows_of(KS5_2022)[row_of(KS5_2022, "135416") - 1]
    assert harris[rows_of(KS5_2022)[0].index("NFTYPE/FESITYPE")] == "3064002"
    assert "135416" not in set(read_slice(KS5_2022).measurements.frame()["code"])


def test_rows_of_schools_that_closed_end_early_and_are_read() -> None:
    lengths = {len(cells) for cells in rows_of(KS5)}
    assert min(lengths) < 30
    assert max(lengths) > 100
    assert "149898" in set(read_slice(KS5).measurements.frame()["code"])


def test_a_college_of_a_type_not_given_is_kept_among_the_trimmed() -> None:
    reading = read_slice(KS5_TRIMMED)
    assert figure(reading, "130699", "alevel_points")["missing_reason"] == "suppressed"
    assert reading.passed_over == {"independent school": 2}


@pytest.mark.parametrize(
    ("file", "year", "published_on"),
    [
        (KS5, "202223", date(2024, 2, 29)),
        (KS5_2022, "202122", date(2023, 2, 28)),
        (KS5_TRIMMED, "201819", date(2020, 1, 31)),
        (KS5_RENAMED, "201718", date(2019, 1, 31)),
    ],
)
def test_each_file_is_dated(file: str, year: str, published_on: date) -> None:
    release = read_slice(file).release
    assert (release.time_period, release.vintage) == (year, "final")
    assert release.published_on == published_on


def test_the_year_is_read_from_the_columns_of_earlier_years(tmp_path: Path) -> None:
    assert read_as(tmp_path, KS5, Dating("a.csv", vintage="final")).release.time_period == "202223"
    with pytest.raises(ImpossibleValue, match="says 2021/22"):
        read_as(tmp_path, KS5, Dating("2021-2022/ks5final.csv"))


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "error"),
    [
        (KS5, 5, "TALLPPE_ALEV_1618", "61.2", ImpossibleValue),
        (KS5, 5, "TALLPPE_ALEV_1618", "C+", UnknownMarker),
        (KS5, 5, "RECTYPE", "2", UnknownMarker),
        (KS5, 5, "NFTYPE/FESITYPE", "Tutor", UnknownMarker),
        (KS5, 5, "URN", "130403", DuplicateRow),
        (KS5_TRIMMED, 3, "TALLPPE_ALEV_1618", "x", UnknownMarker),
        (KS5_RENAMED, 2, "Academic Year", "2017", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_row_and_column(
    tmp_path: Path, file: str, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, file, {(row, column): text})
    assert (raised.value.place.file, raised.value.place.column) == (file, column)


def test_a_row_cut_short_is_refused_where_others_end_in_blank_cells(tmp_path: Path) -> None:
    rows = rows_of(KS5)
    rows[2].append("")
    with pytest.raises(UnreadableFile, match=r"row \d+"):
        read_rows(tmp_path, KS5, rows)


@pytest.mark.parametrize("year", ["2021-2022", "2022-2023"])
@pytest.mark.parametrize(
    ("measure", "lait"), [("alevel_points", "APSE_Alevel"), ("tech_level_points", "APSE_Tech")]
)
def test_areas_agree_with_lait_so_the_measure_is_the_same(year: str, measure: str, lait: str) -> None:
    file = f"{TABLES}/{year}/{year}_england_ks5final.csv.gz"
    figures = figures_of(read_source(DATA / file, Dating(file))).reset_index()
    mine = figures[(figures["measure"] == measure) & (figures["level"] != "school")]
    own = mine[mine["pupil_group"] == "all"].set_index("code")["value"].dropna()
    theirs = published_in_lait(lait, year)
    both = pd.concat([own, theirs], axis=1, join="inner", keys=["own", "lait"]).dropna()
    assert len(both) > 140
    assert (both["own"] - both["lait"]).abs().max() < 0.03


def published_in_lait(name: str, year: str) -> pd.Series:
    """LAIT's figures of the year by area code, those not published left out."""
    columns = ["Short Desc", "Years", "LA Number", "Values"]
    table = pyarrow.parquet.read_table(DATA / LAIT, columns=columns).to_pandas()
    held = table[(table["Short Desc"] == name) & (table["Years"] == f"{year[-4:]} (Rev)")]
    held = held.dropna(subset=["LA Number"])
    codes = pd.to_numeric(held["LA Number"]).astype(int).astype("str")
    return pd.Series(pd.to_numeric(held["Values"], errors="coerce").to_numpy(), index=codes).dropna()


@pytest.mark.parametrize(
    ("file", "loaded", "figures"),
    [
        (f"{TABLES}/2021-2022/2021-2022_england_ks5final.csv.gz", 2363, 14178),
        (f"{TABLES}/2022-2023/2022-2023_england_ks5final.csv.gz", 2368, 14208),
        (f"{TABLES}-trimmed/2018-2019/england_ks5final.csv.gz", 2295, 2295),
        (f"{TABLES}-renamed/2017-2018/ks5_perf_2018.csv.gz", 2959, 2959),
    ],
)
def test_each_shipped_file_is_read_whole(file: str, loaded: int, figures: int) -> None:
    reading = read_source(DATA / file, Dating(file))
    assert (reading.rows_loaded, len(reading.measurements)) == (loaded, figures)
