"""Which database an address names, and the engine that speaks to it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from reportkit.exceptions import UsageError

_EXAMPLES = "sqlite:////folder/casework.sqlite or postgresql://user:password@server/database"
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")
# A term's sheet is written in about a second; whoever waits longer than this is told.
WAIT_SECONDS = 60
WRITES = "reportkit_writes"


def read_address(text: str) -> URL:
    """The address of a database. Raises UsageError for one that is neither SQLite nor PostgreSQL."""
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise UsageError(f"REPORTKIT_DATABASE_URL is no address: write {_EXAMPLES}.") from error
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise UsageError(
        f"Casework cannot be kept in {url.render_as_string(hide_password=True)}: write {_EXAMPLES}."
    )


def make_engine(url: URL) -> Engine:
    """The engine. It keeps no connection, so that a process may fork and a file may be moved."""
    if url.drivername == "sqlite":
        return _sqlite(url)
    return create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 10})


def _sqlite(url: URL) -> Engine:
    _make_private(Path(str(url.database)))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(path: Path) -> None:
    """The file, for its owner's eyes alone (H119); SQLite gives its companions the same rights."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise UsageError(
            f"Casework cannot be kept in {path}: {error.strerror}. Choose a place that can be written to "
            "with REPORTKIT_DATABASE_URL."
        ) from error


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    """WAL lets officers read while one writes; FULL keeps what was acknowledged through a power cut."""
    connection.isolation_level = None  # we begin transactions, not the driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer waits for its turn at once: one that had read first could not be let in later."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
