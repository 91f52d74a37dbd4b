"""The agenda: each item with its purpose, owner, minutes and paper, and the board's duties it meets (H89)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.blocks import Align, Block, Column, Heading, Inline, Paragraph, Table
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.front import front as top
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import listed

TITLE = "Agenda"
_COLUMNS = (
    Column("No.", Align.RIGHT, 0.5),
    Column("Item", width=3.4),
    Column("Purpose", width=0.9),
    Column("Owner", width=1.5),
    Column("Minutes", Align.RIGHT, 0.9),
    Column("Paper", width=0.9),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the agenda; `meets` are the numbers of the responsibilities it meets."""

    title: str
    purpose: str
    owner: str
    minutes: int
    paper: str
    meets: tuple[int, ...]


def front(profile: BoardProfile) -> list[Block]:
    """What it is."""
    return top(profile, TITLE)


def items(profile: BoardProfile) -> list[Block]:
    """The items in order, and how long they take together."""
    found = agenda_items(profile)
    rows = tuple(_row(number, item) for number, item in enumerate(found, start=1))
    table = Table("Items", _COLUMNS, rows, "Each item: purpose, owner, minutes and paper.")
    total = sum(item.minutes for item in found)
    return [table, Paragraph(words(f"The items take {total} minutes together."))]


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
    """The standing items, with this meeting's own before the last of them."""
    standing = [
        Item(item.title, item.purpose, item.owner, item.minutes, _paper(item.paper), item.meets)
        for item in profile.agenda.items
    ]
    return (*standing[:-1], *_own(profile), standing[-1])


def expected_parts(_profile: BoardProfile) -> Parts:
    """What the agenda must hold."""
    return Parts(("The board’s responsibilities",), 0, 2)


def _own(profile: BoardProfile) -> Iterator[Item]:
    for item in profile.sitting.items if profile.sitting else ():
        yield Item(item.title, item.purpose, item.owner, item.minutes, "none", ())


def _paper(label: str) -> str:
    return {"": "none", "M": "Draft minutes"}.get(label, f"Paper {label}")


def _row(number: int, item: Item) -> tuple[Inline, ...]:
    said = (str(number), item.title, item.purpose, item.owner, str(item.minutes), item.paper)
    return tuple(words(text) for text in said)


def _met_by(number: int, found: tuple[Item, ...]) -> str:
    at = [str(place) for place, item in enumerate(found, start=1) if number in item.meets]
    return f"Item {listed(at)}" if len(at) == 1 else f"Items {listed(at)}" if at else "No item: see to it."
