"""What the store would refuse of many entries, each by itself, with nothing recorded."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from reportkit.casework.events import Entry, check_entry
from reportkit.casework.store.address import WRITES
from reportkit.casework.store.appending import append_all
from reportkit.casework.store.store import Lineage, Store
from reportkit.casework.store.trouble import told
from reportkit.exceptions import UsageError


def find_refusals(
    store: Store, entries: Sequence[Entry], earlier: Lineage | None = None
) -> tuple[UsageError | None, ...]:
    """For each entry why it may not follow those before it that may, None if it may."""
    with told(store.url), store.engine.connect() as connection:
        connection.execution_options(**{WRITES: True})
        with connection.begin() as transaction:
            found = tuple(_refusal(connection, entry, earlier or {}) for entry in entries)
            transaction.rollback()
    return found


def _refusal(connection: Connection, entry: Entry, earlier: Lineage) -> UsageError | None:
    try:
        with connection.begin_nested():
            append_all(connection, (check_entry(entry),), earlier)
    except UsageError as refused:
        return refused
    return None
