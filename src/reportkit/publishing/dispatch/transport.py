"""What a way of sending must offer, and the three ways in which it may fail."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from reportkit.publishing.dispatch.ledger import Parcel

# Records that from now on the letter may arrive; nothing of it can have before.
Begin = Callable[[], None]


class Line(Protocol):
    """An open way to the recipients, for many letters."""

    def hand_over(self, parcel: Parcel, begin: Begin) -> str:
        """Hand the letter over; the receiver's own words. Calls `begin` once, just before it may arrive.

        Raises Postponed, Refused or Doubtful.
        """
        ...


class Transport(Protocol):
    """A way of sending. Raises MailServerUnfit where the server may not be used at all."""

    def opened(self) -> AbstractContextManager[Line]:
        """A line for a whole run, closed at its end."""
        ...


class HandOverFailed(Exception):
    """A letter was not taken, or no one knows; the server's words say why."""


class Postponed(HandOverFailed):
    """Certain not to have arrived; another try may succeed."""


class Unreachable(Postponed):
    """No connection could be made: the other letters would fare no better now."""


class Refused(HandOverFailed):
    """Certain not to have arrived, and no use to try again."""


class Doubtful(HandOverFailed):
    """The connection was lost after the last byte may have been accepted, before an answer came."""
