"""By when a policy's promises are due, in the terms of params/terms.yaml."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.reports.sections.school.windows import due, end_of_year, ends_of_terms, half_terms
from reportkit.settings import read_terms
from reportkit.settings.policies import Offer, Per
from tests.judgement.assessment.real import PARAMS

TERMS = read_terms(PARAMS)
NOVEMBER, JUNE, AUGUST = date(2026, 11, 22), date(2027, 6, 30), date(2027, 8, 15)


def offer(count: int | None, per: Per | None) -> Offer:
    return Offer(what="a visit", count=count, per=per)


def test_a_line_without_a_frequency_has_no_date() -> None:
    assert due(offer(None, None), TERMS, NOVEMBER) == ""


@pytest.mark.parametrize(
    ("count", "per", "day", "said"),
    [
        (2, Per.TERM, NOVEMBER, "twice in each term: by 3 January, 11 April and 31 August 2027"),
        (1, Per.TERM, date(2027, 4, 11), "once in each term: by 11 April and 31 August 2027"),
        (3, Per.YEAR, NOVEMBER, "three times by 31 August 2027"),
        (4, Per.YEAR, date(2026, 8, 31), "4 times by 31 August 2026"),
        (1, Per.YEAR, date(2026, 9, 1), "once by 31 August 2027"),
        (1, Per.MONTH, NOVEMBER, "once in each month, from November 2026 to July 2027"),
        (1, Per.MONTH, date(2027, 7, 2), "once in each month, July 2027"),
        (1, Per.MONTH, AUGUST, "once in each month, from September 2027 to July 2028"),
        (
            1,
            Per.HALF_TERM,
            NOVEMBER,
            "once in each half-term: by 3 January, 21 February, 11 April, 21 June and 31 August 2027",
        ),
    ],
)
def test_the_dates_are_those_left_of_the_school_year(count: int, per: Per, day: date, said: str) -> None:
    assert due(offer(count, per), TERMS, day) == said


def test_what_comes_every_three_years_waits_for_the_date_of_the_last() -> None:
    assert "to be agreed" in due(offer(1, Per.THREE_YEARS), TERMS, NOVEMBER)


def test_there_are_three_terms_and_six_half_terms_a_year() -> None:
    start = date(2026, 9, 1)
    assert len(ends_of_terms(TERMS, start)) == 3
    assert len(half_terms(TERMS, start)) == 6
    assert half_terms(TERMS, start)[-1] == end_of_year(start) == date(2027, 8, 31)


def test_years_are_said_once_for_the_days_that_share_them() -> None:
    said = due(offer(1, Per.HALF_TERM), TERMS, date(2020, 9, 1))
    assert said.count("2020") == 1
    assert said.count("2021") == 1
