"""Sending many letters: each once, or said to have gone twice; what is doubtful is never passed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from reportkit.publishing.dispatch.ledger import Ledger, Parcel
from reportkit.publishing.dispatch.transport import Transport


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast letters go, and how long one is tried; waits in seconds, each twice the one before."""

    per_minute: int = 60
    tries: int = 4
    first_wait: float = 5.0
    longest_wait: float = 120.0


class Ending(StrEnum):
    """What became of a letter in one run."""

    SENT = auto()
    SENT_BEFORE = auto()  # by an earlier run; nothing was done
    LEFT = auto()  # certain not to have arrived by this run; the next one sends it
    REFUSED = auto()  # the server will not take it, now or in an earlier run, or it came back
    HELD = auto()  # doubtful twice: a person must ask whether it arrived


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one letter; `words` are the server's, or ours where it said none.

    `may_be_twice`: it went once more after an attempt that had no answer.
    """

    parcel: Parcel
    ending: Ending
    words: str
    may_be_twice: bool = False


Tell = Callable[[Outcome], None]
Sleep = Callable[[float], None]


def send_all(
    parcels: Sequence[Parcel], transport: Transport, ledger: Ledger, pace: Pace, tell: Tell, sleep: Sleep
) -> tuple[Outcome, ...]:
    """What became of each letter, in the order given; `tell` hears of each as soon as it is known.

    Raises MailServerUnfit. Ctrl-C ends the run after the letter under way: the others are left.
    """
    raise NotImplementedError
