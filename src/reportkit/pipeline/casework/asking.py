"""What somebody asks to be recorded or read, whatever it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reportkit.exceptions import CaseworkRefused, MissingData
from reportkit.places import Places
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who acts for which authority, when that is, on which day it happened, and why.

    `by` is who writes it down; `who` did or decided it, the same person if it is empty. `policy` is the
    authority's own if it is empty.
    """

    authority: str
    by: str
    at: datetime
    on: date
    why: str
    who: str = ""
    urn: Urn | None = None
    indicators: tuple[int, ...] = ()
    corrects: str | None = None
    policy: str = ""
    key: str | None = None

    @property
    def today(self) -> date:
        """The day it is written down."""
        return self.at.date()

    @property
    def doer(self) -> str:
        """Who did or decided it."""
        return self.who or self.by


def check_kept(places: Places) -> None:
    """Raises MissingData where no casework is kept: nothing on record is not the same as nothing to find."""
    if not places.has_casework:
        raise MissingData(
            f"No casework is kept in {places.casework.removeprefix('sqlite:///')} yet, so nothing can be "
            "read. Record or load something first; if your team keeps its casework elsewhere, set "
            "REPORTKIT_DATABASE_URL to that address."
        )


def check_officer(by: str) -> str:
    """The officer's name. Raises CaseworkRefused for none."""
    if not by.strip():
        raise CaseworkRefused(
            "Nobody is named who is acting. Say who you are with --by, or set REPORTKIT_OFFICER to your name."
        )
    return by.strip()
