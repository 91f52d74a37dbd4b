"""Who comes to the board: members by constituency, the two Co-Chairs, the clerk, and people invited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportkit.vocabulary import Urn


class Constituency(StrEnum):
    """Whom a member represents: the five settings of H70, then H71 to H73."""

    PRIMARY = "primary and infant schools"
    SECONDARY = "secondary schools"
    TEACHING_SCHOOLS = "Teaching School alliances"
    SPECIAL = "special schools"
    ALTERNATIVE = "alternative provision and PRUs"
    OFFICERS = "school improvement officers"
    GOVERNORS = "governors"
    LEADERS_OF_EDUCATION = "the LLE and NLE network"


class Role(StrEnum):
    """What a person is to the board. Clerk and invitees are no members (H74, H80)."""

    MEMBER = "member"
    AUTHORITY_CO_CHAIR = "Co-Chair for the local authority"
    SCHOOLS_CO_CHAIR = "Co-Chair for school leaders"
    CLERK = "clerk"
    INVITEE = "invited"


# What stands beside every Co-Chair whose election is overdue, in whatever document.
OFFICE_GOES_ON = (
    "The policy does not say that the office ends without it, so whoever holds it counts as current Co-Chair."
)
_CO_CHAIRS = (Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the board. `id` is the team's own and unique; a member has a constituency, others none.

    `leads` are the borough's schools of which the person is head today; an executive head leads several
    and is one person.
    """

    id: str
    name: str
    role: Role
    constituency: Constituency | None = None
    leads: tuple[Urn, ...] = ()

    def __post_init__(self) -> None:
        _check_constituency(self)
        _check_side(self)

    @property
    def is_member(self) -> bool:
        """Whether the person counts for the quorum and may vote."""
        return self.role not in (Role.CLERK, Role.INVITEE)

    @property
    def is_co_chair(self) -> bool:
        """Whether the person holds one of the two chairs: until another does, or until they leave (H78).

        The policy asks for an election every year (H75), and does not say that the office ends without one.
        """
        return self.role in _CO_CHAIRS

    @property
    def is_officer(self) -> bool:
        """Whether the person represents the borough."""
        return self.constituency is Constituency.OFFICERS

    @property
    def is_borough_head(self) -> bool:
        """Whether the person is head of a school in the borough today."""
        return bool(self.leads)


def _check_constituency(person: Person) -> None:
    """Raises ValueError for a member without a constituency, or clerk or invitee with one."""
    if person.is_member and person.constituency is None:
        raise ValueError(f"{person.name} is a member and has no constituency: say whom they represent.")
    if not person.is_member and person.constituency is not None:
        raise ValueError(f"{person.name} ({person.role}) is no member: leave the constituency empty.")


def _check_side(person: Person) -> None:
    """Raises ValueError for a Co-Chair on the wrong side (H76)."""
    if person.role is Role.AUTHORITY_CO_CHAIR and not person.is_officer:
        raise ValueError(f"{person.name} cannot be {person.role}: only an officer can.")
    if person.role is Role.SCHOOLS_CO_CHAIR and person.is_officer:
        raise ValueError(f"{person.name} cannot be {person.role}: an officer is no school leader.")
