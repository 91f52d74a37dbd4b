"""A threshold that is printed is one that counts: move it, and a result of made schools moves."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from reportkit.judgement.indicators.attainment import steady_decline
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.gaps import gap_not_closing
from reportkit.judgement.indicators.groups import group_outcomes, group_progress
from reportkit.judgement.indicators.progress import falling_progress, low_progress
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.judgement.indicators.variability import year_to_year
from reportkit.settings.policies.ranges import RANGES
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import LINES, RWM, evidence, series

DISADVANTAGED, OTHERS = ("ks2_rwm_expected", "disadvantaged"), ("ks2_rwm_expected", "not_disadvantaged")
PROGRESS = ("ks2_reading_progress", "all")
GROUP_PROGRESS = ("progress8", "disadvantaged")
FLAG, CLEAR, CANNOT_SAY = Outcome.FLAG, Outcome.CLEAR, Outcome.CANNOT_SAY


def _group(*percents: float, pupils: object = 40.0, **lines: float) -> Evidence:
    return evidence(
        series(DISADVANTAGED, [percents], pupils, 50.0),
        series(OTHERS, [[70.0] * 4], 40.0, 70.0),
        lines={**LINES, **lines},
    )


def _rwm(*percents: float, pupils: object = 60.0, **lines: float) -> Evidence:
    return evidence(series(RWM, [percents], pupils, 60.0), lines={**LINES, **lines})


def _score(key: tuple[str, str], *scores: float, half: float = 1.0, **lines: float) -> Evidence:
    values = np.array([scores])
    one = series(key, values, 60.0, 0.0, (values - half, values + half))
    return evidence(one, lines={**LINES, **lines})


def _outcome(sheet: Sheet) -> Outcome:
    return Outcome(sheet.outcome[0])


def test_group_confidence_moves_a_groups_outcomes_and_its_progress() -> None:
    def outcomes(confidence: float) -> Outcome:
        made = _group(50, 50, 50, 33, group_confidence=confidence)
        return _outcome(group_outcomes(made, DISADVANTAGED, OTHERS))

    def progress(confidence: float) -> Outcome:
        made = _score(GROUP_PROGRESS, 0, 0, 0, -1.1, group_confidence=confidence)
        return _outcome(group_progress(made, GROUP_PROGRESS))

    assert (outcomes(0.95), outcomes(0.99)) == (FLAG, CLEAR)
    assert (progress(0.95), progress(0.99)) == (FLAG, CLEAR)


def test_progress_confidence_moves_low_and_falling_progress() -> None:
    def low(confidence: float) -> Outcome:
        return _outcome(
            low_progress(_score(PROGRESS, 0, 0, 0, -1.1, progress_confidence=confidence), PROGRESS)
        )

    def falling(confidence: float) -> Outcome:
        made = _score(PROGRESS, 0, 5, 2.8, 0.6, progress_confidence=confidence)
        return _outcome(falling_progress(made, PROGRESS))

    assert (low(0.95), low(0.99)) == (FLAG, CLEAR)
    assert (falling(0.95), falling(0.99)) == (FLAG, CLEAR)


def test_limits_at_95_are_left_as_they_are_published() -> None:
    sheet = low_progress(_score(PROGRESS, 0, 0, 0, -1.1), PROGRESS)
    assert (sheet.numbers["lower"][0], sheet.numbers["upper"][0]) == (-1.1 - 1.0, -1.1 + 1.0)


def _decline(years: int) -> Sheet:
    return steady_decline(_rwm(60, 80, 70, 60, pupils=200.0, decline_years=years), RWM)


def _volatility(years: int) -> Sheet:
    made = _rwm(60, 60, 80, 40, pupils=[[np.nan, 60.0, 60.0, 60.0]], volatility_years=years)
    return year_to_year(made, RWM)


def _pooling(years: int) -> Sheet:
    made = _group(50, 10, 10, 10, pupils=[[30.0, 3.0, 4.0, 5.0]], pool_years=years)
    return group_outcomes(made, DISADVANTAGED, OTHERS)


def _gap(years: int) -> Sheet:
    return gap_not_closing(_group(10, 40, 35, 30, gap_years=years), "ks2_rwm_expected")


@pytest.mark.parametrize(
    ("test", "shipped", "other", "expected"),
    [
        (_decline, 3, 4, (FLAG, CLEAR)),
        (_volatility, 4, 3, (CANNOT_SAY, FLAG)),
        (_pooling, 3, 2, (FLAG, CANNOT_SAY)),
        (_gap, 3, 4, (FLAG, CLEAR)),
    ],
)
def test_the_years_that_are_set_are_the_years_that_are_looked_at(
    test: Callable[[int], Sheet], shipped: int, other: int, expected: tuple[Outcome, Outcome]
) -> None:
    assert (_outcome(test(shipped)), _outcome(test(other))) == expected


def test_pooled_years_are_told_by_their_number() -> None:
    made = _group(20, 20, 10, 10, pupils=[[30.0, 8.0, 8.0, 8.0]], pool_years=4)
    assert group_outcomes(made, DISADVANTAGED, OTHERS).note[0] == "four years together"


def test_every_threshold_is_read_by_the_program() -> None:
    package = Path(str(files("reportkit")))
    sources = [path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))]
    read = {name for text in sources for name in re.findall(r"""[\[(]"([a-z_0-9]+)"[\])]""", text)}
    assert set(RANGES) - read == set()
