"""National changes that affect schools, from the reviewed list."""

from __future__ import annotations

from reportkit.blocks import Block, Column, Heading, Paragraph, Table
from reportkit.reports.citing import words
from reportkit.reports.profiles import BoroughProfile


def national_changes(profile: BoroughProfile) -> list[Block]:
    """A table of changes with date and source, or a sentence where there is none."""
    heading = Heading(1, "National changes that affect you")
    if not profile.changes:
        return [heading, Paragraph(words("No national change is on our reviewed list this term."))]
    rows = tuple(
        (words(change.date_words), words(change.what), words(change.source)) for change in profile.changes
    )
    columns = (Column("When", width=1.5), Column("What changes", width=4), Column("Source", width=2))
    alt_text = "National changes, each with its date, what it means and its source."
    return [heading, Table("National changes", columns, rows, alt_text)]
