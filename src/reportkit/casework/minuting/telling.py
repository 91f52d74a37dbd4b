"""What is told of an event of the board at once, besides what the policy asks next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportkit.casework.board import QuorumRule
from reportkit.casework.calendar import MeetingDates, forum_papers_due
from reportkit.casework.events import Event
from reportkit.casework.events import board_kinds as said
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.casework.minuting.deciding import not_decided, why_no_quorum, why_not_decided
from reportkit.casework.minuting.rules import BoardTerms
from reportkit.vocabulary import in_words

_OF_DECISIONS = (
    *(said.Attended, said.BoardDecision, said.ForumRecommendation),
    *(said.MinutesApproved, said.MinutesToForum),
)
_AGAIN = "Put it to a quorate meeting."


def board_told(event: Event, sitting: Sitting, book: MinuteBook, terms: BoardTerms) -> tuple[str, ...]:
    """What to know of an event of a meeting: what it does not do, and what it goes against."""
    return tuple(_told(event, sitting, terms.dates(sitting, book), terms))


def _told(event: Event, sitting: Sitting, dates: MeetingDates, terms: BoardTerms) -> Iterator[str]:
    match event.payload:
        case said.MinutesSent(draft=True):
            yield _draft(sitting, dates)
        case said.MinutesToForum():
            yield from _to_forum(event, event.payload.forum_on, terms)
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


def _to_forum(event: Event, forum: date, terms: BoardTerms) -> Iterator[str]:
    """That nobody can check the Forum's day, or that its papers were due before."""
    if not terms.forum_on:
        yield (
            f"No day of the Schools' Forum is in the settings, so that it meets on {in_words(forum)} is not "
            "checked. Give its days under  board: forum_on  in the authority's settings."
        )
    due = forum_papers_due(forum, terms.periods.forum_papers_before)
    if due and event.happened_on > due:
        yield (
            f"The Schools' Forum of {in_words(forum)} wanted its papers by {in_words(due)}, and these "
            f"went on {in_words(event.happened_on)}: ask its clerk whether they are in time."
        )


def _draft(sitting: Sitting, dates: MeetingDates) -> str:
    """That a draft does not meet the rule, and by when approved minutes are due (H87)."""
    due = in_words(dates.minutes.due)
    told = "This was a draft, and does not count as the approved minutes (H87)."
    return told if sitting.trail.sent_on else f"{told} Those are due with members by {due}."
