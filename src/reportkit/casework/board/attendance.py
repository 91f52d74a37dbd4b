"""Who was in the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportkit.casework.board.people import Constituency, Person, Role


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everybody present at a meeting, each once."""

    present: tuple[Person, ...]

    def __post_init__(self) -> None:
        ids = [person.id for person in self.present]
        again = [person.name for n, person in enumerate(self.present) if person.id in ids[:n]]
        if again:
            raise ValueError(f"{again[0]} stands twice among those present: each person counts once.")

    @property
    def members(self) -> tuple[Person, ...]:
        """Those who count; the clerk and people invited do not (H74, H80)."""
        return tuple(person for person in self.present if person.is_member)

    @property
    def by_constituency(self) -> Mapping[Constituency, tuple[Person, ...]]:
        """The members present of every constituency, those with nobody included."""
        return {
            seat: tuple(person for person in self.members if person.constituency is seat)
            for seat in Constituency
        }

    def in_role(self, role: Role) -> tuple[Person, ...]:
        """Those present in a role."""
        return tuple(person for person in self.present if person.role is role)
