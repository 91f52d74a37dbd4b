"""Something due by a day, and where it stands on another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """Where a deadline stands. LATE is both: done after the day, and not done though it has passed."""

    MET = "met"
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due by the end of which day, and the rule that says so ("" for a working target of the team).

    `done_on` is when it was done, None if it is not. A day is in time up to its end.
    """

    rule: str
    what: str
    due: date
    done_on: date | None = None

    def status(self, as_at: date) -> Status:
        """Where it stood at the end of a day: what was done later counts as not done yet."""
        done = self.done_on if self.done_on and self.done_on <= as_at else None
        if (done or as_at) > self.due:
            return Status.LATE
        return Status.MET if done else Status.DUE

    def days_left(self, as_at: date) -> int:
        """Calendar days until it is due; negative once it has passed."""
        return (self.due - as_at).days
