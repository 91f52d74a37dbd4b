"""What the team sets for its board: what it is called, when the Schools' Forum meets, how days count."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from reportkit.settings.reading import Setting, read_settings


class StandingItem(Setting):
    """An item that stands on every agenda, and the responsibilities of the board it meets (H89).

    `paper` is the label of the standing paper that goes with it, "" for none.
    """

    title: str
    purpose: Literal["note", "discuss", "decide"]
    owner: str
    minutes: int = Field(ge=0)
    paper: str = ""
    meets: tuple[int, ...] = ()


class Agenda(Setting):
    """`params/board.yaml`: the standing agenda and the responsibilities in the policy's words."""

    responsibilities: tuple[str, ...]
    items: tuple[StandingItem, ...]


class Board(Setting):
    """Under `board` in an authority's settings. The Forum's days are those that the council has published.

    `minutes_target` is how many days after a meeting the team means to have the minutes approved: its own
    working target, no policy asks for it. `forum_papers_before` is how many days before it meets the Forum
    wants its papers, None where that is not known. `quorum` is how the clause on it is read (H78).
    `not_schools` are words that the papers may use though they are also a school's short name, such as a
    place.
    """

    name: str = "Schools' Strategic Partnership Board"
    short: str = "SSPB"
    forum_on: tuple[date, ...] = ()
    minutes_target: int = Field(default=7, ge=1)
    quorum: Literal["literal", "strict"] = "literal"
    counting: Literal["calendar days", "clear days", "working days"] = "calendar days"
    apologies_to: str = ""
    forum_papers_before: int | None = Field(default=None, ge=0)
    not_schools: tuple[str, ...] = ()


class _Holidays(Setting):
    days: tuple[date, ...]


def read_agenda(params: Path) -> Agenda:
    """The standing agenda."""
    return read_settings(params / "board.yaml", Agenda)


def read_bank_holidays(params: Path) -> frozenset[date]:
    """Bank holidays in England, from `params/bank_holidays.yaml`."""
    return frozenset(read_settings(params / "bank_holidays.yaml", _Holidays).days)
