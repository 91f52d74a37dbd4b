"""Appending: the next number of its school, if what was recorded before allows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from sqlalchemy import Connection, func, insert, select

from reportkit.casework.events import Entry, Event, called, split_id
from reportkit.casework.register import LOOKS_BACK, check_follows, tell_history
from reportkit.casework.store.reading import read_event, read_keyed, read_streams
from reportkit.casework.store.tables import EVENTS, row_of
from reportkit.exceptions import CaseworkRefused
from reportkit.vocabulary import Urn, in_words

_KINDS_BEFORE = tuple(kind.kind for kind in LOOKS_BACK)


def append_all(
    connection: Connection, entries: Sequence[Entry], earlier: Mapping[Urn, Sequence[Urn]]
) -> tuple[Event, ...]:
    """The entries as events, in the order given. Raises CaseworkRefused for one that may not follow."""
    return tuple(_append(connection, entry, _streams(entry, earlier)) for entry in entries)


def _streams(entry: Entry, earlier: Mapping[Urn, Sequence[Urn]]) -> tuple[str, ...]:
    before = earlier.get(entry.urn, ()) if entry.urn else ()
    return (*before, entry.stream)


def _append(connection: Connection, entry: Entry, streams: tuple[str, ...]) -> Event:
    recorded = read_keyed(connection, entry.key) if entry.key else None
    if recorded is not None:
        return _same(entry, recorded)
    event = numbered(connection, entry)
    _check_references(connection, event, streams)
    check_follows(event, _before(connection, event, streams))
    connection.execute(insert(EVENTS), row_of(event))
    return event


def numbered(connection: Connection, entry: Entry) -> Event:
    """The entry with the next number of its school."""
    last = select(func.max(EVENTS.c.number)).where(EVENTS.c.stream == entry.stream)
    said = {field.name: getattr(entry, field.name) for field in fields(Entry)}
    return Event(**said, number=(connection.execute(last).scalar() or 0) + 1)


def _same(entry: Entry, recorded: Event) -> Event:
    """The event recorded under the entry's key. Raises CaseworkRefused if it says something else."""
    said = {field.name: getattr(recorded, field.name) for field in fields(Entry)}
    then = Entry(**said)
    now = replace(entry, recorded_at=then.recorded_at, entered_by=then.entered_by)
    if recorded.erased_by is None and now != then:
        raise CaseworkRefused(
            f"{_not_recorded(entry)}: the same row or command was recorded as {recorded.id} with other "
            f"words. To change what it says, correct {recorded.id}."
        )
    return recorded


def _before(connection: Connection, event: Event, streams: tuple[str, ...]) -> tuple[Event, ...]:
    """What check_follows asks for, and no more: most kinds ask for nothing."""
    if event.corrects is not None:
        return read_streams(connection, streams)
    if isinstance(event.payload, LOOKS_BACK):
        return read_streams(connection, streams, _KINDS_BEFORE)
    return ()


def _check_references(connection: Connection, event: Event, streams: tuple[str, ...]) -> None:
    for named, kinds in event.payload.references():
        found = read_event(connection, *split_id(named))
        if found is None or found.stream not in streams or found.kind not in kinds:
            wanted = " or ".join(map(called, kinds))
            raise CaseworkRefused(
                f"{_not_recorded(event)}: {named} is no {wanted} of this school or authority. Look the "
                "event's id up in its history."
            )
        if event.payload.comes_after:
            _check_after(event, _as_it_stands(connection, found, streams))


def _as_it_stands(connection: Connection, named: Event, streams: tuple[str, ...]) -> Event:
    """The event, or what was recorded in its place: a correction may have given it another day."""
    return tell_history(read_streams(connection, streams)).current(named.id) or named


def _check_after(event: Event, named: Event) -> None:
    if event.happened_on < named.happened_on:
        raise CaseworkRefused(
            f"{_not_recorded(event)}: {in_words(event.happened_on)} is before {in_words(named.happened_on)}, "
            f"the day of the {called(named.kind)} {named.id} that it names. Correct one of the two."
        )


def _not_recorded(entry: Entry) -> str:
    return f"The {called(entry.kind)} for {entry.stream} was not recorded"
