"""As much goes out as may, and nothing from which a reader could tell who is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.judgement.release import Count, Earlier, audit, deduce, release
from reportkit.judgement.release.auditing import Auditor
from tests.judgement.release.builders import TOTAL, one_kind, table

BOROUGH = {"primary": 60, "secondary": 20, "special": 8}


@pytest.mark.parametrize(
    ("numbers", "public", "withheld"),
    [
        ({"primary": 6, "secondary": 4, "special": 3}, {}, []),
        ({"primary": 6, "secondary": 4, "special": 0}, {}, ["secondary", "special"]),
        ({"primary": 6, "secondary": 4, "special": 1}, {}, ["secondary", "special"]),
        ({"primary": 6, "secondary": 2, "special": 1}, {}, ["primary", "secondary", "special"]),
        ({"primary": 6, "secondary": 1, "special": 0}, {}, ["primary", "secondary", "special"]),
        ({"primary": 1, "secondary": 0, "special": 0}, {}, ["primary", "secondary", "special", TOTAL]),
        (
            {"primary": 9, "secondary": 5, "special": 0},
            {"primary": 9, "secondary": 4},
            ["primary", "secondary", "special", TOTAL],
        ),
        (
            {"primary": 9, "secondary": 5, "special": 0},
            {"primary": 5, "secondary": 4},
            ["primary", "secondary", "special"],
        ),
    ],
)
def test_few_are_withheld_as_none_is_then_the_phases_of_fewer_schools_and_the_total_last(
    numbers: dict[str, int], public: dict[str, int], withheld: list[str]
) -> None:
    given_out = release(table(numbers), [one_kind(BOROUGH, public)])
    assert sorted(given_out.withheld) == sorted(withheld)


def test_one_total_of_fourteen_with_thirteen_public_is_withheld_and_with_nine_it_is_not() -> None:
    fourteen = [Count(TOTAL, 14, parts=3)]
    blocked = one_kind(BOROUGH, {"primary": 13})
    allowed = one_kind(BOROUGH, {"primary": 9})
    assert release(fourteen, [blocked]).of(TOTAL) is None
    assert release(fourteen, [allowed]).of(TOTAL) == 14


def test_visits_made_at_less_than_three_schools_are_withheld_however_many() -> None:
    reader = one_kind({"visits": 10**6})
    assert release([Count("visits", 9, behind=2)], [reader]).withheld == ("visits",)
    assert release([Count("visits", 0, behind=0)], [reader]).withheld == ("visits",)
    assert release([Count("visits", 9, behind=3)], [reader]).withheld == ()


def test_what_moved_by_two_since_the_last_papers_is_withheld_with_what_would_give_it_away() -> None:
    then = Earlier(BOROUGH, {"primary": 6, "secondary": 4, "special": 5, TOTAL: 15})
    now = release(table({"primary": 8, "secondary": 4, "special": 5}), [one_kind(BOROUGH, before=(then,))])
    assert set(now.withheld) >= {"primary", TOTAL}


_numbers = st.integers(0, 7)


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(BOROUGH, _numbers)), st.data())
def test_no_released_table_pins_a_hidden_number_to_one_or_two(
    numbers: dict[str, int], data: st.DataObject
) -> None:
    public = {phase: data.draw(st.integers(0, number)) for phase, number in numbers.items()}
    reader = one_kind(BOROUGH, public)
    given_out = release(table(numbers), [reader])
    found = deduce(reader, given_out.shown)
    assert found is not None
    assert not [name for name, one in found.items() if one.least == one.greatest and one.least in (1, 2)]
    assert audit(reader, given_out.shown) == ()


@settings(max_examples=10, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(BOROUGH, _numbers)))
def test_nothing_is_withheld_that_could_have_gone_out_too(numbers: dict[str, int]) -> None:
    reader, counts = one_kind(BOROUGH), table(numbers)
    given_out = release(counts, [reader])
    auditor = Auditor(reader, [count.name for count in counts if count.number < 3])
    for count in counts:
        if count.name in given_out.withheld:
            assert not auditor.is_safe({**given_out.shown, count.name: count.number})
