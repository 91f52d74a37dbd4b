"""Indicators 7 to 11: published accounts, returns, teachers and safeguarding."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.judgement.indicators import finance, returns, turbulence
from reportkit.judgement.indicators.combining import combine_indicators
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.returns import LOCAL_TESTS, LOOKED_AFTER, Answer, Returns
from reportkit.judgement.indicators.safeguarding import safeguarding
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import NAN, RWM, evidence, school, series

MILLION = 1_000_000.0


def accounts(*balances: float, income: object = MILLION, academy: bool | None = False) -> Evidence:
    return evidence(
        series(finance.IN_YEAR, [balances]),
        series(finance.INCOME, np.full((1, 4), income)),
        schools=[school(academy=academy)],
    )


@pytest.mark.parametrize(
    ("balances", "outcome"),
    [
        ((0, 0, -30_000, -30_000), Outcome.FLAG),
        ((0, 0, -20_000, -30_000), Outcome.CLEAR),
        ((0, 0, -25_000, -25_000), Outcome.CLEAR),  # 2.5% is not over 2.5%
        ((0, 0, 5_000, 5_000), Outcome.CLEAR),
    ],
)
def test_a_deficit_flags_over_the_line_in_both_of_two_years(
    balances: tuple[float, ...], outcome: Outcome
) -> None:
    assert finance.in_year_deficit(accounts(*balances)).outcome[0] == outcome


def test_a_balance_without_income_cannot_say_but_is_shown() -> None:
    sheet = finance.in_year_deficit(accounts(0, 0, -30_000, -30_000, income=NAN))
    assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.SUPPRESSED)
    assert sheet.numbers["second"][0] == -30_000
    assert sheet.note[0] == finance.NO_INCOME


def test_three_years_each_worse_than_the_last_are_named() -> None:
    assert finance.in_year_deficit(accounts(0, 9, 5, 1)).note[0] == finance.WORSE_TWICE
    assert finance.in_year_deficit(accounts(0, 9, 5, 7)).note[0] == ""


def test_an_academys_accounts_cannot_say_because_they_are_published_for_its_trust() -> None:
    for sheet in finance.finances(accounts(0, 0, 1, 1, academy=True)):
        assert (sheet.outcome[0], sheet.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.NOT_PUBLISHED)
        assert sheet.note[0] == finance.TRUST_ONLY


def test_good_accounts_do_not_clear_indicator_8_without_returns() -> None:
    made = accounts(0, 0, 5_000, 5_000)
    combined = combine_indicators(made, [*finance.finances(made), *returns.local_returns(made)])[8]
    assert combined.outcome[0] == Outcome.CANNOT_SAY
    assert {why.reason for why in combined.reasons(0)} == {MissingReason.NOT_HELD, MissingReason.NO_RETURN}


def one_school() -> Evidence:
    return evidence(series(RWM, [[60.0] * 4], 60.0, 61.0))


def answered(made: Evidence, answer: Answer, *tests: str) -> Returns:
    return Returns({test: {made.schools[0].urn: answer} for test in tests})


def test_a_concern_flags_no_concern_clears_and_no_looked_after_pupils_does_not_apply() -> None:
    made = one_school()
    expected = {
        Answer.CONCERN: Outcome.FLAG,
        Answer.NO_CONCERN: Outcome.CLEAR,
        Answer.NO_PUPILS: Outcome.NOT_APPLICABLE,
        Answer.NO_RETURN: Outcome.CANNOT_SAY,
    }
    for answer, outcome in expected.items():
        sheets = returns.local_returns(made, answered(made, answer, LOOKED_AFTER.id))
        assert combine_indicators(made, sheets)[7].outcome[0] == outcome


@given(st.sets(st.sampled_from([test.id for test in LOCAL_TESTS])))
def test_no_return_is_never_clear_whatever_else_was_returned(returned: set[str]) -> None:
    made = one_school()
    combined = combine_indicators(
        made, returns.local_returns(made, answered(made, Answer.NO_CONCERN, *sorted(returned)))
    )
    for indicator in (7, 8, 9, 10, 11):
        every = {test.id for test in LOCAL_TESTS if test.indicator == indicator} <= returned
        assert (combined[indicator].outcome[0] == Outcome.CLEAR) == every


def test_a_return_about_an_unknown_test_or_no_pupils_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="answers test 12"):
        Returns({"12": {}})
    with pytest.raises(ValueError, match="indicator 7 alone"):
        Returns({"10": {school().urn: Answer.NO_PUPILS}})


def test_teachers_are_context_and_never_flag_or_clear() -> None:
    made = evidence(series(turbulence.TEACHERS, [[40.0, 30.0, 20.0, 5.0]]))
    sheet = turbulence.teachers(made)[0]
    assert sheet.outcome[0] == Outcome.CANNOT_SAY
    assert sheet.numbers["figure"][0] == 5
    assert not sheet.test.needed


@pytest.mark.parametrize(
    ("said", "limb", "indicator"),
    [
        ("no", Outcome.FLAG, Outcome.FLAG),
        ("yes", Outcome.CLEAR, Outcome.CANNOT_SAY),
        ("", Outcome.CANNOT_SAY, Outcome.CANNOT_SAY),
    ],
)
def test_an_inspection_can_flag_safeguarding_but_not_clear_it_alone(
    said: str, limb: Outcome, indicator: Outcome
) -> None:
    made = one_school()
    sheet = safeguarding(made, np.array([said], dtype=object), np.array([0]))
    assert sheet.outcome[0] == limb
    sheets = [sheet, *returns.local_returns(made)]
    assert combine_indicators(made, sheets)[11].outcome[0] == indicator


def test_a_word_that_is_not_yes_or_no_is_refused_and_never_reads_as_clear() -> None:
    with pytest.raises(ValueError, match="Met"):
        safeguarding(one_school(), np.array(["Met"], dtype=object), np.array([0]))
