"""What comes next for a school: what the policy requires, and what was agreed with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportkit.casework.events import Payload
from reportkit.casework.events.support_kinds import Panel
from reportkit.casework.events.visit_kinds import Kit, ReviewDay, Visit
from reportkit.casework.requirements import Requirement, Subject, what_follows
from reportkit.reports.profiles.register import RegisterProfile

_AGREED: Mapping[type[Payload], str] = {
    Visit: "Next visit",
    ReviewDay: "Next one-day review",
    Kit: "Next keeping-in-touch visit",
    Panel: "Next meeting of the group that monitors it",
}


def next_step(profile: RegisterProfile, subject: Subject) -> str:
    """What is due first, what was agreed with the school included, and how much else is required."""
    required = [*what_follows(subject, profile.rules), *agreed_next(subject)]
    dated = sorted((one for one in required if one.due), key=lambda one: one.due or subject.as_at)
    first = next(iter(dated or required), None)
    if first is None:
        return "nothing more for now"
    more = len(required) - 1
    return f"{first.told(subject.as_at)}{f' And {more} more.' if more else ''}"


def agreed_next(subject: Subject) -> Iterator[Requirement]:
    """The next meetings that were agreed and are still to come."""
    for kind, what in _AGREED.items():
        last = subject.file.last(kind)
        next_on = getattr(last.payload, "next_on", None) if last else None
        if next_on is not None and next_on >= subject.as_at:
            yield Requirement(what, "", next_on)
