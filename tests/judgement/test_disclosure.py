"""Every rule of B5 that decides what may be shown of few pupils or few schools."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.judgement.disclosure import (
    Breakdown,
    can_release_total,
    can_show_phase,
    keep_source_suppression,
    protect,
    protect_breakdown,
    protect_count,
    protect_pair,
    round_strictly,
    shown_numbers,
    withheld,
)
from reportkit.vocabulary import Figure, Missing, MissingReason, Number, Unit
from tests.judgement.builders import SUPPRESSED, count, number

COUNTS = st.integers(0, 30)
PERCENTAGES = st.builds(
    lambda value, n: number(value, n=n), st.integers(0, 100), st.none() | st.integers(0, 40)
)


def is_hidden(figure: Figure) -> bool:
    return isinstance(figure, Missing)


@pytest.mark.parametrize(
    ("value", "n", "hidden"),
    [
        (50, 0, True),
        (50, 5, True),
        (50, 6, False),
        (0, 6, True),
        (100, 10, True),
        (0, 11, False),
        (100, 11, False),
        (99, 10, False),
        (50, None, False),
        (100, None, False),
    ],
)
def test_figures_for_five_pupils_or_fewer_and_extremes_for_ten_or_fewer_are_withheld(
    value: int, n: int | None, hidden: bool
) -> None:
    assert is_hidden(protect(number(value, n=n))) == hidden


def test_only_percentages_have_extremes() -> None:
    assert not is_hidden(protect(number(0, 2, n=8, unit=Unit.SCORE)))
    assert not is_hidden(protect(number(100, n=8, unit=Unit.SCORE)))


@given(PERCENTAGES)
def test_what_is_shown_is_never_of_fewer_than_six_pupils(figure: Number) -> None:
    shown = protect(figure)
    assert shown == figure or is_hidden(shown)
    if isinstance(shown, Number) and shown.n is not None:
        assert shown.n >= 6
        assert shown.n >= 11 or 0 < shown.value < 100


@given(PERCENTAGES)
def test_protecting_twice_is_protecting_once(figure: Number) -> None:
    assert protect(protect(figure)) == protect(figure)


def test_a_withheld_figure_keeps_its_cells_for_the_trace_and_a_reason_stays_itself() -> None:
    figure = number(50, n=3)
    hidden = withheld(figure)
    assert isinstance(hidden, Missing)
    assert (hidden.reason, hidden.cells) == (MissingReason.SUPPRESSED, figure.cells)
    other = Missing(MissingReason.NEW_SCHOOL)
    assert withheld(other) is protect(other) is other


@pytest.mark.parametrize(("pupils", "hidden"), [(0, False), (1, True), (5, True), (6, False), (30, False)])
def test_counts_from_one_to_five_are_withheld_and_none_is_not(pupils: int, hidden: bool) -> None:
    assert is_hidden(protect_count(count(pupils))) == hidden


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([10, 20, 30], [10, 20, 30]),
        ([3, 20, 30], [None, None, 30]),
        ([20, 3, 30], [None, None, 30]),
        ([3, 4, 30], [None, None, 30]),
        ([3, 0, 30], [None, None, 30]),
        ([3, 27], [None, None]),
        ([0, 30], [0, 30]),
    ],
)
def test_if_one_part_is_withheld_the_next_smallest_goes_with_it(
    parts: list[int], shown: list[int | None]
) -> None:
    protected = protect_breakdown(Breakdown(count(sum(parts)), tuple(map(count, parts))))
    assert [int(part.value) if isinstance(part, Number) else None for part in protected.parts] == shown
    assert protected.total == count(sum(parts))


def test_with_the_total_withheld_no_second_part_need_go() -> None:
    protected = protect_breakdown(Breakdown(SUPPRESSED, (count(3), count(20), count(30))))
    assert [is_hidden(part) for part in protected.parts] == [True, False, False]


def test_a_part_suppressed_at_source_takes_another_with_it() -> None:
    protected = protect_breakdown(Breakdown(count(50), (SUPPRESSED, count(20), count(27))))
    assert [is_hidden(part) for part in protected.parts] == [True, True, False]


@pytest.mark.parametrize("parts", [(count(4),), (SUPPRESSED,), (count(4), count(0)), (count(2), count(2))])
def test_a_total_that_would_tell_its_few_pupils_goes_as_well(parts: tuple[Figure, ...]) -> None:
    assert is_hidden(protect_breakdown(Breakdown(count(4), parts)).total)


@given(st.lists(COUNTS | st.none(), min_size=1, max_size=6))
def test_no_withheld_part_can_be_had_by_subtraction(pupils: list[int | None]) -> None:
    total = count(sum(pupil or 0 for pupil in pupils))
    parts = tuple(SUPPRESSED if pupil is None else count(pupil) for pupil in pupils)
    protected = protect_breakdown(Breakdown(total, parts))
    hidden = sum(map(is_hidden, protected.parts))
    assert is_hidden(protected.total) or hidden != 1
    shown = [part for part in protected.parts if isinstance(part, Number)]
    assert all(part.value == 0 or part.value >= 6 for part in shown)


@pytest.mark.parametrize(
    ("group", "others", "total", "hidden"),
    [
        (20, 30, 50, [False, False, False]),
        (5, 30, 35, [True, True, False]),
        (30, 5, 35, [True, True, False]),
        (2, 3, 5, [True, True, True]),
    ],
)
def test_a_group_withheld_takes_the_other_pupils_with_it(
    group: int, others: int, total: int, hidden: list[bool]
) -> None:
    found = protect_pair(*(number(50, n=n) for n in (group, others, total)))
    assert [is_hidden(figure) for figure in found] == hidden


def test_a_group_suppressed_at_source_takes_the_other_pupils_with_it() -> None:
    found = protect_pair(SUPPRESSED, number(50, n=30), number(50, n=34))
    assert [is_hidden(figure) for figure in found] == [True, True, False]


@pytest.mark.parametrize(
    ("reason", "masked"),
    [
        (MissingReason.SUPPRESSED, True),
        (MissingReason.NOT_AVAILABLE, False),
        (MissingReason.NOT_HELD, False),
    ],
)
def test_what_is_suppressed_at_source_is_never_unmasked(reason: MissingReason, masked: bool) -> None:
    published, held = Missing(reason), number(50, n=30)
    assert keep_source_suppression(published, held) is (published if masked else held)


@pytest.mark.parametrize(
    ("pupils", "shown"),
    [(0, None), (9, None), (10, 10), (11, 10), (12, 10), (13, 15), (15, 15), (17, 15), (18, 20)],
)
def test_the_strict_rule_withholds_under_ten_and_rounds_to_fives(pupils: int, shown: int | None) -> None:
    assert round_strictly(pupils) == shown


@given(st.integers(10, 10_000))
def test_the_strict_rule_moves_a_count_by_two_at_most(pupils: int) -> None:
    shown = round_strictly(pupils)
    assert shown is not None
    assert shown % 5 == 0
    assert abs(shown - pupils) <= 2


@pytest.mark.parametrize(("schools", "shown"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_phase_of_one_or_two_schools_is_not_shown(schools: int, shown: bool) -> None:
    assert can_show_phase(schools) == shown


@pytest.mark.parametrize(
    ("total", "deducible", "may_go_out"),
    [
        (14, 13, False),
        (14, 12, False),
        (14, 11, True),
        (14, 9, True),
        (13, 13, True),
        (0, 0, True),
        (1, 0, False),
    ],
)
def test_a_total_goes_out_unless_one_or_two_schools_could_be_told_from_it(
    total: int, deducible: int, may_go_out: bool
) -> None:
    assert can_release_total(total, deducible) == may_go_out


def test_only_numbers_that_may_be_shown_are_left() -> None:
    figures = [number(50, n=30), number(60, n=3), SUPPRESSED, number(100, n=8)]
    assert [figure.value for figure in shown_numbers(figures)] == [Decimal(50)]
