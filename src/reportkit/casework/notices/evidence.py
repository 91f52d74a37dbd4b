"""What is on record of a school before a notice: what shows the concern, and what was tried before."""

from __future__ import annotations

from reportkit.casework.events import Event, Payload
from reportkit.casework.events.register_kinds import Contact, Decision, Placement, Review
from reportkit.casework.events.support_kinds import MonitoringVisit, Panel, SchoolReview, Support
from reportkit.casework.events.visit_kinds import (
    Kit,
    Outcome,
    Recommendation,
    RecommendationOutcome,
    ReviewDay,
    Visit,
)
from reportkit.casework.notices.steps import Case

_EVIDENCE: tuple[type[Payload], ...] = (
    *(Placement, Decision, Review, SchoolReview, ReviewDay, Panel, MonitoringVisit),
)
_ADVICE: tuple[type[Payload], ...] = (Contact, Visit, Kit, Support, Recommendation)


def evidence_on_record(case: Case) -> tuple[Event, ...]:
    """What may bear out a ground, oldest first. Whether it does, a person judges.

    A recommendation's outcome is evidence where it was not acted on in full (H93).
    """
    return tuple(one for one in case.before if isinstance(one.payload, _EVIDENCE) or _is_unmet(one))


def advice_on_record(case: Case) -> tuple[Event, ...]:
    """Advice and support before the notice, oldest first."""
    return tuple(event for event in case.before if isinstance(event.payload, _ADVICE))


def _is_unmet(event: Event) -> bool:
    said = event.payload
    return isinstance(said, RecommendationOutcome) and said.outcome is not Outcome.DONE
