"""Schools without a recorded contact this term: the team's own list (H33)."""

from __future__ import annotations

from collections.abc import Iterable

from reportkit.casework.events import Payload
from reportkit.casework.events.register_kinds import Contact
from reportkit.casework.events.support_kinds import Panel, SchoolReview
from reportkit.casework.events.visit_kinds import Kit, ReviewDay, Visit
from reportkit.casework.requirements.subjects import Subject
from reportkit.settings import Terms

CONTACTS: tuple[type[Payload], ...] = (Contact, Visit, ReviewDay, Kit, Panel, SchoolReview)


def without_contact(subjects: Iterable[Subject], terms: Terms) -> tuple[Subject, ...]:
    """The schools, in the order given, that nobody met or spoke with in the term of their day."""
    return tuple(
        subject
        for subject in subjects
        if not subject.happened(*CONTACTS, since=terms.at(subject.as_at).starts)
    )
