"""The inspections that a school has had."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.invented.boroughs import Borough, invent_boroughs
from reportkit.invented.circumstances.model import NO_OVERALL_SINCE, REPORT_CARD
from reportkit.invented.inspections import inspections_of, known_by


@pytest.fixture(scope="module")
def borough() -> Borough:
    return invent_boroughs(100, 1)[0]


def test_inspections_are_newest_first_and_published_after_they_began(borough: Borough) -> None:
    for school in borough.schools:
        held = inspections_of(school)
        assert [each.started for each in held] == sorted((each.started for each in held), reverse=True)
        assert all(each.started < each.published for each in held)


def test_each_is_in_the_form_of_its_day(borough: Borough) -> None:
    for school in borough.schools:
        for each in inspections_of(school):
            assert (each.framework == REPORT_CARD) == (each.started >= date(2025, 11, 10))
            assert not each.areas or each.started >= NO_OVERALL_SINCE


def test_a_quiet_school_was_found_good(borough: Borough) -> None:
    for school in borough.quiet():
        assert {each.grade for each in inspections_of(school)} <= {"2", "Expected standard"}


def test_no_inspection_is_in_august(borough: Borough) -> None:
    assert all(each.started.month != 8 for school in borough.schools for each in inspections_of(school))


def test_a_report_is_not_known_before_it_is_out(borough: Borough) -> None:
    (school,) = borough.with_circumstance("safeguarding-not-met")
    newest = inspections_of(school)[0]
    assert newest not in known_by(school, date(2026, 10, 19))
    assert newest in known_by(school, date(2026, 10, 20))
