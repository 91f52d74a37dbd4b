"""Which years stand before and after a network, and what is said where there are none (H35)."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.evidence.registry import read_registry
from reportkit.judgement.metrics.network_years import NoYears, YearsAround, year_of, years_around
from reportkit.vocabulary import AcademicYear

RWM, PROGRESS = read_registry()["ks2_rwm_expected"], read_registry()["ks2_reading_progress"]
TODAY = date(2026, 11, 22)
HELD = {AcademicYear(year) for year in ("201718", "201819", "202223", "202324", "202425")}


def around(starts: date, ends: date, held: set[AcademicYear] = HELD) -> YearsAround | NoYears:
    return years_around(RWM, starts, ends, TODAY, held)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2023, 8, 31), "202223"), (date(2023, 9, 1), "202324"), (date(2024, 1, 1), "202324")],
)
def test_a_school_year_starts_on_the_first_of_september(day: date, year: str) -> None:
    assert year_of(day) == year


@pytest.mark.parametrize(
    ("starts", "ends", "years"),
    [
        (date(2023, 9, 18), date(2025, 7, 18), ("202223", "202425", True)),
        (date(2023, 9, 18), date(2024, 7, 19), ("202223", "202324", True)),
        (date(2024, 6, 1), date(2024, 7, 19), ("202223", "202324", True)),
        (date(2023, 9, 18), date(2026, 7, 17), ("202223", "202425", False)),
        (date(2018, 9, 3), date(2019, 7, 19), ("201718", "201819", True)),
    ],
    ids=["two years", "one year", "a term", "whose last year is not held", "before the pandemic"],
)
def test_the_year_before_and_the_latest_of_its_own(
    starts: date, ends: date, years: tuple[str, str, bool]
) -> None:
    found = around(starts, ends)
    assert isinstance(found, YearsAround)
    assert (found.before, found.after, found.is_last) == years


@pytest.mark.parametrize(
    ("starts", "ends", "why"),
    [
        (date(2026, 10, 5), date(2027, 7, 16), "the figures of 2025/26 are not published yet; they are due"),
        (date(2025, 9, 8), date(2026, 7, 17), "the figures of 2025/26 are not published yet; they are due"),
        (
            date(2020, 9, 8),
            date(2023, 7, 17),
            "there are no figures for 2019/20: primary tests were cancelled",
        ),
        (date(2019, 9, 9), date(2023, 7, 21), "the figures of 2018/19 and 2022/23 may not be compared: "),
        (date(2022, 9, 5), date(2024, 7, 19), "no school’s figures of 2021/22 are loaded"),
    ],
    ids=["before is to come", "after is to come", "a gap", "a break", "not loaded"],
)
def test_why_there_are_no_years_is_said(starts: date, ends: date, why: str) -> None:
    found = around(starts, ends)
    assert isinstance(found, NoYears)
    assert found.why.startswith(why)


def test_that_the_year_before_comes_first_and_is_not_enough_is_said() -> None:
    found = around(date(2026, 10, 5), date(2027, 7, 16))
    assert found == NoYears(
        "the figures of 2025/26 are not published yet; they are due in December 2026, and those of 2026/27, "
        "since it began, in December 2027"
    )


def test_a_year_of_its_own_that_is_a_gap_is_passed_over() -> None:
    held = {AcademicYear("202223")}
    found = years_around(PROGRESS, date(2023, 9, 4), date(2026, 7, 17), TODAY, held)
    assert found == NoYears("the figures of 2025/26 are not published yet; they are due in December 2026")
