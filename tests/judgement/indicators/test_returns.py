"""An answer leads to its cell, follows a school's number, and is silent where it must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.evidence.siod.series import NO_CELL
from reportkit.judgement.indicators.evidence import Evidence
from reportkit.judgement.indicators.returns import LOOKED_AFTER, SAFEGUARDING, Answer, Returns, local_returns
from reportkit.judgement.indicators.sheets import Sheet
from reportkit.vocabulary import MissingReason, SourceCell, Urn
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import RWM, evidence, school, series

OLD = Urn("100001")
CELLS = [SourceCell("returns/a.xlsx", row, "Audit", "0" * 12, date(2026, 11, 20)) for row in (4, 5)]


def one_school(*earlier: Urn) -> Evidence:
    schools = [replace(school(), sole_predecessors=earlier)]
    return evidence(series(RWM, [[60.0] * 4], 60.0, 61.0), schools=schools)


def sheet(made: Evidence, test: str, returns: Returns, first: int = 7) -> Sheet:
    return next(found for found in local_returns(made, returns, first) if found.test.id == test)


def test_a_finding_rests_on_the_cell_of_its_answer() -> None:
    made = one_school()
    urn = made.schools[0].urn
    returns = Returns(
        {"8e": {urn: Answer.CONCERN}, "7": {OLD: Answer.NO_CONCERN}},
        {"8e": {urn: CELLS[1]}, "7": {OLD: CELLS[0]}},
    )
    assert returns.every_cell == (CELLS[0], CELLS[1])
    assert [list(cells) for cells in sheet(made, "8e", returns).inputs] == [[8]]
    assert [list(cells) for cells in sheet(made, "7", returns).inputs] == [[NO_CELL]]


def test_an_answer_under_an_earlier_number_is_the_schools_until_there_is_a_newer_one() -> None:
    made = one_school(OLD)
    before = Returns({"10": {OLD: Answer.CONCERN}})
    after = Returns({"10": {OLD: Answer.CONCERN, made.schools[0].urn: Answer.NO_CONCERN}})
    assert sheet(made, "10", before).outcome[0] == Outcome.FLAG
    assert sheet(made, "10", after).outcome[0] == Outcome.CLEAR


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(Answer.OUT_OF_DATE, MissingReason.OLD_RETURN), (Answer.NO_RETURN, MissingReason.NO_RETURN)],
)
def test_an_old_answer_is_never_clear(answer: Answer, reason: MissingReason) -> None:
    made = one_school()
    found = sheet(made, "9a", Returns({"9a": {made.schools[0].urn: answer}}))
    assert (found.outcome[0], found.cannot[0]) == (Outcome.CANNOT_SAY, reason)


def test_what_is_told_apart_is_said_of_no_school_whatever_was_answered() -> None:
    made = one_school()
    for answer in (Answer.CONCERN, Answer.NO_CONCERN):
        answers = {SAFEGUARDING.id: {made.schools[0].urn: answer}}
        returns = Returns(answers, told_apart=frozenset((SAFEGUARDING.id,)))
        found = sheet(made, SAFEGUARDING.id, returns)
        assert (found.outcome[0], found.cannot[0]) == (Outcome.CANNOT_SAY, MissingReason.TOLD_APART)


def test_cells_without_a_place_are_refused() -> None:
    made = one_school()
    urn = made.schools[0].urn
    returns = Returns({LOOKED_AFTER.id: {urn: Answer.CONCERN}}, {LOOKED_AFTER.id: {urn: CELLS[0]}})
    with pytest.raises(ValueError, match="no place among the evidence"):
        local_returns(made, returns)


def test_what_was_said_tells_answers_cells_and_what_is_told_apart() -> None:
    urn = Urn("102368")
    plain = Returns({"7": {urn: Answer.CONCERN}})
    assert plain.said != Returns({"7": {urn: Answer.NO_CONCERN}}).said
    assert plain.said != replace(plain, cells={"7": {urn: CELLS[0]}}).said
    assert Returns(told_apart=frozenset(("11b",))).said != Returns().said
