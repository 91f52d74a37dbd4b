"""Key stage 4 by school as Explore Education Statistics publishes it, with the government's symbols."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.evidence.registry import read_registry
from reportkit.evidence.sources import read_source
from reportkit.evidence.sources.dating import Dating
from reportkit.exceptions import DuplicateRow, ImpossibleValue, SourceError, UnknownMarker
from tests.evidence.sources.figures import EES_SCHOOLS, KS4, figure, read_as
from tests.evidence.sources.slicing import read_changed, read_slice
from tests.shipped import DATA

DIFFERENCE, PROGRESS = "attainment8_disadvantage_difference", "progress8_disadvantage_difference"


@pytest.mark.parametrize(
    ("code", "measure", "group", "expected"),
    [
        ("102449", DIFFERENCE, "all", {"value": -18.7, "denominator": 80, "column": "diffn_att8"}),
        ("102449", PROGRESS, "all", {"value": -0.64, "denominator": 80}),
        ("137407", "ks4_cohort", "all", {"value": 215}),
        ("137407", "ks4_cohort", "disadvantaged", {"value": 31}),
        ("137407", "ks4_cohort", "sen_support", {"value": 32}),
        ("137407", "ks4_prior_attainment", "all", {"value": 106.9, "denominator": 215}),
        ("102449", DIFFERENCE, "all", {"missing_reason": ""}),
        ("138368", DIFFERENCE, "all", {"missing_reason": "suppressed"}),
        ("141605", "ks4_cohort", "disadvantaged", {"missing_reason": "suppressed"}),
        ("102464", DIFFERENCE, "all", {"missing_reason": "not applicable"}),
        ("143589", DIFFERENCE, "all", {"value": -48.8}),
        ("143589", PROGRESS, "all", {"missing_reason": "low reliability"}),
    ],
)
def test_figures_and_symbols_are_as_published(
    code: str, measure: str, group: str, expected: dict[str, object]
) -> None:
    found = {"missing_reason": ""} | figure(read_slice(EES_SCHOOLS), code, measure, group)
    assert expected.items() <= found.items()


def test_the_difference_in_the_older_tables_is_against_others_in_england() -> None:
    found = figure(read_slice(KS4), "936", DIFFERENCE)
    surrey = figure(read_slice(KS4), "936", "attainment8", "disadvantaged")
    others = figure(read_slice(KS4), "970", "attainment8", "not_disadvantaged")
    assert found["column"] == "DIFFN_ATT8"
    gap = float(str(surrey["value"])) - float(str(others["value"]))
    assert gap == pytest.approx(found["value"], abs=0.11)


def test_the_measure_says_what_it_stands_in_for() -> None:
    said = read_registry()[DIFFERENCE]
    assert "stands in for the school's own figure" in said.definition
    assert "others in England" in said.short


def test_year_and_vintage_come_from_the_file(tmp_path: Path) -> None:
    release = read_as(tmp_path, EES_SCHOOLS, Dating("information_about_schools_final.csv")).release
    assert (release.time_period, release.vintage) == ("202324", "final")
    assert release.published_on == date(2025, 2, 28)
    with pytest.raises(ImpossibleValue, match="says 2024/25"):
        read_as(tmp_path, EES_SCHOOLS, Dating("2024-2025/information_about_schools_final.csv"))


def test_independent_schools_are_passed_over() -> None:
    assert read_slice(EES_SCHOOLS).passed_over == {"independent school": 2}


@pytest.mark.parametrize(
    ("row", "column", "text", "error"),
    [
        (10, "diffn_att8", "SUPP", UnknownMarker),
        (10, "diffn_att8", "-142", ImpossibleValue),
        (10, "t_disadvantaged", "many", UnknownMarker),
        (10, "geographic_level", "National", UnknownMarker),
        (10, "establishment_type_group", "Academies", UnknownMarker),
        (10, "school_urn", "102449", DuplicateRow),
        (10, "school_urn", "10244", ImpossibleValue),
        (10, "time_period", "202425", ImpossibleValue),
        (2, "time_period", "202325", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_column(
    tmp_path: Path, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, EES_SCHOOLS, {(row, column): text})
    assert (raised.value.place.file, raised.value.place.column) == (EES_SCHOOLS, column)


def test_the_shipped_file_is_read_whole() -> None:
    file = f"{EES_SCHOOLS}.gz"
    reading = read_source(DATA / file, Dating(file))
    assert (reading.rows_loaded, sum(reading.passed_over.values())) == (4251, 1458)
    assert len(reading.measurements) == 4251 * 9
    held = reading.measurements.frame().query(f"measure == '{DIFFERENCE}'")
    assert held["value"].notna().sum() == 3446
