"""How far schools differ, without few pupils, few schools or old years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.evidence.siod.school_figures import SchoolFigures
from reportkit.judgement.spread import Spread, spread_schools
from reportkit.vocabulary import AcademicYear, Figure, Missing, MissingReason, Number, Urn
from tests.judgement.builders import RWM, SUPPRESSED, number

AS_AT = date(2026, 11, 22)


def _source(*figures: Figure, year: str = "202425") -> SchoolFigures:
    pairs = tuple((Urn(str(102368 + place)), figure) for place, figure in enumerate(figures))
    return SchoolFigures(RWM, AcademicYear(year), "Key stage 2", pairs)


def _of(*values: int) -> tuple[Number, ...]:
    return tuple(number(value, n=30) for value in values)


def _quarters(spread: Spread | Missing) -> list[Decimal]:
    assert isinstance(spread, Spread)
    figures = (spread.lower_quarter, spread.middle, spread.upper_quarter)
    return [figure.value for figure in figures if isinstance(figure, Number)]


@pytest.mark.parametrize(
    ("values", "quarters"),
    [
        ((70, 50, 60), ["50", "60", "70"]),
        ((40, 50, 60, 70), ["45", "55", "65"]),
        ((40, 50, 60, 70, 80), ["45", "60", "75"]),
        ((10, 20, 30, 40, 50, 60, 70), ["20", "40", "60"]),
    ],
)
def test_quartiles_are_the_middles_of_the_two_halves(values: tuple[int, ...], quarters: list[str]) -> None:
    spread = spread_schools(_source(*_of(*values)), AS_AT)
    assert _quarters(spread) == [Decimal(quarter) for quarter in quarters]


def test_schools_withheld_are_counted_and_not_drawn() -> None:
    spread = spread_schools(_source(*_of(50, 60, 70), number(65, n=5), SUPPRESSED), AS_AT)
    assert isinstance(spread, Spread)
    assert [figure.value for figure in spread.numbers] == [50, 60, 70]
    assert spread.left_out == 2


@pytest.mark.parametrize("figures", [(), _of(50, 60), (*_of(50, 60), number(70, n=5))])
def test_fewer_than_three_schools_are_not_shown(figures: tuple[Figure, ...]) -> None:
    spread = spread_schools(_source(*figures), AS_AT)
    assert isinstance(spread, Missing)
    assert spread.reason is MissingReason.TOO_FEW


@pytest.mark.parametrize(("year", "shown"), [("202425", True), ("202324", True), ("202223", False)])
def test_an_old_year_is_not_shown_and_is_named(year: str, shown: bool) -> None:
    spread = spread_schools(_source(*_of(50, 60, 70), year=year), AS_AT)
    assert isinstance(spread, Spread) == shown
    if isinstance(spread, Missing):
        assert spread.detail == "the newest figures we hold for single schools are for 2022/23"


def test_nothing_held_is_a_reason() -> None:
    spread = spread_schools(None, AS_AT)
    assert isinstance(spread, Missing)
    assert spread.reason is MissingReason.NOT_HELD


@given(st.lists(st.integers(1, 99), min_size=3, max_size=20))
def test_the_quartiles_stand_in_order_between_the_ends(values: list[int]) -> None:
    spread = spread_schools(_source(*_of(*values)), AS_AT)
    quarters = _quarters(spread)
    assert [min(values), *quarters, max(values)] == sorted([min(values), *quarters, max(values)])
