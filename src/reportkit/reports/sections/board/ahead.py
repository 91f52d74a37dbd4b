"""Paper F's forward plan: next term's dates, and which data are expected when."""

from __future__ import annotations

from datetime import date

from reportkit.blocks import Block, Column, Heading, Inline, Paragraph, Table
from reportkit.casework.schedule import term_span
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.profiles.borough import BoroughProfile
from reportkit.reports.sections.board.due import schedule_of, table_of
from reportkit.reports.sections.board.keys import key_of
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words

_NO_TERM = "We cannot say, because the dates of the term after next are not in the settings."
_NO_RELEASE = "We cannot say, because no figure that is published each year is held."


def next_term(profile: BoardProfile) -> list[Block]:
    """The dates of the term after the meeting's."""
    terms, term = profile.terms, profile.terms.after(profile.terms.at(profile.day))
    heading = Heading(1, "Forward plan")
    if term == terms.in_order[-1]:
        return [heading, Paragraph(words(_NO_TERM))]
    span = term_span(terms, term)
    found = [line for line in schedule_of(profile, term).of(span) if not line.is_private]
    starts = f"The {term.label} starts on {in_words(span.first)}. Its last day is not held."
    table = table_of(f"The board’s days in the {term.label}", found, "Each day of the board next term.")
    return [heading, Paragraph(words(starts)), *([table] if found else [])]


def releases(borough: BoroughProfile, pack: PolicyPack) -> list[Block]:
    """For each published release that the papers use, the year that comes next and when it is due."""
    found = borough.next_releases
    heading = Heading(1, "Data expected")
    if not found:
        return [heading, Paragraph(words(_NO_RELEASE))]
    columns = (Column("Release", width=3.0), Column("Year", width=0.6), Column("Due", width=2.3))
    rows = tuple(_release(*one, borough.as_at) for one in found)
    alt_text = "Each release that the papers use: the year that comes next and when it is due."
    return [heading, Table("", columns, rows, alt_text, key_of(rows, pack), small=True)]


def _release(due: date, title: str, year: str, as_at: date) -> tuple[Inline, ...]:
    when = f"{due:%B %Y}" if due > as_at else f"{due:%B %Y}: may be out, and is not held"
    return words(title), words(year), words(when)
