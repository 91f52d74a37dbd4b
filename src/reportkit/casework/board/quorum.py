"""Whether the board is quorate (H78), with the sum as draft minutes print it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportkit.casework.board.attendance import Attendance
from reportkit.casework.board.people import Person


class Reading(StrEnum):
    """How “a borough representative and a current Co-Chair” is read.

    LITERAL: one person may be both. STRICT: the borough representative is somebody other than a Co-Chair.
    """

    LITERAL = "literal"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """What makes a quorum: so many members, and how the clause is read. As the terms of reference say."""

    members: int = 8
    reading: Reading = Reading.LITERAL

    def __post_init__(self) -> None:
        if self.members < 1:
            raise ValueError(f"A quorum of {self.members} is none: give at least 1.")


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of the sum, in words with its numbers, and whether it is met."""

    words: str
    is_met: bool

    @property
    def in_words(self) -> str:
        """As printed: "8 members present, 8 needed: met"."""
        return f"{self.words}: {'met' if self.is_met else 'not met'}"


@dataclass(frozen=True, slots=True)
class Quorum:
    """The three parts of the sum for one meeting, and what else is to be known of it."""

    conditions: tuple[Condition, ...]
    remarks: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether the board is quorate."""
        return all(condition.is_met for condition in self.conditions)

    @property
    def lines(self) -> tuple[str, ...]:
        """The sum, a line for each part, and what follows."""
        result = "The meeting is quorate." if self.is_met else "The meeting is not quorate."
        return (*(condition.in_words for condition in self.conditions), *self.remarks, result)


def count_quorum(
    attendance: Attendance, rule: QuorumRule | None = None, remarks: tuple[str, ...] = ()
) -> Quorum:
    """The quorum of those present; clerk and invitees count for nothing in it."""
    asked, members = rule or QuorumRule(), attendance.members
    chairs = tuple(person for person in members if person.is_co_chair)
    officers = tuple(person for person in members if _represents(person, asked.reading))
    return Quorum(
        (
            _enough(len(members), asked.members),
            Condition(f"{_representative(asked.reading)} present ({_names(officers)})", bool(officers)),
            Condition(f"A current Co-Chair present ({_names(chairs)})", bool(chairs)),
        ),
        remarks,
    )


def _represents(person: Person, reading: Reading) -> bool:
    return person.is_officer and (reading is Reading.LITERAL or not person.is_co_chair)


def _enough(present: int, needed: int) -> Condition:
    members = "member" if present == 1 else "members"
    return Condition(f"{present} {members} present, {needed} needed", present >= needed)


def _representative(reading: Reading) -> str:
    besides = " besides the Co-Chairs" if reading is Reading.STRICT else ""
    return f"A borough representative{besides}"


def _names(people: Sequence[Person]) -> str:
    return ", ".join(person.name for person in people) or "nobody"
