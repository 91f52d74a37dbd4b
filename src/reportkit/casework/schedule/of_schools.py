"""What falls due school by school: restricted, for the team alone (H119)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportkit.casework.requirements import Requirement, Rules, Subject, what_follows
from reportkit.casework.schedule.line import Span, State


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """Something required of the team for one school, by the end of a day."""

    subject: Subject
    requirement: Requirement
    day: date

    def state(self, as_at: date) -> State:
        """Where it stands: what is required is not done yet."""
        return State.LATE if as_at > self.day else State.DUE


def school_lines(subjects: Iterable[Subject], rules: Rules, span: Span) -> tuple[SchoolLine, ...]:
    """What is required up to the last of those days and not done, the earliest first."""
    found = [
        SchoolLine(subject, requirement, requirement.due)
        for subject in subjects
        for requirement in what_follows(subject, rules)
        if requirement.due and requirement.due <= span.last
    ]
    return tuple(sorted(found, key=lambda line: (line.day, line.subject.facts.urn)))
