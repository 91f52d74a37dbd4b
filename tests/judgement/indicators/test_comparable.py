"""Indicator 5: who is comparable, and what it takes to be below them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.series import Key
from reportkit.judgement.indicators.comparable import WIDENED, comparable_schools, comparable_scores
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.grouping import NOBODY
from reportkit.judgement.indicators.sheets import Sheet, inputs_of
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import NAN, RWM, evidence, place_of, random_evidence, school, series

ENGLAND = [53.0, 61.0, 61.0, 62.0]


def borough(
    figures: Sequence[float],
    areas: Sequence[str] | str = "312",
    phases: Sequence[Phase] | None = None,
    poverty: Sequence[float] | None = None,
    pupils: object = 60.0,
) -> Evidence:
    """Schools that differ in poverty by their places alone, unless told otherwise."""
    size = len(figures)
    councils = [areas] * size if isinstance(areas, str) else areas
    kinds = phases or [Phase.PRIMARY] * size
    shares = np.arange(size) if poverty is None else np.asarray(poverty)
    years = np.ones(4)
    return evidence(
        series(RWM, np.outer(figures, years), pupils, ENGLAND),
        *(series((m, "all"), np.outer(shares, years)) for m in ("fsm_ever", "eal", "sen_support", "ehcp")),
        series(("pupils_on_roll", "all"), np.outer(shares + 200, years)),
        schools=[school(at, kind, la) for at, (kind, la) in enumerate(zip(kinds, councils, strict=True))],
    )


def test_the_group_is_the_ten_nearest_of_its_council_and_phase_without_itself() -> None:
    made = borough([60.0] * 15)
    _, groups = comparable_schools(made, RWM, {})
    assert groups.of(0) == tuple(range(1, 11))
    assert set(groups.of(7)) == {2, 3, 4, 5, 6, 8, 9, 10, 11, 12}
    assert not groups.widened.any()


def test_other_councils_and_phases_are_never_members_while_there_are_enough_at_home() -> None:
    phases = [Phase.PRIMARY] * 12 + [Phase.SPECIAL] * 2 + [Phase.PRIMARY] * 3
    made = borough([60.0] * 17, ["312"] * 14 + ["313"] * 3, phases)
    _, groups = comparable_schools(made, RWM, {"312": ["313"]})
    assert all(set(groups.of(place)) <= set(range(12)) for place in range(12))


def test_with_fewer_than_eight_at_home_neighbours_join_and_that_is_said() -> None:
    made = borough([60.0] * 14, ["312"] * 5 + ["313"] * 9)
    sheet, groups = comparable_schools(made, RWM, {"312": ["313"]})
    assert groups.widened[:5].all() and not groups.widened[5:].any()
    assert len(groups.of(0)) == 10
    assert sheet.note[0].startswith(WIDENED)
    assert sheet.outcome[0] == Outcome.CLEAR


def test_with_too_few_even_so_it_cannot_say() -> None:
    made = borough([10.0] + [60.0] * 7, ["312"] * 3 + ["313"] * 5)
    sheet, _ = comparable_schools(made, RWM, {"312": ["313"]})
    assert set(sheet.outcome) == {Outcome.CANNOT_SAY}
    assert set(sheet.cannot) == {MissingReason.NO_COMPARATOR}


@pytest.mark.parametrize("phase", [Phase.SPECIAL, Phase.PRU])
def test_special_schools_are_compared_with_none_and_nobody_with_them(phase: Phase) -> None:
    phases = [phase] * 12 + [Phase.PRIMARY] * 12
    sheet, groups = comparable_schools(borough([5.0] * 12 + [60.0] * 12, phases=phases), RWM, {})
    assert set(sheet.outcome[:12]) == {Outcome.NOT_APPLICABLE}
    assert (groups.members[:12] == NOBODY).all()
    assert all(
        len(groups.of(place)) == 10 and set(groups.of(place)) <= set(range(12, 24)) for place in range(12, 24)
    )


def test_a_school_of_unknown_phase_or_without_a_census_has_no_group() -> None:
    made = borough([60.0] * 13, phases=[Phase.UNKNOWN, *[Phase.PRIMARY] * 12], poverty=[5, NAN, *range(11)])
    sheet, groups = comparable_schools(made, RWM, {})
    assert (groups.members[:2] == NOBODY).all()
    assert set(sheet.cannot[:2]) == {MissingReason.NO_COMPARATOR}


def test_a_school_whose_own_figure_is_missing_is_no_ones_comparator() -> None:
    made = borough([60.0] * 3 + [NAN] + [60.0] * 9)
    sheet, groups = comparable_schools(made, RWM, {})
    assert not any(3 in groups.of(place) for place in range(13))
    assert (sheet.outcome[3], sheet.cannot[3]) == (Outcome.CANNOT_SAY, MissingReason.SUPPRESSED)


def test_it_flags_below_the_quartile_and_the_funnel_together_only() -> None:
    middling = [60.0, 62.0, 64.0, 58.0, 61.0, 63.0, 59.0, 60.0, 62.0, 61.0, 60.0]
    far, near = borough([20.0, *middling]), borough([55.0, *middling])
    assert comparable_schools(far, RWM, {})[0].outcome[0] == Outcome.FLAG
    sheet, _ = comparable_schools(near, RWM, {})
    assert sheet.numbers["figure"][0] < sheet.numbers["second"][0]
    assert sheet.outcome[0] == Outcome.CLEAR


def test_the_groups_mean_is_by_pupils_and_its_quartile_by_schools() -> None:
    pupils = np.full((11, 4), 20.0)
    pupils[1] = 200.0
    sheet, _ = comparable_schools(borough([50.0, 90.0] + [40.0] * 9, pupils=pupils), RWM, {})
    assert sheet.numbers["comparator"][0] == pytest.approx((90 * 200 + 40 * 180) / 380)
    assert sheet.numbers["second"][0] == pytest.approx(np.quantile([90.0] + [40.0] * 9, 0.25))


def test_a_small_school_is_pooled_and_so_are_its_comparators() -> None:
    pupils = np.full((12, 4), 60.0)
    pupils[0] = 8.0
    figures = borough([60.0] * 12, pupils=pupils)
    sheet, groups = comparable_schools(figures, RWM, {})
    assert sheet.numbers["pupils"][0] == 24
    assert len(groups.of(0)) == 10
    assert not any(0 in groups.of(place) for place in range(1, 12))


def schools_behind(made: Evidence, sheet: Sheet, school: int) -> list[tuple[Key, int, int]]:
    """The series, school and year of each cell that a school's result rests on."""
    _, cells = inputs_of(sheet, np.array([school]))
    return [place_of(made, int(cell)) for cell in cells]


def test_it_rests_on_the_schools_own_cell_and_its_members_and_not_on_englands() -> None:
    made = borough([20.0] + [60.0] * 14)
    sheet, groups = comparable_schools(made, RWM, {})
    found = schools_behind(made, sheet, 0)
    assert [place for _, place, _ in found] == [0, *groups.of(0)]
    assert {(key, year) for key, _, year in found} == {(RWM, 3)}


def test_a_pooled_school_rests_on_three_years_of_its_own_and_of_its_members() -> None:
    pupils = np.full((12, 4), 60.0)
    pupils[0] = 8.0
    made = borough([60.0] * 12, pupils=pupils)
    sheet, groups = comparable_schools(made, RWM, {})
    found = schools_behind(made, sheet, 0)
    wanted = {(RWM, place, year) for place in (0, *groups.of(0)) for year in (1, 2, 3)}
    assert set(found) == wanted
    assert len(found) == len(wanted)
    assert {year for _, _, year in schools_behind(made, sheet, 1)} == {3}


def test_a_score_rests_on_its_own_cell_and_its_members_too() -> None:
    made = random_evidence(0)
    sheet, groups = comparable_scores(made, ("attainment8", "all"), {})
    school = int(np.flatnonzero(groups.size >= 8)[0])
    found = schools_behind(made, sheet, school)
    of_scores = [place for key, place, _ in found if key == ("attainment8", "all")]
    assert of_scores == [school, *groups.of(school)]


def test_an_average_score_shows_its_place_and_cannot_say() -> None:
    made = random_evidence(0)
    sheet, groups = comparable_scores(made, ("attainment8", "all"), {})
    assert Outcome.FLAG not in sheet.outcome and Outcome.CLEAR not in sheet.outcome
    held = groups.size >= 8
    assert held.any() and not np.isnan(sheet.numbers["second"][held]).any()


def test_every_group_of_a_country_is_of_its_own_council() -> None:
    made = random_evidence(0)
    _, groups = comparable_schools(made, RWM, {})
    areas = np.array([int(each.la or 0) for each in made.schools])
    members = groups.figures(areas.astype(float))
    held = ~np.isnan(members)
    assert held.any()
    assert (members == areas[:, np.newaxis])[held].all()
