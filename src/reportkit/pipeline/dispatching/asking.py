"""Which letters somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportkit.exceptions import UsageError
from reportkit.pipeline.casework.asking import Asked
from reportkit.vocabulary import Urn


class Mailing(StrEnum):
    """What is sent, as typed in a command."""

    PROFILES = "profiles"
    UPDATE = "update"
    PACK = "board-pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMailing:
    """Who asks for which letters; `who.on` is the day as known on which the documents were built.

    `meeting` is a pack's, `late_because` why it goes less than seven days before (H84). `urns` are the
    schools, none named for all.
    """

    who: Asked
    mailing: Mailing
    meeting: date | None = None
    late_because: str = ""
    urns: tuple[Urn, ...] = ()

    def __post_init__(self) -> None:
        if self.mailing is Mailing.PACK and self.meeting is None:
            raise UsageError("A board pack needs its meeting, such as  --meeting 2026-12-03.")
        if self.mailing is not Mailing.PACK and self.meeting is not None:
            raise UsageError("Leave --meeting out: only a board pack is of a meeting.")
        if self.urns and self.mailing is Mailing.PACK:
            raise UsageError("A board pack goes to every member. Leave --urn out.")

    @property
    def name(self) -> str:
        """What it is called in records, folders and commands, such as board-pack-2026-12-03."""
        return f"{self.mailing}-{self.meeting}" if self.meeting else str(self.mailing)


def mailing_of(text: str) -> Mailing:
    """The mailing named. Raises UsageError for what is none."""
    try:
        return Mailing(text)
    except ValueError as error:
        known = ", ".join(Mailing)
        raise UsageError(f"There is nothing to send called “{text}”. There are: {known}.") from error
