"""Whether the board may vote (H79, H80): a quorum, and most of the members present head a borough school."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.casework.board.attendance import Attendance
from reportkit.casework.board.quorum import Condition, Quorum, QuorumRule, count_quorum


@dataclass(frozen=True, slots=True)
class Vote:
    """How many of the members present are heads of borough schools today, and the quorum they sit under."""

    heads: int
    members: int
    quorum: Quorum

    @property
    def majority(self) -> Condition:
        """More than half of the members present; half is not enough."""
        of = f"{self.members} {'member' if self.members == 1 else 'members'} present"
        heads = "is a borough headteacher" if self.heads == 1 else "are borough headteachers"
        return Condition(
            f"{self.heads} of {of} {heads}, {self.members // 2 + 1} needed",
            2 * self.heads > self.members,
        )

    @property
    def is_allowed(self) -> bool:
        """Whether the board may vote. It is the quorum that votes: without one nobody does."""
        return self.quorum.is_met and self.majority.is_met

    @property
    def lines(self) -> tuple[str, ...]:
        """The sum and what follows, as draft minutes print them after the quorum."""
        result = "The board may vote." if self.is_allowed else "The board may not vote."
        return self.majority.in_words, result


def count_vote(attendance: Attendance, rule: QuorumRule | None = None) -> Vote:
    """The vote of those present. An executive head is one person and counts once."""
    heads = sum(person.is_borough_head for person in attendance.members)
    return Vote(heads, len(attendance.members), count_quorum(attendance, rule))
