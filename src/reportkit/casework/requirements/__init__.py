"""What the policy requires of the record: what is missing, what follows, and by when."""

from reportkit.casework.requirements.contacts import without_contact
from reportkit.casework.requirements.following import Requirement, school_review, what_follows
from reportkit.casework.requirements.invariants import (
    INVARIANTS,
    OVERDUE,
    SchoolBreach,
    find_breaches,
    find_register_breaches,
)
from reportkit.casework.requirements.promises import (
    KEPT_BY,
    Kept,
    PromiseStanding,
    promise_standing,
    promise_standings,
)
from reportkit.casework.requirements.subjects import Move, Promise, Rules, SchoolFacts, Subject

__all__ = [
    "INVARIANTS",
    "KEPT_BY",
    "OVERDUE",
    "Kept",
    "Move",
    "Promise",
    "PromiseStanding",
    "Requirement",
    "Rules",
    "SchoolBreach",
    "SchoolFacts",
    "Subject",
    "find_breaches",
    "find_register_breaches",
    "promise_standing",
    "promise_standings",
    "school_review",
    "what_follows",
    "without_contact",
]
