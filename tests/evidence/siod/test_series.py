"""A school's figures of the years, under all the numbers it had."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.series import NOT_HELD, read_school_series
from reportkit.vocabulary import AreaCode
from tests.evidence.siod.builders import Row, reading, release, school_figure

RWM, DAY = ("ks2_rwm_expected", "all"), date(2026, 11, 22)
NEW, OLD, OLDEST = "152412", "102430", "100001"
BLANK, FEW, ANNULLED = "not available", "suppressed", "annulled or no results"


def _told(urn: str, said: float | str | None, row: int) -> list[Row]:
    if said is None:
        return []
    value, reason = (None, said) if isinstance(said, str) else (said, "")
    return [school_figure(urn, "202425", value, reason, row=row)]


CASES = {
    "under the new number alone": ((60.0, None, None), (60.0, "", 2)),
    "under an old number alone": ((None, None, 40.0), (40.0, "", 4)),
    "under both": ((60.0, 50.0, 40.0), (60.0, "", 2)),
    "a blank row under the new number": ((BLANK, 50.0, 40.0), (50.0, "", 3)),
    "blank rows under two numbers": ((BLANK, BLANK, 40.0), (40.0, "", 4)),
    "a blank row under the new number, and a reason under the old": ((BLANK, FEW, None), (None, FEW, 3)),
    "a blank row under the new number, and none else": ((BLANK, None, None), (None, BLANK, 2)),
    "nothing but blank rows": ((BLANK, BLANK, BLANK), (None, BLANK, 2)),
    "kept back under the new number": ((FEW, 50.0, None), (None, FEW, 2)),
    "annulled under the new number": ((ANNULLED, 50.0, None), (None, ANNULLED, 2)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_figure_is_the_nearest_that_says_something(case: str) -> None:
    said, (value, reason, row) = CASES[case]
    rows = [
        r
        for n, (urn, s) in enumerate(zip((NEW, OLD, OLDEST), said, strict=True), 2)
        for r in _told(urn, s, n)
    ]
    with Siod.in_memory() as siod:
        siod.add([reading(release("ks2.csv"), measurement=rows)])
        series = read_school_series(siod, [[NEW, OLD, OLDEST]], [RWM], DAY, AreaCode("312"))
    found = series.by_key[RWM]
    assert found.reason[:, 0].tolist() == [reason, NOT_HELD]
    assert (None if found.value[0, 0] != found.value[0, 0] else found.value[0, 0]) == value
    assert series.cell(found.cell[0, 0]).row == row


def test_a_blank_in_a_later_release_withdraws_the_figure_under_the_same_number() -> None:
    rows = {date(2025, 10, 31): 60.0, date(2025, 12, 31): BLANK}
    with Siod.in_memory() as siod:
        for day, said in rows.items():
            siod.add([reading(release(f"{day}.csv", published_on=day), measurement=_told(NEW, said, 2))])
        series = read_school_series(siod, [[NEW]], [RWM], DAY, AreaCode("312"))
    assert series.by_key[RWM].reason[0, 0] == BLANK


def test_a_series_is_laid_out_once_and_one_that_nobody_wants_is_not_held() -> None:
    with Siod.in_memory() as siod:
        siod.add([reading(release("ks2.csv"), measurement=_told(NEW, 60.0, 2))])
        series = read_school_series(siod, [[NEW]], [RWM], DAY, AreaCode("312"))
    assert series.by_key[RWM] is series.by_key[RWM]
    assert list(series.by_key) == [RWM]
    assert ("attainment8", "all") not in series.by_key
