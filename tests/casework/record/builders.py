"""A record of invented schools, as the register's documents are made from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportkit.casework.events import Event
from reportkit.casework.record import Answer, Record, SchoolRecord
from tests.casework.events.builders import TODAY
from tests.casework.requirements.builders import HILLINGDON, Happened, events, facts


def school(*happened: Happened, answers: Sequence[Answer] = (), **said: Any) -> SchoolRecord:
    """A school with what happened, each so many days ago, and the newest answers about it."""
    who = facts(**said)
    recorded = tuple(_of(who.urn, event) for event in events(*happened))
    return SchoolRecord(who, recorded, answers=tuple(answers))


def record(*schools: SchoolRecord, policy: str = HILLINGDON, **said: Any) -> Record:
    """Hillingdon's, of the day that all tests are of, with records kept since September."""
    usual: dict[str, Any] = {"authority": "hillingdon", "as_at": TODAY, "kept_since": date(2026, 9, 1)}
    return Record(policy=policy, schools=schools, **usual | said)


def _of(urn: str, event: Event) -> Event:
    from dataclasses import replace

    return replace(event, urn=urn) if event.urn is not None else event
