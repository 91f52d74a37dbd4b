"""A chapter of a document with its paragraphs and lists; nothing is left empty in a table."""

from __future__ import annotations

from collections.abc import Sequence

from reportkit.blocks import Block, Column, Heading, Paragraph, Table
from reportkit.reports.citing import words

Columns = Sequence[tuple[str, float]]
Rows = Sequence[Sequence[str]]


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
