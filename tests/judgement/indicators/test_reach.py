"""A test that could not flag a school whatever its figure does not clear it."""

from __future__ import annotations

import numpy as np
import pytest

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.judgement.indicators.attainment import steady_decline, sudden_drop
from reportkit.judgement.indicators.comparable import comparable_schools
from reportkit.judgement.indicators.gaps import gap_not_closing
from reportkit.judgement.indicators.groups import group_outcomes
from reportkit.judgement.indicators.reach import NO_FALL, NO_FIGURE, NO_FIGURE_AMONG_LIKE, NO_ROOM
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import NAN, RWM, evidence, random_evidence, school, series
from tests.judgement.indicators.test_comparable import borough
from tests.judgement.indicators.test_no_path_to_clear import TESTS

DISADVANTAGED, OTHERS = ("ks2_rwm_expected", "disadvantaged"), ("ks2_rwm_expected", "not_disadvantaged")


def said(sheet: Sheet) -> tuple[str, str, str]:
    return str(sheet.outcome[0]), str(sheet.cannot[0]), str(sheet.note[0])


def group(figure: float, pupils: float, england: float) -> Sheet:
    made = evidence(
        series(DISADVANTAGED, [[figure] * 4], pupils, england), series(OTHERS, [[70.0] * 4], 40.0, 70.0)
    )
    return group_outcomes(made, DISADVANTAGED, OTHERS)


@pytest.mark.parametrize("figure", [0.0, 36.0, 100.0])
def test_a_group_so_small_that_none_at_the_standard_is_no_flag_is_never_clear(figure: float) -> None:
    assert said(group(figure, 11.0, 25.0)) == (Outcome.CANNOT_SAY, MissingReason.TOO_FEW, NO_FIGURE)


def test_a_group_large_enough_to_be_flagged_at_nothing_can_be_clear() -> None:
    assert said(group(36.0, 12.0, 25.0))[0] == Outcome.CLEAR
    assert said(group(0.0, 12.0, 25.0))[0] == Outcome.FLAG


def test_a_group_that_england_is_less_than_five_points_above_nothing_with_is_never_clear() -> None:
    assert said(group(3.0, 5000.0, 4.9))[0] == Outcome.CANNOT_SAY


@pytest.mark.parametrize("figure", [5.0, 60.0])
def test_schools_like_it_at_nothing_leave_a_school_uncleared(figure: float) -> None:
    sheet, _ = comparable_schools(borough([figure] + [0.0] * 4 + [8.0] * 8), RWM, {})
    assert said(sheet) == (Outcome.CANNOT_SAY, MissingReason.TOO_FEW, NO_FIGURE_AMONG_LIKE)


def drop(before: float, now: float, pupils: float) -> Sheet:
    return sudden_drop(evidence(series(RWM, [[60.0, 60.0, before, now]], pupils, 62.0)), RWM)


@pytest.mark.parametrize(
    ("before", "now", "pupils"), [(9.0, 0.0, 200.0), (8.0, 60.0, 40.0), (18.0, 0.0, 11.0)]
)
def test_a_school_that_no_fall_could_flag_is_never_clear_of_one(
    before: float, now: float, pupils: float
) -> None:
    assert said(drop(before, now, pupils)) == (Outcome.CANNOT_SAY, MissingReason.TOO_FEW, NO_FALL)


def test_a_school_that_could_have_fallen_far_enough_can_be_clear() -> None:
    assert said(drop(60.0, 55.0, 11.0))[0] == Outcome.CLEAR


def test_a_gap_of_pupils_so_few_that_none_at_the_standard_is_not_wider_is_never_clear() -> None:
    made = evidence(series(DISADVANTAGED, [[0.0] * 4], 4.0, 11.0), series(OTHERS, [[70.0] * 4], 40.0, 70.0))
    assert said(gap_not_closing(made, "ks2_rwm_expected")) == (
        Outcome.CANNOT_SAY, MissingReason.TOO_FEW, NO_FIGURE,
    )  # fmt: skip


def test_a_school_that_cannot_be_tested_anyway_gives_that_reason() -> None:
    made = evidence(series(RWM, [[60.0, 60.0, 5.0, NAN]], 60.0, 62.0))
    assert said(sudden_drop(made, RWM)) == (Outcome.CANNOT_SAY, MissingReason.SUPPRESSED, "")


def test_no_decline_by_the_latest_figure_is_clear_where_the_year_before_rose() -> None:
    """That it did not fall twice is known, whatever the latest figure could have been."""
    made = evidence(series(RWM, [[60.0, 50.0, 60.0, 50.0]], 60.0, 62.0))
    sheet = steady_decline(made, RWM)
    assert sheet.outcome[0] == Outcome.CLEAR
    assert np.isnan(sheet.numbers["margin_pupils"][0])


def rising(*percent: float, england: tuple[float, ...] = (50.0, 60.0, 65.0, 70.0)) -> Sheet:
    """Schools of 2,000 pupils whose percentages are these, beside an England that rises."""
    return steady_decline(evidence(series(RWM, [[50.0, *percent]], 2000.0, [*england])), RWM)


@pytest.mark.parametrize("percent", [(98.0, 99.0, 100.0), (97.0, 97.0, 97.0), (99.0, 98.0, 90.0)])
def test_a_school_that_not_even_all_its_pupils_could_have_kept_from_decline_is_not_flagged(
    percent: tuple[float, float, float],
) -> None:
    assert said(rising(*percent)) == (Outcome.CANNOT_SAY, MissingReason.NOT_CALCULABLE, NO_ROOM)


def test_a_school_that_rose_less_than_england_and_had_room_to_rise_is_flagged() -> None:
    sheet = rising(80.0, 81.0, 82.0)
    assert said(sheet)[0] == Outcome.FLAG
    assert not np.isnan(sheet.numbers["margin_pupils"][0]), "so many more pupils would clear it"


def test_a_school_near_the_ceiling_that_did_not_decline_is_clear() -> None:
    assert said(rising(98.0, 99.0, 100.0, england=(50.0, 60.0, 60.0, 60.0)))[0] == Outcome.CLEAR


RESULTS = sorted(name for name in TESTS if name[0] in "12345")


@pytest.mark.parametrize("phase", [Phase.SPECIAL, Phase.PRU])
@pytest.mark.parametrize("name", RESULTS)
def test_no_test_of_results_is_made_of_special_schools_and_pupil_referral_units(
    name: str, phase: Phase
) -> None:
    made = random_evidence(0)
    half = made.size // 2
    schools = [school(place, phase if place < half else Phase.PRIMARY) for place in range(made.size)]
    others = evidence(*made.series.by_key.values(), schools=schools, as_at=made.as_at, lines=made.lines)
    outcome = TESTS[name](others).outcome
    assert set(outcome[:half]) == {Outcome.NOT_APPLICABLE}
    assert set(outcome[half:]) - {Outcome.NOT_APPLICABLE}


@pytest.mark.parametrize("name", ["6a", "6b", "6c", "6d"])
def test_attendance_of_special_schools_is_tested_among_special_schools(name: str) -> None:
    made = random_evidence(0)
    schools = [school(place, Phase.SPECIAL) for place in range(made.size)]
    by_key = dict(made.series.by_key)
    others = evidence(*by_key.values(), schools=schools, as_at=made.as_at, lines=made.lines)
    assert Outcome.NOT_APPLICABLE not in set(TESTS[name](others).outcome)
