"""Where pupils went after key stage 4, held under the year in which they finished it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources import read_source
from reportkit.evidence.sources.dating import Dating
from reportkit.exceptions import (
    DuplicateRow,
    ImpossibleValue,
    SourceError,
    UnknownMarker,
    UnknownPeriod,
)
from reportkit.vocabulary import AcademicYear
from tests.evidence.sources.figures import (
    DESTINATIONS,
    DESTINATIONS_2022,
    DESTINATIONS_2025,
    TABLES,
    figure,
    figures_of,
    read_as,
)
from tests.evidence.sources.slicing import read_changed, read_slice, rows_of
from tests.shipped import DATA

OVERALL, EDUCATION = "ks4_destination", "ks4_destination_education"
APPRENTICESHIP, EMPLOYMENT = "ks4_destination_apprenticeship", "ks4_destination_employment"


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "expected"),
    [
        (DESTINATIONS, "102449", OVERALL, "all", {"value": 84, "denominator": 58}),
        (DESTINATIONS, "102449", OVERALL, "disadvantaged", {"value": 79, "denominator": 19}),
        (DESTINATIONS, "102449", EMPLOYMENT, "all", {"value": 3, "column": "EMPLOYMENTPER"}),
        (DESTINATIONS, "312", EDUCATION, "all", {"value": 89, "denominator": 3084, "level": "la"}),
        (DESTINATIONS, "970", OVERALL, "not_disadvantaged", {"value": 96, "level": "national"}),
        (DESTINATIONS_2022, "204", OVERALL, "disadvantaged", {"value": 93, "denominator": 1215}),
        (DESTINATIONS_2025, "102451", OVERALL, "disadvantaged", {"value": 82, "denominator": 68}),
        (DESTINATIONS_2025, "970", APPRENTICESHIP, "all", {"value": 3, "denominator": 607348}),
    ],
)
def test_figures_are_as_published(
    file: str, code: str, measure: str, group: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(file), code, measure, group).items()


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "reason"),
    [
        (DESTINATIONS, "135175", OVERALL, "all", "suppressed"),
        (DESTINATIONS, "143927", OVERALL, "disadvantaged", "suppressed"),
        (DESTINATIONS_2022, "139144", OVERALL, "not_disadvantaged", "suppressed"),
        (DESTINATIONS, "137093", EMPLOYMENT, "all", "rounds to zero"),
        (DESTINATIONS_2025, "202", EMPLOYMENT, "all", "rounds to zero"),
    ],
)
def test_a_figure_that_is_not_there_says_why(
    file: str, code: str, measure: str, group: str, reason: str
) -> None:
    found = figure(read_slice(file), code, measure, group)
    assert found["missing_reason"] == reason
    assert "value" not in found


@pytest.mark.parametrize(
    ("file", "leavers", "published_on"),
    [
        (DESTINATIONS, "201617", date(2019, 10, 31)),
        (DESTINATIONS_2022, "201920", date(2022, 10, 31)),
        (DESTINATIONS_2025, "202223", date(2025, 10, 31)),
    ],
)
def test_the_year_is_the_leavers_two_before_the_tables(file: str, leavers: str, published_on: date) -> None:
    reading = read_slice(file)
    assert (reading.release.time_period, reading.release.published_on) == (leavers, published_on)
    assert set(reading.measurements.frame()["time_period"]) == {leavers}


def test_the_leavers_are_those_of_the_key_stage_4_tables_two_years_before() -> None:
    numbers = [
        counted(f"{TABLES}/2018-2019/england_ks4-pupdest.csv.gz", OVERALL, "denominator"),
        counted(f"{TABLES}/2016-2017/england_ks4provisional.csv.gz", "ks4_cohort", "value"),
    ]
    both = pd.concat(numbers, axis=1, join="inner", keys=["left", "finished"]).dropna()
    assert len(both) > 3000
    assert (both["left"] == both["finished"]).mean() > 0.75


def counted(file: str, measure: str, part: str) -> pd.Series:
    """The number of pupils of each school."""
    figures = figures_of(read_source(DATA / file, Dating(file))).xs((measure, "all"), level=[1, 2])
    counts: pd.Series = figures.loc[figures["level"] == "school", part]
    return counts


def test_rows_of_areas_stand_among_the_schools() -> None:
    kinds = [cells[0] for cells in rows_of(DESTINATIONS)[1:]]
    assert kinds.index("LA") < len(kinds) - 1 - kinds[::-1].index("1")
    levels = read_slice(DESTINATIONS).measurements.frame()["level"].astype("str").value_counts()
    assert levels.to_dict() == {"school": 11 * 12, "la": 3 * 12, "national": 12}


@pytest.mark.parametrize(
    ("file", "folder"),
    [
        (DESTINATIONS, "2021-2022"),
        (DESTINATIONS, "2024-2025"),
        (DESTINATIONS_2022, "2018-2019"),
        (DESTINATIONS_2022, "2024-2025"),
        (DESTINATIONS_2025, "2018-2019"),
        (DESTINATIONS_2025, "2021-2022"),
    ],
)
def test_a_file_in_another_years_folder_is_refused(tmp_path: Path, file: str, folder: str) -> None:
    with pytest.raises(ImpossibleValue, match="column “COHORT_"):
        read_as(tmp_path, file, Dating(f"{folder}/england_ks4-pupdest.csv"))


def test_a_year_nobody_gives_is_asked_for_and_the_person_gives_the_tables_year(tmp_path: Path) -> None:
    with pytest.raises(UnknownPeriod, match="--year"):
        read_as(tmp_path, DESTINATIONS_2025, Dating("england_ks4-pupdest.csv"))
    told = Dating("england_ks4-pupdest.csv", year=AcademicYear("202425"))
    assert read_as(tmp_path, DESTINATIONS_2025, told).release.time_period == "202223"


@pytest.mark.parametrize(
    ("row", "column", "text", "error"),
    [
        (2, "OVERALL_DESTPER", "101%", ImpossibleValue),
        (2, "OVERALL_DESTPER", "most", UnknownMarker),
        (2, "COHORT_DIS", "1O", UnknownMarker),
        (2, "RECTYPE", "4", UnknownMarker),
        (2, "NFTYPE", "XYZ", UnknownMarker),
        (7, "LEA", "202", DuplicateRow),
        (5, "LEA", "Camden", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_row_and_column(
    tmp_path: Path, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, DESTINATIONS, {(row, column): text})
    assert (raised.value.place.file, raised.value.place.row) == (DESTINATIONS, row)


@pytest.mark.parametrize(("year", "rows"), [("2018-2019", 3877), ("2021-2022", 4077), ("2024-2025", 4163)])
def test_each_shipped_file_is_read_whole(year: str, rows: int) -> None:
    file = f"{TABLES}/{year}/england_ks4-pupdest.csv.gz"
    reading = read_source(DATA / file, Dating(file))
    assert (reading.rows_loaded, len(reading.measurements)) == (rows, rows * 12)
