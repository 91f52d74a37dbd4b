"""What was begun and nobody has closed: notices, support to be handed back, recommendations."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reportkit.casework.events import Event
from reportkit.casework.events.formal_kinds import Notice, NoticeOutcome
from reportkit.casework.events.support_kinds import HandBack, Support
from reportkit.casework.events.visit_kinds import Outcome, Recommendation, RecommendationOutcome
from reportkit.casework.requirements.requirement import Requirement
from reportkit.casework.requirements.subjects import Rules, Subject

SECTION_60 = "section 60 of the Education and Inspections Act 2006"
_INDICATOR_10 = "indicator 10"


def still_open(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    """What has a day by which it is to be closed, and is not."""
    yield from _notices(subject)
    yield from _hand_backs(subject, rules)
    yield from _recommendations(subject)


def is_named(event: Event, ids: Collection[str | None]) -> bool:
    """Whether one of the ids is the event's, or that of the one it corrected."""
    return event.id in ids or (event.corrects is not None and event.corrects in ids)


def _notices(subject: Subject) -> Iterator[Requirement]:
    """The compliance period of a formal notice."""
    outcomes = [event.payload for event in subject.happened(NoticeOutcome)]
    closed = {outcome.notice for outcome in outcomes if isinstance(outcome, NoticeOutcome)}
    for event in subject.happened(Notice):
        said = event.payload
        if isinstance(said, Notice) and said.comply_by and not is_named(event, closed):
            yield Requirement(
                f"Check whether the notice {event.id} was complied with, and record the outcome; if it was "
                "not, the school is eligible for intervention",
                SECTION_60,
                said.comply_by,
            )


def _hand_backs(subject: Subject, rules: Rules) -> Iterator[Requirement]:
    """Support with a day on which it is handed back (H52)."""
    over = {event.payload.of for event in subject.happened(HandBack) if isinstance(event.payload, HandBack)}
    for event in subject.happened(Support):
        said = event.payload
        if isinstance(said, Support) and said.hand_back_on and not is_named(event, over):
            yield Requirement(
                f"Hand the support {event.id} ({said.aspect}) back, and record it",
                rules.clause("H52") if rules.has("H52") else "",
                said.hand_back_on,
            )


def _recommendations(subject: Subject) -> Iterator[Requirement]:
    """Recommendations with a day by which to act, of which it is not on record that it was done."""
    found = [event.payload for event in subject.happened(RecommendationOutcome)]
    done = {one.of for one in found if isinstance(one, RecommendationOutcome) and one.outcome is Outcome.DONE}
    for event in subject.happened(Recommendation):
        said = event.payload
        if isinstance(said, Recommendation) and said.due and not is_named(event, done):
            yield Requirement(
                f"Record what became of recommendation {event.id}: {said.what}",
                _INDICATOR_10,
                said.due,
            )
