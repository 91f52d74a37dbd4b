"""What is told of an event of the board at once, besides what the policy asks next."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.casework.board import QuorumRule
from reportkit.casework.events import Event
from reportkit.casework.events import board_kinds as said
from reportkit.casework.minute_book import Sitting
from reportkit.casework.minuting.deciding import not_decided, why_no_quorum, why_not_decided
from reportkit.casework.minuting.rules import BoardTerms
from reportkit.vocabulary import in_words

_OF_DECISIONS = (
    *(said.Attended, said.BoardDecision, said.ForumRecommendation),
    *(said.MinutesApproved, said.MinutesToForum),
)
_AGAIN = "Put it to a quorate meeting."


def board_told(event: Event, sitting: Sitting, terms: BoardTerms) -> tuple[str, ...]:
    """What to know of an event of a meeting: what it does not do, and what it goes against."""
    return tuple(_told(event, sitting, terms))


def _told(event: Event, sitting: Sitting, terms: BoardTerms) -> Iterator[str]:
    if isinstance(event.payload, said.MinutesSent) and event.payload.draft:
        yield _draft(sitting, terms)
    if isinstance(event.payload, _OF_DECISIONS):
        yield from undecided_lines(sitting, terms.quorum)


def undecided_lines(sitting: Sitting, rule: QuorumRule) -> Iterator[str]:
    """What a meeting put forward and did not decide or recommend, and why (H78, H79)."""
    for event, decision in not_decided(sitting, rule):
        why = why_not_decided(sitting, decision, rule)
        yield f"Not decided: {decision.decided.rstrip('.')} ({event.id}). {why} {_AGAIN}"
    without = why_no_quorum(sitting, rule)
    for event, one in sitting.recommendations if without else ():
        yield f"Not recommended: {one.recommends.rstrip('.')} ({event.id}). {without} {_AGAIN}"


def _draft(sitting: Sitting, terms: BoardTerms) -> str:
    """That a draft does not meet the rule, and by when approved minutes are due (H87)."""
    due = in_words(terms.dates(sitting).minutes.due)
    told = "This was a draft, and does not count as the approved minutes (H87)."
    return told if sitting.trail.sent_on else f"{told} Those are due with members by {due}."
