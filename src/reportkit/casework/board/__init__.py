"""The Schools' Strategic Partnership Board as rules (H70 to H90): who sits, who decides, what goes out."""

from reportkit.casework.board.attendance import Attendance
from reportkit.casework.board.composition import find_composition_breaches
from reportkit.casework.board.papers import PackParts, find_missing_parts
from reportkit.casework.board.people import OFFICE_GOES_ON, Constituency, Person, Role
from reportkit.casework.board.quorum import Condition, Quorum, QuorumRule, Reading, count_quorum
from reportkit.casework.board.voting import Vote, count_vote

__all__ = [
    "OFFICE_GOES_ON",
    "Attendance",
    "Condition",
    "Constituency",
    "PackParts",
    "Person",
    "Quorum",
    "QuorumRule",
    "Reading",
    "Role",
    "Vote",
    "count_quorum",
    "count_vote",
    "find_composition_breaches",
    "find_missing_parts",
]
