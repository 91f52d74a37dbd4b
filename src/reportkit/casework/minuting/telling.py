"""What is told of an event of the board at once, besides what the policy asks next."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.casework.events import Event
from reportkit.casework.events import board_kinds as said
from reportkit.casework.minute_book import Sitting
from reportkit.casework.minuting.rules import BoardTerms
from reportkit.vocabulary import in_words


def board_told(event: Event, sitting: Sitting, terms: BoardTerms) -> tuple[str, ...]:
    """What to know of an event of a meeting: what it does not do, and what it goes against."""
    return tuple(_told(event, sitting, terms))


def _told(event: Event, sitting: Sitting, terms: BoardTerms) -> Iterator[str]:
    match event.payload:
        case said.MinutesSent(draft=True):
            yield _draft(sitting, terms)
        case _:
            return


def _draft(sitting: Sitting, terms: BoardTerms) -> str:
    """That a draft does not meet the rule, and by when approved minutes are due (H87)."""
    due = in_words(terms.dates(sitting).minutes.due)
    told = "This was a draft, and does not count as the approved minutes (H87)."
    return told if sitting.trail.sent_on else f"{told} Those are due with members by {due}."
