"""What a paper about one event rests on: the events it speaks of, found in a school's history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from reportkit.casework.events import Event, Payload
from reportkit.casework.register import History

Kind = TypeVar("Kind", bound=Payload)


def saying(events: Iterable[Event], kind: type[Kind]) -> Iterator[tuple[Event, Kind]]:
    """The events of one kind, each with what it says."""
    for event in events:
        if isinstance(event.payload, kind):
            yield event, event.payload


def about(events: Iterable[Event], event: Event, history: History) -> tuple[Event, ...]:
    """Those of the events that refer to the event, by its own id or by that of one it corrects."""
    return tuple(one for one in events if event in _named(one, history))


def resting_on(
    history: History, event: Event | None, kinds: tuple[type[Payload], ...], as_at: date
) -> tuple[Event, ...]:
    """Every event up to the day, in the order recorded, that a paper about `event` rests on.

    These are it, what refers to it, and all of `kinds` up to its own day, each with what it corrects: so
    the paper changes with these events alone. A form is about no event, and rests on all of `kinds`.
    """
    standing, until = history.standing(as_at), event.happened_on if event else as_at
    kept = (one for one in standing if one.happened_on <= until)
    wanted = {one.id for one in kept if isinstance(one.payload, kinds)}
    if event:
        wanted |= {event.id, *(one.id for one in about(standing, event, history))}
    return tuple(one for one in history.events if (now := history.current(one.id)) and now.id in wanted)


def _named(event: Event, history: History) -> tuple[Event | None, ...]:
    return tuple(history.current(named) for named, _ in event.payload.references())
