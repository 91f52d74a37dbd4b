"""Key stage 4 performance tables, in each shape they are met in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.sources import read_source
from reportkit.evidence.sources.dating import Dating
from tests.evidence.sources.figures import (
    KS4,
    KS4_RENAMED,
    KS4_RENAMED_2016,
    KS4_TRANSCRIBED,
    KS4_TRIMMED,
    PROVISIONAL,
    TABLES,
    figure,
    figures_of,
)
from tests.evidence.sources.slicing import read_slice

DATA = Path(__file__).parents[3] / "data"
PROVISIONAL_2017 = f"{TABLES}/2016-2017/england_ks4provisional.csv"


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "expected"),
    [
        (KS4, "139948", "attainment8", "all", {"value": 46, "denominator": 129}),
        (KS4, "139948", "attainment8", "disadvantaged", {"value": 37.5, "denominator": 30}),
        (KS4, "139948", "progress8", "all", {"value": 0.22, "denominator": 116, "upper": 0.45}),
        (KS4, "139948", "english_maths_5", "all", {"value": 34, "column": "PTL2BASICS_95"}),
        (KS4, "139948", "ebacc_points", "all", {"value": 3.81}),
        (KS4, "139948", "ks4_cohort", "disadvantaged", {"value": 30}),
        (KS4, "936", "attainment8", "all", {"value": 50.3, "level": "la", "row": 15}),
        (KS4, "970", "attainment8", "all", {"value": 46.7, "level": "national", "row": 17}),
        (KS4, "970", "attainment8", "disadvantaged", {"value": 36.7, "denominator": 143816}),
        (PROVISIONAL, "100053", "attainment8", "all", {"value": 47.2, "denominator": 136}),
        (PROVISIONAL, "202", "progress8", "all", {"value": 0.09, "lower": 0.03, "level": "la"}),
        (PROVISIONAL, "970", "ebacc_points", "all", {"value": 4.06}),
        (PROVISIONAL_2017, "970", "english_maths_5", "all", {"value": 42.2}),
        (KS4_TRIMMED, "100049", "progress8", "all", {"value": -0.11}),
        (KS4_RENAMED, "100049", "english_maths_5", "all", {"value": 41, "denominator": 197}),
        (KS4_TRANSCRIBED, "102449", "english_maths_5", "all", {"value": 33.3}),
        (KS4_TRANSCRIBED, "102449", "attainment8", "all", {"value": 37.6, "column": "ATT8SCR"}),
    ],
)
def test_each_shape_gives_the_figures_as_published(
    file: str, code: str, measure: str, group: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(file), code, measure, group).items()


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "reason"),
    [
        (KS4, "125452", "attainment8", "all", "no entries"),
        (KS4, "125452", "attainment8", "disadvantaged", "suppressed"),
        (PROVISIONAL, "140966", "progress8", "all", "low coverage"),
        (PROVISIONAL, "201", "attainment8", "all", "not available"),
        (PROVISIONAL_2017, "201", "attainment8", "all", "not available"),
        (KS4_TRIMMED, "100381", "attainment8", "all", "suppressed"),
        (KS4_TRIMMED, "140966", "progress8", "all", "low coverage"),
        (KS4_RENAMED, "145313", "attainment8", "all", "not available"),
    ],
)
def test_a_figure_that_is_not_there_says_why(
    file: str, code: str, measure: str, group: str, reason: str
) -> None:
    found = figure(read_slice(file), code, measure, group)
    assert found["missing_reason"] == reason
    assert not {"value", "lower", "upper"} & set(found)


@pytest.mark.parametrize(
    ("file", "independent", "england"),
    [(KS4, 4, 1), (PROVISIONAL, 4, 1), (KS4_TRIMMED, 7, 0)],
)
def test_independent_schools_are_passed_over(file: str, independent: int, england: int) -> None:
    counted = {"independent school": independent, "England, independent schools included": england}
    passed_over = read_slice(file).passed_over
    assert passed_over == {reason: count for reason, count in counted.items() if count}


@pytest.mark.parametrize(
    ("file", "has_it"), [(KS4_RENAMED_2016, False), (KS4_RENAMED, True)], ids=["2016", "2018"]
)
def test_grade_5_of_2016_was_grade_c_and_is_not_read(file: str, has_it: bool) -> None:
    measures = set(read_slice(file).measurements.frame()["measure"])
    assert ("english_maths_5" in measures) is has_it
    assert "attainment8" in measures


@pytest.mark.parametrize(
    ("year", "has_it"), [("2016-2017", False), ("2018-2019", True)], ids=["2017", "2019"]
)
def test_a_measure_that_came_later_is_not_asked_of_earlier_files(year: str, has_it: bool) -> None:
    for file in ("936_ks4final.csv", "england_ks4provisional.csv"):
        measures = read_slice(f"{TABLES}/{year}/{file}").measurements.frame()["measure"]
        assert ("ebacc_points" in set(measures)) is has_it


def test_the_transcriptions_independent_schools_are_set_aside_with_the_reason() -> None:
    reading = read_slice(KS4_TRANSCRIBED)
    assert list(reading.quarantine["row"]) == [4, 5, 7, 9]
    assert reading.quarantine["reason"].str.startswith("not a state-funded school").all()
    assert reading.rows_loaded == 24
    assert "102452" not in set(reading.measurements.frame()["code"])


def test_the_transcriptions_column_of_the_year_before_tells_the_year_and_is_not_read() -> None:
    reading = read_slice(KS4_TRANSCRIBED)
    assert reading.release.time_period == "202425"
    assert 38.5 not in set(figures_of(reading).loc["102449"]["value"])


@pytest.mark.parametrize(
    ("file", "year", "vintage", "published_on"),
    [
        (f"{TABLES}/2016-2017/936_ks4final.csv", "201617", "final", date(2018, 1, 31)),
        (KS4, "201819", "final", date(2020, 2, 29)),
        (PROVISIONAL, "201819", "provisional", date(2019, 10, 31)),
        (KS4_TRIMMED, "201819", "final", date(2020, 2, 29)),
        (KS4_RENAMED_2016, "201516", "final", date(2017, 1, 31)),
        (KS4_TRANSCRIBED, "202425", "revised", date(2026, 9, 30)),
    ],
)
def test_each_file_is_dated(file: str, year: str, vintage: str, published_on: date) -> None:
    release = read_slice(file).release
    assert (release.time_period, release.vintage) == (year, vintage)
    assert release.published_on == published_on


@pytest.mark.parametrize(
    ("first", "second", "least"),
    [
        ("/2016-2017/936_ks4final", "-renamed/2016-2017/ks4_perf_2017", 400),
        ("/2017-2018/936_ks4final", "-renamed/2017-2018/ks4_perf_2018", 480),
        ("/2018-2019/936_ks4final", "-trimmed/2018-2019/england_ks4final", 400),
    ],
)
def test_other_shapes_agree_with_dfes_own_for_every_school_in_both(
    first: str, second: str, least: int
) -> None:
    schools = [schools_of(first), schools_of(second)]
    both = pd.concat(schools, axis=1, join="inner", keys=["own", "other"])
    assert len(both) > least
    assert both["own"].equals(both["other"])


def schools_of(name: str) -> pd.Series:
    file = f"{TABLES}{name}.csv.gz"
    figures = figures_of(read_source(DATA / file, Dating(file)))
    return figures.loc[figures["level"] == "school", "value"]
