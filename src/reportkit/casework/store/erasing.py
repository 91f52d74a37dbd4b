"""Taking a person's name and contact data out of every event, on request; the erasure is recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, text, update

from reportkit.casework.events import Entry, Event, check_entry
from reportkit.casework.events.erasing import Person, whatever_names, without_person, words_without
from reportkit.casework.events.keeping_kinds import Erasure
from reportkit.casework.store.appending import numbered
from reportkit.casework.store.reading import read_all
from reportkit.casework.store.store import Store
from reportkit.casework.store.tables import EVENTS, OPEN_ERASURES, row_of
from reportkit.casework.store.trouble import told
from reportkit.exceptions import UsageError

_WORDS = ("who", "entered_by", "why", "payload")


def find_person(store: Store, person: Person) -> tuple[Event, ...]:
    """The events that name somebody, to be looked at before anything is erased."""
    with store.reading() as connection:
        return tuple(event for event, _ in without_person(read_all(connection), person))


def naming(store: Store, person: Person) -> re.Pattern[str]:
    """What finds the person in any text, by their names and what is on record beside them."""
    with store.reading() as connection:
        return whatever_names(read_all(connection), person)


def erase(store: Store, person: Person, asked: Entry) -> Event:
    """The record of the erasure, once the person's name and contact data stand in no event any more.

    `asked` says who carries it out, when and why; its payload is an Erasure, whose count is filled in here.
    Each event that named the person keeps its number, day, kind and everything else, with a mark. A backup
    made before still holds the name. Raises UsageError if no event names the person.
    """
    entry = check_entry(asked)
    with told(store.url), store.writing() as connection:
        _hold_others(connection)
        found = tuple(without_person(read_all(connection), person))
        if not found:
            raise UsageError(
                f"No event names {person.name}, so nothing was erased. Check the spelling, and give every "
                "other way in which the records may name them."
            )
        done = _record(connection, entry, person, len(found))
        _rewrite(connection, [after for _, after in found], done.id)
    _forget_old_pages(store)
    return done


def _hold_others(connection: Connection) -> None:
    """Nobody appends meanwhile, so that no new event can name the person unseen."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE casework_events IN SHARE ROW EXCLUSIVE MODE"))


def _record(connection: Connection, entry: Entry, person: Person, count: int) -> Event:
    """The erasure as an event, which does not name the person either."""
    why = words_without(entry.why, person)
    done = numbered(connection, replace(entry, why=why, payload=Erasure(events=count)))
    connection.execute(insert(EVENTS), row_of(done))
    return done


def _rewrite(connection: Connection, events: Sequence[Event], erasure: str) -> None:
    """Only while the erasure is open do the database's guards let words be changed."""
    connection.execute(insert(OPEN_ERASURES), {"event": erasure})
    for event in events:
        row = row_of(event)
        connection.execute(
            update(EVENTS)
            .where(EVENTS.c.stream == event.stream, EVENTS.c.number == event.number)
            .values({name: row[name] for name in _WORDS} | {"erased_by": erasure})
        )
    connection.execute(delete(OPEN_ERASURES))


def _forget_old_pages(store: Store) -> None:
    """What the rows said before leaves the database's files as well."""
    engine = store.engine.execution_options(isolation_level="AUTOCOMMIT")
    with told(store.url), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("VACUUM FULL casework_events"))
            return
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
