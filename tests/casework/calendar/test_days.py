"""Days are calendar days unless set otherwise (A3.7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.casework.calendar import Counting, Days
from reportkit.vocabulary import plus_months

THURSDAY = date(2026, 12, 3)
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})


@pytest.mark.parametrize(
    ("counting", "before", "after"),
    [
        (Counting.CALENDAR, date(2026, 11, 26), date(2026, 12, 17)),
        (Counting.CLEAR, date(2026, 11, 25), date(2026, 12, 18)),
        (Counting.WORKING, date(2026, 11, 24), date(2026, 12, 23)),
    ],
)
def test_seven_days_before_and_fourteen_after_a_thursday(counting, before, after):
    days = Days(counting)
    assert (days.before(THURSDAY, 7), days.after(THURSDAY, 14)) == (before, after)


def test_holidays_are_no_working_days_and_change_no_other_count():
    assert Days(Counting.WORKING, CHRISTMAS).after(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert Days(Counting.CALENDAR, CHRISTMAS).after(date(2026, 12, 24), 1) == date(2026, 12, 25)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60), st.sampled_from(Counting))
def test_before_lies_as_far_back_as_after_lies_ahead_or_further_by_weekends_only(day, count, counting):
    days = Days(counting)
    back, ahead = day - days.before(day, count), days.after(day, count) - day
    most = timedelta(days=2 * count + 3)
    assert timedelta(days=count) <= back <= most and timedelta(days=count) <= ahead <= most
    assert counting is Counting.WORKING or back == ahead


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2023, 11, 21), 36, date(2026, 11, 21)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(day, months, later):
    assert plus_months(day, months) == later
