"""Progress: DfE's band where it published that and no limits, and never beside limits that say otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from reportkit.evidence.siod.series import NO_CELL
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.progress import BANDS, BY_BAND, DERIVED, falling_progress, low_progress
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import LINES, NAN, evidence, place_of, series

KEY, BAND = ("ks2_reading_progress", "all"), ("ks2_reading_progress_band", "all")
FLAG, CLEAR, CANNOT_SAY = Outcome.FLAG, Outcome.CLEAR, Outcome.CANNOT_SAY
# Forty schools whose published limits imply a standard deviation of 6; a score of 36 pupils is good to 1.96.
OTHERS, HALF = 40, 1.96


def scores(
    score: float,
    band: float,
    half: float = NAN,
    pupils: float = 36.0,
    **lines: float,
) -> Evidence:
    """The first school with such a latest score and band; its limits are published if `half` is given."""
    value = np.zeros((OTHERS + 1, 4))
    value[0, -1] = score
    halves = np.full(value.shape, HALF)
    halves[0, -1] = half
    counts, bands = np.full(value.shape, 36.0), np.full(value.shape, NAN)
    counts[0, -1], bands[0, -1] = pupils, band
    return evidence(
        series(KEY, value, counts, 0.0, (value - halves, value + halves)),
        series(BAND, bands),
        lines={**LINES, **lines},
    )


def low(made: Evidence) -> Sheet:
    return low_progress(made, KEY)


@pytest.mark.parametrize(("band", "outcome"), [(1, CLEAR), (2, CLEAR), (3, CLEAR), (4, FLAG), (5, FLAG)])
@pytest.mark.parametrize("score", [-2.5, -1.9, 0.0, 2.5])
def test_without_published_limits_dfes_band_decides(score: float, band: int, outcome: Outcome) -> None:
    sheet = low(scores(score, band))
    assert sheet.outcome[0] == outcome
    assert sheet.note[0] == BY_BAND + BANDS[band - 1]
    assert sheet.numbers["second"][0] == band


@pytest.mark.parametrize("band", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("score", [-2.5, -1.9, 0.0, 2.5])
def test_limits_worked_out_stand_beside_a_band_only_if_they_say_the_same(score: float, band: int) -> None:
    sheet = low(scores(score, band))
    upper, lower = sheet.numbers["upper"][0], sheet.numbers["lower"][0]
    agrees = (score + HALF < 0, score - HALF > 0) == (band >= 4, band <= 2)
    assert np.isnan(upper) == np.isnan(lower) == (not agrees)
    assert np.isnan(sheet.numbers["margin"][0]) == (not agrees)
    if agrees:
        assert (upper, lower) == pytest.approx((score + HALF, score - HALF))


def test_a_band_is_a_source_cell_of_the_finding() -> None:
    made = scores(-2.5, 4)
    cells = {place_of(made, int(cells[0]))[0] for cells in low(made).inputs if cells[0] != NO_CELL}
    assert cells == {KEY, BAND}


@pytest.mark.parametrize(("band", "half", "outcome"), [(4, 2.5, FLAG), (3, 2.49, CLEAR)])
def test_published_limits_that_the_band_speaks_against_give_way_to_it(
    band: int, half: float, outcome: Outcome
) -> None:
    """An upper limit printed as 0.00 may be below it, and limits of an earlier release may have moved."""
    sheet = low(scores(-2.5, band, half=half))
    assert (sheet.outcome[0], sheet.note[0]) == (outcome, BY_BAND + BANDS[band - 1])
    assert np.isnan([sheet.numbers[name][0] for name in ("lower", "upper", "margin")]).all()


def test_published_limits_come_before_a_band_that_says_the_same_and_it_is_not_told() -> None:
    made = scores(-2.5, 3, half=3.0)
    sheet = low(made)
    assert (sheet.outcome[0], sheet.note[0]) == (CLEAR, "")
    assert np.isnan(sheet.numbers["second"][0])
    assert all(cells[0] == NO_CELL or place_of(made, int(cells[0]))[0] == KEY for cells in sheet.inputs)


def test_without_a_band_limits_are_worked_out_and_said_to_be() -> None:
    sheet = low(scores(-2.5, NAN))
    assert (sheet.outcome[0], sheet.note[0]) == (FLAG, DERIVED)


def test_a_band_is_of_dfes_confidence_alone() -> None:
    """At another, limits are worked out: -2.5 ± 2.58 at 99%."""
    sheet = low(scores(-2.5, 4, progress_confidence=0.99))
    assert (sheet.outcome[0], sheet.note[0]) == (CLEAR, DERIVED)


@pytest.mark.parametrize(("pupils", "why"), [(10.0, MissingReason.TOO_FEW), (NAN, MissingReason.NO_COUNT)])
def test_a_band_of_too_few_pupils_is_not_tested(pupils: float, why: MissingReason) -> None:
    sheet = low(scores(-2.5, 5, pupils=pupils))
    assert (sheet.outcome[0], sheet.cannot[0]) == (CANNOT_SAY, why)


def test_limits_that_a_band_speaks_against_are_not_set_against_other_years() -> None:
    for band, outcome in ((4, CLEAR), (3, CANNOT_SAY)):
        sheet = falling_progress(scores(-2.5, band), KEY)
        assert sheet.outcome[0] == outcome
    assert sheet.cannot[0] == MissingReason.NO_LIMITS
