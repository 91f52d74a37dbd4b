"""Sums on figures keep every source cell and never turn a reason into a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.evidence.registry import Polarity
from reportkit.judgement.metrics import Position, change, difference, median, position_among, share
from reportkit.vocabulary import Figure, Missing, MissingReason, Number, SourceCell, Unit
from tests.judgement.builders import SUPPRESSED, number

NUMBERS = st.builds(
    lambda value, row: number(value, 1, row=row),
    st.decimals(-1000, 1000, places=1).map(str),
    st.integers(2, 99),
)
FIGURES: st.SearchStrategy[Figure] = NUMBERS | st.just(SUPPRESSED)


def _number(figure: Figure) -> Number:
    assert isinstance(figure, Number)
    return figure


@given(NUMBERS, NUMBERS)
def test_a_difference_the_other_way_round_is_its_negative(first: Number, second: Number) -> None:
    there, back = _number(difference(first, second)), _number(difference(second, first))
    assert there.value == -back.value
    assert (there.decimals, set(there.cells)) == (back.decimals, set(back.cells))


@given(FIGURES, FIGURES)
def test_a_difference_is_a_number_only_if_both_figures_are(first: Figure, second: Figure) -> None:
    is_number = isinstance(first, Number) and isinstance(second, Number)
    assert isinstance(difference(first, second), Number) == is_number


def test_a_difference_has_the_finer_of_the_two_roundings_and_keeps_both_cells() -> None:
    found = _number(difference(number("61", 0, row=2), number("60.6", 1, row=3)))
    assert (found.value, found.decimals, found.unit) == (Decimal("0.4"), 1, Unit.PERCENTAGE_POINTS)
    assert [cell.row for cell in found.cells] == [2, 3]


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.PERCENT])
def test_only_percentages_differ_in_another_unit(unit: Unit) -> None:
    assert _number(difference(number(2, unit=unit), number(1, unit=unit))).unit is unit


def test_the_reason_of_the_first_missing_figure_is_the_answer() -> None:
    other = Missing(MissingReason.NOT_HELD)
    assert difference(SUPPRESSED, other) is SUPPRESSED
    assert difference(number(1), other) is other
    assert difference(other, number(1)) is other


def test_a_change_is_now_less_then() -> None:
    assert _number(change(number("58"), number("70"))).value == -12


@given(st.lists(NUMBERS, min_size=6, max_size=12))
def test_a_median_lies_between_the_least_and_the_greatest(figures: list[Number]) -> None:
    found = _number(median(figures))
    values = [figure.value for figure in figures]
    assert min(values) <= found.value <= max(values)
    assert found.n == len(figures)


@given(st.lists(FIGURES, max_size=12))
def test_a_median_does_not_depend_on_the_order(figures: list[Figure]) -> None:
    turned = figures[::-1]
    first, second = median(figures), median(turned)
    assert type(first) is type(second)
    if isinstance(first, Number) and isinstance(second, Number):
        assert first.value == second.value


@pytest.mark.parametrize(("numbers", "missing", "is_number"), [(6, 4, True), (5, 5, False), (0, 0, False)])
def test_fewer_than_six_numbers_make_no_median(numbers: int, missing: int, is_number: bool) -> None:
    found = median([*[number(60)] * numbers, *[SUPPRESSED] * missing])
    assert isinstance(found, Number) == is_number
    if isinstance(found, Missing):
        assert found.detail == f"only {numbers} of {numbers + missing} have a figure"


@pytest.mark.parametrize(
    ("values", "decimals", "printed"),
    [
        ("60 61 62 63 64 65", 0, "62.5"),
        ("60 61 62 62 64 65", 0, "62"),
        ("60 61 62 63 64 65 66", 0, "63"),
        ("60.1 61.1 62.1 62.2 64.1 65.1", 1, "62.2"),
        ("-0.1 -0.2 -0.3 -0.4 -0.5 -0.6", 1, "-0.4"),
    ],
)
def test_a_median_is_as_printed_and_of_whole_numbers_may_end_in_a_half(
    values: str, decimals: int, printed: str
) -> None:
    found = _number(median([number(v, decimals) for v in values.split()]))
    assert str(found.value) == str(found.rounded) == printed


def test_a_median_rests_on_the_cells_of_the_numbers_alone() -> None:
    hidden = Missing(MissingReason.SUPPRESSED, cells=(SourceCell("a.csv", 99, "X"),))
    found = _number(median([*(number(60, row=row) for row in range(2, 8)), hidden]))
    assert [cell.row for cell in found.cells] == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("own", "others", "polarity", "position"),
    [
        ("70", "60 61 62", Polarity.HIGH, Position(1, 4, False)),
        ("60", "61 62 63", Polarity.HIGH, Position(4, 4, False)),
        ("61", "60 61 62", Polarity.HIGH, Position(2, 4, True)),
        ("61", "61 61 61", Polarity.HIGH, Position(1, 4, True)),
        ("61.4", "60.6 62", Polarity.HIGH, Position(2, 3, True)),
        ("61.5", "61.4 62", Polarity.HIGH, Position(1, 3, True)),
        ("5", "6 7 8", Polarity.LOW, Position(1, 4, False)),
        ("8", "5 6 8", Polarity.LOW, Position(3, 4, True)),
    ],
)
def test_areas_with_the_same_published_value_share_a_place(
    own: str, others: str, polarity: Polarity, position: Position
) -> None:
    assert position_among(number(own), [number(value) for value in others.split()], polarity) == position


def test_eighth_of_eleven_is_joint_where_a_neighbour_has_the_same_value() -> None:
    others = [number(value) for value in (70, 69, 68, 67, 66, 65, 64, 60, 58, 57)]
    assert position_among(number(60), others, Polarity.HIGH) == Position(8, 11, True)


def test_those_without_a_figure_are_not_ranked() -> None:
    assert position_among(number(60), [number(61), SUPPRESSED], Polarity.HIGH) == Position(2, 2, False)
    assert position_among(SUPPRESSED, [number(61)], Polarity.HIGH) is SUPPRESSED
    assert isinstance(position_among(number(60), [SUPPRESSED], Polarity.HIGH), Missing)


@pytest.mark.parametrize(
    ("part", "whole", "printed"), [(1, 8, "13"), (0, 5, "0"), (5, 5, "100"), (2, 3, "67")]
)
def test_a_share_is_a_whole_percentage_with_its_n(part: int, whole: int, printed: str) -> None:
    found = _number(share(part, whole))
    assert (str(found.rounded), found.n, found.unit) == (printed, whole, Unit.PERCENT)


def test_a_share_of_nothing_is_a_reason() -> None:
    assert isinstance(share(0, 0), Missing)
