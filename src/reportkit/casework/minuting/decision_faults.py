"""Decisions that a meeting could not take: without a quorum (H78), or by a vote it could not hold (H79)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportkit.casework.board import Attendance, Quorum, QuorumRule, count_quorum, count_vote
from reportkit.casework.events import board_kinds as said
from reportkit.casework.minute_book import Sitting
from reportkit.casework.minuting.deciding import was_voted
from reportkit.vocabulary import in_words


def decision_faults(sitting: Sitting, rule: QuorumRule) -> Iterator[str]:
    """Each as a sentence that says what to do."""
    for _, decision in sitting.decisions:
        cast = [decision.votes_for, decision.votes_against, decision.abstained]
        if was_voted(decision):
            yield from _vote(sitting, sitting.attendance, sum(number or 0 for number in cast), rule)
        elif not decision.put_forward and sitting.attendance:
            yield from _without_quorum(sitting, decision, count_quorum(sitting.attendance, rule))


def _without_quorum(sitting: Sitting, decision: said.BoardDecision, quorum: Quorum) -> Iterator[str]:
    """What stands as decided where nobody could decide it (H78)."""
    if not quorum.is_met:
        yield (
            f"“{decision.decided.rstrip('.')}” stands as decided on {in_words(sitting.day)}, and the board "
            f"could decide nothing (H78). {_sum(quorum.lines)} Record it with --put-forward, for a quorate "
            "meeting to decide; what was only noted is no decision:  reportkit board minute . If the sum is "
            "wrong, correct who came"
        )


def _vote(sitting: Sitting, attendance: Attendance | None, votes: int, rule: QuorumRule) -> Iterator[str]:
    when = in_words(sitting.day)
    if attendance is None:
        yield (
            f"who came on {when} is not on record, so nobody can tell whether the board could vote (H79). "
            "Record that first:  reportkit board attended"
        )
        return
    vote = count_vote(attendance, rule)
    if not vote.is_allowed:
        yield (
            f"the board could not vote on {when} (H79). {_sum(vote.quorum.lines, vote.lines)} Leave the "
            "votes out and record it with --put-forward, for a later meeting to decide, or correct who came"
        )
    elif votes > vote.members:
        yield f"{votes} votes were cast on {when}, where {vote.members} members were present. Correct them"


def _sum(*lines: Sequence[str]) -> str:
    return " ".join(f"{line.rstrip('.')}." for part in lines for line in part)
