"""What named persons have let through, as it is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.keeping_kinds import LetThrough
from reportkit.casework.register import casefile
from reportkit.publishing.disclosure.letters import plain

Let = Mapping[tuple[str, str], Event]


def let_through_by(events: Iterable[Event], as_at: date) -> Let:
    """By document and text, as compared, the event that lets the text through, as it stands on a day."""
    of_borough = [event for event in events if event.urn is None]
    return {
        (event.payload.document, plain(event.payload.text)): event
        for event in casefile(of_borough, as_at).of(LetThrough)
        if isinstance(event.payload, LetThrough)
    }


def texts_let(let: Let, document: str) -> frozenset[str]:
    """The texts that may stand in the document, as compared."""
    return frozenset(text for name, text in let if name == document)
