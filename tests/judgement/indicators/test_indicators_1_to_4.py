"""Indicators 1 to 4 on worked cases: the vectors of the specification (G), and what must stop a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.judgement.indicators.attainment import steady_decline, sudden_drop
from reportkit.judgement.indicators.combining import combine_indicators
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.gaps import PEERS_FELL, gap_not_closing
from reportkit.judgement.indicators.groups import group_outcomes
from reportkit.judgement.indicators.pooled import POOLED
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.judgement.indicators.substitutes import DESTINATION, substitutes
from reportkit.judgement.indicators.variability import year_to_year
from reportkit.judgement.statistics.pupils import pupils_equivalent
from reportkit.vocabulary import AcademicYear, MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import NAN, RWM, evidence, school, series

DISADVANTAGED, OTHERS = ("ks2_rwm_expected", "disadvantaged"), ("ks2_rwm_expected", "not_disadvantaged")
ENGLAND = [53.0, 61.0, 61.0, 62.0]


def rwm(*percents: float, pupils: object = 60.0, england: object = ENGLAND) -> Evidence:
    """One school's four years, 2015/16 to 2018/19."""
    return evidence(series(RWM, [percents], pupils, england))


def test_a_drop_of_14_points_among_30_pupils_is_within_chance() -> None:  # G11
    sheet = sudden_drop(rwm(70, 70, 73, 60, pupils=30.0), RWM)
    assert sheet.outcome[0] == Outcome.CLEAR
    assert sheet.numbers["statistic"][0] == pytest.approx(-14)
    assert sheet.numbers["z"][0] == pytest.approx(-1.16, abs=0.01)
    assert pupils_equivalent(-14.0, 30.0) == -4


def test_the_same_drop_among_120_pupils_is_flagged_and_not_strong() -> None:  # G12
    sheet = sudden_drop(rwm(70, 70, 73, 60, pupils=120.0), RWM)
    assert sheet.outcome[0] == Outcome.FLAG
    assert sheet.numbers["z"][0] == pytest.approx(-2.3, abs=0.05)
    assert sheet.strong is not None and not sheet.strong[0]


def test_no_trend_is_tested_across_a_break_of_the_series() -> None:  # G9
    years = [AcademicYear.ending(end) for end in (2018, 2019, 2022, 2023)]
    one = series(RWM, [[72.0, 70.0, NAN, 58.0]], 60.0, 60.0, no_row=[[0, 0, 1, 0]], years=years)
    made = evidence(one, as_at=date(2024, 1, 10), years=years)
    for test in (sudden_drop, steady_decline, year_to_year):
        sheet = test(made, RWM)
        assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.NOT_COMPARABLE)


@pytest.mark.parametrize(
    ("absent", "test", "told"),
    [
        ([1, 0, 0, 0], year_to_year, "only three comparable years running are held, and four are needed"),
        ([0, 1, 0, 0], year_to_year, "only two comparable years running are held, and four are needed"),
        ([0, 1, 0, 0], steady_decline, "only two comparable years running are held, and three are needed"),
        ([1, 1, 1, 0], steady_decline, ""),
    ],
)
def test_too_few_comparable_years_are_told_by_their_number(
    absent: list[int], test: Callable[..., Sheet], told: str
) -> None:
    sheet = test(evidence(series(RWM, [[60.0, 61.0, 62.0, 63.0]], 60.0, 60.0, no_row=[absent])), RWM)
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.NOT_COMPARABLE)
    assert sheet.note[0] == told


def test_a_decline_needs_two_falls_six_points_and_a_slope_beyond_chance() -> None:
    assert steady_decline(rwm(60, 80, 70, 60, pupils=200.0), RWM).outcome[0] == Outcome.FLAG
    assert steady_decline(rwm(60, 80, 60, 62, pupils=200.0), RWM).outcome[0] == Outcome.CLEAR
    assert steady_decline(rwm(60, 66, 64, 62, pupils=200.0), RWM).outcome[0] == Outcome.CLEAR


def test_a_year_of_few_pupils_pulls_a_declines_slope_less_than_one_of_many() -> None:
    few = rwm(60, 75, 70, 62, pupils=[[60.0, 12.0, 200.0, 200.0]])
    many = rwm(60, 75, 70, 62, pupils=[[60.0, 200.0, 200.0, 200.0]])
    # From 2017/18 to 2018/19 alone the gap grew by 9 points; over three years by 7 a year.
    slopes = [float(steady_decline(made, RWM).numbers["second"][0]) for made in (few, many)]
    assert -9 < slopes[0] < slopes[1]


def test_a_fall_below_a_rising_england_is_measured_against_england() -> None:
    sheet = sudden_drop(rwm(70, 70, 70, 62, pupils=300.0, england=[60, 60, 60, 65]), RWM)
    assert sheet.numbers["statistic"][0] == pytest.approx(-13)
    assert sheet.outcome[0] == Outcome.FLAG


@pytest.mark.parametrize("test", [sudden_drop, steady_decline])
def test_a_suppressed_latest_year_is_never_replaced_by_an_older_one(test: object) -> None:
    sheet = test(rwm(70, 70, 50, NAN), RWM)  # type: ignore[operator]
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.SUPPRESSED)


def test_data_older_than_the_last_two_published_years_cannot_say() -> None:  # A3.12
    one = series(RWM, [[70.0, 70.0, 73.0, 40.0]], 120.0, ENGLAND)
    fresh, stale = evidence(one), evidence(one, as_at=date(2024, 1, 10))
    assert sudden_drop(fresh, RWM).outcome[0] == Outcome.FLAG
    sheet = sudden_drop(stale, RWM)
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.OUT_OF_DATE)


def test_fewer_than_eleven_pupils_are_not_tested_for_a_drop() -> None:
    sheet = sudden_drop(rwm(70, 70, 90, 10, pupils=[[20.0, 20.0, 20.0, 10.0]]), RWM)
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.TOO_FEW)


def disadvantaged(*percents: float, pupils: object = 20.0, others: float = 70.0) -> Evidence:
    return evidence(
        series(RWM, [[20.0] * 4], 60.0, ENGLAND),
        series(DISADVANTAGED, [percents], pupils, [39.0, 48.0, 51.0, 51.0]),
        series(OTHERS, [[others] * 4], 40.0, [60.0, 67.0, 70.0, 71.0]),
    )


def test_a_suppressed_group_cannot_say_while_the_whole_cohort_is_still_tested() -> None:  # G7
    made = disadvantaged(40, 40, 40, NAN)
    sheets = [sudden_drop(made, RWM), group_outcomes(made, DISADVANTAGED, OTHERS)]
    combined = combine_indicators(made, sheets)
    assert combined[2].outcome[0] == Outcome.CANNOT_SAY
    assert [why.reason for why in combined[2].reasons(0)] == [MissingReason.SUPPRESSED]
    assert combined[1].outcome[0] == Outcome.CLEAR


def test_a_group_is_compared_with_the_same_group_in_england() -> None:
    sheet = group_outcomes(disadvantaged(50, 50, 50, 20), DISADVANTAGED, OTHERS)
    assert sheet.numbers["comparator"][0] == 51
    assert sheet.numbers["second"][0] == 71
    assert sheet.outcome[0] == Outcome.FLAG


def test_a_group_of_under_eleven_is_pooled_over_three_years_and_says_so() -> None:
    made = disadvantaged(50, 10, 20, 10, pupils=[[30.0, 10.0, 10.0, 10.0]])
    sheet = group_outcomes(made, DISADVANTAGED, OTHERS)
    assert sheet.numbers["pupils"][0] == 30
    assert sheet.numbers["figure"][0] == pytest.approx(40 / 3)
    assert sheet.numbers["comparator"][0] == pytest.approx(50)
    assert (sheet.outcome[0], sheet.note[0]) == (Outcome.FLAG, POOLED)


@pytest.mark.parametrize(
    ("percents", "pupils"), [((50, NAN, 20, 10), [[30.0, 10, 10, 10]]), ((50, 10, 20, 10), [[30.0, 3, 3, 3]])]
)
def test_pooling_needs_every_year_and_eleven_pupils_in_all(
    percents: tuple[float, ...], pupils: object
) -> None:
    sheet = group_outcomes(disadvantaged(*percents, pupils=pupils), DISADVANTAGED, OTHERS)
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.TOO_FEW)


def test_a_gap_needs_to_be_wider_and_to_close_less_than_englands() -> None:
    wide_and_growing = disadvantaged(40, 40, 35, 30, pupils=40.0)
    wide_and_closing = disadvantaged(40, 20, 25, 32, pupils=40.0)
    assert gap_not_closing(wide_and_growing, "ks2_rwm_expected").outcome[0] == Outcome.FLAG
    assert gap_not_closing(wide_and_closing, "ks2_rwm_expected").outcome[0] == Outcome.CLEAR


def test_a_gap_that_narrows_because_other_pupils_fell_is_named_so() -> None:
    made = evidence(
        series(DISADVANTAGED, [[40.0, 40.0, 40.0, 40.0]], 40.0, [39.0, 48.0, 51.0, 51.0]),
        series(OTHERS, [[80.0, 80.0, 70.0, 60.0]], 40.0, [60.0, 67.0, 70.0, 71.0]),
    )
    assert gap_not_closing(made, "ks2_rwm_expected").note[0] == PEERS_FELL


def test_a_school_without_a_row_neither_flags_nor_clears_and_its_indicator_cannot_say() -> None:
    one = series(RWM, [[NAN] * 4], NAN, ENGLAND, no_row=np.ones((1, 1)))
    for made in (evidence(one), evidence(one, teaches={"ks2_cohort": True})):
        sheet = sudden_drop(made, RWM)
        assert sheet.outcome[0] in (Outcome.NOT_APPLICABLE, Outcome.CANNOT_SAY)
        assert combine_indicators(made, [sheet])[1].outcome[0] == Outcome.CANNOT_SAY


@pytest.mark.parametrize(
    ("phase", "teaches", "outcome"),
    [
        (Phase.SECONDARY, True, Outcome.CANNOT_SAY),
        (Phase.PRIMARY, False, Outcome.NOT_APPLICABLE),
        (Phase.NURSERY, False, Outcome.NOT_APPLICABLE),
        (Phase.PRU, True, Outcome.NOT_APPLICABLE),
        (Phase.SPECIAL, True, Outcome.NOT_APPLICABLE),
    ],
)
def test_a_substitute_that_is_not_held_is_wanting_only_where_key_stage_4_is_tested(
    phase: Phase, teaches: bool, outcome: Outcome
) -> None:
    one = series(RWM, [[60.0] * 4], 60.0, 60.0)
    made = evidence(one, schools=[school(phase=phase)], teaches={"ks4_cohort": teaches})
    (sheet,) = (each for each in substitutes(made) if each.measure == DESTINATION[0])
    assert (sheet.outcome[0], sheet.cannot[0]) == (outcome, MissingReason.NOT_HELD)
    assert combine_indicators(made, [sheet])[2].outcome[0] == Outcome.CANNOT_SAY
