"""A board of invented people, and who of them was in the room."""

from __future__ import annotations

from itertools import count

from reportkit.casework.board import Attendance, Constituency, Person, Role
from reportkit.vocabulary import Urn

_numbers = count(1)


def person(
    role: Role = Role.MEMBER,
    constituency: Constituency | None = Constituency.GOVERNORS,
    *,
    leads: int = 0,
    name: str = "",
) -> Person:
    number = next(_numbers)
    schools = tuple(Urn(str(100000 + 10 * number + n)) for n in range(leads))
    return Person(f"p{number}", name or f"Person {number}", role, constituency, schools)


def head(constituency: Constituency = Constituency.PRIMARY, *, leads: int = 1) -> Person:
    return person(constituency=constituency, leads=leads)


def officer() -> Person:
    return person(constituency=Constituency.OFFICERS)


def authority_chair(name: str = "") -> Person:
    return person(Role.AUTHORITY_CO_CHAIR, Constituency.OFFICERS, name=name)


def schools_chair(name: str = "") -> Person:
    return person(Role.SCHOOLS_CO_CHAIR, Constituency.SECONDARY, leads=1, name=name)


def clerk() -> Person:
    return person(Role.CLERK, None)


def invitee(*, leads: int = 0) -> Person:
    return person(Role.INVITEE, None, leads=leads)


def room(*present: Person, heads: int = 0, governors: int = 0) -> Attendance:
    return Attendance((*present, *(head() for _ in range(heads)), *(person() for _ in range(governors))))
