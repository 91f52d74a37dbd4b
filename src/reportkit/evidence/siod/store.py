"""The DuckDB file: what is loaded, and loading more, all or nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self

import duckdb

from reportkit.exceptions import MissingData, Place, ShrunkenRelease, UsageError

if TYPE_CHECKING:
    from reportkit.evidence.sources import Reading

_SCHEMA = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
_FEWER_ROWS = 0.95
ROWS_TOGETHER = 40_960
_MONTH = (
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|"
    "nov(ember)?|dec(ember)?"
)
_DATES = re.compile(rf"(?<!\d)(20\d{{4}}|20\d\d|\d\d?)(?!\d)|(?<![a-z])({_MONTH})(?![a-z])")


@dataclass(frozen=True, slots=True)
class ReleaseSummary:
    """One loaded release, as listed by `reportkit status`."""

    release_id: str
    file: str
    layout: str
    publisher: str
    title: str
    time_period: str
    vintage: str
    published_on: date
    as_at: date | None
    rows_read: int
    rows_loaded: int
    rows_quarantined: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one load did: releases added, and files already held with the same content."""

    added: tuple[ReleaseSummary, ...]
    unchanged: tuple[str, ...]


@cache
def fingerprint() -> str:
    """Hash of everything that decides what a source file becomes: schema, registry and readers."""
    evidence = files("reportkit.evidence")
    parts = [_SCHEMA.encode()]
    for folder in ("registry", "registry/measures", "sources"):
        found = [entry for entry in evidence.joinpath(folder).iterdir() if entry.is_file()]
        parts += [
            entry.read_bytes()
            for entry in sorted(found, key=lambda entry: entry.name)
            if entry.name.endswith((".py", ".yaml", ".csv"))
        ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def series_of(file: str) -> str:
    """The file's name without its dates: what one release and the next of a series share.

    An authority's number stays, since one authority's file says nothing of how long another's is.
    """
    return _DATES.sub("", PurePosixPath(file).name.lower().split(".")[0])


# Layouts that always hold the whole of England: one release is compared with the last, whatever it is
# called. Other layouts may hold one authority, so their files are compared within a series of names.
_NATIONAL = (
    "lait",
    "ofsted_graded",
    "ofsted_report_cards",
    "gias_links",
    "gias_groups",
    "gias_group_members",
    "school_information",
)


def _in_one_series(layout: str, one: str, other: str) -> bool:
    return layout in _NATIONAL or series_of(one) == series_of(other)


@contextmanager
def _interruptible() -> Iterator[None]:
    """DuckDB answers Ctrl-C during a query with an error of its own; make it an interruption again."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=True) if read_only else _connect_to_write(path)
    except duckdb.IOException as error:
        raise UsageError(
            f"{path} cannot be opened: another program is using it, or it is damaged. Wait until no other "
            "reportkit runs. If that does not help, delete the file and run  reportkit load."
        ) from error


def _connect_to_write(path: Path) -> duckdb.DuckDBPyConnection:
    """Rows go to the disk in groups of a third of the usual size, each as it is full.

    They are then packed while the next file is read, and not all of them at the end.
    """
    connection = duckdb.connect(":memory:")
    connection.execute("SET write_buffer_row_group_count = 1")
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS siod (TYPE duckdb, ROW_GROUP_SIZE {ROWS_TOGETHER})")
    connection.execute("USE siod")
    return connection


class Siod:
    """An open database. Use `Siod.open`; reading happens through the modules beside this one."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, read_only: bool = False) -> Iterator[Self]:
        """The database at `path`, made if it is not there; a stale one is emptied, to be reloaded.

        Raises MissingData if it is to be read only and is not there, and UsageError if it is in use.
        """
        if read_only and not path.is_file():
            raise MissingData("No data is loaded yet. Run  reportkit load  first.")
        path.parent.mkdir(parents=True, exist_ok=True)
        with _connect(path, read_only) as connection:
            siod = cls(connection)
            if not read_only:
                siod._prepare()
            with _interruptible():
                yield siod

    @classmethod
    @contextmanager
    def in_memory(cls) -> Iterator[Self]:
        """An empty database that lives as long as the block."""
        with duckdb.connect(":memory:") as connection:
            siod = cls(connection)
            siod._prepare()
            yield siod

    def _prepare(self) -> None:
        if not self.is_current():
            self._drop_everything()
            self.connection.execute(_SCHEMA)
            self.connection.execute("INSERT INTO built_with VALUES (?)", [fingerprint()])

    def is_current(self) -> bool:
        """Whether it was made by the readers, registry and schema that are in use now."""
        names = {name for (name,) in self.connection.execute("SHOW TABLES").fetchall()}
        if "built_with" not in names:
            return False
        row = self.connection.execute("SELECT fingerprint FROM built_with").fetchone()
        return row is not None and row[0] == fingerprint()

    def _drop_everything(self) -> None:
        kinds = {"BASE TABLE": "TABLE", "VIEW": "VIEW"}
        for name, kind in self.connection.execute(
            "SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'main'"
        ).fetchall():
            self.connection.execute(f'DROP {kinds[kind]} "{name}"')

    def hashes(self) -> frozenset[str]:
        """SHA-256 of every file that is loaded."""
        rows = self.connection.execute("SELECT sha256 FROM release").fetchall()
        return frozenset(sha256 for (sha256,) in rows)

    def releases(self) -> tuple[ReleaseSummary, ...]:
        """Everything loaded, newest first."""
        rows = self.connection.execute(
            "SELECT * EXCLUDE (sha256) FROM release ORDER BY published_on DESC, file, release_id"
        ).fetchall()
        return tuple(ReleaseSummary(*row) for row in rows)

    def data_hash(self) -> str:
        """One hash over the content of every loaded file, for manifests."""
        return hashlib.sha256("".join(sorted(self.hashes())).encode()).hexdigest()

    def add(
        self, readings: Iterable[Reading], *, accept_fewer_rows: bool = False
    ) -> tuple[ReleaseSummary, ...]:
        """Load the readings in one transaction: all of them, or after an error none.

        Each is written in a thread of its own while the next is read; the connection is used by one
        thread at a time. Raises ShrunkenRelease for a release with over 5% fewer rows than the one before it.
        """
        # Threads that share one file's rows cost more than they save: there are too few rows.
        self.connection.execute("SET threads = 1")
        self.connection.begin()
        try:
            added = self._insert_all(readings)
            for reading in [] if accept_fewer_rows else added:
                self._check_not_shrunken(reading)
        except BaseException:
            self.connection.rollback()
            raise
        else:
            self.connection.commit()
        finally:
            self.connection.execute("RESET threads")
        ids = {reading.release.release_id for reading in added}
        return tuple(release for release in self.releases() if release.release_id in ids)

    def _insert_all(self, readings: Iterable[Reading]) -> list[Reading]:
        from reportkit.evidence.siod.writing import Writer

        added, written = [], []
        writer = Writer(self.connection)
        with ThreadPoolExecutor(max_workers=1) as thread:
            for reading in readings:
                added.append(reading)
                written.append(thread.submit(writer.add, reading))
            for insertion in written:
                insertion.result()
        writer.finish()
        return added

    def _check_not_shrunken(self, reading: Reading) -> None:
        release = reading.release
        rows = self.connection.execute(
            """
            SELECT rows_loaded, file FROM release
            WHERE layout = ? AND published_on <= ? AND release_id <> ?
            ORDER BY published_on DESC, time_period DESC
            """,
            [release.layout, release.published_on, release.release_id],
        ).fetchall()
        series = (row for row in rows if _in_one_series(release.layout, row[1], release.file))
        before = next(series, None)
        if before and reading.rows_loaded < _FEWER_ROWS * before[0]:
            raise ShrunkenRelease(
                Place(release.file),
                f"it has {reading.rows_loaded:,} rows; the release before it, {before[1]}, has "
                f"{before[0]:,}.",
                "Check that the download is whole. If it is right, load it with --accept-fewer-rows.",
            )
