"""Words and tables that every part of the register uses; nothing is left empty in a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportkit.blocks import Block, Column, Heading, Paragraph, Table
from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Contact
from reportkit.casework.events.support_kinds import Panel, SchoolReview
from reportkit.casework.events.visit_kinds import Kit, ReviewDay, Visit
from reportkit.casework.requirements import SchoolFacts
from reportkit.reports.citing import words
from reportkit.vocabulary import in_words

NONE = "none"
Columns = Sequence[tuple[str, float]]
Rows = Sequence[Sequence[str]]


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


def paragraph(*said: str) -> Paragraph:
    """Sentences as a paragraph."""
    return Paragraph(words(" ".join(filter(None, said))))


def part(title: str, *blocks: Block) -> list[Block]:
    """A chapter of the document."""
    return [Heading(1, title), *blocks]


def listing(
    caption: str, columns: Columns, rows: Rows, none: str, notes: Sequence[str] = (), about: str = ""
) -> Block:
    """The rows as a table, or where there are none the sentence that says so.

    A table that its heading names has no caption, and is told to those who do not see it by `about`.
    """
    if not rows:
        return paragraph(none)
    return Table(
        caption,
        tuple(Column(label, width=width) for label, width in columns),
        tuple(tuple(words(cell) for cell in row) for row in rows),
        f"{caption or about}: {len(rows)} row{'' if len(rows) == 1 else 's'}.",
        tuple(notes),
        small=True,
    )
