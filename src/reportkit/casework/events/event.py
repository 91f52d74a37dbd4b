"""An entry is what somebody asks to be recorded; an event is an entry that was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reportkit.casework.events.words import Payload
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who did or decided it, on which day, why, and when that was written down.

    `urn` is None for what is borough-wide. `entered_by` is who wrote it down, by default who did it.
    `corrects` is the id of the event it stands in place of. `key`, if given, makes it one and the same
    entry however often it is sent, such as a row of a workbook or a command that was tried again.
    """

    authority: str
    urn: Urn | None
    who: str
    recorded_at: datetime
    happened_on: date
    why: str
    payload: Payload
    indicators: tuple[int, ...] = ()
    corrects: str | None = None
    entered_by: str = ""
    key: str | None = None

    @property
    def stream(self) -> str:
        """What the entry's events are numbered by: the school, or the authority for what is borough-wide."""
        return self.urn or self.authority

    @property
    def kind(self) -> str:
        """The kind's name."""
        return self.payload.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """A recorded entry. `number` counts from 1 within its school or authority, without a gap.

    `erased_by` is the id of the erasure that took a person's name out of it, None if none did.
    """

    number: int
    erased_by: str | None = None

    @property
    def id(self) -> str:
        """As people cite it: 102368-7 is the school's seventh event, hillingdon-7 the authority's."""
        return f"{self.stream}-{self.number}"


def split_id(event: str) -> tuple[str, int]:
    """The stream and the number. Raises ValueError for what is not an id."""
    stream, dash, number = event.rpartition("-")
    if not (dash and stream and number.isascii() and number.isdigit()):
        raise ValueError(f"“{event}” is not an event's id: it looks like 102368-7.")
    return stream, int(number)
