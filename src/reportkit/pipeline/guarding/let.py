"""What named persons have let through, as it is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.keeping_kinds import LetThrough
from reportkit.casework.register import casefile
from reportkit.publishing.disclosure.letters import plain

Let = Mapping[tuple[str, str, str], Event]


def let_through_by(events: Iterable[Event], as_at: date) -> Let:
    """By document, text as compared, and what was found in it, the event that lets it through on a day."""
    of_borough = [event for event in events if event.urn is None]
    return {
        (event.payload.document, plain(event.payload.text), event.payload.why_found): event
        for event in casefile(of_borough, as_at).of(LetThrough)
        if isinstance(event.payload, LetThrough)
    }


def texts_let(let: Let, document: str) -> frozenset[str]:
    """The texts that may stand in the document, as compared."""
    return frozenset(text for name, text, _ in let if name == document)


def let_through_in_words(events: Iterable[Event], as_at: date) -> Mapping[str, tuple[str, ...]]:
    """By document each text that may stand in it all the same, by whose leave and why."""
    found: dict[str, tuple[str, ...]] = {}
    for (document, _, why_found), event in let_through_by(events, as_at).items():
        if isinstance(event.payload, LetThrough):
            text = event.payload.text
            said = f"“{text}” ({why_found.rstrip('.')}) by {event.who}: {event.why} ({event.id})"
            found[document] = (*found.get(document, ()), said)
    return found
