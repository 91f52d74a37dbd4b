"""The front of the combined pack: what it is, whether it is complete, and what is missing (H85)."""

from __future__ import annotations

from reportkit.blocks import Block, Column, Heading, Paragraph, Table
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary import in_words

TITLE = "Board pack"
_COMPLETE = "The pack is complete: it has the notice, the agenda, the draft minutes and the papers."
_COLUMNS = (Column("Missing", width=1.6), Column("What to do", width=3.0), Column("Rule", width=0.5))


def front(profile: BoardProfile) -> list[Block]:
    """What it is and whether it is complete."""
    when = f"Made from what was known on {in_words(profile.as_at)}."
    said = _COMPLETE if profile.is_complete else _incomplete(profile)
    what = f"The papers of the {profile.board} ({profile.authority.board.short}), {profile.authority.name}."
    return [*top(profile, TITLE), Paragraph(words(f"{what} {said} {when}"))]


def lacks(profile: BoardProfile) -> list[Block]:
    """What is missing, and what to do; nothing where nothing is."""
    if profile.is_complete:
        return []
    rows = tuple((words(one.missing), words(one.remedy), words(one.rule)) for one in profile.lacks)
    table = Table("", _COLUMNS, rows, "What the pack lacks, what to do about each, and the rule.")
    return [Heading(1, "What is missing"), table]


def expected_parts(profile: BoardProfile) -> Parts:
    """What the front must hold."""
    return Parts((), 0, 0) if profile.is_complete else Parts(("What is missing",), 0, 1)


def _incomplete(profile: BoardProfile) -> str:
    number = len(profile.lacks)
    return (
        f"This pack is a draft: {number} {'part is' if number == 1 else 'parts are'} missing, listed below."
    )
