"""The results that follow from what is done to a school."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.invented.boroughs import Borough, InventedSchool, invent_boroughs
from reportkit.invented.england import STAGE_2, STAGE_4, YEARS
from reportkit.invented.results import Course, Level, attainment8, course_of, other_courses

POINTS = st.floats(-60, 60)


@pytest.fixture(scope="module")
def borough() -> Borough:
    return invent_boroughs(100, 1)[0]


def course(school: InventedSchool) -> Course:
    return course_of(school, np.random.default_rng([1, int(school.urn)]))


@given(
    pupils=st.integers(1, 240), poor=st.floats(0, 1), level=POINTS, group=POINTS, year=st.sampled_from(YEARS)
)
def test_nobody_is_counted_who_is_not_there(
    pupils: int, poor: float, level: float, group: float, year: str
) -> None:
    levels = {each: Level(level, group) for each in YEARS}
    found = Course(pupils, round(poor * pupils), levels).stage_2(year)
    for reached in found.reached.values():
        assert 0 <= reached.disadvantaged <= found.disadvantaged
        assert 0 <= reached.all - reached.disadvantaged <= found.others


@given(pupils=st.integers(1, 240), level=POINTS, maths=POINTS)
def test_whoever_reaches_the_combined_standard_reaches_maths(pupils: int, level: float, maths: float) -> None:
    levels = {year: Level(level, level, {"maths": maths}) for year in YEARS}
    found = Course(pupils, pupils // 4, levels).stage_2("202425").reached
    assert found["maths"].all >= found["rwm"].all


def test_a_sudden_drop_is_in_the_latest_year_alone(borough: Borough) -> None:
    (school,) = borough.with_circumstance("sudden-drop")
    shares = [course(school).stage_2(year).reached["rwm"].all for year in YEARS[1:]]
    assert shares == [61, 62, 40]


def test_a_school_s_results_do_not_depend_on_its_circumstance_s_neighbours(borough: Borough) -> None:
    (larger, _) = invent_boroughs(120, 1)
    (school,), (same,) = (b.with_circumstance("drop-within-chance") for b in (borough, larger))
    assert course(school).levels == course(same).levels


def test_no_quiet_school_falls_by_six_points_in_three_years(borough: Borough) -> None:
    for school in borough.quiet():
        levels = [course(school).levels[year].all for year in YEARS[1:]]
        assert max(levels) - min(levels) < 6


def test_the_rest_of_england_is_about_england() -> None:
    courses = other_courses(1000, np.full(1000, 60), np.random.default_rng(1))
    reached = sum(each.stage_2("202425").reached["rwm"].all for each in courses)
    assert 100 * reached / 60_000 == pytest.approx(STAGE_2["202425"]["rwm"].all, abs=1.5)


def test_a_school_at_england_s_level_has_england_s_attainment_8() -> None:
    assert attainment8("202425", 0) == STAGE_4["202425"]["attainment8"].all


def test_disadvantaged_and_other_pupils_make_up_all() -> None:
    shares = STAGE_2["202425"]["rwm"]
    assert 0.25 * shares.disadvantaged + 0.75 * shares.others == pytest.approx(shares.all)
