"""The whole checklist of one notice, or of one that is not drafted yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.casework.notices.academies import referral_steps
from reportkit.casework.notices.giving import after_steps, giving_steps, particulars
from reportkit.casework.notices.grounds import before_steps, why_steps
from reportkit.casework.notices.steps import Case, Part, Stands, Step


@dataclass(frozen=True, slots=True)
class Checklist:
    """Every step in order."""

    steps: tuple[Step, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that have steps, in order."""
        return tuple(dict.fromkeys(step.part for step in self.steps))

    def of(self, part: Part) -> tuple[Step, ...]:
        """The steps of one part."""
        return tuple(step for step in self.steps if step.part is part)

    def that_stand(self, *stands: Stands) -> tuple[Step, ...]:
        """The steps that stand so."""
        return tuple(step for step in self.steps if step.stands in stands)


def notice_checklist(case: Case) -> Checklist:
    """The steps for a maintained school; for an academy, what is done instead of a notice."""
    return Checklist(tuple(referral_steps(case) if case.facts.maintained is False else _steps(case)))


def _steps(case: Case) -> Iterator[Step]:
    yield from why_steps(case)
    yield from before_steps(case)
    yield from particulars(case)
    yield from giving_steps(case)
    yield from after_steps(case)
