"""What is known of each letter's sending. The room that keeps it for good implements `Ledger`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Protocol, assert_never


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


_OPEN = (Standing.NEW, Standing.STARTED, Standing.AGAIN)  # by how many attempts have no answer


class Ledger(Protocol):
    """Keeps what happened, safe from a crash once a call returns.

    That one run sends at a time is for the caller to see to: a letter under way looks like one in doubt.
    """

    def standing(self, key: str) -> Standing:
        """How far the letter of this key has come."""
        ...

    def may_be_twice(self, key: str) -> bool:
        """Whether it went once more after an attempt that had no answer, so that two may have arrived."""
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
    return _read(entries)[0]


def may_be_twice(entries: Iterable[Entry]) -> bool:
    """Whether a second attempt followed one that had no answer, and may have arrived as well."""
    return _read(entries)[1] > 1


def _read(entries: Iterable[Entry]) -> tuple[Standing, int]:
    """The standing, and how many attempts may have arrived: all but those that are certain not to have."""
    started, ended = 0, None
    for entry in entries:
        match entry:
            case Entry.STARTED:
                started += 1
            case Entry.POSTPONED:
                started -= 1
            case Entry.REFUSED:
                ended = Standing.REFUSED
            case Entry.SENT | Entry.RETURNED:
                ended = Standing(entry.value)
            case _:
                assert_never(entry)
    return ended or _OPEN[min(started, len(_OPEN) - 1)], started
