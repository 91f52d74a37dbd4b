"""No path leads from a missing value to CLEAR: hide any input of a clear result and it is not clear."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportkit.evidence.siod.series import NO_CELL
from reportkit.judgement.indicators import (
    attainment,
    attendance,
    comparable,
    finance,
    gaps,
    groups,
    progress,
    substitutes,
    variability,
)
from reportkit.judgement.indicators.combining import combine_indicators
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.norms import ROLL, england_of_phase
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import RWM, YEARS, masked, place_of, random_evidence

Make = Callable[[Evidence], Sheet]
SUBJECTS = [(f"ks2_{subject}_expected", "all") for subject in ("reading", "writing", "maths")]
TESTS: dict[str, Make] = {
    "1a": lambda e: attainment.sudden_drop(e, RWM),
    "1b": lambda e: attainment.steady_decline(e, RWM),
    "1a-bands": lambda e: attainment.fall_in_bands(e, ("ks2_reading_score", "all")),
    "1c": lambda e: progress.low_progress(e, ("ks2_reading_progress", "all")),
    "1c-falls": lambda e: progress.falling_progress(e, ("ks2_reading_progress", "all")),
    "2": lambda e: groups.group_outcomes(
        e, ("ks2_rwm_expected", "disadvantaged"), ("ks2_rwm_expected", "not_disadvantaged")
    ),
    "2-progress": lambda e: groups.group_progress(e, ("progress8", "disadvantaged")),
    "2-substitute": lambda e: substitutes.substitute(e, substitutes.ATTAINMENT_DIFFERENCE),
    "3": lambda e: gaps.gap_not_closing(e, "ks2_rwm_expected"),
    "4a": lambda e: variability.between_subjects(e, SUBJECTS),
    "4c": lambda e: variability.year_to_year(e, RWM),
    "4d": lambda e: variability.attainment_and_progress(e, RWM, ("ks2_reading_progress", "all")),
    "5": lambda e: comparable.comparable_schools(e, RWM, {})[0],
    "6a": attendance.persistent_absence,
    "6b": attendance.severe_absence,
    "6c": attendance.suspensions,
    "6d": attendance.permanent_exclusions,
    "8b": finance.in_year_deficit,
}
FIELDS = ("value", "denominator")
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What a sheet shows beside its test, and what the test does without by its own definition.
BESIDE = {
    ("1a-bands", "denominator"),  # counts are published beside scores in some years only
    ("4a", "denominator"),  # of the subjects after the first; all are of one cohort
    ("4d", "denominator"),  # fifths of schools, whatever their size
}


def clear_places(sheet: Sheet) -> np.ndarray:
    return np.flatnonzero(sheet.outcome == Outcome.CLEAR)


@pytest.mark.parametrize("name", TESTS)
@QUICK
@given(seed=st.integers(0, 2), data=st.data())
def test_hiding_any_input_of_a_clear_result_leaves_it_anything_but_clear(
    name: str, seed: int, data: st.DataObject
) -> None:
    made, make = random_evidence(seed), TESTS[name]
    sheet = make(made)
    place = int(data.draw(st.sampled_from(list(clear_places(sheet)))))
    inputs = [each for each in _inputs(made, sheet, place) if not _is_beside(name, made, each)]
    inputs = [each for each in inputs if not (name == "5" and each[1] != place)]  # see the next test
    key, row, column, field = data.draw(st.sampled_from(inputs))
    hidden = masked(made, key, row, column, field)
    if not _has_a_stand_in(hidden, key, row, column):
        assert make(hidden).outcome[place] != Outcome.CLEAR, (key, row, column, field)


@QUICK
@given(seed=st.integers(0, 2), data=st.data())
def test_a_comparable_school_whose_figure_is_hidden_is_one_no_more_and_seven_leave_nothing_clear(
    seed: int, data: st.DataObject
) -> None:
    made = random_evidence(seed)
    sheet, _ = comparable.comparable_schools(made, RWM, {})
    place = int(data.draw(st.sampled_from(list(clear_places(sheet)))))
    members = [each for each in _inputs(made, sheet, place) if each[1] != place]
    assert len({row for _, row, _, _ in members}) >= 8
    assert all(row < made.size for _, row, _, _ in members), "England plays no part"
    key, row, column, field = data.draw(st.sampled_from(members))
    after, groups = comparable.comparable_schools(masked(made, key, row, column, field), RWM, {})
    assert row not in groups.of(place)
    assert after.outcome[place] != Outcome.CLEAR or len(groups.of(place)) >= 8


Input = tuple[tuple[str, str], int, int, str]


def _inputs(made: Evidence, sheet: Sheet, place: int) -> list[Input]:
    """Every number the school's result rests on."""
    cells = sorted({int(cells[place]) for cells in sheet.inputs} - {NO_CELL})
    places = [(*place_of(made, cell), field) for cell in cells for field in FIELDS]
    return [each for each in places if not np.isnan(getattr(made[each[0]], each[3])[each[1], each[2]])]


def _is_beside(name: str, made: Evidence, each: Input) -> bool:
    key, row, column, field = each
    if name == "3" and key[1] == "not_disadvantaged" and row < made.size:
        return True  # the gap within the school is printed beside England's
    what = "earlier value" if field == "value" and column < len(YEARS) - 1 else field
    return (name, what) in BESIDE


def _has_a_stand_in(hidden: Evidence, key: tuple[str, str], row: int, column: int) -> bool:
    """England's figure is then the mean of its schools, and the roll that of another year."""
    if row < hidden.size:
        return key == ROLL and not np.isnan(hidden[key].value[row]).all()
    if key[1] == "primary":
        return not np.isnan(england_of_phase(hidden, (key[0], "all"))[0][0, column])
    return not np.isnan(hidden.england(key).value[column])


def test_falling_progress_is_not_clear_where_the_years_before_are_hidden() -> None:
    made, make = random_evidence(0), TESTS["1c-falls"]
    place = int(clear_places(make(made))[0])
    hidden = masked(made, ("ks2_reading_progress", "all"), place, len(YEARS) - 2)
    assert make(hidden).outcome[place] != Outcome.CLEAR


@pytest.mark.parametrize(
    ("name", "key"), [("1c", ("ks2_reading_progress", "all")), ("2-progress", ("progress8", "disadvantaged"))]
)
def test_a_score_of_an_unknown_number_of_pupils_is_not_clear(name: str, key: tuple[str, str]) -> None:
    made, make = random_evidence(0), TESTS[name]
    place = int(clear_places(make(made))[0])
    hidden = masked(made, key, place, len(YEARS) - 1, "denominator")
    assert make(hidden).outcome[place] != Outcome.CLEAR


def test_the_random_schools_are_flagged_cleared_and_left_unsaid_by_every_test() -> None:
    for name, make in TESTS.items():
        seen = set(make(random_evidence(0)).outcome)
        assert {Outcome.CLEAR, Outcome.CANNOT_SAY} <= seen, name


def test_no_test_says_anything_of_a_school_whose_figures_are_all_hidden() -> None:
    made = random_evidence(1)
    for key, found in made.series.by_key.items():
        for column in range(found.value.shape[1]):
            made = masked(made, key, 0, column)
    for name, make in TESTS.items():
        assert make(made).outcome[0] in (Outcome.CANNOT_SAY, Outcome.NOT_APPLICABLE), name


@QUICK
@given(seed=st.integers(0, 2), data=st.data())
def test_hiding_a_figure_that_a_needed_test_rests_on_leaves_the_indicator_anything_but_clear(
    seed: int, data: st.DataObject
) -> None:
    made = random_evidence(seed)
    makers = [TESTS["1a"], TESTS["1b"], TESTS["6a"], TESTS["6c"], TESTS["6d"]]
    sheets = [make(made) for make in makers]
    combined = combine_indicators(made, sheets)
    indicator = data.draw(st.sampled_from([1, 6]))
    place = int(
        data.draw(st.sampled_from(list(np.flatnonzero(combined[indicator].outcome == Outcome.CLEAR))))
    )
    cells = {int(c[place]) for s in sheets if s.test.indicator == indicator for c in s.inputs} - {NO_CELL}
    key, row, column = place_of(made, data.draw(st.sampled_from(sorted(cells))))
    hidden = masked(made, key, row, column)
    if not _has_a_stand_in(hidden, key, row, column):
        after = combine_indicators(hidden, [make(hidden) for make in makers])
        assert after[indicator].outcome[place] != Outcome.CLEAR
