"""What the clerk counts at the start of a meeting, for the quorum and for a vote (H78, H79)."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.blocks import Align, Block, Column, Heading, Table
from reportkit.casework.board import Reading
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile

CHECKS = "Quorum and voting check"
_BLANK, _UNKNOWN = "______", "not on record"
_CHECKS = (
    Column("At the start", width=1.8),
    Column("Needed", width=1.6),
    Column("On the board", Align.RIGHT, 1.0),
    Column("Present", Align.RIGHT, 0.7),
)


def checks(profile: BoardProfile) -> list[Block]:
    """What the clerk counts at the start, beside what the board's membership makes possible (H78, H79)."""
    rows = tuple(tuple(words(cell) for cell in row) for row in _checks(profile))
    table = Table("", _CHECKS, rows, "What is counted at the start: needed, on the board, and present.")
    return [Heading(1, CHECKS), table]


def _checks(profile: BoardProfile) -> Iterator[tuple[str, str, str, str]]:
    members = profile.sitting.members if profile.sitting else profile.book.people(profile.day)
    board = [person for person in members if person.is_member]
    chairs = sum(one.is_co_chair for one in board)
    is_strict = profile.quorum.reading is Reading.STRICT
    officers = sum(one.is_officer and not (is_strict and one.is_co_chair) for one in board)
    besides = " besides the Co-Chairs" if is_strict else ""
    heads = sum(one.is_borough_head for one in board)
    held = [str(number) if board else _UNKNOWN for number in (len(board), officers, chairs, heads)]
    yield "Members", f"at least {profile.quorum.members}", held[0], _BLANK
    yield f"Borough representatives{besides}", "at least 1", held[1], _BLANK
    yield "Co-Chairs", "at least 1", held[2], _BLANK
    yield "Headteachers in the borough, for a vote", "more than half of the members", held[3], _BLANK
