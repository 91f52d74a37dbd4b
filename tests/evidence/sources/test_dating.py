"""Years and days that only a folder or a file name gives."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.evidence.sources.dating import Dating
from reportkit.exceptions import UnknownPeriod
from reportkit.vocabulary import AcademicYear


@pytest.mark.parametrize(
    ("file", "year"),
    [
        ("dfe-performance-tables/2018-2019/england_abs.csv", "201819"),
        ("2021-2022_england_school_information.xlsx", "202122"),
        ("archive 2015-2016/2016-2017/ks2.csv", "201617"),
    ],
)
def test_the_school_year_comes_from_the_last_pair_of_years_in_the_path(file: str, year: str) -> None:
    assert Dating(file).academic_year() == year


def test_what_the_person_says_is_taken_where_the_path_says_nothing_else() -> None:
    for file in ("england_abs.csv", "2024-2025/england_abs.csv"):
        assert Dating(file, year=AcademicYear("202425")).academic_year() == "202425"


def test_a_year_that_the_path_contradicts_is_refused() -> None:
    given = Dating("2018-2019/england_abs.csv", year=AcademicYear("202425"))
    with pytest.raises(UnknownPeriod, match="says 2018/19"):
        given.academic_year()


@pytest.mark.parametrize("file", ["england_abs.csv", "2018-2020/a.csv", "2018/a.csv", "20182019.csv"])
def test_a_school_year_is_never_guessed(file: str) -> None:
    with pytest.raises(UnknownPeriod, match="--year"):
        Dating(file).academic_year()


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("outcomes_as_at_31_August_2025.csv", date(2025, 8, 31)),
        ("latest_inspections_as_at_31_Jan_2026.csv", date(2026, 1, 31)),
        ("LATEST_AS_AT_1_SEPT_2026.CSV", date(2026, 9, 1)),
        ("gias/2021-12-31/edubase.csv", date(2021, 12, 31)),
        ("transcribed/2026-09/cards.csv", date(2026, 9, 30)),
        ("lait/2024-02/bds.parquet", date(2024, 2, 29)),
    ],
)
def test_the_day_a_file_describes_comes_from_its_name_or_folder(file: str, day: date) -> None:
    assert Dating(file).as_at() == day


@pytest.mark.parametrize("file", ["as_at_31_June_2025.csv", "as_at_1_Ju_2025.csv", "2025-02-30/edubase.csv"])
def test_a_name_with_no_possible_day_says_so(file: str) -> None:
    with pytest.raises(UnknownPeriod, match="is not a day"):
        Dating(file).as_at()


def test_the_month_spelt_in_a_name_comes_before_its_folder() -> None:
    assert Dating("lait/2026-04/sn_may_2025.xlsx").named_month_end() == date(2025, 5, 31)
    assert Dating("lait/2026-04/sn.xlsx").named_month_end() == date(2026, 4, 30)


def test_where_nothing_says_the_day_of_publication_serves() -> None:
    given = Dating("bds.parquet", published_on=date(2026, 4, 16))
    assert given.as_at() == date(2026, 4, 16)


def test_where_nothing_says_and_nobody_said_the_person_is_asked() -> None:
    with pytest.raises(UnknownPeriod, match="--published"):
        Dating("bds.parquet").as_at()
