"""What holds for every performance table: dates, rows set aside, and files that are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.evidence.registry import read_registry
from reportkit.evidence.sources import LAYOUTS, read_source
from reportkit.evidence.sources.census import Census
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.destinations import KS4_DESTINATIONS
from reportkit.evidence.sources.ees_schools import EES_KS4_SCHOOLS
from reportkit.evidence.sources.ks2 import KS2_LAYOUTS
from reportkit.evidence.sources.ks4 import KS4_LAYOUTS
from reportkit.evidence.sources.ks5 import KS5_LAYOUTS
from reportkit.evidence.sources.performance_tables import PerformanceTable
from reportkit.exceptions import (
    DuplicateRow,
    ImpossibleValue,
    SourceError,
    UnknownMarker,
    UnknownPeriod,
    UnreadableFile,
    UnrecognisedFile,
)
from reportkit.vocabulary import AcademicYear
from tests.evidence.sources.figures import (
    DESTINATIONS,
    EES_SCHOOLS,
    KS2,
    KS2_RENAMED,
    KS2_TRANSCRIBED,
    KS2_TRIMMED,
    KS4,
    KS4_RENAMED,
    KS4_TRANSCRIBED,
    KS4_TRIMMED,
    KS5,
    KS5_RENAMED,
    KS5_TRIMMED,
    PROVISIONAL,
    figures_of_its_year,
    read_as,
)
from tests.evidence.sources.slicing import read_changed, read_rows, read_slice, rows_of

DATA = Path(__file__).parents[3] / "data"
ALL = (
    KS2,
    KS4,
    KS2_TRIMMED,
    KS4_TRIMMED,
    KS2_RENAMED,
    KS4_RENAMED,
    PROVISIONAL,
    KS2_TRANSCRIBED,
    KS4_TRANSCRIBED,
    KS5,
    KS5_TRIMMED,
    KS5_RENAMED,
    DESTINATIONS,
    EES_SCHOOLS,
)


def test_every_layout_has_a_slice_and_is_told_from_the_others() -> None:
    layouts = {read_slice(file).release.layout for file in ALL}
    newer = {layout.name for layout in (*KS5_LAYOUTS, KS4_DESTINATIONS, EES_KS4_SCHOOLS)}
    assert layouts == {layout.name for layout in (*KS2_LAYOUTS, *KS4_LAYOUTS)} | newer
    for file in ALL:
        header = tuple(rows_of(file)[0])
        known = [layout for layout in LAYOUTS if layout.recognises(header)]
        assert len(known) == 1


def test_the_registry_names_no_layout_that_is_not_there() -> None:
    named = {name for m in read_registry().measures for g in m.groups for name in g.columns}
    tables = {layout.name for layout in LAYOUTS if isinstance(layout, PerformanceTable | Census)}
    assert named == tables


@pytest.mark.parametrize(
    ("file", "name"),
    [(KS2, "ks2__2018-936-ks2.csv"), (KS2, "a.csv"), (KS4, "a.csv"), (KS2_RENAMED, "a.csv")],
)
def test_the_year_in_the_content_is_taken_whatever_the_file_is_called(
    tmp_path: Path, file: str, name: str
) -> None:
    release = read_as(tmp_path, file, Dating(name, vintage="final")).release
    assert release.time_period == read_slice(file).release.time_period


@pytest.mark.parametrize("file", [KS2, KS4, KS2_RENAMED, KS4_TRANSCRIBED])
def test_a_folder_or_a_person_that_contradicts_the_content_is_refused(tmp_path: Path, file: str) -> None:
    for dating in (Dating("2015-2016/final.csv"), Dating("final.csv", year=AcademicYear("201516"))):
        with pytest.raises(ImpossibleValue, match=r"the folder, the name or --year says 2015/16"):
            read_as(tmp_path, file, dating)


@pytest.mark.parametrize(
    ("file", "name", "remedy"),
    [
        (PROVISIONAL, "england_ks4provisional.csv", "--year"),
        (KS2_TRIMMED, "england_ks2final.csv", "--year"),
        (KS2, "936_ks2.csv", "--vintage"),
        (KS4_TRIMMED, "2018-2019/ks4.csv", "--vintage"),
        (PROVISIONAL, "2031-2032/england_ks4provisional.csv", "--published"),
        (KS2_TRANSCRIBED, "2024-2025/ks2.csv", "--published"),
    ],
)
def test_a_date_nobody_gives_is_asked_for_and_not_guessed(
    tmp_path: Path, file: str, name: str, remedy: str
) -> None:
    with pytest.raises(UnknownPeriod, match=remedy):
        read_as(tmp_path, file, Dating(name))


def test_what_the_person_says_fills_what_the_file_does_not(tmp_path: Path) -> None:
    told = Dating("a.csv", year=AcademicYear("203132"), vintage="revised", published_on=date(2033, 2, 3))
    release = read_as(tmp_path, PROVISIONAL, told).release
    assert (release.time_period, release.vintage) == ("203132", "revised")
    assert release.published_on == date(2033, 2, 3)


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "error"),
    [
        (KS2, 2, "PTRWM_EXP", "101%", ImpossibleValue),
        (KS2, 2, "PTRWM_EXP", "-1%", ImpossibleValue),
        (KS2, 2, "TELIG", "-27", ImpossibleValue),
        (KS2, 2, "READ_AVERAGE", "79", ImpossibleValue),
        (KS2, 2, "READPROG", "5.5", ImpossibleValue),
        (KS2, 2, "URN", "14554", ImpossibleValue),
        (KS2, 15, "LEA", "Surrey", ImpossibleValue),
        (KS2, 2, "RECTYPE", "9", UnknownMarker),
        (KS2, 2, "RECTYPE", "", UnknownMarker),
        (KS2, 2, "PTRWM_EXP", "about 78", UnknownMarker),
        (KS2, 2, "TELIG", "2,7", UnknownMarker),
        (KS4, 2, "ATT8SCR", "SUPPRESSED", UnknownMarker),
        (KS4, 3, "URN", "139948", DuplicateRow),
        (PROVISIONAL, 9, "LEA", "201", DuplicateRow),
        (KS2_RENAMED, 3, "Academic Year", "2017", ImpossibleValue),
        (KS2_RENAMED, 2, "Academic Year", "last", ImpossibleValue),
        (KS2_TRANSCRIBED, 2, "URN", "URN", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_row_and_column(
    tmp_path: Path, file: str, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, file, {(row, column): text})
    assert raised.value.place.file == file
    assert raised.value.place.row == row


def test_limits_the_wrong_way_round_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImpossibleValue, match="lower limit is above"):
        read_changed(tmp_path, KS2, {(2, "READPROG_LOWER"): "5"})


@pytest.mark.parametrize("file", [KS2, KS2_TRIMMED, KS2_RENAMED, KS2_TRANSCRIBED])
def test_a_row_without_a_urn_is_set_aside_and_the_others_are_read(tmp_path: Path, file: str) -> None:
    reading = read_changed(tmp_path, file, {(2, "URN"): " "})
    assert reading.quarantine.to_dict("list") == {
        "row": [2],
        "reason": ["no URN, and not the row of an area"],
    }
    assert reading.rows_loaded == read_slice(file).rows_loaded - 1


@pytest.mark.parametrize("file", ALL)
@pytest.mark.parametrize("blank", [[], [""]], ids=["empty line", "empty cells"])
def test_blank_rows_are_set_aside(tmp_path: Path, file: str, blank: list[str]) -> None:
    rows = rows_of(file)
    width = len(rows[0])
    filled = [cells + [""] * (width - len(cells)) for cells in rows]
    reading = read_rows(tmp_path, file, [*filled[:2], blank * width, *filled[2:]])
    assert "blank row" in set(reading.quarantine["reason"])
    assert reading.rows_loaded == read_slice(file).rows_loaded


@pytest.mark.parametrize("file", [KS2, KS4, KS2_TRIMMED, KS4_RENAMED, KS2_TRANSCRIBED])
def test_columns_may_stand_in_any_order_and_in_any_capitals(tmp_path: Path, file: str) -> None:
    rows = [cells + [""] * (len(rows_of(file)[0]) - len(cells)) for cells in rows_of(file)]
    turned = [cells[::-1] for cells in rows]
    turned[0] = [name.lower() for name in turned[0]]
    changed = read_rows(tmp_path, file, turned).measurements.frame()
    assert changed.equals(read_slice(file).measurements.frame())


@pytest.mark.parametrize(
    ("file", "column"),
    [
        (KS2, "READPROG_LOWER"),
        (KS2, "PTRWM_EXP_FSM6CLA1A"),
        (KS4, "EBACCAPS"),
        (KS4, "P8PUP"),
        (KS2_RENAMED, "Writing Score"),
        (KS4_TRIMMED, "SCHTYPE"),
        (KS2_TRANSCRIBED, "GPS_AVERAGE"),
    ],
)
def test_a_file_without_a_column_that_its_year_has_is_refused(tmp_path: Path, file: str, column: str) -> None:
    rows = rows_of(file)
    rows[0][rows[0].index(column)] = "Something else"
    with pytest.raises(UnrecognisedFile):
        read_rows(tmp_path, file, rows)


def test_progress_columns_may_be_gone_in_a_year_without_progress(tmp_path: Path) -> None:
    rows = rows_of(KS2)
    rows[0] = [gone_or_newer(name) for name in rows[0]]
    name = "dfe-performance-tables/2024-2025/936_ks2final.csv"
    measures = set(read_rows(tmp_path, name, rows).measurements.frame()["measure"])
    assert "ks2_rwm_expected" in measures
    assert "ks2_reading_progress" not in measures


def gone_or_newer(name: str) -> str:
    """A column of 2018/19 as it would be called in 2024/25."""
    return f"was {name}" if "PROG" in name else name.replace("_18", "_24").replace("_17", "_23")


@pytest.mark.parametrize(
    ("file", "column", "over"),
    [
        (KS2, "TELIG", "MATPROG_DESCR"),
        (KS2, "telig", "MATPROG_DESCR"),
        (KS2_RENAMED, "Reading Score", "Maths Progress Desc"),
        (KS2_TRANSCRIBED, "READ_AVERAGE", "MAT_AVERAGE"),
    ],
)
def test_a_column_that_stands_twice_is_refused(tmp_path: Path, file: str, column: str, over: str) -> None:
    rows = rows_of(file)
    rows[0][rows[0].index(over)] = column
    with pytest.raises(UnrecognisedFile, match="stands twice"):
        read_rows(tmp_path, file, rows)


@pytest.mark.parametrize("file", ALL)
def test_a_header_without_rows_is_refused(tmp_path: Path, file: str) -> None:
    with pytest.raises(UnreadableFile, match="no rows"):
        read_rows(tmp_path, file, rows_of(file)[:1])


@pytest.mark.parametrize(
    ("file", "loaded", "figures"),
    [
        ("dfe-performance-tables/2016-2017/936_ks2final.csv.gz", 234, 9828),
        ("dfe-performance-tables/2017-2018/936_ks2final.csv.gz", 237, 9954),
        ("dfe-performance-tables/2018-2019/936_ks2final.csv.gz", 241, 10122),
        ("dfe-performance-tables/2016-2017/936_ks4final.csv.gz", 84, 1764),
        ("dfe-performance-tables/2017-2018/936_ks4final.csv.gz", 84, 2016),
        ("dfe-performance-tables/2018-2019/936_ks4final.csv.gz", 85, 2040),
        ("dfe-performance-tables/2016-2017/england_ks4provisional.csv.gz", 4342, 26052),
        ("dfe-performance-tables/2017-2018/england_ks4provisional.csv.gz", 4369, 34952),
        ("dfe-performance-tables/2018-2019/england_ks4provisional.csv.gz", 4343, 34744),
        ("dfe-performance-tables-trimmed/2018-2019/england_ks2final.csv.gz", 16355, 98130),
        ("dfe-performance-tables-trimmed/2018-2019/england_ks4final.csv.gz", 4594, 27564),
        ("dfe-performance-tables-renamed/2015-2016/ks2_perf_2016.csv.gz", 16162, 193944),
        ("dfe-performance-tables-renamed/2017-2018/ks2_perf_2018.csv.gz", 16364, 245460),
        ("dfe-performance-tables-renamed/2015-2016/ks4_perf_2016.csv.gz", 5335, 21340),
        ("dfe-performance-tables-renamed/2017-2018/ks4_perf_2018.csv.gz", 5519, 38633),
        (KS2_TRANSCRIBED, 58, 348),
        (KS4_TRANSCRIBED, 24, 144),
    ],
)
def test_each_shipped_file_is_read_whole(file: str, loaded: int, figures: int) -> None:
    reading = read_source(DATA / file, Dating(file))
    assert (reading.rows_loaded, len(figures_of_its_year(reading))) == (loaded, figures)
