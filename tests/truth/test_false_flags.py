"""In schools where nothing has changed, flags are as many as the chances printed beside them say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportkit.judgement.indicators.attainment import steady_decline, sudden_drop
from reportkit.judgement.indicators.groups import group_outcomes
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.vocabulary import AcademicYear
from reportkit.vocabulary.arrays import Floats
from tests.built import SOURCE
from tests.judgement.indicators.builders import evidence, series
from tests.truth.recompute_indicators import ALL_PUPILS, DIS_PUPILS, RWM, RWM_DIS, RWM_OTHERS, Key, read_table

TRIALS, SEED = 200, 20261122
YEARS = [AcademicYear.ending(end) for end in (2017, 2018, 2019)]
FILES = [SOURCE / f"data/dfe-performance-tables/{y - 1}-{y}/936_ks2final.csv.gz" for y in (2017, 2018, 2019)]
PUBLISHED_DAYS = SOURCE / "src/reportkit/evidence/registry/releases.yaml"
# A drop is tested as if pupils' shares were normal, a group exactly; 200 trials add about 2% of noise.
DROP_WITHIN, GROUP_WITHIN = 0.15, 0.08


@pytest.mark.parametrize("percent", [50, 75])
def test_drops_flagged_by_chance_are_as_many_as_said(percent: int) -> None:
    values, pupils = draw(ALL_PUPILS, percent)
    made = evidence(series(RWM, values, pupils, percent, years=YEARS), years=YEARS)
    flags, said = flags_and_chances(sudden_drop(made, RWM))
    assert flags == pytest.approx(said, rel=DROP_WITHIN)


@pytest.mark.parametrize("percent", [50, 75])
def test_declines_flagged_by_chance_are_no_more_than_said(percent: int) -> None:
    values, pupils = draw(ALL_PUPILS, percent)
    made = evidence(series(RWM, values, pupils, percent, years=YEARS), years=YEARS)
    flags, said = flags_and_chances(steady_decline(made, RWM))
    assert said / 2 < flags < said


@pytest.mark.parametrize("percent", [45, 75])
def test_groups_flagged_by_chance_are_as_many_as_said(percent: int) -> None:
    values, pupils = draw(DIS_PUPILS, percent)
    both = [series(key, values, pupils, percent, years=YEARS) for key in (RWM_DIS, RWM_OTHERS)]
    flags, said = flags_and_chances(group_outcomes(evidence(*both, years=YEARS), RWM_DIS, RWM_OTHERS))
    assert flags == pytest.approx(said, rel=GROUP_WITHIN)


def draw(key: Key, percent: float) -> tuple[Floats, Floats]:
    """Whole percentages by chance alone, for Surrey's cohorts in three years, so many times over."""
    pupils = np.tile(cohorts(key), (TRIALS, 1))
    reached = np.random.default_rng(SEED).binomial(pupils.astype(int), percent / 100)
    shares = np.full(pupils.shape, np.nan)
    np.divide(100 * reached, pupils, out=shares, where=pupils > 0)
    return np.round(shares), pupils


def cohorts(key: Key) -> Floats:
    """The pupils of each school with a row in every year."""
    years = [dict(read_table(Path(file), PUBLISHED_DAYS).figures(key)) for file in FILES]
    urns = sorted(set.intersection(*map(set, years)) - {"England"})
    return np.array([[year[urn].value or 0 for year in years] for urn in urns])


def flags_and_chances(sheet: Sheet) -> tuple[float, float]:
    """The mean number of flags in a trial, and what the chances of the tests made add up to."""
    made = sheet.cannot == ""
    return np.sum(sheet.breach & made) / TRIALS, float(np.nansum(sheet.numbers["chance"][made])) / TRIALS
