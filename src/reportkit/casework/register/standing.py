"""A school's events as they stand: corrected ones replaced, withdrawn ones gone, all of them still told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from reportkit.casework.events.event import Event
from reportkit.casework.events.register_kinds import Withdrawal
from reportkit.casework.events.words import Payload


@dataclass(frozen=True, slots=True)
class Told:
    """An event in the history, and the id of the one that stands in its place or took it back."""

    event: Event
    replaced_by: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts: it was not replaced, and it is not itself the note that took one back."""
        return self.replaced_by is None and not isinstance(self.event.payload, Withdrawal)


@dataclass(frozen=True)
class History:
    """Every event of a school in the order it was recorded, nothing left out."""

    told: tuple[Told, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """All of them."""
        return tuple(one.event for one in self.told)

    def standing(self, as_at: date = date.max) -> tuple[Event, ...]:
        """Those that count and had happened by the end of the day, in the order they happened.

        Of two on one day the one recorded first is first; a correction takes its original's turn.
        """
        turn = {one.event.id: n for n, one in enumerate(self.told)}
        standing = [one.event for one in self.told if one.stands and one.event.happened_on <= as_at]
        return tuple(sorted(standing, key=lambda event: (event.happened_on, turn[self._firsts[event.id]])))

    def by(self, day: date) -> History:
        """What had happened by the end of a day, with what became of it since."""
        return History(tuple(one for one in self.told if one.event.happened_on <= day))

    def first(self, event: str) -> str:
        """The id at the beginning of the event's line of corrections; its own where it corrects nothing."""
        return self._firsts.get(event, event)

    def current(self, event: str) -> Event | None:
        """What stands now for the event of that id: itself or its correction. None if it is gone or unknown.

        What refers to an event goes on referring to it after a correction, which has an id of its own.
        """
        first = self._firsts.get(event)
        standing = (one.event for one in self.told if one.stands)
        return next((one for one in standing if self._firsts[one.id] == first), None)

    @cached_property
    def _firsts(self) -> Mapping[str, str]:
        """For each event the id of the one at the beginning of its line of corrections."""
        first: dict[str, str] = {}
        for event in self.events:
            first[event.id] = first.get(event.corrects, event.corrects) if event.corrects else event.id
        return first


@dataclass(frozen=True, slots=True)
class Casefile:
    """What stands of one school on a day, by kind."""

    as_at: date
    events: tuple[Event, ...]

    def of(self, *kinds: type[Payload]) -> tuple[Event, ...]:
        """The events of these kinds, in the order they happened."""
        return tuple(event for event in self.events if isinstance(event.payload, kinds))

    def last(self, *kinds: type[Payload]) -> Event | None:
        """The newest event of these kinds, None if there is none."""
        found = self.of(*kinds)
        return found[-1] if found else None


def tell_history(events: Iterable[Event], known_at: datetime | None = None) -> History:
    """The history that events make, in the order they come; `known_at` leaves out what was recorded later."""
    known = [event for event in events if known_at is None or event.recorded_at <= known_at]
    replaced = {event.corrects: event.id for event in known if event.corrects}
    return History(tuple(Told(event, replaced.get(event.id)) for event in known))


def casefile(events: Sequence[Event], as_at: date, known_at: datetime | None = None) -> Casefile:
    """What stands at the end of a day."""
    return Casefile(as_at, tell_history(events, known_at).standing(as_at))
