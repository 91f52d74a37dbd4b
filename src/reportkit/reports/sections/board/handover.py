"""What goes to the Schools' Forum: approved minutes, recommendations, dates, what was checked (H83, H88)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit import __version__
from reportkit.blocks import Block, BulletList, Callout, Column, Heading, PageBreak, Paragraph, Table, Title
from reportkit.casework.calendar import forum_papers_due
from reportkit.casework.minute_book import Sitting
from reportkit.casework.minuting.deciding import why_no_quorum
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board import minuted
from reportkit.reports.sections.board.attended import QUORUM, WHO, attendance_of, quorum_of
from reportkit.reports.sections.board.minutes import board_of, held_before
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import counted
from reportkit.vocabulary import in_words

TITLE = "For the Schools’ Forum"
FORUM, MINUTES, CERTIFICATE = "The Forum", "Approved minutes", "Public-safe certificate"
_COLUMNS = (Column("For the Forum", width=1.0), Column("In short", width=2.2))
_RECORD = (
    "These minutes are its record. What they say was put forward is not decided, and not recommended to "
    "the Forum, until a quorate meeting of the board does so."
)
_LOOKED_FOR = (
    "the name and number (URN) of every school whose standing is confidential",
    "words of the policy that would tell a school’s standing",
    "numbers and shares of schools beside such words, in what people typed",
)
_LOOKED_IN = "the text, tables, descriptions of pictures, heads and feet of pages, properties and file name"


def ready(profile: BoardProfile) -> Sitting | None:
    """The meeting whose approved minutes can go to the Forum; None while there are none (H88)."""
    held = held_before(profile)
    return held if held and held.is_approved else None


def front(profile: BoardProfile) -> list[Block]:
    """What it is, of which meeting, and who approved the minutes."""
    held = _ready(profile)
    where = f"From the meeting of {in_words(held.day)}, {board_of(profile)}"
    without = why_no_quorum(held, profile.quorum)
    warned = [Callout("Nothing here is decided", words(f"{without} {_RECORD}"))] if without else []
    return [Title(TITLE, where), Paragraph(words(_approved(held))), *warned]


def forum(profile: BoardProfile) -> list[Block]:
    """When the Forum meets, by when it wants its papers, and why it gets these (H83, H88)."""
    rows = tuple((words(label), words(said)) for label, said in _forum(profile, _ready(profile)))
    return [Heading(1, FORUM), Table("", _COLUMNS, rows, "The Forum’s day, its deadline and the item.")]


def recommendations(profile: BoardProfile) -> list[Block]:
    """What the board recommends, with what it asks for in money (H90)."""
    return minuted.recommended(_ready(profile), profile)


def minutes(profile: BoardProfile) -> list[Block]:
    """The minutes as they were approved."""
    held = _ready(profile)
    parts = (
        *attendance_of(held, profile.pack),
        *quorum_of(held, profile),
        *minuted.said(held, profile),
        *minuted.decisions(held, profile),
        *minuted.actions(held),
    )
    lowered = [Heading(one.level + 1, one.text) if isinstance(one, Heading) else one for one in parts]
    return [PageBreak(), Heading(1, MINUTES), *lowered]


def certificate(profile: BoardProfile) -> list[Block]:
    """What was looked for, where, by what, and that nothing was found: else this would not be written."""
    looked = (
        f"reportkit {__version__} searched this file on {in_words(profile.as_at)}, before it was written."
    )
    looked_in = f"It looked in {_LOOKED_IN}."
    found = (
        "It found none of them, save what a named person let through. A file in which another is found is "
        "not written. The search does not find a school described without its name, so a person must still "
        "read the file before it goes out."
    )
    return [
        Heading(1, CERTIFICATE),
        Paragraph(words(f"{looked} {looked_in} It looked for:")),
        BulletList(tuple(words(one) for one in _LOOKED_FOR)),
        Paragraph(words(found)),
    ]


def expected_parts(profile: BoardProfile) -> Parts:
    """What the handover must hold."""
    held = _ready(profile)
    headings = (FORUM, minuted.RECOMMENDED, MINUTES, WHO, QUORUM, *minuted.HEADINGS[:3], CERTIFICATE)
    return Parts(headings, 0, 1 + (held.attendance is not None) + minuted.tables(held))


def _ready(profile: BoardProfile) -> Sitting:
    held = ready(profile)
    if held is None:
        raise ValueError("the minutes are not approved, so nothing goes to the Forum (H88)")
    return held


def _approved(held: Sitting) -> str:
    if held.approval is None:
        return ""
    event, person = held.approval
    return f"{person.name}, {person.role}, approved these minutes on {in_words(event.happened_on)}."


def _forum(profile: BoardProfile, held: Sitting) -> Iterator[tuple[str, str]]:
    day = _next(profile, held)
    met = "It met on" if day and day < profile.as_at else "It meets on"
    yield met, in_words(day) if day else "Not known: add its days to the authority’s settings."
    due = _papers_due(profile, day)
    wanted = "Its papers were due by" if due and due < profile.as_at else "Its papers are due by"
    yield wanted, in_words(due) if due else _no_day_for_papers(profile)
    earliest = profile.dates_of(held.held).earliest_forum
    too_soon = " That Forum is too soon." if day and day < earliest else ""
    yield "Earliest day for the Forum", f"{in_words(earliest)}.{too_soon}"
    yield "Item", "The board’s minutes are a standing item of every Forum."
    if held.to_forum:
        yield "Sent", _sent(held.to_forum[0].happened_on, due)


def _next(profile: BoardProfile, held: Sitting) -> date | None:
    """The Forum that the minutes went to, else the next one after the meeting and today."""
    if held.to_forum:
        return held.to_forum[1].forum_on
    after = max(held.day, profile.as_at)
    return min((day for day in profile.authority.board.forum_on if day >= after), default=None)


def _papers_due(profile: BoardProfile, day: date | None) -> date | None:
    return forum_papers_due(day, profile.authority.board.forum_papers_before)


def _no_day_for_papers(profile: BoardProfile) -> str:
    before = profile.authority.board.forum_papers_before
    if before is None:
        return "Not known: set  forum_papers_before  under  board  in the authority’s settings."
    return f"{before} days before it meets."


def _sent(on: date, due: date | None) -> str:
    late = (on - due).days if due else 0
    if late <= 0:
        return f"On {in_words(on)}."
    return f"On {in_words(on)}, {counted(late, 'day', 'days')} after the Forum’s papers were due."
