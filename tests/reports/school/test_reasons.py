"""Why an indicator cannot say does not contradict itself, nor the figure that stands beside it."""

from __future__ import annotations

import pytest

from reportkit.judgement.assessment.model import IndicatorResult
from reportkit.reports.sections.school.reasons import main_reasons, reasons_of, reasons_of_the_rest
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.assessment.builders import unsaid


@pytest.fixture
def both() -> IndicatorResult:
    tests = (unsaid(MissingReason.OUT_OF_DATE, "6a"), unsaid(MissingReason.NOT_HELD, "6b"))
    return IndicatorResult(6, Outcome.CANNOT_SAY, "", tests)


@pytest.fixture
def one() -> IndicatorResult:
    return IndicatorResult(2, Outcome.CANNOT_SAY, "", (unsaid(MissingReason.NOT_HELD, "2"),))


def test_too_old_and_not_held_are_said_in_one(both: IndicatorResult) -> None:
    assert reasons_of(both) == ("Some figures are too old, and others we do not hold.",)


def test_beside_a_figure_it_is_the_others_that_are_not_held(one: IndicatorResult) -> None:
    assert reasons_of_the_rest(one) == ("We do not hold the other figures.",)


def test_main_reasons_name_their_indicators(both: IndicatorResult, one: IndicatorResult) -> None:
    assert main_reasons([one]) == ["We do not hold the figures."]
    assert all(reason.endswith(").") for reason in main_reasons([one, both]))


def test_a_head_reads_that_results_were_annulled_and_not_that_they_were_unpublished() -> None:
    annulled = IndicatorResult(1, Outcome.CANNOT_SAY, "", (unsaid(MissingReason.NO_RESULTS),))
    assert reasons_of(annulled) == ("The results were annulled, or there were none.",)
