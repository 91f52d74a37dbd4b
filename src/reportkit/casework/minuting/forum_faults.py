"""Why minutes cannot have gone to the Schools' Forum: its day, or that nobody approved them (H88)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.casework.events import Event
from reportkit.casework.minute_book import Sitting
from reportkit.casework.minuting.rules import BoardTerms
from reportkit.vocabulary import in_words

_NEAREST = 2


def not_to_forum(event: Event, forum: date, sitting: Sitting, terms: BoardTerms) -> Iterator[str]:
    """Each as a sentence that says what to do."""
    yield from _no_forum(forum, terms)
    yield from _before_they_went(event, forum, sitting)
    yield from _to_forum(sitting)


def _no_forum(forum: date, terms: BoardTerms) -> Iterator[str]:
    """A day on which the Forum does not meet, where its days are known."""
    if terms.forum_on and forum not in terms.forum_on:
        near = sorted(terms.forum_on, key=lambda day: abs(day - forum))[:_NEAREST]
        yield (
            f"the Schools' Forum is not known to meet on {in_words(forum)}. Its days nearest to that are "
            f"{' and '.join(in_words(day) for day in sorted(near))}. Give one of them with --forum-on; if it "
            "meets on another, add that under  board: forum_on  in the authority's settings"
        )


def _before_they_went(event: Event, forum: date, sitting: Sitting) -> Iterator[str]:
    if forum < max(sitting.day, event.happened_on):
        yield (
            f"the Schools' Forum of {in_words(forum)} is before {in_words(event.happened_on)}, the "
            "day on which its minutes went. Correct one of the two"
        )


def _to_forum(sitting: Sitting) -> Iterator[str]:
    """Minutes that no Co-Chair has approved as they stand."""
    when = in_words(sitting.day)
    if sitting.approval is None:
        yield (
            f"no Co-Chair has approved the minutes of {when}, and the Forum gets approved minutes alone "
            "(H88). Once they are approved:  reportkit board approve-minutes"
        )
    elif not sitting.is_approved:
        yield (
            f"the minutes of {when} have changed since they were approved, and the Forum gets approved "
            "minutes alone (H88). Have them approved again:  reportkit board approve-minutes"
        )
