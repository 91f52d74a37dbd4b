"""What only the council's own returns can say: indicators 7 and 10, and limbs of 8, 9 and 11.

No return is never “no concern”: without one the test cannot say, and while it cannot its indicator is
not clear. There are no numbers here: an officer answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

import numpy as np

from reportkit.evidence.siod.series import NO_CELL
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence
from reportkit.judgement.indicators.heads import HeadReturn
from reportkit.judgement.indicators.sheets import Sheet, Test
from reportkit.vocabulary import MissingReason, SourceCell, Urn
from reportkit.vocabulary.arrays import Whole, Words

LOOKED_AFTER = Test("7", 7, "Looked-after children's needs", ())
LICENSED_DEFICIT = Test("8c", 8, "Licensed deficit and forecast", ())
RECOVERY_PLAN = Test("8d", 8, "Recovery plan", ())
AUDIT = Test("8e", 8, "Audit", ())
LEADERSHIP = Test("9a", 9, "Changes of head", ())
GOVERNANCE = Test("9b", 9, "Vacancies and governance", ())
RECOMMENDATIONS = Test("10", 10, "Recommendations", ())
SAFEGUARDING = Test("11b", 11, "Safeguarding known to the council", ())
LOCAL_TESTS = (
    *(LOOKED_AFTER, LICENSED_DEFICIT, RECOVERY_PLAN, AUDIT),
    *(LEADERSHIP, GOVERNANCE, RECOMMENDATIONS, SAFEGUARDING),
)


_T = TypeVar("_T")
_D = TypeVar("_D")


class Answer(StrEnum):
    """What a return says of a school."""

    CONCERN = "concern"
    NO_CONCERN = "no concern"
    NO_PUPILS = "no looked-after pupils"
    OUT_OF_DATE = "return is out of date"
    TOLD_APART = "told apart"
    NO_RETURN = "no return"


_WHY_NOT = {
    Answer.NO_PUPILS: MissingReason.NOT_APPLICABLE,
    Answer.OUT_OF_DATE: MissingReason.OLD_RETURN,
    Answer.TOLD_APART: MissingReason.TOLD_APART,
    Answer.NO_RETURN: MissingReason.NO_RETURN,
}


@dataclass(frozen=True, slots=True)
class Returns:
    """Officers' answers by test and school, and the cell each stands in; a school without one made no return.

    `heads` are what HR returned of heads; `monitored` are Ofsted's monitoring visits on record, each with
    its number. Of the tests `told_apart` a named person tells the school: nothing is said of any school.
    Raises ValueError for a test that no return answers, and for “no looked-after pupils” of any other
    test than that of looked-after children.
    """

    answers: Mapping[str, Mapping[Urn, Answer]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[Urn, SourceCell]] = field(default_factory=dict)
    told_apart: frozenset[str] = frozenset()
    heads: Mapping[Urn, HeadReturn] = field(default_factory=dict)
    monitored: Mapping[Urn, Sequence[tuple[date, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.answers) - {test.id for test in LOCAL_TESTS}
        if unknown:
            raise ValueError(f"No return answers test {min(unknown)}.")
        others = (said for test, said in self.answers.items() if test != LOOKED_AFTER.id)
        if any(Answer.NO_PUPILS in said.values() for said in others):
            raise ValueError(f"“{Answer.NO_PUPILS}” answers indicator 7 alone.")

    @property
    def every_cell(self) -> tuple[SourceCell, ...]:
        """The cells in which the answers stand, each once, in order."""
        return tuple(sorted({cell for cells in self.cells.values() for cell in cells.values()}))

    @property
    def said(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        """Everything told, as plain texts: the answer and its cell, by test and school, then all else."""
        said: dict[str, dict[str, tuple[str, str]]] = {test: {} for test in sorted(self.told_apart)}
        for test, each in self.answers.items():
            cells = self.cells.get(test, {})
            said[test] = {str(urn): (str(answer), repr(cells.get(urn))) for urn, answer in each.items()}
        for name, told in (("heads", self.heads), ("monitored", self.monitored)):
            said |= {name: {str(urn): (repr(one), "") for urn, one in told.items()}} if told else {}
        return said

    def head_of(self, urns: Sequence[Urn]) -> HeadReturn | None:
        """What HR returned of a school under any of its numbers, None if nothing."""
        return _first(urns, self.heads, None)

    def visits_since(self, urns: Sequence[Urn], inspected_on: date) -> int | None:
        """The number of Ofsted's latest monitoring visit since a day, None where none is on record."""
        numbers = [n for urn in urns for day, n in self.monitored.get(urn, ()) if day >= inspected_on]
        return max(numbers, default=None)

    def of(self, test: Test, evidence: Evidence) -> Words:
        """Each school's answer, given under any number that the school has had."""
        if test.id in self.told_apart:
            return np.full(evidence.size, Answer.TOLD_APART, dtype=object)
        found = _each(evidence, self.answers.get(test.id, {}), Answer.NO_RETURN)
        return np.array(found, dtype=object)

    def cells_of(self, test: Test, evidence: Evidence, first: int) -> Whole:
        """The place of each school's cell, where `first` is that of the first of `every_cell`.

        Raises ValueError for cells without a place: a finding would rest on other schools' figures.
        """
        if self.cells and first == NO_CELL:
            raise ValueError("The cells of returns have no place among the evidence: the caller is at fault.")
        places = {cell: first + place for place, cell in enumerate(self.every_cell)}
        said = {urn: places[cell] for urn, cell in self.cells.get(test.id, {}).items()}
        return np.array(_each(evidence, said, NO_CELL), dtype=np.intp)


def _each(evidence: Evidence, found: Mapping[Urn, _T], otherwise: _D) -> list[_T | _D]:
    """What was found of each school, under the newest number that it has had."""
    if not found:
        return [otherwise] * evidence.size
    return [_first(school.urns, found, otherwise) for school in evidence.schools]


def _first(urns: Sequence[Urn], found: Mapping[Urn, _T], otherwise: _D) -> _T | _D:
    return next((found[urn] for urn in urns if urn in found), otherwise)


def local_returns(
    evidence: Evidence, returns: Returns | None = None, first_cell: int = NO_CELL
) -> list[Sheet]:
    """A sheet for every test that rests on returns; `first_cell` is the place of the first of their cells."""
    return [from_return(evidence, test, returns or Returns(), first_cell) for test in LOCAL_TESTS]


def from_return(evidence: Evidence, test: Test, returns: Returns, first_cell: int = NO_CELL) -> Sheet:
    """A concern is a breach; no return cannot say; only “no looked-after pupils” does not apply."""
    answer = returns.of(test, evidence)
    no_pupils = answer == Answer.NO_PUPILS
    return Sheet(
        test,
        "",
        "",
        ~no_pupils,
        _why_not(answer),
        answer == Answer.CONCERN,
        {},
        [returns.cells_of(test, evidence, first_cell)],
        np.full(evidence.size, NO_YEAR),
        note=np.where(no_pupils, Answer.NO_PUPILS.value, "").astype(object),
    )


def _why_not(answer: Words) -> Words:
    """Why each answer leaves the test unsaid, empty where it does not."""
    found = np.full(len(answer), "", dtype=object)
    for said, why in _WHY_NOT.items():
        found[answer == said] = why
    return found
