"""A figure is a number or a reason, and prints as its source would."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.vocabulary import Missing, MissingReason, Number, SourceCell, Unit
from reportkit.vocabulary.figures import cells_of, exact

VALUES = st.decimals(-1000, 1000, places=6)


def percent(value: str | Decimal, decimals: int = 0) -> Number:
    return Number(Decimal(value), Unit.PERCENT, decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-2.5", 0, "-3"),
        ("2.4999", 0, "2"),
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("0.125", 2, "0.13"),
        ("61", 1, "61.0"),
        ("0", 2, "0.00"),
    ],
)
def test_halves_round_away_from_zero_to_the_sources_decimals(value: str, decimals: int, printed: str) -> None:
    assert str(percent(value, decimals).rounded) == printed


@given(VALUES, st.integers(0, 3))
def test_rounding_is_the_same_on_both_sides_of_zero(value: Decimal, decimals: int) -> None:
    assert percent(-value, decimals).rounded == -percent(value, decimals).rounded


@given(VALUES, st.integers(0, 3))
def test_rounding_moves_a_value_by_no_more_than_half_of_its_last_place(value: Decimal, decimals: int) -> None:
    half = Decimal(1).scaleb(-decimals) / 2
    assert abs(percent(value, decimals).rounded - value) <= half


@given(st.integers(-1000, 1000))
def test_a_half_always_moves_away_from_zero(whole: int) -> None:
    half = Decimal(whole) + (Decimal("0.5") if whole >= 0 else Decimal("-0.5"))
    assert abs(percent(half).rounded) > abs(half)


@pytest.mark.parametrize(
    ("stored", "published"),
    [
        (0.28999999999999998, "0.29"),
        (0.1 + 0.2, "0.3"),
        (61.900000000000006, "61.9"),
        (-0.070000000000000007, "-0.07"),
        ("4.1200000000000001", "4.12"),
        (100.0, "100"),
        (0.0, "0"),
        (12345.67, "12345.67"),
    ],
)
def test_a_published_number_is_read_without_the_noise_of_binary_storage(
    stored: float | str, published: str
) -> None:
    assert exact(stored) == Decimal(published)


@given(st.decimals(-10000, 10000, places=5))
def test_a_number_of_five_decimals_survives_being_stored_as_binary(value: Decimal) -> None:
    assert exact(float(value)) == value


@pytest.mark.parametrize("reason", MissingReason)
def test_a_reason_has_no_value_that_could_be_mistaken_for_a_number(reason: MissingReason) -> None:
    assert not hasattr(Missing(reason), "value")
    assert Missing(reason) != Missing(MissingReason.TOO_FEW, "other")


def test_a_figure_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        percent("61").value = Decimal(62)  # type: ignore[misc]  # the point of the test


def test_the_cells_behind_figures_come_once_each_in_order_of_first_use() -> None:
    first, second = SourceCell("a.csv", 2, "X"), SourceCell("a.csv", 3, "X")
    figures = (
        Number(Decimal(1), Unit.COUNT, cells=(second, first)),
        Missing(MissingReason.SUPPRESSED, cells=(first,)),
    )
    assert cells_of(figures) == (second, first)


def test_a_source_cell_says_where_to_look() -> None:
    assert str(SourceCell("lait/2026-04/bds.parquet", 7, "Values")) == (
        "lait/2026-04/bds.parquet, row 7, column Values"
    )
