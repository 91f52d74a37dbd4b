"""Whether the board's membership is what its terms of reference ask for (H70 to H73, H76)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportkit.casework.board.people import Constituency, Person, Role
from reportkit.casework.breaches import Breach

_RULES: Mapping[Constituency, str] = {
    Constituency.PRIMARY: "H70",
    Constituency.SECONDARY: "H70",
    Constituency.TEACHING_SCHOOLS: "H70",
    Constituency.SPECIAL: "H70",
    Constituency.ALTERNATIVE: "H70",
    Constituency.OFFICERS: "H71",
    Constituency.GOVERNORS: "H72",
    Constituency.LEADERS_OF_EDUCATION: "H73",
}
_CHAIRS = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR)


def find_composition_breaches(board: Sequence[Person]) -> tuple[Breach, ...]:
    """What the membership lacks, in the order of the clauses; `board` is everybody on its list."""
    return (*_unrepresented(board), *_chairs(board))


def _unrepresented(board: Sequence[Person]) -> Iterator[Breach]:
    seated = {person.constituency for person in board if person.is_member}
    for constituency, rule in _RULES.items():
        if constituency not in seated:
            yield Breach(rule, f"No member represents {constituency}.")


def _chairs(board: Sequence[Person]) -> Iterator[Breach]:
    for role in _CHAIRS:
        holders = sum(person.role is role for person in board)
        if holders != 1:
            yield Breach("H76", f"There is {'no' if not holders else 'more than one'} {role}.")
