"""What is known of each letter's sending. The room that keeps it for good implements `Ledger`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Parcel:
    """A composed letter, ready to go. `key` names it in the ledger, `message_id` in what servers answer.

    `sender` and `to` are addresses as the server is given them. `sha256` is of `content`.
    """

    key: str
    sender: str
    to: tuple[str, ...]
    content: bytes = field(repr=False)
    sha256: str
    message_id: str


class Standing(StrEnum):
    """How far a letter has come, as far as the ledger can tell."""

    NEW = auto()  # nothing of it can have arrived
    STARTED = auto()  # an attempt has no answer: it may have arrived
    AGAIN = auto()  # a second attempt has no answer either: a person must ask
    SENT = auto()  # the server took it
    REFUSED = auto()  # the server will not take it
    RETURNED = auto()  # it was taken and came back


class Entry(StrEnum):
    """One line of a ledger on a letter."""

    STARTED = auto()
    POSTPONED = auto()  # what was started last is certain not to have arrived
    SENT = auto()
    REFUSED = auto()
    RETURNED = auto()


class Ledger(Protocol):
    """Keeps what happened, safe from a crash once a call returns.

    That one run sends at a time is for the caller to see to: a letter under way looks like one in doubt.
    """

    def standing(self, key: str) -> Standing:
        """How far the letter of this key has come."""
        ...

    def started(self, parcel: Parcel) -> None:
        """Record that from now on it may arrive."""
        ...

    def postponed(self, parcel: Parcel, answer: str) -> None:
        """Record that the attempt started last is certain not to have arrived."""
        ...

    def sent(self, parcel: Parcel, answer: str) -> None:
        """Record the receipt: the server's own words."""
        ...

    def refused(self, parcel: Parcel, answer: str) -> None:
        """Record that the server will not take it, in its own words."""
        ...


def standing_of(entries: Iterable[Entry]) -> Standing:
    """The standing that a letter's entries, in their order, come to."""
    unanswered, ended = 0, None
    for entry in entries:
        match entry:
            case Entry.STARTED:
                unanswered += 1
            case Entry.POSTPONED:
                unanswered = max(0, unanswered - 1)
            case Entry.SENT | Entry.REFUSED | Entry.RETURNED:
                ended = Standing(entry.value)
    open_standings = (Standing.NEW, Standing.STARTED, Standing.AGAIN)
    return ended or open_standings[min(unanswered, 2)]
