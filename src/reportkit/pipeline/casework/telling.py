"""Events and standings as lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from reportkit.casework.events import Event, payload_json
from reportkit.casework.events.event import Entry
from reportkit.casework.register import History, RegisterEntry, Status, Told
from reportkit.casework.requirements import Requirement
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

_PARTS = ("name", "position")
_ALWAYS = ("complied", "capacity")


def event_lines(told: Told, pack: PolicyPack) -> Iterator[str]:
    """One event with all it says, and what became of it."""
    event = told.event
    yield f"{event.id}  {in_words(event.happened_on)}  {event.kind}{_became(told)}"
    yield f"  by {event.who}{_written_down(event)}"
    yield f"  why: {event.why}"
    if event.indicators:
        yield f"  indicators: {', '.join(map(str, event.indicators))}"
    yield from said_lines(event, pack)


def said_lines(entry: Entry, pack: PolicyPack | None = None) -> Iterator[str]:
    """What the event says, an entry a line, without what is empty. A category's label needs a policy."""
    for name, value in payload_json(entry.payload).items():
        if value not in (None, "", [], False) or name in _ALWAYS:
            yield f"  {name.replace('_', ' ')}: {_words(name, value, pack)}"


def history_lines(history: History, pack: PolicyPack) -> list[str]:
    """The whole history, what was corrected or taken back included."""
    if not history.told:
        return ["Nothing is recorded of the school."]
    return [line for told in history.told for line in event_lines(told, pack)]


def standing_line(entry: RegisterEntry | None, pack: PolicyPack) -> str:
    """Where the school stands now, as a sentence."""
    if entry is None:
        return "No placement and no decision is on record."
    label = pack.label_of(entry.category)
    since = f", since {in_words(entry.since)}" if entry.is_on and entry.since else ""
    if not pack.keeps_register:
        return f"It is now in {label}{since}." if entry.is_on else f"It was last in {label}: {entry.status}."
    if entry.status is Status.NOT_ON:
        return "It is not on the register."
    return f"Its status is now: {entry.status}, as {label}{since}."


def requirement_lines(requirements: Sequence[Requirement], as_at: date) -> list[str]:
    """What is required next, a line each."""
    if not requirements:
        return ["The policy requires nothing more for now."]
    return ["What is required next:", *(f"- {one.told(as_at)}" for one in requirements)]


def _became(told: Told) -> str:
    corrects = f"; it corrects {told.event.corrects}" if told.event.corrects else ""
    replaced = f"; no longer counts, see {told.replaced_by}" if told.replaced_by else ""
    erased = f"; a name was erased, see {told.event.erased_by}" if told.event.erased_by else ""
    return f"{corrects}{replaced}{erased}"


def _written_down(event: Event) -> str:
    by = f" by {event.entered_by}" if event.entered_by != event.who else ""
    on = event.recorded_at.astimezone()
    return f"; written down{by} on {in_words(on.date())} at {on:%H:%M}"


def _words(name: str, value: Any, pack: PolicyPack | None) -> str:
    match value:
        case list():
            return "; ".join(_words(name, part, pack) for part in value)
        case dict() if set(_PARTS) <= value.keys():
            return ", ".join(str(value[part]) for part in value if value[part])
        case dict():
            return ", ".join(f"{_words(key, part, pack)}" for key, part in _present(value).items())
        case bool():
            return "yes" if value else "no"
        case str() if name == "category" and pack:
            return pack.label_of(value)
        case str() if _is_day(value):
            return in_words(date.fromisoformat(value))
        case _:
            return str(value)


def _present(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
