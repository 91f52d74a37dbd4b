"""The top of the Director's edition, and what the members' papers say of the borough and its inspections."""

from __future__ import annotations

from reportkit.blocks import Block, Title
from reportkit.reports.profiles.board_edition import EditionProfile
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections import update
from reportkit.reports.sections.board import paper_a, paper_b
from reportkit.reports.sections.chapters import paragraph
from reportkit.reports.sections.expected import Parts
from reportkit.reports.sections.register.front import NOTICE
from reportkit.vocabulary import in_words

TITLE = "Director’s edition of the board’s papers"
MARKING = (
    "OFFICIAL-SENSITIVE: for the Director of Children’s Services and the School Improvement Team only. "
    "Do not copy, forward or table."
)


def front(profile: EditionProfile) -> list[Block]:
    """Title, marking, what it is beside the members' papers, and whom it must not reach."""
    board, as_at = profile.paper.board, in_words(profile.register.record.as_at)
    where = f"{board.authority.name} {board.board}, {board.when}"
    return [
        Title(TITLE, where, MARKING, NOTICE),
        paragraph(
            f"As on record, and as known, on {as_at}. Policy: {profile.pack.title}.",
            "It names the schools that stand behind the totals and themes in Papers A to D. Members have "
            "those papers and not this one. Many are heads, who may not be told of another school.",
            "It is not part of the board’s pack, and must not be taken to the meeting or put in its minutes.",
        ),
    ]


def borough(profile: EditionProfile) -> list[Block]:
    """What Papers A and B put to the board."""
    return [*paper_b.dashboard(profile.paper), *paper_a.to_discuss(profile.paper)]


def outcomes(profile: EditionProfile) -> list[Block]:
    """Ofsted's outcomes by school, as published."""
    return update.inspections(profile.paper.borough)


def expected_parts(register: RegisterProfile) -> Parts:
    """What the edition must hold, whatever the borough."""
    listed = any(subject.category is not None for subject in register.subjects)
    headings = ("What the board is asked to discuss", "Ofsted outcomes", *_OF_SCHOOLS)
    return Parts(headings, 0, 1 + listed)


_OF_SCHOOLS = (
    "Schools by category",
    "Flags by theme",
    "Networks",
    "Support by route",
    "Promises overdue",
    "Abbreviations",
)
