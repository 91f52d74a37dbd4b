"""Evidence made by hand or at random: schools, and series as they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pandas as pd

from reportkit.evidence.registry import read_registry
from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.schools import School
from reportkit.evidence.siod.series import NO_CELL, NOT_HELD, Key, SchoolSeries, Series
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.vocabulary import AcademicYear, AreaCode, MissingReason, SourceCell, Urn
from reportkit.vocabulary.arrays import Floats

NAN = float("nan")
YEARS = tuple(AcademicYear.ending(end) for end in range(2016, 2020))
AS_AT = date(2020, 3, 31)
RWM: Key = ("ks2_rwm_expected", "all")
LINES: Mapping[str, float] = {
    "test_n": 11, "pool_years": 3, "decline_years": 3, "gap_years": 3, "volatility_years": 4,
    "progress_confidence": 0.95, "group_confidence": 0.95,
    "drop_points": -10, "drop_z": -1.645, "drop_strong_points": -15, "drop_strong_z": -2.58,
    "drop_bands": 2, "decline_total": -6, "decline_confidence": 0.8, "group_difference": -5,
    "gap_confidence": 0.9, "subject_range": 15, "volatility_ratio": 2, "agreement_bands": 2,
    "comparable_k": 10, "comparable_min": 8, "comparable_quarter": 25, "funnel_z_alert": 1.96,
    "pa_quintile": 5, "pa_years": 2, "severe_limit": 0.998, "suspension_limit": 0.998,
    "suspension_quintile": 5, "suspension_years": 2, "exclusions": 2, "exclusion_limit": 0.95,
    "balance": 0, "in_year_deficit": 2.5, "deficit_years": 2, "substitute_quintile": 5,
}  # fmt: skip
_ROWS_OF_A_KEY = 10**6
_COLUMNS_OF_A_ROW = 100
_CELL = SourceCell("schools.csv", 2, "URN")


def school(
    place: int = 0, phase: Phase = Phase.PRIMARY, la: str = "312", academy: bool | None = False
) -> School:
    """A school with a URN of its own."""
    urn = Urn(str(100000 + place))
    return School(
        urn, f"School {place}", phase.value, "", None, _CELL, la=AreaCode(la), is_academy=academy,
        phase_group=phase,
    )  # fmt: skip


def series(
    key: Key,
    value: object,
    pupils: object = NAN,
    england: object = NAN,
    limits: tuple[object, object] = (NAN, NAN),
    no_row: object = False,
    years: Sequence[AcademicYear] = YEARS,
) -> Series:
    """A series of schools by years; a NaN is suppressed at source unless `no_row`."""
    shape = (np.shape(value)[0] + 1, len(years))
    values = _grid(value, shape, england)
    absent = _grid(no_row, shape, False).astype(bool)
    reason = np.where(absent, NOT_HELD, np.where(np.isnan(values), MissingReason.SUPPRESSED, ""))
    return Series(
        read_registry()[key[0]],
        key[1],
        values,
        _grid(pupils, shape, NAN),
        _grid(limits[0], shape, NAN),
        _grid(limits[1], shape, NAN),
        reason.astype(object),
        np.where(
            absent, NO_CELL, np.arange(shape[0])[:, np.newaxis] * _COLUMNS_OF_A_ROW + np.arange(shape[1])
        ),
    )


def _grid(schools: object, shape: tuple[int, int], england: object) -> Floats:
    grid = np.full(shape, NAN)
    grid[:-1] = np.asarray(schools, dtype=np.float64)
    grid[-1] = np.asarray(england, dtype=np.float64)
    return grid


def evidence(
    *each: Series,
    schools: Sequence[School] | None = None,
    as_at: date = AS_AT,
    years: Sequence[AcademicYear] = YEARS,
    lines: Mapping[str, float] = LINES,
    teaches: Mapping[str, bool] | None = None,
) -> Evidence:
    """Evidence of these series; each figure has a cell of its own (see `place_of`)."""
    size = len(each[0].value) - 1
    keyed = {(one.measure.id, one.group): _numbered(one, place) for place, one in enumerate(each)}
    found = tuple(schools) if schools is not None else tuple(school(place) for place in range(size))
    expected = {cohort: np.full(size, flag) for cohort, flag in (teaches or {}).items()}
    return Evidence(as_at, found, SchoolSeries(tuple(years), keyed, pd.DataFrame()), lines, expected)


def _numbered(one: Series, place: int) -> Series:
    return replace(one, cell=np.where(one.cell == NO_CELL, NO_CELL, one.cell + place * _ROWS_OF_A_KEY))


def place_of(made: Evidence, cell: int) -> tuple[Key, int, int]:
    """The series, row and column that a cell stands in."""
    key = list(made.series.by_key)[cell // _ROWS_OF_A_KEY]
    row, column = divmod(cell % _ROWS_OF_A_KEY, _COLUMNS_OF_A_ROW)
    return key, row, column


def masked(made: Evidence, key: Key, row: int, column: int, field: str = "value") -> Evidence:
    """The same evidence with one number suppressed."""
    before = made[key]
    grid, reason = getattr(before, field).copy(), before.reason.copy()
    grid[row, column] = NAN
    if field == "value":
        reason[row, column] = MissingReason.SUPPRESSED
    changed = replace(before, reason=reason, **{field: grid})
    by_key = {**made.series.by_key, key: changed}
    return replace(made, series=replace(made.series, by_key=by_key))


SIZE = 1100
_SUBJECTS = tuple(f"ks2_{subject}_expected" for subject in ("reading", "writing", "maths"))
_SHARES = ("ks2_rwm_expected", *_SUBJECTS, "english_maths_5")
_SCORES = ("ks2_reading_score", "attainment8")
_PROGRESS = ("ks2_reading_progress", "progress8")
_PUPILS = ("fsm_ever", "eal", "sen_support", "ehcp")


@cache
def random_evidence(seed: int) -> Evidence:
    """Schools enough for England, in eleven councils, with about one figure in thirty suppressed."""
    random = np.random.default_rng(seed)
    # The same pupils and the same school throughout, so that most schools are clear of most tests.
    level, pupils = random.normal(65, 6, (SIZE, 1)), np.round(random.uniform(7, 120, (SIZE, len(YEARS))))
    made = [series((m, "all"), *_shares(random, level, pupils)) for m in _SHARES]
    for group, less in (("disadvantaged", 12), ("not_disadvantaged", -4)):
        few = np.round(0.5 * pupils) + 4
        made += [series((m, group), *_shares(random, level - less, few)) for m in (_SHARES[0], _SHARES[-1])]
    made += [series((m, "all"), _noisy(random, level, 2), pupils, 65.0) for m in _SCORES]
    for key in (*((m, "all") for m in _PROGRESS), ("progress8", "disadvantaged")):
        score = np.round(random.normal(0, 1, (SIZE, len(YEARS))), 1)
        made.append(series(key, _holed(random, score), pupils, 0.0, (score - 1.5, score + 1.5)))
    made += [series((m, "all"), _noisy(random, level / 3, 3)) for m in _PUPILS]
    made += _attendance(random) + _finances(random)
    made.append(series(("pupils_on_roll", "all"), _holed(random, 5 * pupils)))
    made.append(series(("attainment8_disadvantage_difference", "all"), _noisy(random, level - 80, 3), pupils))
    schools = [school(place, la=str(301 + place % 11)) for place in range(SIZE)]
    return evidence(*made, schools=schools)


def _shares(random: np.random.Generator, level: Floats, pupils: Floats) -> tuple[Floats, Floats, float]:
    """Percentages of whole pupils, and England's."""
    reached = random.binomial(pupils.astype(int), np.clip(level / 100, 0, 1))
    return _holed(random, 100 * reached / pupils), pupils, float(np.mean(level))


def _noisy(random: np.random.Generator, level: Floats, spread: float) -> Floats:
    return _holed(random, np.round(level + random.normal(0, spread, (SIZE, len(YEARS))), 1))


def _holed(random: np.random.Generator, value: Floats) -> Floats:
    return np.where(random.random(value.shape) < 1 / 30, NAN, value)


def _attendance(random: np.random.Generator) -> list[Series]:
    rates = {"persistent_absence": (12, 4, 1), "severe_absence": (2, 1, 2), "suspensions": (4, 2, 2)}
    made = []
    for measure, (middle, spread, places) in {**rates, "permanent_exclusions": (0.1, 0.1, 2)}.items():
        level = np.clip(random.normal(middle, spread, (SIZE, 1)), 0, None)
        value = np.round(np.clip(level + random.normal(0, spread / 5, (SIZE, len(YEARS))), 0, None), places)
        made.append(series((measure, "all"), _holed(random, value)))
        made.append(
            series(
                (measure, "primary"), np.full((SIZE, len(YEARS)), NAN), england=float(middle), no_row=[[True]]
            )
        )
    return made


def _finances(random: np.random.Generator) -> list[Series]:
    income = np.round(random.uniform(5e5, 5e6, (SIZE, len(YEARS))))
    balance = np.round(income * random.normal(0.01, 0.03, (SIZE, len(YEARS))))
    return [
        series(("in_year_balance", "all"), _holed(random, balance)),
        series(("total_income", "all"), _holed(random, income)),
    ]
