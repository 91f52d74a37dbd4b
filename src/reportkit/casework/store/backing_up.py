"""A backup: every event as a line of JSON, the same for both databases, closed by a checksum.

The first line says how many events follow and the last gives the SHA-256 of all lines before it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from reportkit.casework.store.schema import REVISIONS
from reportkit.casework.store.store import Store
from reportkit.casework.store.tables import EVENTS
from reportkit.exceptions import UsageError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was checked: where it is, how many events it has, and its checksum."""

    path: Path
    events: int
    sha256: str


def back_up(store: Store, path: Path) -> Backup:
    """The backup, written whole, read again and checked; others may write to the store meanwhile.

    Raises UsageError if there is a file already or it cannot be written.
    """
    check_is_new(path)
    try:
        _write(store, path)
    except OSError as error:
        raise UsageError(
            f"The backup {path} could not be written: {error.strerror}. Choose another place."
        ) from error
    return check_backup(path)


def check_is_new(path: Path) -> None:
    """Raises UsageError if there is a file already: a backup overwrites none."""
    if path.exists():
        raise UsageError(f"{path} is there already and was left as it is. Name a new file for the backup.")


def check_backup(path: Path) -> Backup:
    """What the backup holds. Raises UsageError for one that is cut short, changed or of a newer format."""
    lines = _read(path)
    try:
        head, foot = json.loads(lines[0]), json.loads(lines[-1])
        counted, checksum, form = head["events"], foot["sha256"], head["casework_backup"]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise _damaged(path) from error
    if form != FORMAT or head.get("schema") not in REVISIONS:
        raise UsageError(f"{path} was written by a newer reportkit. Update reportkit, and try again.")
    if checksum != digest(lines[:-1]) or counted != len(lines) - 2:
        raise _damaged(path)
    return Backup(path, counted, checksum)


def backup_lines(connection: Connection) -> Iterator[bytes]:
    """The lines but the last, as the store is at this moment."""
    rows = connection.execute(select(EVENTS).order_by(EVENTS.c.stream, EVENTS.c.number)).mappings().all()
    yield _line({"casework_backup": FORMAT, "schema": REVISIONS[-1], "events": len(rows)})
    for row in rows:
        yield _line(dict(row))


def digest(lines: list[bytes]) -> str:
    """The checksum of lines."""
    return hashlib.sha256(b"".join(lines)).hexdigest()


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The events of a checked backup, as values of JSON."""
    return (json.loads(line) for line in _read(path)[1:-1])


def _write(store: Store, path: Path) -> None:
    """Beside its place and then into it, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with store.reading() as connection:
        lines = list(backup_lines(connection))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".backup-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((*lines, _line({"sha256": digest(lines)})))
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)  # unlike a rename it refuses to overwrite
    finally:
        Path(name).unlink(missing_ok=True)


def _read(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines(keepends=True)
    except OSError as error:
        raise UsageError(f"The backup {path} cannot be read: {error.strerror}. Check its name.") from error


def _line(values: dict[str, Any]) -> bytes:
    text = json.dumps(values, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a backup.")


def _damaged(path: Path) -> UsageError:
    return UsageError(
        f"The backup {path} is damaged or cut short: its checksum does not fit. Nothing was restored. "
        "Use an earlier backup, or another copy of this one."
    )
