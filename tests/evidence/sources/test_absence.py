"""Absence, school by school, and England's last rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.exceptions import DuplicateRow, ImpossibleValue, SourceError, UnknownMarker, UnrecognisedFile
from tests.evidence.sources.figures import ABSENCE, figure
from tests.evidence.sources.slicing import read_changed, read_rows, read_slice, rows_of


@pytest.mark.parametrize(
    ("code", "measure", "group", "expected"),
    [
        ("100000", "absence", "all", {"value": 2.6, "level": "school", "column": "PERCTOT", "row": 2}),
        ("138983", "persistent_absence", "all", {"value": 14.1, "column": "PPERSABS10"}),
        ("100027", "persistent_absence", "all", {"missing_reason": "suppressed"}),
        ("100027", "absence", "all", {"value": 2.2}),
        ("970", "absence", "primary", {"value": 4.0, "level": "national", "row": 8}),
        ("970", "absence", "secondary", {"value": 5.5}),
        ("970", "absence", "special", {"value": 10.1}),
        ("970", "persistent_absence", "special", {"value": 28.8, "row": 10}),
    ],
)
def test_schools_and_england_by_phase_have_the_figures_as_published(
    code: str, measure: str, group: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(ABSENCE), code, measure, group).items()


def test_no_figure_for_england_stands_for_all_its_schools() -> None:
    figures = read_slice(ABSENCE).measurements.frame()
    assert "all" not in set(figures.loc[figures["level"] == "national", "pupil_group"])
    assert set(figures.loc[figures["level"] == "school", "pupil_group"]) == {"all"}


def test_it_is_of_the_year_of_its_folder_and_came_out_in_the_march_after_the_next() -> None:
    release = read_slice(ABSENCE).release
    assert (release.time_period, release.vintage) == ("201819", "final")
    assert release.published_on == date(2020, 3, 26)


@pytest.mark.parametrize("cells", [("NAT", "", ""), ("", "", "NAT"), ("", "NAT", "NAT")])
def test_a_row_of_england_that_does_not_say_which_schools_is_refused(
    tmp_path: Path, cells: tuple[str, str, str]
) -> None:
    changes = dict(zip([(8, "LA"), (8, "ESTAB"), (8, "URN")], cells, strict=True))
    with pytest.raises(ImpossibleValue, match="which of England's schools"):
        read_changed(tmp_path, ABSENCE, changes)


@pytest.mark.parametrize(
    "cells", [("", "PRI", "NAT"), ("NAT", "", "PRI"), ("", "", "PRI"), (" NAT", "PRI ", " ")]
)
def test_the_words_for_england_may_stand_in_any_of_the_three_columns(
    tmp_path: Path, cells: tuple[str, str, str]
) -> None:
    changes = dict(zip([(8, "LA"), (8, "ESTAB"), (8, "URN")], cells, strict=True))
    found = read_changed(tmp_path, ABSENCE, changes).measurements.frame()
    assert found.equals(read_slice(ABSENCE).measurements.frame())


@pytest.mark.parametrize(
    ("row", "column", "text", "error"),
    [
        (8, "ESTAB", "MID", ImpossibleValue),
        (8, "URN", "100000", ImpossibleValue),
        (9, "ESTAB", "PRI", DuplicateRow),
        (3, "URN", "100000", DuplicateRow),
        (3, "URN", "10002", ImpossibleValue),
        (2, "PERCTOT", "2,6", UnknownMarker),
        (2, "PERCTOT", "101", ImpossibleValue),
        (2, "PPERSABS10", "n/k", UnknownMarker),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_row(
    tmp_path: Path, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    with pytest.raises(error) as raised:
        read_changed(tmp_path, ABSENCE, {(row, column): text})
    assert raised.value.place.row == row
    assert raised.value.remedy


def test_a_row_cut_short_is_refused(tmp_path: Path) -> None:
    rows = rows_of(ABSENCE)
    with pytest.raises(SourceError):
        read_rows(tmp_path, ABSENCE, [*rows[:-1], rows[-1][:3]])


def test_persistent_absence_of_the_older_threshold_is_never_read_as_the_new(tmp_path: Path) -> None:
    rows = rows_of(ABSENCE)
    rows[0][4] = "PPERSABS15"
    with pytest.raises(UnrecognisedFile):
        read_rows(tmp_path, ABSENCE, rows)
