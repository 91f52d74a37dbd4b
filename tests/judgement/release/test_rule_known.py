"""Whoever knows how counts are released learns from what is withheld no more than that it may be none.

Every borough is tried, and those that give the same table are taken together. Not counted are those nearly
full: where no more than two schools are left that are not on, that gives numbers away too.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from random import Random

import pytest

from reportkit.judgement.release import release
from tests.judgement.release.builders import table
from tests.judgement.release.terms import Day, reader_of

LONG = pytest.mark.skipif(not os.environ.get("REPORTKIT_SOAK"), reason="a long trial, run by make soak")
_FULL = 3

Confidential = tuple[int, ...]


def test_what_is_withheld_may_always_be_none() -> None:
    assert certain({"p": 6, "q": 4, "r": 3}, {"p": 1, "q": 0, "r": 0}) == []


def test_the_only_school_that_is_not_public_is_not_told_by_a_number_withheld() -> None:
    schools, public = {"p": 8, "q": 6, "r": 6}, {"p": 2, "q": 0, "r": 1}
    tables = {_told(schools, public, (0, 0, number)) for number in (0, 1, 2)}
    assert len(tables) == 1


@pytest.mark.soak
@LONG
@pytest.mark.parametrize("seed", range(20))
def test_it_may_in_any_of_twenty_boroughs(seed: int) -> None:
    random = Random(seed)
    schools = {phase: random.randint(5, most) for phase, most in (("p", 10), ("q", 9), ("r", 7))}
    assert certain(schools, {phase: random.randint(0, 2) for phase in schools}) == []


def certain(schools: Mapping[str, int], public: Mapping[str, int]) -> list[list[Confidential]]:
    """The boroughs that give one table, where in all of them some phases have one or two together.

    Those of which every one is nearly full are left out.
    """
    rooms = [schools[phase] - public[phase] for phase in schools]
    alike = defaultdict(list)
    for borough in product(*(range(room + 1) for room in rooms)):
        alike[_told(schools, public, borough)].append(borough)
    told = (boroughs for boroughs in alike.values() if _is_told(boroughs, len(schools)))
    return [boroughs for boroughs in told if not all(_is_nearly_full(one, rooms) for one in boroughs)]


def _is_nearly_full(borough: Confidential, rooms: Sequence[int]) -> bool:
    return any(number > room - _FULL for number, room in zip(borough, rooms, strict=True) if room >= _FULL)


def _told(schools: Mapping[str, int], public: Mapping[str, int], borough: Confidential) -> frozenset[object]:
    on = {phase: public[phase] + number for phase, number in zip(schools, borough, strict=True)}
    return frozenset(release(table(on), [reader_of(Day(schools, public, on), [])]).shown.items())


def _is_told(boroughs: list[Confidential], phases: int) -> bool:
    some = (chosen for size in range(1, phases + 1) for chosen in combinations(range(phases), size))
    return any({sum(one[at] for at in chosen) for one in boroughs} <= {1, 2} for chosen in some)
