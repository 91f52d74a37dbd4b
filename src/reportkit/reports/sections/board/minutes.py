"""The draft minutes of the previous meeting: who was there, quorum and vote as sums, approval (H78, H86)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportkit.blocks import (
    Block,
    Callout,
    Column,
    Heading,
    Inline,
    Paragraph,
    Preformatted,
    Table,
    Title,
)
from reportkit.casework.minute_book import Sitting
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board import minuted
from reportkit.reports.sections.board.attended import QUORUM, WHO, attendance_of, quorum_of
from reportkit.reports.sections.board.front import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.vocabulary import in_words

TITLE = "Draft minutes"
APPROVAL = "Approval"
_MARKING = "DRAFT for the board’s next meeting"
_TO_SIGN = "____________________"
_PUBLIC = (
    "Public-safe check: searched for confidential schools, and for words and numbers that tell a school’s "
    "standing. None was found, save what a named person let through. A school described without its name is "
    "not found, so read the minutes before they go out."
)
_ONE_APPROVAL = "The policy asks for one approval, by either Co-Chair (rule H87)."
_COMMANDS = "reportkit board meeting ...\nreportkit board attended ...\nreportkit board minute ..."
_APPROVAL = (Column("Approval", width=1.0), Column("By a Co-Chair", width=2.0))


def front(profile: BoardProfile) -> list[Block]:
    """What they are: a draft for the next meeting (H85), with the one approval that they need (H87)."""
    held = held_before(profile)
    if held is None:
        return [
            *_of_no_day(top(profile, TITLE), profile),
            Callout("There are no draft minutes yet", _none_yet(profile)),
            *([] if profile.previous else [Preformatted(_COMMANDS)]),
        ]
    title = Title(TITLE, f"Of the meeting of {in_words(held.day)}, {board_of(profile)}", _MARKING)
    return [title, *_status(profile, held)]


def attendance(profile: BoardProfile) -> list[Block]:
    """Who was there, by whom they represent; clerk and people invited apart."""
    held = held_before(profile)
    return attendance_of(held, profile.pack) if held else []


def quorum(profile: BoardProfile) -> list[Block]:
    """The sum of the quorum and of the vote, a line for each part of it."""
    held = held_before(profile)
    return quorum_of(held, profile) if held else []


def business(profile: BoardProfile) -> list[Block]:
    """What was said, decided, to be done and recommended."""
    held = held_before(profile)
    return minuted.business(held, profile) if held else []


def approval(profile: BoardProfile) -> list[Block]:
    """What is looked at before they go out, and who approved them: lines to sign where nobody has."""
    held = held_before(profile)
    if held is None:
        return []
    rows = tuple((words(label), words(said)) for label, said in _approval(held))
    table = Table("", _APPROVAL, rows, "Which Co-Chair approved the minutes, and when.")
    before = profile.book.before(held.day)
    earlier = [Paragraph(words(_before(before)))] if before else []
    return [Heading(1, APPROVAL), table, *earlier, Paragraph(words(_PUBLIC))]


def expected_parts(profile: BoardProfile) -> Parts:
    """What the minutes must hold."""
    held = held_before(profile)
    if held is None:
        return Parts((), 0, 0)
    tables = 1 + (held.attendance is not None) + minuted.tables(held)
    headings = (WHO, QUORUM, *minuted.HEADINGS, APPROVAL)
    return Parts(headings, 0, tables)


def board_of(profile: BoardProfile) -> str:
    """The authority and its board."""
    return f"{profile.authority.name} {profile.board}"


def held_before(profile: BoardProfile) -> Sitting | None:
    """The previous meeting, None where none is on record or it is still to come."""
    found = profile.previous
    return found if found and found.day <= profile.as_at else None


def _of_no_day(blocks: Iterable[Block], profile: BoardProfile) -> Iterator[Block]:
    """The title without the day of the coming meeting, whose minutes these are not."""
    for block in blocks:
        yield replace(block, subtitle=board_of(profile)) if isinstance(block, Title) else block


def _status(profile: BoardProfile, held: Sitting) -> Iterator[Block]:
    draft = f"They go to the board’s meeting of {profile.when} as draft minutes (rule H85). {_ONE_APPROVAL}"
    yield Callout("DRAFT", words(f"{draft} {_approved(held)}"))
    yield Paragraph(words(_where(held)))


def _none_yet(profile: BoardProfile) -> Inline:
    ahead, sitting = profile.previous, profile.sitting
    if ahead:
        return words(
            f"The meeting of {in_words(ahead.day)} is still to come. Build this pack again after it."
        )
    if sitting and sitting.meeting.is_first:
        return words("This is the board's first meeting, so no meeting went before it.")
    return words(
        "No earlier meeting is on record. Record the meeting, who came and what was said. If the board never "
        "met before, record this meeting as its first."
    )


def _approved(held: Sitting) -> str:
    found = held.approval
    if found is None:
        return "No Co-Chair has approved them yet."
    event, person = found
    said = f"{person.name}, {person.role}, approved them on {in_words(event.happened_on)}."
    return said if held.is_approved else f"{said} They have changed since, and must be approved again."


def _before(earlier: Sitting) -> str:
    """What became of the minutes that this meeting had before it: the policy has no vote on them."""
    approved = _approved(earlier)
    return f"The minutes of the meeting before, of {in_words(earlier.day)}: {approved} {_ONE_APPROVAL}"


def _where(held: Sitting) -> str:
    meeting = held.meeting
    times = " to ".join(filter(None, (meeting.begins, meeting.ends)))
    where = ", ".join(filter(None, (f"{held.day:%A} {in_words(held.day)}", times, meeting.venue)))
    kind = " It was an extraordinary meeting." if meeting.extraordinary else ""
    return f"{where}.{kind}"


def _approval(held: Sitting) -> Iterator[tuple[str, str]]:
    event, person = held.approval if held.approval and held.is_approved else (None, None)
    yield "Name", f"{person.name}, {person.role}" if person else _TO_SIGN
    yield "Date", in_words(event.happened_on) if event else _TO_SIGN
    if person is None:
        yield "Signature", _TO_SIGN
