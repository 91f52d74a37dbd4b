"""Whether what was put to a meeting was decided: a quorum decides, and votes if most of it are heads."""

from __future__ import annotations

from datetime import date

from reportkit.casework.board import QuorumRule, count_quorum, count_vote
from reportkit.casework.events import Event
from reportkit.casework.events.board_kinds import BoardDecision
from reportkit.casework.minute_book import MinuteBook, Sitting
from reportkit.vocabulary import in_words


def why_no_quorum(sitting: Sitting, rule: QuorumRule) -> str:
    """Why a meeting can decide and recommend nothing (H78); "" where it was quorate."""
    came = sitting.attendance
    if came is None:
        return "It is not on record who came, so we cannot say whether there was a quorum (H78)."
    return "" if count_quorum(came, rule).is_met else "The meeting was not quorate (H78)."


def why_not_decided(sitting: Sitting, decision: BoardDecision, rule: QuorumRule) -> str:
    """Why what was put to the meeting is not decided (H78, H79); "" where the board decided it."""
    without, came = why_no_quorum(sitting, rule), sitting.attendance
    if without or came is None:
        return without
    if was_voted(decision) and not count_vote(came, rule).is_allowed:
        return "Too few of the members present were borough headteachers for a vote (H79)."
    return "It was put forward for a later meeting to decide." if decision.put_forward else ""


def not_decided(sitting: Sitting, rule: QuorumRule) -> tuple[tuple[Event, BoardDecision], ...]:
    """What was put to a meeting and not decided."""
    return tuple(one for one in sitting.decisions if why_not_decided(sitting, one[1], rule))


def put_forward_before(book: MinuteBook, day: date, rule: QuorumRule) -> tuple[str, ...]:
    """What awaits a quorate meeting on that day: put forward at the last one and at those since without one.

    Nothing is said of meetings before one of which nobody wrote who came: it may have decided.
    """
    found: list[str] = []
    for sitting in reversed([one for one in book.sittings if one.day < day and one.day <= book.as_at]):
        if sitting.attendance is None:
            break
        without = why_no_quorum(sitting, rule)
        recommended = [one.recommends for _, one in sitting.recommendations] if without else []
        decided = [one.decided for _, one in not_decided(sitting, rule)]
        found = [
            *(f"{said.rstrip('.')} ({in_words(sitting.day)})." for said in (*decided, *recommended)),
            *found,
        ]
        if not without:
            break
    return tuple(found)


def was_voted(decision: BoardDecision) -> bool:
    """Whether votes are on record for it."""
    cast = (decision.votes_for, decision.votes_against, decision.abstained)
    return any(number is not None for number in cast)
