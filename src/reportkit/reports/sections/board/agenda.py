"""The agenda: each item with its purpose, owner, minutes and paper, and the board's duties it meets (H89)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportkit.blocks import Align, Block, Column, Heading, Inline, Paragraph, Table
from reportkit.casework.minuting.items import item_titles
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile
from reportkit.reports.sections.board.agenda_checks import CHECKS, checks
from reportkit.reports.sections.board.agenda_warnings import elections_due, no_quorum, too_long
from reportkit.reports.sections.board.brought import brought
from reportkit.reports.sections.board.front import front as top
from reportkit.reports.sections.board.matters import MATTERS, matters_arising, open_actions
from reportkit.reports.sections.expected import Parts
from reportkit.reports.wording import listed

__all__ = [
    "TITLE",
    "agenda_items",
    "checks",
    "expected_parts",
    "front",
    "items",
    "matters_arising",
    "responsibilities",
]

TITLE = "Agenda"
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
    return [*no_quorum(profile), *elections_due(profile), table, Paragraph(words(_together(found))), *time]


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


def expected_parts(profile: BoardProfile) -> Parts:
    """What the agenda must hold."""
    return Parts((CHECKS, MATTERS, "The board’s responsibilities"), 0, 3 + bool(open_actions(profile)))


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


def _paper(label: str) -> str:
    return {"": "none", "M": "Minutes (M)"}.get(label, f"Paper {label}")


def _row(number: int, item: Item) -> tuple[Inline, ...]:
    said = (str(number), item.title, item.purpose, item.owner, str(item.minutes or "not set"), item.paper)
    return tuple(words(text) for text in said)


def _met_by(number: int, found: tuple[Item, ...]) -> str:
    at = [str(place) for place, item in enumerate(found, start=1) if number in item.meets]
    return f"Item {listed(at)}" if len(at) == 1 else f"Items {listed(at)}" if at else "No item: see to it."
