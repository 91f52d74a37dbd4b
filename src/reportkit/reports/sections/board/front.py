"""The top of every document of a board pack, and the cover of each paper."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.blocks import Block, Callout, Column, Table, Title
from reportkit.reports.citing import words
from reportkit.reports.profiles.board import BoardProfile

_DRAFT = "DRAFT: the pack is not complete. Do not circulate."


@dataclass(frozen=True, slots=True)
class Cover:
    """What a paper's cover sheet says (F3). `information` says whom it may be shown to.

    Its letter stands before the numbers of its tables and figures, alone as in the pack: Table B3.
    """

    letter: str
    owner: str
    purpose: str
    recommends: str
    finance: str
    equality: str
    data_protection: str
    information: str


def front(profile: BoardProfile, title: str, letter: str = "") -> list[Block]:
    """The title with day and board; on every page that it is a draft while the pack lacks something.

    The day stands first: a long name of a board is cut short at the foot of the page.
    """
    where = f"{profile.when}, {profile.authority.name} {profile.board}"
    return [Title(title, where, "" if profile.is_complete else _DRAFT, letter=letter)]


def cover(profile: BoardProfile, title: str, said: Cover) -> list[Block]:
    """The front of a paper with its cover sheet."""
    rows = (
        ("Brought by", said.owner),
        ("The board is asked to", said.purpose),
        ("Recommendation", said.recommends),
        ("What it means for money", said.finance),
        ("What it means for equality", said.equality),
        ("What it means for people’s data", said.data_protection),
        ("What it holds", said.information),
    )
    table = Table(
        "",
        _COLUMNS,
        tuple((words(label), words(text)) for label, text in rows),
        "The cover sheet: who brings the paper, what the board is asked, and what it means.",
        small=True,
    )
    return [*front(profile, title, said.letter), table]


_COLUMNS = (Column("About this paper", width=1.0), Column("In short", width=2.4))


RULES = "Numbers such as H84 are those of the policy’s rules; officers have the list."


def missing(heading: str, text: str) -> Callout:
    """A part that is not there, said where it would stand."""
    return Callout(heading, words(text))
