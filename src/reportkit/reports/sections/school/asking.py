"""The five questions for the next conversation."""

from __future__ import annotations

from reportkit.blocks import Block, Heading, NumberedList
from reportkit.reports.citing import words
from reportkit.reports.profiles.school import Kind, SchoolProfile


def questions(profile: SchoolProfile) -> list[Block]:
    """The questions, made from the results; not in a short profile."""
    if profile.kind is Kind.CLEAR:
        return []
    return [
        Heading(1, "Questions for our next conversation"),
        NumberedList(tuple(words(question) for question in profile.questions)),
    ]
