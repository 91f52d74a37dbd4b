"""A record to JSON and back; events as the store has them, so that a new kind needs nothing here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from reportkit.casework.events import Event, Payload, payload_json, payload_of
from reportkit.casework.record.model import Answer, Record, SchoolRecord, TeamReturn
from reportkit.casework.requirements import Promise, SchoolFacts
from reportkit.exceptions import UsageError
from reportkit.settings.policies import Graded, Per
from reportkit.vocabulary import Urn

FORMAT = 1
_Values = Mapping[str, Any]


def record_json(record: Record) -> str:
    """The record as text: the same record gives the same text."""
    said = {"format": FORMAT} | _plain(record)
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def record_from_json(text: str) -> Record:
    """The record that the text holds. Raises UsageError for what another version wrote."""
    said = json.loads(text)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise UsageError(
            "The record was written by another version of reportkit. Build the document again with this one."
        )
    return Record(
        said["authority"],
        date.fromisoformat(said["as_at"]),
        said["policy"],
        tuple(map(_school, said["schools"])),
        tuple(map(_school, said["former"])),
        tuple(map(_event, said["borough"])),
        tuple(TeamReturn(**_dated(team, "asked_on", "due_by", "newest")) for team in said["teams"]),
        _day(said["kept_since"]),
    )


def _plain(value: Any) -> Any:
    """Dataclasses as mappings, days and moments as text, what an event says by the store's own codec."""
    match value:
        case Payload():
            return payload_json(value)
        case Event():
            return {"kind": value.kind} | _of_fields(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case _ if hasattr(value, "__dataclass_fields__"):
            return _of_fields(value)
        case _:
            return value


def _of_fields(value: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _school(said: _Values) -> SchoolRecord:
    return SchoolRecord(
        _facts(said["facts"]),
        tuple(map(_event, said["events"])),
        tuple(Promise(**promise | {"per": Per(promise["per"])}) for promise in said["promises"]),
        tuple((str(category), visits) for category, visits in said["ladder"]),
        tuple(Answer(**_dated(answer, "on")) for answer in said["answers"]),
    )


def _facts(said: _Values) -> SchoolFacts:
    given = dict(_dated(said, "inspected_on"))
    given["urn"] = Urn(given["urn"])
    given["graded"] = Graded(given["graded"]) if given["graded"] else None
    given["earlier"] = tuple(map(Urn, given["earlier"]))
    return SchoolFacts(**given)


def _event(said: _Values) -> Event:
    given = {name: value for name, value in said.items() if name != "kind"} | {
        "urn": Urn(said["urn"]) if said["urn"] else None,
        "recorded_at": datetime.fromisoformat(said["recorded_at"]),
        "happened_on": date.fromisoformat(said["happened_on"]),
        "indicators": tuple(said["indicators"]),
        "payload": payload_of(said["kind"], said["payload"]),
    }
    return Event(**given)


def _dated(said: _Values, *names: str) -> dict[str, Any]:
    return dict(said) | {name: _day(said[name]) for name in names}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
