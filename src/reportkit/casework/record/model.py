"""What is on record of schools on a day, apart from the store it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.minute_book import is_of_board
from reportkit.casework.register import Casefile, History, casefile, tell_history
from reportkit.casework.requirements import Promise, SchoolFacts, Subject
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True)
class Answer:
    """What a team answered about a school: which question, what, for which day, and where it stands."""

    team: str
    question: str
    said: str
    on: date
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class TeamReturn:
    """A team's last request and how many schools it has answered for since (H96, K29).

    `asked_of`, `asked_on` and `due_by` are None for a team that was never asked, `newest` for one that did
    not answer.
    """

    team: str
    answered: int
    schools: int
    asked_of: str | None = None
    asked_on: date | None = None
    due_by: date | None = None
    newest: date | None = None


@dataclass(frozen=True, slots=True)
class SchoolRecord:
    """One school: who it is, everything recorded of it in the order recorded, what it is promised.

    `events` go back over the URNs it had before, and hold what was corrected or withdrawn too. `answers`
    are the newest of each team.
    """

    facts: SchoolFacts
    events: tuple[Event, ...] = ()
    promises: tuple[Promise, ...] = ()
    ladder: tuple[tuple[str, int | None], ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def urn(self) -> Urn:
        """The number it has now."""
        return self.facts.urn

    @property
    def history(self) -> History:
        """Every event, and what became of it."""
        return tell_history(self.events)

    def event(self, number: str) -> Event | None:
        """The event of that id, such as 102368-7; None if the school has none."""
        return next((event for event in self.events if event.id == number), None)


@dataclass(frozen=True, slots=True)
class Record:
    """What is on record for an authority at the end of a day, under one policy.

    `schools` are those of its list and any that is on the register though no list has it; `former` are
    others that something is recorded of. `borough` are the events that are of no school, `teams` how the
    returns stand. `kept_since` is the first day on record, None while nothing is.
    """

    authority: str
    as_at: date
    policy: str
    schools: tuple[SchoolRecord, ...]
    former: tuple[SchoolRecord, ...] = ()
    borough: tuple[Event, ...] = ()
    teams: tuple[TeamReturn, ...] = ()
    kept_since: date | None = None

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The schools as the requirements of a policy look at them, in the record's order."""
        return tuple(map(self.subject, self.schools))

    def subject(self, school: SchoolRecord) -> Subject:
        """One school as the requirements look at it."""
        file = casefile(school.events, self.as_at)
        return Subject(school.facts, file, school.promises, school.ladder, self.kept_since)

    @property
    def by_urn(self) -> Mapping[Urn, SchoolRecord]:
        """Every school of the list by the number it has now."""
        return {school.urn: school for school in self.schools}

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything in it: of schools, of former ones, of the borough."""
        schools = (*self.schools, *self.former)
        return (*(event for school in schools for event in school.events), *self.borough)

    @property
    def borough_file(self) -> Casefile:
        """What stands of the events that are of no school."""
        return casefile(self.borough, self.as_at)

    def without_readings(self) -> Record:
        """The record without who read it: a document made from that changes with what it says alone."""
        kept = tuple(event for event in self.borough if not isinstance(event.payload, Reading))
        return replace(self, borough=kept)

    def of_board(self) -> Record:
        """The record of the board alone: no school and nothing else of the borough is in it."""
        kept = tuple(event for event in self.borough if is_of_board(event))
        return replace(self, schools=(), former=(), borough=kept, teams=(), kept_since=None)

    def of_school(self, urn: Urn) -> Record:
        """The record of that school alone: no other school and nothing of the borough is in it.

        Raises KeyError if it is not in the record.
        """
        return replace(self, schools=(self.by_urn[urn],), former=(), borough=(), teams=())
