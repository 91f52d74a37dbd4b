"""An event in one line, for a list of what is on record."""

from __future__ import annotations

from reportkit.casework.events import Event
from reportkit.casework.events.register_kinds import Contact, Decision, Placement, Review
from reportkit.casework.events.support_kinds import MonitoringVisit, Panel, SchoolReview, Support
from reportkit.casework.events.visit_kinds import (
    Kit,
    Recommendation,
    RecommendationOutcome,
    ReviewDay,
    Visit,
)
from reportkit.casework.register import History
from reportkit.reports.profiles.papers import PaperProfile
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import in_words


def gist(profile: PaperProfile, event: Event) -> str:
    """What it was and what it says, in a line."""
    what = _judged(event, profile.pack) or _found(event) or _advised(event, profile.history)
    return what or event.kind.replace("-", " ")


def _judged(event: Event, pack: PolicyPack) -> str:
    match event.payload:
        case Placement() as said if said.is_automatic:
            return f"Placed as {pack.label_of(said.category)} by rule {said.rule}{_cited(event)}"
        case Placement() as said:
            return f"Placed as {pack.label_of(said.category)}{_cited(event)}: {event.why}"
        case Decision() as said:
            rests = "; ".join((event.why, *said.evidence))
            return f"Decided as {pack.label_of(said.category)}{_cited(event)}: {rests}"
        case Review() as said:
            return f"Looked at again: {said.found}"
        case _:
            return ""


def _found(event: Event) -> str:
    match event.payload:
        case SchoolReview() as said:
            return f"{said.sort}: {'; '.join(said.findings) or 'no findings recorded'}"
        case ReviewDay() as said:
            return f"One-day review: {said.progress}"
        case Panel() as said:
            return f"{said.panel}: {said.progress}"
        case MonitoringVisit() as said:
            return f"Ofsted’s monitoring visit {said.number}: {said.found}"
        case _:
            return ""


def _advised(event: Event, history: History) -> str:
    match event.payload:
        case Visit() as said:
            return f"Visit: {said.focus or event.why}"
        case Contact() as said:
            return f"Talk with the {said.party} ({said.means}): {said.discussed}"
        case Kit() as said:
            return f"Keeping-in-touch visit: {said.discussed}"
        case Support() as said:
            return f"Support from {said.provider} ({said.source}): {said.aspect}"
        case Recommendation() as said:
            due = f", by {in_words(said.due)}" if said.due else ""
            return f"Recommended: {said.what}{due}"
        case RecommendationOutcome() as said:
            return f"A recommendation {said.outcome}: {_recommended(said, history)}"
        case _:
            return ""


def _recommended(said: RecommendationOutcome, history: History) -> str:
    event = history.current(said.of)
    return event.payload.what if event and isinstance(event.payload, Recommendation) else said.of


def _cited(event: Event) -> str:
    if not event.indicators:
        return ""
    one = len(event.indicators) == 1
    return f" (indicator{'' if one else 's'} {', '.join(map(str, event.indicators))})"
