"""What the policy requires of the record: what is missing, what follows, and by when."""

from reportkit.casework.requirements.contacts import without_contact
from reportkit.casework.requirements.following import what_follows
from reportkit.casework.requirements.governing import (
    first_meeting,
    first_meeting_window,
    governor_link,
    views_held,
)
from reportkit.casework.requirements.invariants import (
    INVARIANTS,
    OVERDUE,
    SchoolBreach,
    find_breaches,
    find_register_breaches,
)
from reportkit.casework.requirements.keeping_rules import rule_undercut
from reportkit.casework.requirements.leaders import PartnerEntry, PoolMember, VacantPost
from reportkit.casework.requirements.promises import (
    KEPT_BY,
    Kept,
    PromiseStanding,
    promise_standing,
    promise_standings,
)
from reportkit.casework.requirements.requirement import Requirement
from reportkit.casework.requirements.reviewing import SchoolReviews, school_review, school_reviews
from reportkit.casework.requirements.strands import Strands, YearOfEvents, read_strands
from reportkit.casework.requirements.subjects import Move, Promise, Rules, SchoolFacts, Subject

__all__ = [
    "INVARIANTS",
    "KEPT_BY",
    "OVERDUE",
    "Kept",
    "Move",
    "PartnerEntry",
    "PoolMember",
    "Promise",
    "PromiseStanding",
    "Requirement",
    "Rules",
    "SchoolBreach",
    "SchoolFacts",
    "SchoolReviews",
    "Strands",
    "Subject",
    "VacantPost",
    "YearOfEvents",
    "find_breaches",
    "find_register_breaches",
    "first_meeting",
    "first_meeting_window",
    "governor_link",
    "promise_standing",
    "promise_standings",
    "read_strands",
    "rule_undercut",
    "school_review",
    "school_reviews",
    "views_held",
    "what_follows",
    "without_contact",
]
