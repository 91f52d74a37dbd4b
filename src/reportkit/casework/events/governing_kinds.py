"""Events with governors, and a school's own view beside the council's (K17, K40, K41)."""

from __future__ import annotations

from typing import ClassVar

from reportkit.casework.events.support_kinds import LinkRole
from reportkit.casework.events.words import Named, Payload, Text, Words


class GovernorLink(Payload):
    """The officer whom a governing body has as its link from that day until another is named (K17)."""

    kind: ClassVar = "governor-link"
    officer: Named


class GovernorsMeeting(Payload):
    """A meeting of governors that an officer attended on the day it happened (K41).

    `first_of_year` says that it was their first of the school year; `told` is what they were told.
    """

    kind: ClassVar = "governors-meeting"
    attended_by: Named
    role: LinkRole
    first_of_year: bool = True
    told: Words = ""


class Views(Payload):
    """What a school's self-evaluation says of one aspect, and what the council says of it (K40)."""

    kind: ClassVar = "views"
    aspect: Text
    school_says: Text
    council_says: Text

    @property
    def differ(self) -> bool:
        """Whether the two do not say the same."""
        return _plain(self.school_says) != _plain(self.council_says)


def _plain(words: str) -> str:
    return " ".join(words.rstrip(".").casefold().split())
