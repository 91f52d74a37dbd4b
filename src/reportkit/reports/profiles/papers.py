"""Everything a paper about one school says: what is on record of the school, and the event it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reportkit.casework.events import Event, Payload, called
from reportkit.casework.papers import about, saying
from reportkit.casework.record import Record, SchoolRecord, read_record
from reportkit.casework.register import History
from reportkit.casework.requirements import Rules, SchoolFacts, Subject
from reportkit.exceptions import UsageError
from reportkit.settings import Authority, read_authority, read_terms
from reportkit.settings.policies import PolicyPack, read_pack

Kind = TypeVar("Kind", bound=Payload)


@dataclass(frozen=True, slots=True)
class PaperProfile:
    """One school's record and the event that the paper is about; None for an empty form."""

    record: Record
    school: SchoolRecord
    authority: Authority
    rules: Rules
    event: Event | None

    @property
    def facts(self) -> SchoolFacts:
        """Who the school is."""
        return self.school.facts

    @property
    def pack(self) -> PolicyPack:
        """The policy."""
        return self.rules.pack

    @property
    def subject(self) -> Subject:
        """The school as the requirements look at it."""
        return self.record.subject(self.school)

    @property
    def history(self) -> History:
        """Every event that the paper may rest on."""
        return self.school.history

    @property
    def standing(self) -> tuple[Event, ...]:
        """Those that count on the day, in the order they happened."""
        return self.history.standing(self.record.as_at)

    @property
    def is_form(self) -> bool:
        """Whether it is an empty form, to be filled in by hand."""
        return self.event is None

    def said(self, kind: type[Kind]) -> Kind | None:
        """What the event says; None for a form. Raises UsageError for an event of another kind."""
        if self.event is None:
            return None
        if not isinstance(self.event.payload, kind):
            raise UsageError(
                f"{self.event.id} is of another kind, {called(self.event.kind)}: this paper needs one of "
                f"{called(kind.kind)}."
            )
        return self.event.payload

    def about(self, kind: type[Kind]) -> Iterator[tuple[Event, Kind]]:
        """The events of a kind that refer to the paper's own."""
        return saying(about(self.standing, self.event, self.history), kind) if self.event else iter(())

    def before(self, kind: type[Kind]) -> tuple[tuple[Event, Kind], ...]:
        """The events of a kind before the paper's own; before a form, all of them."""
        found = list(saying(self.standing, kind))
        own = [place for place, (event, _) in enumerate(found) if event == self.event]
        return tuple(found[: own[0]] if own else found)

    def check(self, authority: str, as_at: str, urn: str) -> PaperProfile:
        """Itself. Raises UsageError if the record is not of that school on that day."""
        mine = (self.record.authority, self.record.as_at.isoformat(), str(self.facts.urn))
        if mine != (authority, as_at, urn):
            raise UsageError(
                f"The record named is of {mine[2]} ({mine[0]}, {mine[1]}), not of {urn} ({authority}, "
                f"{as_at}). Build the document with  reportkit build  and not by hand."
            )
        return self


def read_paper_profile(record: str, params: str, event: str) -> PaperProfile:
    """The profile from the record of one school; `event` is "" for an empty form.

    Raises UsageError where the record is not of one school, or nothing of that id stands in it.
    """
    return paper_profile(read_record(Path(record)), Path(params), event)


def paper_profile(record: Record, params: Path, event: str) -> PaperProfile:
    """The same from a record at hand."""
    if len(record.schools) != 1:
        raise UsageError(f"A paper about one school needs that school's record, not {len(record.schools)}.")
    (school,) = record.schools
    found = school.history.current(event) if event else None
    if event and found is None:
        raise UsageError(f"No event {event} stands on record of {school.urn}. Look its id up in the history.")
    rules = Rules(read_pack(params, record.policy), read_terms(params))
    return PaperProfile(record, school, read_authority(params, record.authority), rules, found)
