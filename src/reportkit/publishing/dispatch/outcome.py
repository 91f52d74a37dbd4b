"""What became of a letter in one run, and what its standing in the ledger means for a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from reportkit.publishing.dispatch.ledger import Parcel, Standing

STOPPED = "The run was stopped before it went."
IN_DOUBT = "Two attempts had no answer. Ask whether it arrived before anything is sent again."
IN_DOUBT_ONCE = "An earlier attempt had no answer: it may have arrived."


class Ending(StrEnum):
    """What became of a letter in one run."""

    SENT = auto()
    SENT_BEFORE = auto()  # by an earlier run; nothing was done
    LEFT = auto()  # certain not to have arrived; the next run sends it
    DOUBTFUL = auto()  # an attempt had no answer and no try was left; the next run sends it once more
    HELD = auto()  # doubtful twice: a person must ask whether it arrived
    REFUSED = auto()  # the server will not take it, now or in an earlier run
    RETURNED = auto()  # it came back after an earlier run


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one letter; `words` are the server's, or ours where it said none.

    `may_be_twice`: it went once more after an attempt that had no answer, in this run or an earlier one.
    """

    parcel: Parcel
    ending: Ending
    words: str
    may_be_twice: bool = False


Tell = Callable[[Outcome], None]

# Nothing is to be done for a letter of these standings.
ENDED: Mapping[Standing, tuple[Ending, str]] = {
    Standing.SENT: (Ending.SENT_BEFORE, "It went in an earlier run."),
    Standing.AGAIN: (Ending.HELD, IN_DOUBT),
    Standing.REFUSED: (Ending.REFUSED, "The server refused it in an earlier run."),
    Standing.RETURNED: (Ending.RETURNED, "It came back."),
}
# What a letter that a run could not send has come to.
NOT_SENT: Mapping[Standing, Ending] = {
    Standing.NEW: Ending.LEFT,
    Standing.STARTED: Ending.DOUBTFUL,
    Standing.AGAIN: Ending.HELD,
}
