"""The table of events as the newest migration leaves it, and its rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, Date, DateTime, Dialect, Integer, MetaData, RowMapping, Table, Text
from sqlalchemy.types import TypeDecorator

from reportkit.casework.events import Event, payload_json, payload_of
from reportkit.vocabulary import Urn


class Utc(TypeDecorator[datetime]):
    """A moment, kept in UTC by databases with and without time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


METADATA = MetaData()
EVENTS = Table(
    "casework_events",
    METADATA,
    Column("stream", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("authority", Text, nullable=False),
    Column("urn", Text),
    Column("kind", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("recorded_at", Utc, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("why", Text, nullable=False),
    Column("indicators", JSON, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("corrects", Text, unique=True),
    Column("key", Text, unique=True),
    Column("erased_by", Text),
)
OPEN_ERASURES = Table("casework_open_erasures", METADATA, Column("event", Text, primary_key=True))


def row_of(event: Event) -> dict[str, Any]:
    """The event as a row."""
    return {
        "stream": event.stream,
        "number": event.number,
        "authority": event.authority,
        "urn": event.urn,
        "kind": event.kind,
        "who": event.who,
        "entered_by": event.entered_by,
        "recorded_at": event.recorded_at,
        "happened_on": event.happened_on,
        "why": event.why,
        "indicators": list(event.indicators),
        "payload": payload_json(event.payload),
        "corrects": event.corrects,
        "key": event.key,
        "erased_by": event.erased_by,
    }


def event_of(row: RowMapping) -> Event:
    """The event in a row. Raises UsageError for a kind that only a newer reportkit knows."""
    return Event(
        authority=row["authority"],
        urn=Urn(row["urn"]) if row["urn"] else None,
        who=row["who"],
        entered_by=row["entered_by"],
        recorded_at=row["recorded_at"],
        happened_on=row["happened_on"],
        why=row["why"],
        payload=payload_of(row["kind"], row["payload"]),
        indicators=tuple(row["indicators"]),
        corrects=row["corrects"],
        key=row["key"],
        number=row["number"],
        erased_by=row["erased_by"],
    )
