"""Reading events, each school's in the order of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, select

from reportkit.casework.events import Event
from reportkit.casework.store.tables import EVENTS, event_of

_IN_ORDER = select(EVENTS).order_by(EVENTS.c.stream, EVENTS.c.number)


def read_all(connection: Connection) -> tuple[Event, ...]:
    """Everything in the store."""
    return _read(connection, _IN_ORDER)


def read_authority(connection: Connection, authority: str) -> tuple[Event, ...]:
    """Everything recorded for an authority."""
    return _read(connection, _IN_ORDER.where(EVENTS.c.authority == authority))


def read_streams(
    connection: Connection, streams: Sequence[str], kinds: Iterable[str] | None = None
) -> tuple[Event, ...]:
    """The events of these schools or authorities, one's after the other's; only some kinds if they are given.

    An event that corrects one of those kinds is of the kind itself, or a withdrawal.
    """
    asked = _IN_ORDER if kinds is None else _IN_ORDER.where(EVENTS.c.kind.in_(tuple(kinds)))
    return tuple(
        event for stream in streams for event in _read(connection, asked.where(EVENTS.c.stream == stream))
    )


def read_event(connection: Connection, stream: str, number: int) -> Event | None:
    """The event of that number, None if there is none."""
    asked = select(EVENTS).where(EVENTS.c.stream == stream, EVENTS.c.number == number)
    return next(iter(_read(connection, asked)), None)


def read_keyed(connection: Connection, key: str) -> Event | None:
    """The event recorded under a key, None if there is none."""
    return next(iter(_read(connection, select(EVENTS).where(EVENTS.c.key == key))), None)


def _read(connection: Connection, asked: Select[tuple[object, ...]]) -> tuple[Event, ...]:
    return tuple(event_of(row) for row in connection.execute(asked).mappings())
