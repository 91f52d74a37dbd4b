"""Indicator 6: own phase, two years, and never clear on absence alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reportkit.evidence.siod.school_kinds import Phase
from reportkit.judgement.indicators import attendance
from reportkit.judgement.indicators.combining import combine_indicators
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import LINES, NAN, evidence, school, series

SIZE = 1000
PRIMARY = ("persistent_absence", "primary")


def absences(
    *, now: float, before: float, england: tuple[float, float] = (9.0, 9.0), roll: float = 300.0
) -> Evidence:
    """A thousand primary schools from 0% to 20% in both years; the first as told."""
    others = np.tile(np.linspace(0, 20, SIZE)[:, np.newaxis], 4)
    others[0, 2:] = before, now
    return evidence(
        series(attendance.PERSISTENT, others, england=9.0),
        series(PRIMARY, np.full((SIZE, 4), NAN), england=[9.0, 9.0, *england], no_row=[[True]]),
        series(("pupils_on_roll", "all"), np.full((SIZE, 4), roll)),
    )


@pytest.mark.parametrize(
    ("now", "before", "england", "outcome", "strong"),
    [
        (19, 19, (9, 9), Outcome.FLAG, False),  # worst twice
        (19, 5, (9, 9), Outcome.FLAG, False),  # worst once and rising
        (19.5, 19, (9, 9), Outcome.FLAG, True),  # both
        (17, 14, (9, 12), Outcome.CLEAR, False),  # worst once, rising as England does
        (5, 19, (9, 9), Outcome.CLEAR, False),
    ],
)
def test_the_worst_fifth_twice_or_once_and_rising_faster_than_england(
    now: float, before: float, england: tuple[float, float], outcome: Outcome, strong: bool
) -> None:
    sheet = attendance.persistent_absence(absences(now=now, before=before, england=england))
    assert sheet.outcome[0] == outcome
    assert sheet.strong is not None and bool(sheet.strong[0]) == strong


def test_a_fifth_of_the_schools_are_in_the_worst_fifth() -> None:
    sheet = attendance.persistent_absence(absences(now=1, before=1))
    assert np.mean(sheet.numbers["statistic"] == 5) == pytest.approx(0.2, abs=0.002)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (absences(now=NAN, before=5), MissingReason.SUPPRESSED),
        (absences(now=5, before=NAN), MissingReason.SUPPRESSED),
        (absences(now=5, before=5, england=(9, NAN)), MissingReason.NO_COMPARATOR),
        (absences(now=5, before=5, roll=NAN), MissingReason.NO_COUNT),
        (absences(now=5, before=5, roll=10.0), MissingReason.TOO_FEW),
    ],
)
def test_a_good_figure_is_not_clear_while_anything_it_needs_is_missing(
    made: Evidence, reason: MissingReason
) -> None:
    if reason == MissingReason.NO_COMPARATOR:
        made = _without_means(made)
    sheet = attendance.persistent_absence(made)
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, reason)


def _without_means(made: Evidence) -> Evidence:
    """Too few schools held in the year before for a mean of them to stand for England's."""
    grid = made[attendance.PERSISTENT].value.copy()
    grid[1:500, 2] = NAN
    by_key = {**made.series.by_key, attendance.PERSISTENT: replace(made[attendance.PERSISTENT], value=grid)}
    return replace(made, series=replace(made.series, by_key=by_key))


def test_a_special_school_is_measured_by_special_schools() -> None:
    schools = [school(at, Phase.SPECIAL if at < 200 else Phase.PRIMARY) for at in range(1200)]
    percents = np.tile(np.concatenate([np.linspace(20, 40, 200), np.linspace(0, 15, 1000)])[:, np.newaxis], 4)
    made = evidence(
        series(attendance.PERSISTENT, percents, england=9.0),
        series(("pupils_on_roll", "all"), np.full((1200, 4), 90.0)),
        schools=schools,
    )
    sheet = attendance.persistent_absence(made)
    assert sheet.outcome[0] == Outcome.CLEAR
    assert sheet.numbers["comparator"][0] == pytest.approx(30)
    assert sheet.outcome[199] == Outcome.FLAG


def test_too_few_schools_of_a_phase_make_no_fifths() -> None:
    schools = [school(at, Phase.PRU if at < 50 else Phase.PRIMARY) for at in range(1100)]
    made = evidence(
        series(attendance.PERSISTENT, np.tile(np.linspace(0, 60, 1100)[:, np.newaxis], 4), england=9.0),
        series(("pupils_on_roll", "all"), np.full((1100, 4), 90.0)),
        schools=schools,
    )
    sheet = attendance.persistent_absence(made)
    assert set(sheet.cannot[:50]) == {MissingReason.NO_COMPARATOR}


def test_the_indicator_is_never_clear_on_absence_alone() -> None:
    sheets = attendance.attendance_and_exclusion(made := absences(now=1, before=1))
    assert sheets[0].outcome[0] == Outcome.CLEAR
    combined = combine_indicators(made, sheets)[6]
    assert Outcome.CLEAR not in combined.outcome
    assert [why.test for why in combined.reasons(0)] == ["6c", "6d"]
    assert {why.reason for why in combined.reasons(0)} == {MissingReason.NOT_HELD}


def test_a_nursery_school_is_not_applicable_because_its_pupils_are_not_counted() -> None:
    made = replace(absences(now=1, before=1), schools=(school(0, Phase.NURSERY),) * SIZE)
    combined = combine_indicators(made, attendance.attendance_and_exclusion(made))[6]
    assert set(combined.outcome) == {Outcome.NOT_APPLICABLE}


def exclusions(measure: str, rate: float, england: float, roll: float = 1000.0) -> Evidence:
    value = np.full((SIZE, 4), england)
    value[0] = rate
    return evidence(
        series((measure, "all"), value, np.full((SIZE, 4), roll), england=england),
        series(("pupils_on_roll", "all"), np.full((SIZE, 4), roll)),
    )


def test_permanent_exclusions_flag_from_two_and_beyond_chance_only() -> None:
    for count, expected, outcome in (
        (1, 0.01, Outcome.CLEAR),
        (2, 0.1, Outcome.FLAG),
        (2, 1.0, Outcome.CLEAR),
    ):
        made = exclusions("permanent_exclusions", count / 10, expected / 10)
        assert attendance.permanent_exclusions(made).outcome[0] == outcome


def test_an_expected_count_of_nought_cannot_say() -> None:
    made = exclusions("permanent_exclusions", 0.2, 0.0)
    published = series(
        ("permanent_exclusions", "primary"), np.full((SIZE, 4), NAN), england=0.0, no_row=[[True]]
    )
    by_key = {**made.series.by_key, ("permanent_exclusions", "primary"): published}
    sheet = attendance.permanent_exclusions(replace(made, series=replace(made.series, by_key=by_key)))
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.NO_COMPARATOR)


def test_suspensions_and_severe_absence_flag_far_above_the_poisson_limit() -> None:
    assert attendance.suspensions(exclusions("suspensions", 9.0, 3.0)).outcome[0] == Outcome.FLAG
    assert attendance.severe_absence(exclusions("severe_absence", 6.0, 2.0)).outcome[0] == Outcome.FLAG
    assert attendance.severe_absence(exclusions("severe_absence", 2.5, 2.0)).outcome[0] == Outcome.CLEAR


def test_every_line_a_test_names_is_one_that_is_set() -> None:
    sheets = attendance.attendance_and_exclusion(absences(now=1, before=1))
    assert {line for sheet in sheets for line in sheet.test.lines} <= set(LINES)
