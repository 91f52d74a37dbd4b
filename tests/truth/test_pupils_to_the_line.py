"""So many pupils turn a result and one fewer does not: every number printed, by the tests themselves."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import cast

import numpy as np
import pytest

from reportkit.evidence.siod.series import Key, Series
from reportkit.judgement.indicators.attainment import steady_decline, sudden_drop
from reportkit.judgement.indicators.comparable import comparable_schools
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.gaps import gap_not_closing
from reportkit.judgement.indicators.grouping import ComparableGroups
from reportkit.judgement.indicators.groups import group_outcomes
from reportkit.judgement.indicators.pooled import pool_years
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.judgement.statistics.pupils import with_more
from reportkit.vocabulary.arrays import Flags, Floats, Whole
from reportkit.vocabulary.results import Outcome
from tests.built import Checkout
from tests.truth.assessed import HILLINGDON, SURREY
from tests.truth.gathered import gathered

DAYS = (date(2019, 3, 29), date(2020, 4, 5))
SHARES = ("ks2_rwm_expected", "english_maths_5")
Make = Callable[[Evidence, str], Sheet]
# The group whose pupils are counted, and the test; in the first three they are those of the latest year.
OF_LATEST_YEAR: dict[str, tuple[str, Make]] = {
    "1a": ("all", lambda e, m: sudden_drop(e, (m, "all"))),
    "1b": ("all", lambda e, m: steady_decline(e, (m, "all"))),
    "3": ("disadvantaged", gap_not_closing),
}
HAIR = 0.1  # points
# Made findings with a number of pupils: fewer would leave the tests below saying little.
AT_LEAST = {"1a": 300, "1b": 200, "2": 100, "3": 60, "5": 300}


def places(evidence: Evidence, sheet: Sheet) -> Whole:
    """The schools of the two authorities of which a number of pupils would be printed."""
    mine = np.array([school.la in (SURREY, HILLINGDON) for school in evidence.schools])
    told = mine & (sheet.cannot == "") & sheet.applies & ~np.isnan(sheet.numbers["margin_pupils"])
    return np.flatnonzero(told)


def changed(evidence: Evidence, key: Key, at: Whole, year: Whole, value: Floats) -> Evidence:
    """The evidence with other figures of these schools in a year of each."""
    series = evidence[key]
    grid = series.value.copy()
    grid[at, year[at]] = value[at]
    by_key = ChainMap({key: replace(series, value=grid)}, cast("dict[Key, Series]", evidence.series.by_key))
    return replace(evidence, series=replace(evidence.series, by_key=by_key))


def with_fewer_in_latest_year(
    evidence: Evidence, key: Key, sheet: Sheet, at: Whole, fewer: Floats
) -> Evidence:
    figure = sheet.numbers["figure"]
    pupils = pool_years(evidence, key).run.latest.pupils
    return changed(evidence, key, at, sheet.year, with_more(figure, pupils, -np.nan_to_num(fewer)))


def with_fewer_in_the_pool(evidence: Evidence, key: Key, at: Whole, fewer: Floats) -> Evidence:
    """With so many fewer in the years that count together, spread over them alike."""
    pool = pool_years(evidence, key)
    value = with_more(pool.value, pool.pupils, -np.nan_to_num(fewer))
    found = evidence
    for place, entry in enumerate(pool.run.years):
        counts = at if place == 0 else at[pool.is_pooled[at]]
        found = changed(found, key, counts, entry.year, _moved(entry.value, pool.value, value))
    return found


def _moved(figure: Floats, pooled: Floats, to: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        down, up = figure * to / pooled, 100 - (100 - figure) * (100 - to) / (100 - pooled)
    return np.where(to == pooled, figure, np.where(to < pooled, down, up))


def nearer(pupils: Floats) -> Floats:
    """One pupil fewer, on whichever side."""
    return pupils - np.sign(pupils)


def wrong(before: Sheet, after: Sheet, at: Whole, *, turned: bool) -> list[int]:
    """The schools of which the result is, or is not, another."""
    other: Flags = before.outcome[at] != after.outcome[at]
    return [int(place) for place in at[other != turned]]


@pytest.mark.parametrize("name", OF_LATEST_YEAR)
def test_so_many_pupils_of_the_latest_year_turn_the_result_and_one_fewer_does_not(
    checkout: Checkout, name: str
) -> None:
    group, make = OF_LATEST_YEAR[name]
    seen = 0
    for day in DAYS:
        evidence, _ = gathered(checkout.siod, day)
        for measure in SHARES:
            sheet = make(evidence, measure)
            at, pupils = places(evidence, sheet), sheet.numbers["margin_pupils"]
            for fewer, turned in ((pupils, True), (nearer(pupils), False)):
                other = with_fewer_in_latest_year(evidence, (measure, group), sheet, at, fewer)
                assert not wrong(sheet, make(other, measure), at, turned=turned), (measure, day, turned)
            seen += len(at)
    assert seen >= AT_LEAST[name]


def test_where_no_number_of_the_latest_year_is_told_not_even_none_at_the_standard_turns_it(
    checkout: Checkout,
) -> None:
    seen = 0
    for day in DAYS:
        evidence, _ = gathered(checkout.siod, day)
        sheet = steady_decline(evidence, ("ks2_rwm_expected", "all"))
        untold = np.isnan(sheet.numbers["margin_pupils"]) & (sheet.outcome == Outcome.CLEAR)
        at, nobody = np.flatnonzero(untold), np.zeros(evidence.size)
        other = steady_decline(
            changed(evidence, ("ks2_rwm_expected", "all"), at, sheet.year, nobody),
            ("ks2_rwm_expected", "all"),
        )
        assert not wrong(sheet, other, at, turned=False)
        seen += len(at)
    assert seen > 1000


def test_so_many_pupils_of_a_group_turn_the_result_and_one_fewer_does_not(checkout: Checkout) -> None:
    seen = 0
    for day in DAYS:
        evidence, _ = gathered(checkout.siod, day)
        for measure in SHARES:
            keys: tuple[Key, Key] = (measure, "disadvantaged"), (measure, "not_disadvantaged")
            sheet = group_outcomes(evidence, *keys)
            at, pupils = places(evidence, sheet), sheet.numbers["margin_pupils"]
            for fewer, turned in ((pupils, True), (nearer(pupils), False)):
                other = with_fewer_in_the_pool(evidence, keys[0], at, fewer)
                assert not wrong(sheet, group_outcomes(other, *keys), at, turned=turned), (measure, day)
            seen += len(at)
    assert seen >= AT_LEAST["2"]


def test_so_many_pupils_turn_the_comparison_with_like_schools_and_one_fewer_does_not(
    checkout: Checkout,
) -> None:
    """Of schools none of which is compared with another of them, all at once.

    How far England's schools differ is known from all of them, so forty others move the line by a little.
    """
    evidence, neighbours = gathered(checkout.siod, DAYS[0])
    key: Key = ("ks2_rwm_expected", "all")
    sheet, groups = comparable_schools(evidence, key, neighbours)
    pupils, every = sheet.numbers["margin_pupils"], places(evidence, sheet)
    at = apart(groups, every)
    assert len(at) >= 30
    for fewer, turned in ((pupils, True), (nearer(pupils), False)):
        other, _ = comparable_schools(with_fewer_in_the_pool(evidence, key, at, fewer), key, neighbours)
        far = at[~is_by_a_hair(sheet, at, fewer)]
        assert len(far) >= 30
        assert not wrong(sheet, other, far, turned=turned)


def is_by_a_hair(sheet: Sheet, at: Whole, fewer: Floats) -> Flags:
    """Where the figure with so many fewer is hardly off the line."""
    figure, pupils, line = (sheet.numbers[name] for name in ("figure", "pupils", "line"))
    near: Flags = np.abs(with_more(figure, pupils, -np.nan_to_num(fewer)) - line)[at] < HAIR
    return near


def apart(groups: ComparableGroups, every: Whole) -> Whole:
    """Schools that are in no other's group of these, the first come first."""
    found: list[int] = []
    for place in map(int, every):
        if not any(place in groups.of(other) or other in groups.of(place) for other in found):
            found.append(place)
    return np.array(found, dtype=np.intp)


def test_so_many_pupils_cross_the_line_of_every_comparison_and_one_fewer_does_not(
    checkout: Checkout,
) -> None:
    seen = 0
    for day in DAYS:
        evidence, neighbours = gathered(checkout.siod, day)
        for measure in SHARES:
            sheet, _ = comparable_schools(evidence, (measure, "all"), neighbours)
            at = places(evidence, sheet)
            figure, line, pupils, count = (
                sheet.numbers[name][at] for name in ("figure", "line", "pupils", "margin_pupils")
            )
            is_flag = sheet.outcome[at] == Outcome.FLAG
            assert ((with_more(figure, pupils, -count) < line) != is_flag).all()
            assert ((with_more(figure, pupils, -nearer(count)) < line) == is_flag).all()
            seen += len(at)
    assert seen >= AT_LEAST["5"]
