"""What the HR return says of a school's head, and so of the time since an inspection (K42)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportkit.vocabulary import plus_months

_LOOKS_BACK_MONTHS = 24


class HeadChanged(StrEnum):
    """Whether the head changed since an inspection."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class HeadReturn:
    """One school's row of the HR return, and the day it was answered for; None for what was left blank.

    `changes` is how often the head changed in the 24 months before; `is_current` is False for a return of
    an earlier term than the one before.
    """

    on: date
    since: date | None = None
    changes: int | None = None
    vacant_since: date | None = None
    is_current: bool = True

    def changed_since(self, inspected_on: date) -> HeadChanged:
        """What the return says; an old one still tells of a change, and never that there was none."""
        if inspected_on > self.on:
            return HeadChanged.NOT_KNOWN
        if self._tells_of_change(inspected_on):
            return HeadChanged.YES
        return HeadChanged.NO if self.is_current and self._rules_out(inspected_on) else HeadChanged.NOT_KNOWN

    def _tells_of_change(self, inspected_on: date) -> bool:
        """A head or a vacancy newer than the inspection, or a change in months that all lie after it."""
        days = (day for day in (self.since, self.vacant_since) if day is not None)
        return any(day > inspected_on for day in days) or (
            bool(self.changes) and inspected_on <= self._counted_from
        )

    def _rules_out(self, inspected_on: date) -> bool:
        """A head who was there already, or no change in months that reach back to the inspection."""
        if self.since is not None:
            return True
        return self.changes == 0 and self.vacant_since is None and inspected_on >= self._counted_from

    @property
    def _counted_from(self) -> date:
        return plus_months(self.on, -_LOOKS_BACK_MONTHS)
