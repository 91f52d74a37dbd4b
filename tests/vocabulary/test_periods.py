"""Academic years, terms and dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.vocabulary import AcademicYear, Season, Term, halves, in_words

ENDS = st.integers(2001, 2099)


@pytest.mark.parametrize("text", ["", "2025", "2025/26", "202527", "202525", "192021", "20252", "2025267"])
def test_a_period_that_is_not_two_years_running_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="such as 202526"):
        AcademicYear(text)


@pytest.mark.parametrize(
    ("end", "text", "label"),
    [(2026, "202526", "2025/26"), (2001, "200001", "2000/01"), (2100, "209900", "2099/00")],
)
def test_a_year_is_named_for_both_its_ends(end: int, text: str, label: str) -> None:
    year = AcademicYear.ending(end)
    assert (year, year.end, year.label) == (text, end, label)


@given(ENDS, ENDS)
def test_years_sort_as_they_pass(one: int, other: int) -> None:
    assert (AcademicYear.ending(one) < AcademicYear.ending(other)) == (one < other)


@given(ENDS)
def test_the_end_of_a_year_names_the_year(end: int) -> None:
    assert AcademicYear.ending(end).end == end


def test_a_term_is_named_by_the_calendar_year_it_starts_in() -> None:
    spring = Term(date(2027, 1, 4), Season.SPRING)
    assert (spring.slug, spring.label) == ("2027-spring", "spring term 2027")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 22), "22 November 2026"), (date(2027, 1, 4), "4 January 2027")],
)
def test_dates_are_written_as_people_write_them(day: date, words: str) -> None:
    assert in_words(day) == words


@pytest.mark.parametrize(
    ("last", "middle", "next_day"),
    [
        (date(2027, 1, 3), date(2026, 11, 2), date(2026, 11, 3)),
        (date(2027, 1, 4), date(2026, 11, 2), date(2026, 11, 3)),
        (date(2026, 9, 2), date(2026, 9, 1), date(2026, 9, 2)),
    ],
    ids=["an odd number of days", "an even number", "two days"],
)
def test_a_stretch_has_two_halves_without_a_gap(last: date, middle: date, next_day: date) -> None:
    first = date(2026, 9, 1)
    assert halves(first, last) == ((first, middle), (next_day, last))
