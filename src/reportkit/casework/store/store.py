"""The store: events are appended to it and read from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError

from reportkit.casework.events import Entry, Event, check_entry
from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.register import History, Register, build_register, tell_history
from reportkit.casework.store.address import WRITES
from reportkit.casework.store.appending import append_all
from reportkit.casework.store.reading import read_authority, read_streams
from reportkit.casework.store.trouble import is_conflict, told
from reportkit.vocabulary import Urn

# Each time somebody else came first, so of eight writers even the unluckiest needs a fraction of these.
_TRIES = 500

Lineage = Mapping[Urn, Sequence[Urn]]


@dataclass(frozen=True, slots=True)
class Store:
    """One database of casework. Made by `open_store`, which brings its schema up to date.

    Every method raises UsageError if the database cannot be reached or used.
    """

    engine: Engine

    @property
    def url(self) -> URL:
        """Its address."""
        return self.engine.url

    def append(self, *entries: Entry, earlier: Lineage | None = None) -> tuple[Event, ...]:
        """The entries as events, all of them kept for good or none.

        `earlier` gives the URNs that a school had before, so that what may follow is judged by all of its
        history. An entry whose `key` was recorded before comes back as the event it became then. Raises
        UsageError for an entry that cannot be recorded (H97), and why.
        """
        checked = tuple(check_entry(entry) for entry in entries)
        with told(self.url):
            for _ in range(_TRIES):
                try:
                    with self.writing() as connection:
                        return append_all(connection, checked, earlier or {})
                except DBAPIError as error:
                    if not is_conflict(error):
                        raise
                    refused = error
            raise refused

    def history(self, urn: Urn, earlier: Sequence[Urn] = ()) -> History:
        """All that was recorded of a school, what was corrected included; `earlier` are its URNs before."""
        with self.reading() as connection:
            return tell_history(read_streams(connection, (*earlier, urn)))

    def events(self, authority: str) -> tuple[Event, ...]:
        """Everything recorded for an authority, each school's in its order."""
        with self.reading() as connection:
            return read_authority(connection, authority)

    def open_register(self, reading: Entry, successors: Mapping[Urn, Urn] | None = None) -> Register:
        """The register for somebody to read, once it is recorded who reads it and why (H119).

        `reading` is an entry of that kind. `successors` says which URN a school has now.
        """
        if not isinstance(reading.payload, Reading):
            raise ValueError(f"The register is opened with a reading, not with a {reading.kind}.")
        self.append(reading)
        return build_register(self.events(reading.authority), reading.payload.as_at, successors=successors)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the store."""
        snapshot = "REPEATABLE READ" if self.url.get_backend_name() == "postgresql" else None
        options = {"isolation_level": snapshot} if snapshot else {}
        with told(self.url), self.engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that is kept if the block ends well, and leaves nothing if not."""
        with self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection
