"""Words that every part of the register uses."""

from __future__ import annotations

from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Contact
from reportkit.casework.events.support_kinds import Panel, SchoolReview
from reportkit.casework.events.visit_kinds import Kit, ReviewDay, Visit
from reportkit.casework.requirements import SchoolFacts
from reportkit.vocabulary import in_words

NONE = "none"


def named(school: SchoolFacts) -> str:
    """The school with its number."""
    return f"{school.name} ({school.urn})"


def on_day(day: date | None, none: str = "not set") -> str:
    """A day in words."""
    return in_words(day) if day else none


def met(event: Event) -> str:
    """How a school was met, and when: "visit, 8 October 2026"."""
    match event.payload:
        case Contact(means=means):
            how = str(means)
        case Visit():
            how = "visit"
        case ReviewDay():
            how = "one-day review"
        case Kit():
            how = "keeping-in-touch visit"
        case Panel(panel=panel):
            how = panel
        case SchoolReview(sort=sort):
            how = str(sort)
        case _:
            how = event.kind
    return f"{how}, {in_words(event.happened_on)}"
