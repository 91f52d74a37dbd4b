"""The timeline has a row for each day, tells none by colour alone, and is the same from the same days."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from reportkit.reports.charts import Mark, Row, draw_timeline
from reportkit.reports.charts.timeline import _months

FIRST, LAST = date(2026, 9, 1), date(2027, 1, 3)
ROWS = (
    Row("Papers for 3 December", date(2026, 11, 26), Mark.DONE, "met"),
    Row("Minutes of 3 December", date(2026, 12, 17), Mark.TO_COME, "due"),
)


def test_no_two_marks_are_told_apart_by_colour_alone() -> None:
    assert len({(marker, fill == "white") for marker, _, fill in (mark.value for mark in Mark)}) == len(Mark)


def test_the_same_rows_give_the_same_picture_and_others_another() -> None:
    drawn = draw_timeline(ROWS, FIRST, LAST, date(2026, 11, 22))
    assert drawn == draw_timeline(ROWS, FIRST, LAST, date(2026, 11, 22))
    assert drawn != draw_timeline(ROWS, FIRST, LAST, date(2026, 11, 29))
    assert drawn != draw_timeline(ROWS[::-1], FIRST, LAST, date(2026, 11, 22))


def test_each_row_takes_its_own_room() -> None:
    heights = [
        Image.open(BytesIO(draw_timeline(rows, FIRST, LAST, LAST))).height for rows in (ROWS[:1], ROWS)
    ]
    assert heights[1] > heights[0]


@pytest.mark.parametrize(
    ("first", "months"),
    [
        (FIRST, [9, 10, 11, 12, 1]),
        (date(2026, 9, 2), [10, 11, 12, 1]),
    ],
)
def test_every_first_of_a_month_is_on_the_scale(first: date, months: list[int]) -> None:
    assert [day.month for day in _months(first, LAST)] == months
