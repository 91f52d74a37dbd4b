"""A release counts as published from the last day of the month it came out in."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.evidence.registry.releases import published_on
from reportkit.vocabulary import AcademicYear


@pytest.mark.parametrize(
    ("stage", "year", "vintage", "day"),
    [
        ("ks2", "201819", "revised", date(2019, 12, 31)),
        ("ks2", "201819", "final", date(2019, 12, 31)),
        ("ks2", "201819", "provisional", None),
        ("ks2", "202122", "final", None),
        ("ks4", "201819", "provisional", date(2019, 10, 31)),
        ("ks4", "201819", "final", date(2020, 2, 29)),
        ("ks4", "202223", "revised", date(2024, 2, 29)),
        ("ks4", "202324", "provisional", date(2024, 12, 31)),
        ("ks4", "203031", "final", None),
    ],
)
def test_the_day_a_release_came_out_is_known_or_it_is_not(
    stage: str, year: str, vintage: str, day: date | None
) -> None:
    assert published_on(stage, AcademicYear(year), vintage) == day


@pytest.mark.parametrize("year", [AcademicYear.ending(end) for end in range(2016, 2026)])
def test_provisional_figures_never_come_out_after_revised_ones(year: AcademicYear) -> None:
    first, second = published_on("ks4", year, "provisional"), published_on("ks4", year, "revised")
    assert first is None or second is None or first < second
