"""What only the council's own returns can say: indicators 7 and 10, and limbs of 8, 9 and 11.

No return is never “no concern”: without one the test cannot say, and while it cannot its indicator is
not clear. There are no numbers here: an officer answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test
from reportkit.vocabulary import MissingReason, Urn
from reportkit.vocabulary.arrays import Words

LOOKED_AFTER = Test("7", 7, "Looked-after children's needs", ())
LICENSED_DEFICIT = Test("8c", 8, "Licensed deficit and forecast", ("forecast_years",))
RECOVERY_PLAN = Test("8d", 8, "Recovery plan", ())
AUDIT = Test("8e", 8, "Audit", ())
LEADERSHIP = Test("9a", 9, "Changes of head", ("head_changes", "head_change_months"))
GOVERNANCE = Test(
    "9b", 9, "Vacancies and governance", ("governor_vacancies", "head_vacancy_terms", "turbulence_signs")
)
RECOMMENDATIONS = Test("10", 10, "Recommendations", ("overdue_terms", "overdue_share", "overdue_open"))
SAFEGUARDING = Test("11b", 11, "Safeguarding known to the council", ())
LOCAL_TESTS = (
    *(LOOKED_AFTER, LICENSED_DEFICIT, RECOVERY_PLAN, AUDIT),
    *(LEADERSHIP, GOVERNANCE, RECOMMENDATIONS, SAFEGUARDING),
)


class Answer(StrEnum):
    """What a return says of a school."""

    CONCERN = "concern"
    NO_CONCERN = "no concern"
    NO_PUPILS = "no looked-after pupils"
    NO_RETURN = "no return"


@dataclass(frozen=True, slots=True)
class Returns:
    """Officers' answers by test and school; a school without one has made no return.

    Raises ValueError for a test that no return answers, and for “no looked-after pupils” of any other
    test than that of looked-after children.
    """

    answers: Mapping[str, Mapping[Urn, Answer]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.answers) - {test.id for test in LOCAL_TESTS}
        if unknown:
            raise ValueError(f"No return answers test {min(unknown)}.")
        others = (said for test, said in self.answers.items() if test != LOOKED_AFTER.id)
        if any(Answer.NO_PUPILS in said.values() for said in others):
            raise ValueError(f"“{Answer.NO_PUPILS}” answers indicator 7 alone.")

    def of(self, test: Test, evidence: Evidence) -> Words:
        """Each school's answer."""
        said = self.answers.get(test.id, {})
        return np.array([said.get(school.urn, Answer.NO_RETURN) for school in evidence.schools], dtype=object)


def local_returns(evidence: Evidence, returns: Returns | None = None) -> list[Sheet]:
    """A sheet for every test that rests on returns."""
    return [from_return(evidence, test, returns or Returns()) for test in LOCAL_TESTS]


def from_return(evidence: Evidence, test: Test, returns: Returns) -> Sheet:
    """A concern is a breach; no return cannot say; only “no looked-after pupils” does not apply."""
    answer = returns.of(test, evidence)
    no_pupils = answer == Answer.NO_PUPILS
    is_said = (answer == Answer.CONCERN) | (answer == Answer.NO_CONCERN)
    why_not = np.where(no_pupils, MissingReason.NOT_APPLICABLE, MissingReason.NO_RETURN)
    return Sheet(
        test,
        "",
        "",
        ~no_pupils,
        np.where(is_said, "", why_not).astype(object),
        answer == Answer.CONCERN,
        {},
        [],
        np.full(evidence.size, NO_YEAR),
        note=np.where(no_pupils, Answer.NO_PUPILS.value, "").astype(object),
    )
