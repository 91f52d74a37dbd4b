"""A step of the checklist, where it stands, and the case that it is looked at for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportkit.casework.events import Event
from reportkit.casework.events.formal_kinds import Notice, Stage
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Notification
from reportkit.casework.papers import about, saying
from reportkit.casework.register import Casefile, History, register_entry
from reportkit.casework.requirements import Rules, SchoolFacts

SECTION_60 = "section 60"


class Stands(StrEnum):
    """Where a step stands. NOT_KNOWN is what no record tells, so that a person must look."""

    DONE = "Done"
    LATE = "Done late"
    NOT_YET = "Not yet"
    NOT_KNOWN = "Not known"


class Part(StrEnum):
    """The parts of the checklist, in order."""

    WHY = "Why a notice"
    BEFORE = "Before it is given"
    SAYS = "What the notice says"
    GIVEN = "Who is given it"
    AFTER = "After the notice"
    ACADEMY = "Instead of a notice"


@dataclass(frozen=True, slots=True)
class Step:
    """One line: what is needed, by which clause, where it stands, and what the record says or lacks.

    `what` is a thing that there must be, to stand in a list of what is missing; `source` is empty for the
    team's own steps. `shown_by` are the events that show it, oldest first; none where it is not done.
    """

    part: Part
    what: str
    source: str
    stands: Stands
    said: str
    shown_by: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """The school, its history on the day, and the notice; None for a notice that is not drafted yet."""

    facts: SchoolFacts
    history: History
    rules: Rules
    as_at: date
    notice: Event | None = None

    @property
    def said(self) -> Notice | None:
        """What the notice says."""
        return self.notice.payload if self.notice and isinstance(self.notice.payload, Notice) else None

    @property
    def is_formal(self) -> bool:
        """Whether the checklist is for a formal notice: so is one that is not drafted yet."""
        return self.said is None or self.said.stage is Stage.FORMAL

    @property
    def standing(self) -> tuple[Event, ...]:
        """What stands of the school on the day."""
        return self.history.standing(self.as_at)

    @property
    def this_time(self) -> tuple[Event, ...]:
        """What stands since the school came on the register; of one that is not on it, everything."""
        entry = register_entry(self.facts.urn, Casefile(self.as_at, self.standing))
        since = entry.since if entry and entry.is_on and entry.since else date.min
        return tuple(event for event in self.standing if event.happened_on >= since)

    @property
    def before(self) -> tuple[Event, ...]:
        """What stands and was recorded as happening no later than the notice, the notice itself left out."""
        until = self.notice.happened_on if self.notice else self.as_at
        return tuple(one for one in self.standing if one.happened_on <= until and one != self.notice)

    @property
    def after(self) -> tuple[Event, ...]:
        """What refers to the notice."""
        return about(self.standing, self.notice, self.history) if self.notice else ()

    def told(self, *parties: Party) -> tuple[Event, ...]:
        """The notifications about the notice to any of these, oldest first."""
        return tuple(event for event, said in saying(self.after, Notification) if said.party in parties)
