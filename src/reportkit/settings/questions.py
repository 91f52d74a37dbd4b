"""The questions that end a school's profile, in the council's own words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from reportkit.settings.policies import Phase
from reportkit.settings.reading import Setting, read_settings
from reportkit.vocabulary.results import Outcome


class Question(Setting):
    """One question. Without an indicator it may be asked of any school.

    `phases` and `boroughs` (whose policy it suits) left out stand for all. The text may hold
    {measure} and {year}: those of the result it is asked about.
    """

    text: str = Field(min_length=10)
    indicator: int | None = Field(default=None, ge=1, le=11)
    outcome: Outcome | None = None
    phases: tuple[Phase, ...] = ()
    boroughs: tuple[str, ...] = ()

    def suits(self, phase: str, borough: str) -> bool:
        """Whether it may be asked of a school of the phase under the borough's policy."""
        return (not self.phases or phase in self.phases) and (not self.boroughs or borough in self.boroughs)


class Questions(Setting):
    """`params/questions.yaml`: how long a school has to reply, and what it is asked."""

    reply_within_days: int = Field(ge=1)
    questions: tuple[Question, ...] = Field(min_length=5)

    def of_result(self, indicator: int, outcome: Outcome, phase: str, borough: str) -> Question | None:
        """The first question on an indicator with that outcome, None for none."""
        asked = (q for q in self.questions if (q.indicator, q.outcome) == (indicator, outcome))
        return next((q for q in asked if q.suits(phase, borough)), None)

    def of_any(self, phase: str, borough: str) -> Sequence[Question]:
        """The questions that rest on no result, those of the phase or the policy first."""
        general = [q for q in self.questions if q.indicator is None and q.suits(phase, borough)]
        return sorted(general, key=lambda q: not q.phases and not q.boroughs)


def read_questions(params: Path) -> Questions:
    """The questions. Raises UsageError for a file that cannot be used."""
    return read_settings(params / "questions.yaml", Questions)
