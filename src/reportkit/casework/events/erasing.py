"""Events without a person: name and contact data taken out of all their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportkit.casework.events.codec import payload_json, payload_of
from reportkit.casework.events.event import Event
from reportkit.casework.events.posts import names_nobody
from reportkit.casework.events.words import Named, Payload, tidy
from reportkit.exceptions import UsageError

ERASED = "[name erased]"
_CONTACT = ("email", "telephone")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be erased: the full name, and whatever else names them, such as “Mrs Okafor” or an id."""

    name: str
    also: tuple[str, ...] = ()


def without_person(events: Sequence[Event], person: Person) -> Iterator[tuple[Event, Event]]:
    """Each event that names the person, and what it says without them.

    An address or number that stands beside the name in any event is taken out of all of them. Raises
    UsageError for a name so short that other words would match, and for what is a post and no name.
    """
    pattern = whatever_names(events, person)
    for event in events:
        after = _without(event, pattern)
        if after != event:
            yield event, after


def whatever_names(events: Sequence[Event], person: Person) -> re.Pattern[str]:
    """What finds the person's names, and each address and number that stands beside them in any event.

    Raises UsageError as `without_person` does.
    """
    names = (person.name, *person.also)
    _check_is_somebody(names)
    return _pattern((*names, *_contact_data(events, _pattern(names))))


def words_without(words: str, person: Person) -> str:
    """The words without the person's names."""
    return _pattern((person.name, *person.also)).sub(ERASED, words)


def _check_is_somebody(names: Sequence[str]) -> None:
    for name in names:
        if names_nobody(name):
            raise UsageError(
                f"“{tidy(name)}” is a post or a title and nobody's name: it stands in records about many "
                "people, and all of them would be emptied. Nothing was erased. Give the person's full name, "
                "and every other way in which the records name them, such as “Mrs Okafor”."
            )


def _without(event: Event, pattern: re.Pattern[str]) -> Event:
    return replace(
        event,
        who=pattern.sub(ERASED, event.who),
        entered_by=pattern.sub(ERASED, event.entered_by),
        why=pattern.sub(ERASED, event.why),
        payload=_payload_without(event.payload, pattern),
    )


def _payload_without(payload: Payload, pattern: re.Pattern[str]) -> Payload:
    said = payload_json(payload)
    after = _strip(said, pattern)
    return payload if after == said else payload_of(payload.kind, after)


def _strip(said: Any, pattern: re.Pattern[str]) -> Any:
    match said:
        case str():
            return pattern.sub(ERASED, said)
        case list():
            return [_strip(part, pattern) for part in said]
        case dict():
            emptied = dict.fromkeys(_CONTACT, "") if _is_person(said, pattern) else {}
            return {name: _strip(part, pattern) for name, part in said.items()} | emptied
        case _:
            return said


def _contact_data(events: Sequence[Event], pattern: re.Pattern[str]) -> Iterator[str]:
    for event in events:
        for one in _people(payload_json(event.payload)):
            if _is_person(one, pattern):
                yield from (one[name] for name in _CONTACT if one[name])


def _people(said: Any) -> Iterator[Mapping[str, str]]:
    if isinstance(said, list):
        for part in said:
            yield from _people(part)
    elif isinstance(said, dict):
        if said.keys() == Named.model_fields.keys():
            yield said
        yield from _people(list(said.values()))


def _is_person(said: Mapping[str, str], pattern: re.Pattern[str]) -> bool:
    return said.keys() == Named.model_fields.keys() and bool(pattern.search(said["name"]))


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Whole words, in capitals or not, however the blanks between them stand; the longest first."""
    words = sorted((tidy(name).split() for name in names), key=lambda parts: -len("".join(parts)))
    if len("".join(words[-1])) < _SHORTEST:
        raise UsageError(
            f"“{' '.join(words[-1])}” is too short to be erased: other words could match. Give the full name."
        )
    either = "|".join(r"\s+".join(map(re.escape, parts)) for parts in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
