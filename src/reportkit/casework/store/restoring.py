"""Restoring a backup into an empty store, of either database."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from reportkit.casework.store.backing_up import Backup, backup_lines, check_backup, digest, read_records
from reportkit.casework.store.store import Store
from reportkit.casework.store.tables import EVENTS, event_of, row_of
from reportkit.casework.store.trouble import told
from reportkit.exceptions import UsageError


def restore(store: Store, path: Path) -> Backup:
    """What was restored: every event of the backup, with its number and marks, or nothing.

    Raises UsageError for a backup that is damaged, and for a store that holds events already.
    """
    backup = check_backup(path)
    with told(store.url), store.writing() as connection:
        _check_empty(connection)
        rows = [row_of(event_of(_typed(record))) for record in read_records(path)]
        if rows:
            connection.execute(insert(EVENTS), rows)
        _check_same(connection, backup)
    return backup


def _check_empty(connection: Connection) -> None:
    held = connection.execute(select(func.count()).select_from(EVENTS)).scalar_one()
    if held:
        raise UsageError(
            f"The casework store holds {held} events, and a backup is restored into an empty one only. Move "
            "the store aside, or name a new one with REPORTKIT_DATABASE_URL."
        )


def _check_same(connection: Connection, backup: Backup) -> None:
    """What stands in the store now would make the same backup, to the byte."""
    if digest(list(backup_lines(connection))) != backup.sha256:
        raise UsageError(
            f"What {backup.path} holds could not be restored as it was, so nothing was. It may have been "
            "written by another version of reportkit: use that one."
        )


def _typed(record: dict[str, Any]) -> Any:
    """The record with its day and moment as values."""
    return record | {
        "happened_on": date.fromisoformat(record["happened_on"]),
        "recorded_at": datetime.fromisoformat(record["recorded_at"]),
    }
