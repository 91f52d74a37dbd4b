"""Who told the team something, or acted for it: named to a head only where the profile does so on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from pydantic import BaseModel

from reportkit.casework.events import Event
from reportkit.casework.events.erasing import ERASED
from reportkit.casework.events.returns_kinds import ReturnsAsked, ReturnsLoaded
from reportkit.evidence.returns.sheets import BY
from reportkit.publishing.disclosure.spotting import Wanted
from reportkit.publishing.disclosure.squeezing import squeeze
from reportkit.reports.profiles.casework import OwnCasework

WHY = "it is a person who told the team something, or acted for it, and whom no profile names for that"


def people_wanted(
    events: Iterable[Event], told: Mapping[str, OwnCasework], spared: Iterable[str] = ()
) -> tuple[Wanted, ...]:
    """The people on record, each owned by the schools whose documents name them on purpose.

    `told` is by URN what is told to a school's own head; `spared` are texts whose people anybody may name.
    """
    named = {name for event in events for name in _named(event) if _is_whole(name)}
    said = {urn: squeeze(_texts(asdict(own))).letters for urn, own in told.items()}
    open_to_all = squeeze("\n".join(spared)).letters
    wanted = ((name, squeeze(name).letters) for name in sorted(named))
    return tuple(
        Wanted(name, WHY, tuple(urn for urn, text in said.items() if letters in text))
        for name, letters in wanted
        if letters not in open_to_all
    )


def _named(event: Event) -> Iterator[str]:
    yield event.who
    yield event.entered_by or ""
    if isinstance(event.payload, ReturnsLoaded):
        yield from (row.cells.get(BY, "") for row in event.payload.rows)
    elif isinstance(event.payload, ReturnsAsked) or event.urn is not None:
        yield from _of_payload(event.payload)


def _of_payload(value: Any) -> Iterator[str]:
    """Every person that the event names, however deep."""
    if isinstance(value, BaseModel):
        if {"name", "position"} <= type(value).model_fields.keys():
            yield str(value.name)  # type: ignore[attr-defined]  # it has one
        else:
            for field in type(value).model_fields:
                yield from _of_payload(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from _of_payload(one)


def _is_whole(name: str) -> bool:
    """Whether it is a first and a last name: one word alone is a word of the language too."""
    return len(name.split()) > 1 and ERASED not in name


def _texts(value: Any) -> str:
    match value:
        case str():
            return value
        case dict():
            return "\n".join(map(_texts, value.values()))
        case list() | tuple():
            return "\n".join(map(_texts, value))
        case _:
            return ""
