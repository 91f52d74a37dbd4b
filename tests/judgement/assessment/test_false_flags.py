"""The flags that chance alone would make are those of the tests that could be made."""

from __future__ import annotations

import pytest

from reportkit.judgement.assessment.false_flags import false_flags
from reportkit.judgement.assessment.model import Finding
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.assessment.builders import NAN, Case, assessment, finding, unsaid


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ((), 0.0),
        ((finding(chance=0.05), finding(chance=0.025, outcome=Outcome.CLEAR)), 0.075),
        ((finding(chance=0.05), finding(chance=NAN)), 0.05),
        ((finding(chance=NAN),), 0.0),
        ((finding(chance=0.05), unsaid(MissingReason.TOO_FEW, chance=0.5)), 0.05),
        ((finding(chance=0.05), finding(chance=0.5, outcome=Outcome.NOT_APPLICABLE)), 0.05),
    ],
    ids=["no test", "two", "one without a chance", "none with a chance", "one unsaid", "one not applicable"],
)
def test_chances_of_tests_that_were_made_add_up(findings: tuple[Finding, ...], expected: float) -> None:
    assert false_flags(findings) == pytest.approx(expected)


def test_a_schools_findings_are_those_of_all_its_indicators() -> None:
    both = (finding(), finding("2", chance=0.1))
    found = assessment(Case(findings=both))
    assert false_flags(found.of_school(found.urns[0]).findings) == pytest.approx(0.15)
