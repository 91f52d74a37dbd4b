"""What officers have written for the head, in their own words, each with name and day."""

from __future__ import annotations

from reportkit.blocks import Block, Heading, Paragraph, Span
from reportkit.reports.profiles.casework import Commentary
from reportkit.reports.profiles.school import SchoolProfile
from reportkit.reports.sections.school.prose import read_prose
from reportkit.vocabulary import in_words

HEADING = "What our officers say"


def officers_words(profile: SchoolProfile) -> list[Block]:
    """The newest first; not where nobody has written."""
    commentary = profile.casework.commentary if profile.casework else ()
    if not commentary:
        return []
    return [Heading(1, HEADING), *(block for one in commentary for block in _said(one))]


def _said(one: Commentary) -> list[Block]:
    by = (one.by or "An officer").replace("'", "’")
    lead = Span(f"{by}, {in_words(one.on)}:", bold=True)
    first, *rest = read_prose(one.words) or [Paragraph(())]
    if isinstance(first, Paragraph):
        return [Paragraph((lead, Span(" "), *first.spans)), *rest]
    return [Paragraph((lead,)), first, *rest]
