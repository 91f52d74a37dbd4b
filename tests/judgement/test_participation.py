"""The share of schools in a network, by group; few schools are never shown (H37, B5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.judgement.metrics.participation import Part, take_part


def schools(**groups: int) -> dict[str, str]:
    """So many schools of each group: primary1, primary2."""
    return {f"{group}{n}": group for group, count in groups.items() for n in range(count)}


def first(group: str, count: int) -> set[str]:
    return {f"{group}{n}" for n in range(count)}


def test_each_group_and_all_of_them_together() -> None:
    found = take_part(schools(secondary=4, primary=10), first("primary", 7) | first("secondary", 3))
    assert found.groups == (Part("primary", 10, 7), Part("secondary", 4, 3))
    assert found.total == Part("All of these", 14, 10)


@pytest.mark.parametrize(("members", "shown"), [(0, 0), (1, None), (2, None), (3, 3)])
def test_one_or_two_members_are_withheld_and_with_them_the_total(members: int, shown: int | None) -> None:
    found = take_part(schools(primary=10, secondary=4), first("primary", 7) | first("secondary", members))
    assert found.groups[1].members == shown
    assert (found.total is None) is (shown is None)


@pytest.mark.parametrize(("size", "is_shown"), [(2, False), (3, True)])
def test_a_group_of_one_or_two_schools_is_left_out_of_everything(size: int, is_shown: bool) -> None:
    found = take_part(schools(primary=10, special=size), first("primary", 5) | first("special", size))
    assert ("special" in [part.group for part in found.groups]) is is_shown
    assert found.total is not None
    assert found.total.schools == 10 + size * is_shown
    assert found.total.members == 5 + size * is_shown


def test_a_school_of_no_list_counts_nowhere() -> None:
    assert take_part(schools(primary=10), {"elsewhere"}).groups == (Part("primary", 10, 0),)


@given(
    st.dictionaries(st.integers(0, 30).map(str), st.sampled_from("abc")), st.sets(st.integers(0, 30).map(str))
)
def test_no_count_of_one_or_two_is_ever_shown(groups: dict[str, str], members: set[str]) -> None:
    found = take_part(groups, members)
    parts = [*found.groups, *([found.total] if found.total else [])]
    assert all(part.members is None or part.members == 0 or part.members >= 3 for part in parts)
    assert all(part.schools >= 3 for part in parts)
