"""What a document must hold is known from the data, so that a part that goes missing is seen."""

from __future__ import annotations

import pytest

from reportkit.blocks import Block, Chart, Table
from reportkit.reports.profiles import SchoolProfile
from reportkit.reports.profiles.school import Kind
from reportkit.reports.sections.school import expected_parts, pictures
from tests.built import Checkout
from tests.reports.school.reading import CASES, blocks_of, counted, profiles, quiet_profile


@pytest.fixture
def full(checkout: Checkout) -> SchoolProfile:
    """A school with all five charts."""
    every = profiles(checkout, *CASES[2])
    return next(p for p in every if p.kind is Kind.FULL and expected_parts(p).charts == 5)


@pytest.fixture
def clear(checkout: Checkout) -> SchoolProfile:
    found = quiet_profile(checkout)
    assert found.kind is Kind.CLEAR
    return found


@pytest.mark.parametrize("part", ["_attainment", "_comparable", "_disadvantaged", "_absence", "_subjects"])
def test_a_chart_that_is_not_drawn_is_missed(
    full: SchoolProfile, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert counted(blocks_of(full)) == expected_parts(full)
    monkeypatch.setattr(pictures, part, lambda *given: [])
    assert counted(blocks_of(full)).charts == expected_parts(full).charts - 1


def test_a_chart_drawn_twice_is_seen(full: SchoolProfile, monkeypatch: pytest.MonkeyPatch) -> None:
    once = pictures._absence

    def twice(*given: object) -> list[Block]:
        return [*once(*given), *once(*given)]  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(pictures, "_absence", twice)
    assert counted(blocks_of(full)).charts == expected_parts(full).charts + 1


def test_a_clear_school_has_two_charts_side_by_side_and_two_tables(clear: SchoolProfile) -> None:
    blocks = blocks_of(clear)
    assert counted(blocks) == expected_parts(clear)
    assert expected_parts(clear)[1:] == (2, 2)
    assert sum(block.width_mm for block in blocks if isinstance(block, Chart)) <= 170


# With more rows than these, or larger letters, it comes out at three pages.
_MOST_ROWS = 13


def test_the_tables_of_a_clear_school_are_small_and_short(clear: SchoolProfile) -> None:
    tables = [block for block in blocks_of(clear) if isinstance(block, Table)]
    assert all(table.small and not table.notes for table in tables)
    assert sum(len(table.rows) for table in tables) <= _MOST_ROWS
