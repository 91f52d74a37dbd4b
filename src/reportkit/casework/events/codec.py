"""What an event says, to and from JSON and the values that people type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reportkit.casework.events.kinds import KINDS
from reportkit.casework.events.words import Payload
from reportkit.exceptions import CaseworkRefused, UsageError
from reportkit.vocabulary.mistakes import what_to_do, where_typed


def payload_json(payload: Payload) -> dict[str, Any]:
    """What the event says, as plain values; every entry is there, so that a new default changes nothing."""
    return payload.model_dump(mode="json")


def payload_of(kind: str, said: Mapping[str, Any]) -> Payload:
    """What was recorded. Raises UsageError for a kind or an entry that this reportkit does not know."""
    return _payload_of(kind, json.dumps(said))


@lru_cache(maxsize=4096)
def _payload_of(kind: str, said: str) -> Payload:
    """An event never changes, and one command reads it often."""
    try:
        return _kind(kind).model_validate_json(said)
    except ValidationError as error:
        raise UsageError(_told(kind, error)) from error


def parse_payload(kind: str, values: Mapping[str, object]) -> Payload:
    """What somebody typed into a command or a sheet: text may stand for days, numbers and named choices.

    Raises CaseworkRefused that says which entries are wrong and what to do.
    """
    try:
        return _kind(kind).model_validate(dict(values), strict=False)
    except ValidationError as error:
        raise CaseworkRefused(_told(kind, error)) from error


def _kind(kind: str) -> type[Payload]:
    if kind not in KINDS:
        raise UsageError(
            f"There is no kind of event “{kind}” in this version of reportkit. If a newer version "
            f"recorded it, update; else use one of {', '.join(KINDS)}."
        )
    return KINDS[kind]


def _told(kind: str, error: ValidationError) -> str:
    return f"The {kind} cannot be recorded: {'; '.join(map(_problem, error.errors()))}."


def _problem(one: ErrorDetails) -> str:
    where, said = where_typed(one), what_to_do(one)
    return f"“{where}”: {said}" if where else said
