"""Every threshold that ships, moved a step either way, changes what is said of some school."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import numpy as np
import pandas as pd
import pytest

from reportkit.judgement.assessment.history import COLUMNS
from reportkit.judgement.assessment.peers import COLUMNS as PEERS
from reportkit.judgement.indicators import attainment, attendance, comparable, finance, groups
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.judgement.policies import Route, evaluate
from reportkit.reports.profiles.lines import History, Whose
from reportkit.settings.policies import read_policy_thresholds
from reportkit.settings.policies.ranges import RANGES
from reportkit.vocabulary import Number
from reportkit.vocabulary.results import Outcome
from tests.judgement.assessment.builders import Case, assessment, finding
from tests.judgement.indicators.builders import RWM, evidence, random_evidence, series
from tests.judgement.indicators.test_attendance import exclusions
from tests.judgement.indicators.test_comparable import borough
from tests.judgement.indicators.test_no_path_to_clear import TESTS
from tests.judgement.policies.builders import HILLINGDON, facts_of, school
from tests.rows import each_row
from tests.settings.policies.builders import PARAMS

THRESHOLDS = read_policy_thresholds(PARAMS)
LINES: Mapping[str, float] = {entry.id: float(entry.value) for entry in THRESHOLDS.thresholds}
SEEDS = range(3)
_PART = 0.1
_OF_A_TEST = {"2s": ("2-substitute",), "8": ("8a", "8b")}
_FALLS = (
    (60.0, 60.0, 60.0, 50.5),
    (60.0, 60.0, 60.0, 49.5),
    (60.0, 60.0, 60.0, 46.0),
    (60.0, 60.0, 60.0, 44.0),
)
_GROUPS = (44.7, 45.2)


def steps(threshold: str) -> list[float]:
    """Its number a step down and a step up: one, a tenth, or of a confidence half of what is left of it."""
    line, now = RANGES[threshold], LINES[threshold]
    whole_or_part = 1 if line.whole or not now else abs(_PART * now)
    step = (1 - now) / 2 if line.unit == "share" else whole_or_part
    return [moved for moved in (now - step, now + step) if float(line.least) <= moved <= float(line.most)]


@cache
def made() -> tuple[tuple[str, Callable[[Evidence], Sheet], Evidence], ...]:
    """Every test of schools made at random, and what only schools made for it tell."""
    at_random = [(name, make, random_evidence(seed)) for name, make in TESTS.items() for seed in SEEDS]
    return (*at_random, *_made_for_one())


def _made_for_one() -> list[tuple[str, Callable[[Evidence], Sheet], Evidence]]:
    disadvantaged, others = ("ks2_rwm_expected", "disadvantaged"), ("ks2_rwm_expected", "not_disadvantaged")
    falling = [evidence(series(RWM, [fall], 5000.0, 60.0)) for fall in _FALLS]
    behind = [
        evidence(series(disadvantaged, [[50.0, 50.0, 50.0, now]], 5000.0, 50.0), series(others, [[70.0] * 4]))
        for now in _GROUPS
    ]
    few = [borough([10.0] + [60.0] * near) for near in (7, 8)]
    excluded = [(1, 0.01), (2, 0.1), (2, 0.2), (2, 0.28)]
    return [
        *(("1a", lambda e: attainment.sudden_drop(e, RWM), one) for one in falling),
        *(("2", lambda e: groups.group_outcomes(e, disadvantaged, others), one) for one in behind),
        *(("8a", finance.revenue_balance, saved(amount)) for amount in (5_000.0, -5_000.0)),
        *(
            ("5", lambda e: comparable.comparable_schools(e, RWM, {})[0], one)
            for one in (*few, uneven(40.0), uneven(37.0))
        ),
        *(
            ("6d", attendance.permanent_exclusions, exclusions("permanent_exclusions", count / 10, mean / 10))
            for count, mean in excluded
        ),
    ]


def uneven(figure: float) -> Evidence:
    """A school whose council has three weak schools among strong ones, in a country that is even."""
    figures = [figure, 20.0, 25.0, 30.0, *[62.0] * 7, *[60.0] * 110]
    return borough(figures, ["312"] * 11 + ["313"] * 110, pupils=200.0)


def saved(amount: float) -> Evidence:
    """A school of a million pounds of income with so much saved up."""
    one = evidence(series(finance.IN_YEAR, [[amount] * 4]), series(finance.INCOME, [[1e6] * 4]))
    by_key = {**one.series.by_key, finance.REVENUE_BALANCE: one[finance.IN_YEAR]}
    return replace(one, series=replace(one.series, by_key=by_key))


def results(make: Callable[[Evidence], Sheet], one: Evidence, lines: Mapping[str, float]) -> list[object]:
    sheet = make(replace(one, lines=lines))
    strong = sheet.strong if sheet.strong is not None else np.zeros(len(sheet.breach), dtype=bool)
    return [*sheet.outcome, *(strong & (sheet.outcome == Outcome.FLAG))]


def is_of(test: str, name: str) -> bool:
    """Whether a made test is one of those that the threshold is for."""
    return not test or name == test or name.startswith(f"{test}-") or name in _OF_A_TEST.get(test, ())


BY_TEST = [entry.id for entry in THRESHOLDS.thresholds if entry.id not in ("show_n", "coverage")]
MOVES = [(threshold, to) for threshold in BY_TEST for to in steps(threshold)]


@each_row(("threshold", "to"), MOVES)
def test_a_threshold_moved_a_step_changes_what_is_said_of_some_school(threshold: str, to: float) -> None:
    test = THRESHOLDS.entry(threshold).test
    assert any(
        results(make, one, {**LINES, threshold: to}) != results(make, one, LINES)
        for name, make, one in made()
        if is_of(test, name)
    ), f"{threshold} may be moved to {to} and no test says anything else"


@pytest.mark.parametrize(("least", "is_shown"), [(5, True), (6, True), (7, False)])
def test_the_fewest_pupils_shown_moves_whether_a_figure_of_six_is_shown(least: int, is_shown: bool) -> None:
    cell = ("a.csv", 2, "PTRWM_EXP", "A release", date(2025, 12, 11))
    row = (0, *RWM, "202425", 50.0, 6.0, np.nan, np.nan, "", *cell)
    lines = [("show_n", str(least), "pupils"), ("test_n", "11", "pupils")]
    kept = replace(
        assessment(Case(findings=(finding(),))),
        peers=pd.DataFrame(columns=list(PEERS)),
        history=pd.DataFrame([row], columns=list(COLUMNS)),
        lines=pd.DataFrame(lines, columns=["id", "value", "unit"]),
    )
    (figure,) = History(kept).line(0, RWM, Whose.SCHOOL).values()
    assert isinstance(figure, Number) is is_shown


@pytest.mark.parametrize(("limit", "route"), [("49", Route.CANNOT_SAY), ("50", Route.DEFAULT)])
def test_the_limit_of_coverage_moves_whether_half_the_indicators_are_enough(limit: str, route: Route) -> None:
    facts = facts_of([school(unsaid=[1, 2, 3, 4])], HILLINGDON.id)
    assert evaluate(HILLINGDON, facts, Decimal(limit))["route"].iloc[0] == route


def test_no_threshold_is_left_out() -> None:
    assert {threshold for threshold, _ in MOVES} | {"show_n", "coverage"} == set(RANGES)
    assert LINES["show_n"] == 6 and LINES["coverage"] == 50
