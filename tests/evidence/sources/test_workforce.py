"""The school workforce census: teachers, pupils for each of them, and pay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.exceptions import ImpossibleValue, SourceError, UnknownMarker, UnrecognisedFile
from tests.evidence.sources.figures import WORKFORCE, WORKFORCE_2021, figure
from tests.evidence.sources.slicing import read_changed, read_rows, read_slice, rows_of

RATIO, PAY = "Pupil:     Teacher Ratio", "Total Number of Teachers (Headcount)"


@pytest.mark.parametrize(
    ("file", "code", "measure", "group", "expected"),
    [
        (WORKFORCE, "138983", "pupil_teacher_ratio", "all", {"value": 19.8, "column": RATIO}),
        (WORKFORCE, "138983", "teacher_pay", "all", {"value": 38963, "denominator": 30}),
        (WORKFORCE, "138983", "teachers", "all", {"value": 29}),
        (WORKFORCE, "138983", "teaching_assistants", "all", {"value": 23.4}),
        (WORKFORCE, "970", "teachers_headcount", "primary", {"value": 260096, "level": "national"}),
        (WORKFORCE, "970", "teacher_pay", "secondary", {"value": 40571}),
        (WORKFORCE, "970", "pupil_teacher_ratio", "primary", {"value": 20.7}),
        (WORKFORCE_2021, "100091", "pupil_teacher_ratio", "all", {"value": 5.5}),
        (WORKFORCE_2021, "970", "teacher_pay", "primary", {"value": 40602}),
    ],
)
def test_numbers_with_commas_and_pounds_are_read_as_published(
    file: str, code: str, measure: str, group: str, expected: dict[str, object]
) -> None:
    assert expected.items() <= figure(read_slice(file), code, measure, group).items()


@pytest.mark.parametrize(
    ("file", "code", "measure", "reason"),
    [
        (WORKFORCE, "142608", "teachers", "not applicable"),
        (WORKFORCE, "136737", "pupil_teacher_ratio", "suppressed"),
        (WORKFORCE, "133386", "teacher_pay", "suppressed"),
        (WORKFORCE_2021, "102499", "pupil_teacher_ratio", "not applicable"),
    ],
)
def test_a_figure_that_is_not_there_says_why(file: str, code: str, measure: str, reason: str) -> None:
    assert figure(read_slice(file), code, measure)["missing_reason"] == reason


@pytest.mark.parametrize("urn", ["100640", "133386"])
def test_nought_pupils_a_teacher_is_no_ratio(urn: str) -> None:
    assert figure(read_slice(WORKFORCE), urn, "pupil_teacher_ratio")["missing_reason"] == "not available"


def test_it_is_of_the_year_of_its_folder() -> None:
    release = read_slice(WORKFORCE_2021).release
    assert (release.time_period, release.published_on) == ("202021", date(2022, 3, 31))


@pytest.mark.parametrize(
    ("row", "column", "text", "error"),
    [
        (2, "Mean Gross FTE Salary of All Teachers (£s)", "£45", ImpossibleValue),
        (2, "Mean Gross FTE Salary of All Teachers (£s)", "£45,42", UnknownMarker),
        (2, RATIO, "150", ImpossibleValue),
        (2, PAY, "-24", ImpossibleValue),
        (10, "Establishment Number", "NUR", ImpossibleValue),
        (3, "URN", "1426", ImpossibleValue),
    ],
)
def test_a_cell_that_cannot_be_right_is_refused_by_row(
    tmp_path: Path, row: int, column: str, text: str, error: type[SourceError]
) -> None:
    changes = {(row, column.replace("£", "Â£")): text.replace("£", "Â£")}
    with pytest.raises(error) as raised:
        read_changed(tmp_path, WORKFORCE, changes)
    assert raised.value.place.row == row


def test_a_ratio_under_another_name_is_asked_after(tmp_path: Path) -> None:
    rows = rows_of(WORKFORCE)
    rows[0][rows[0].index(RATIO)] = "Pupils per teacher"
    with pytest.raises(UnrecognisedFile, match="no such column"):
        read_rows(tmp_path, WORKFORCE, rows)
