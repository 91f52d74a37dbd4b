"""The agenda: each item with its purpose, owner, minutes and paper, and the board's duties it meets (H89)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportkit.blocks import Align, Block, BulletList, Column, Heading, Inline, Paragraph, Table
from reportkit.casework.board import Reading
from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import Action
from reportkit.casework.minuting.items import item_titles
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.agenda_warnings import elections_due, too_long
from reportkit.reports.sections.board.brought import brought
from reportkit.reports.sections.board.front import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import listed
from reportkit.vocabulary import in_words

TITLE = "Agenda"
CHECKS, MATTERS = "Quorum and voting check", "Matters arising: open actions"
_BLANK, _UNKNOWN = "______", "not on record"
_CHECKS = (
    Column("At the start", width=1.8),
    Column("Needed", width=1.6),
    Column("On the board", Align.RIGHT, 1.0),
    Column("Present", Align.RIGHT, 0.7),
)
_MATTERS = (
    Column("Action", width=2.2),
    Column("Owner", width=1.2),
    Column("Due", width=1.0),
    Column("Agreed on", width=0.9),
)
_COLUMNS = (
    Column("No.", Align.RIGHT, 0.45),
    Column("Item", width=2.6),
    Column("Purpose", width=0.85),
    Column("Owner", width=2.3),
    Column("Minutes", Align.RIGHT, 0.85),
    Column("Paper", width=1.2),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the agenda; `meets` are the numbers of the responsibilities it meets.

    `minutes` is None for a paper that somebody brings without a time set for it.
    """

    title: str
    purpose: str
    owner: str
    minutes: int | None
    paper: str
    meets: tuple[int, ...]


def front(profile: BoardProfile) -> list[Block]:
    """What it is."""
    return top(profile, TITLE)


def items(profile: BoardProfile) -> list[Block]:
    """The items in order, and how long they take together."""
    found = agenda_items(profile)
    rows = tuple(_row(number, item) for number, item in enumerate(found, start=1))
    table = Table("", _COLUMNS, rows, "Each item: purpose, owner, minutes and paper.")
    time = too_long(profile, [item.minutes for item in found])
    return [*elections_due(profile), table, Paragraph(words(_together(found))), *time]


def checks(profile: BoardProfile) -> list[Block]:
    """What the clerk counts at the start, beside what the board's membership makes possible (H78, H79)."""
    rows = tuple(tuple(words(cell) for cell in row) for row in _checks(profile))
    table = Table("", _CHECKS, rows, "What is counted at the start: needed, on the board, and present.")
    return [Heading(1, CHECKS), table]


def matters_arising(profile: BoardProfile) -> list[Block]:
    """The actions of earlier meetings that are open, and those that were done since the last one."""
    found, done = open_actions(profile), _done(profile)
    if not found:
        return [Heading(1, MATTERS), Paragraph(words(_none_open(profile))), *done]
    rows = tuple(tuple(words(cell) for cell in _action(action, when)) for _, action, when in found)
    alt = "Each open action of an earlier meeting: owner, day due, and the meeting."
    return [Heading(1, MATTERS), Table("", _MATTERS, rows, alt), *done]


def responsibilities(profile: BoardProfile) -> list[Block]:
    """Which item meets each of the board's responsibilities (H89)."""
    found = agenda_items(profile)
    rows = tuple(
        (words(text), words(_met_by(number, found)))
        for number, text in enumerate(profile.agenda.responsibilities, start=1)
    )
    columns = (Column("Responsibility", width=3.2), Column("Met by", width=1.4))
    table = Table("", columns, rows, "Each responsibility of the board, and the items that meet it.")
    return [Heading(1, "The board’s responsibilities"), table]


def agenda_items(profile: BoardProfile) -> tuple[Item, ...]:
    """The standing items, with this meeting's own and the papers brought before the last of them."""
    found = {item.title: item for item in (*_standing(profile), *_own(profile), *_brought(profile))}
    return tuple(found[title] for title in item_titles(profile.agenda, profile.sitting))


def open_actions(profile: BoardProfile) -> tuple[tuple[Event, Action, str], ...]:
    """The actions of earlier meetings that are not done, each with the day of its meeting."""
    return tuple(
        (event, action, in_words(sitting.day))
        for sitting in profile.book.sittings
        if sitting.day < profile.day
        for event, action in sitting.actions
        if event.id in _not_done(profile)
    )


def expected_parts(profile: BoardProfile) -> Parts:
    """What the agenda must hold."""
    return Parts((CHECKS, MATTERS, "The board’s responsibilities"), 0, 3 + bool(open_actions(profile)))


def _done(profile: BoardProfile) -> list[Block]:
    since = profile.previous.day if profile.previous else date.max
    found = [
        words(f"{action.what}, by {action.owner}: {in_words(day)}.")
        for _, action, day in profile.book.actions
        if day and since <= day <= profile.day
    ]
    return [Paragraph(words("Done since the last meeting:")), BulletList(tuple(found))] if found else []


def _not_done(profile: BoardProfile) -> set[str]:
    return {event.id for event, _, done in profile.book.actions if done is None}


def _standing(profile: BoardProfile) -> Iterator[Item]:
    for item in profile.agenda.items:
        yield Item(item.title, item.purpose, item.owner, item.minutes, _paper(item.paper), item.meets)


def _brought(profile: BoardProfile) -> Iterator[Item]:
    """Papers that are an item by themselves."""
    own = {item.title for item in profile.sitting.items} if profile.sitting else set()
    for one in brought(profile):
        if one.paper.title not in own:
            yield Item(one.paper.title, one.paper.purpose, one.paper.owner, None, one.called, ())


def _own(profile: BoardProfile) -> Iterator[Item]:
    papers = {one.paper.title: one.called for one in brought(profile)}
    for item in profile.sitting.items if profile.sitting else ():
        paper = papers.get(item.title, "none")
        yield Item(item.title, item.purpose, item.owner, item.minutes, paper, ())


def _together(found: tuple[Item, ...]) -> str:
    unset = (
        " Items without a time come on top of that." if any(item.minutes is None for item in found) else ""
    )
    return f"The items take {sum(item.minutes or 0 for item in found)} minutes together.{unset}"


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


def _none_open(profile: BoardProfile) -> str:
    if profile.previous is None:
        return "No earlier meeting is on record, so we cannot say which actions are open."
    return "No action of an earlier meeting is open."


def _action(action: Action, when: str) -> tuple[str, ...]:
    return action.what, action.owner, in_words(action.due) if action.due else "no day set", when


def _paper(label: str) -> str:
    return {"": "none", "M": "Minutes (M)"}.get(label, f"Paper {label}")


def _row(number: int, item: Item) -> tuple[Inline, ...]:
    said = (str(number), item.title, item.purpose, item.owner, str(item.minutes or "not set"), item.paper)
    return tuple(words(text) for text in said)


def _met_by(number: int, found: tuple[Item, ...]) -> str:
    at = [str(place) for place, item in enumerate(found, start=1) if number in item.meets]
    return f"Item {listed(at)}" if len(at) == 1 else f"Items {listed(at)}" if at else "No item: see to it."
