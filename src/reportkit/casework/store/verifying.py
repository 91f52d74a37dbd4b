"""Whether a store is whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlalchemy import Connection, text

from reportkit.casework.events import Event, split_id
from reportkit.casework.store.reading import read_all
from reportkit.casework.store.store import Store
from reportkit.exceptions import UsageError


def verify(store: Store) -> int:
    """How many events the store holds, all of them readable, in order, and naming only events there are.

    Raises UsageError for a store that is damaged.
    """
    with store.reading() as connection:
        _check_pages(connection)
        events = read_all(connection)
    for stream, found in groupby(events, key=lambda event: event.stream):
        _check_order(stream, list(found))
    _check_named(events)
    return len(events)


def _check_pages(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        said = connection.execute(text("PRAGMA integrity_check")).scalar_one()
        if said != "ok":
            raise _damaged(str(said).splitlines()[0])


def _check_order(stream: str, events: Sequence[Event]) -> None:
    for number, event in enumerate(events, start=1):
        if event.number != number:
            raise _damaged(f"the event {stream}-{number} is missing")


def _check_named(events: Iterable[Event]) -> None:
    known = {(event.stream, event.number) for event in events}
    for event in events:
        named = [one for one, _ in event.payload.references()]
        for one in (*named, event.corrects, event.erased_by):
            if one and split_id(one) not in known:
                raise _damaged(f"{event.id} names {one}, which is not there")


def _damaged(problem: str) -> UsageError:
    return UsageError(
        f"The casework store is damaged: {problem}. Move it aside, and restore the newest "
        "backup in its place."
    )
