"""Events of visiting: Notes of Visit, what they recommend, and whether it was done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from reportkit.casework.events.support_kinds import LinkRole
from reportkit.casework.events.words import EventId, Named, Payload, Saying, Text, Words


class VisitSort(StrEnum):
    """What a visit counts as: of the core entitlement, added by the category, or none of these."""

    CORE = "core"
    ADDITIONAL = "additional"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a recommendation (indicator 10)."""

    DONE = "acted on"
    PARTLY = "partly acted on"
    NOT_DONE = "not acted on"


class AgreedAction(Saying):
    """What was agreed, who does it and by when."""

    what: Text
    owner: Text
    due: date | None = None


class Visit(Payload):
    """A Note of Visit (H110, H120). It goes to the head only, unless sharing was asked for.

    Why it was made is its purpose. `data_reviewed_on` is None if the data was not looked at before; `next_on`
    None if no visit is agreed.
    """

    kind: ClassVar = "visit"
    sort: VisitSort
    role: LinkRole | None
    data_reviewed_on: date | None
    present: tuple[Named, ...] = ()
    focus: Words = ""
    evidence: Words = ""
    strengths: Words = ""
    actions: tuple[AgreedAction, ...] = ()
    brokerage: tuple[Text, ...] = ()
    next_on: date | None = None

    @property
    def says_something(self) -> bool:
        """Whether it says what the visit was about, saw, or led to; one that does not keeps no promise."""
        return bool(self.focus or self.evidence or self.strengths or self.actions or self.brokerage)


class VisitCheck(Payload):
    """A Note of Visit looked over: the head on whether it is accurate, and who assured its quality."""

    kind: ClassVar = "visit-check"
    refers: ClassVar = {"visit": ("visit",)}
    comes_after: ClassVar = True
    visit: EventId
    head_finds_accurate: bool | None = None
    assured_by: Words = ""
    comment: Words = ""


class ShareRequest(Payload):
    """Somebody other than the head asked for a Note of Visit, and what was answered (H120)."""

    kind: ClassVar = "share-request"
    refers: ClassVar = {"visit": ("visit",)}
    comes_after: ClassVar = True
    visit: EventId
    asked_by: Named
    granted: bool


class Recommendation(Payload):
    """What a school was asked to do, wherever it came from (H41, indicator 10)."""

    kind: ClassVar = "recommendation"
    refers: ClassVar = {"arises_from": ("visit", "school-review", "review-day", "panel", "kit")}
    comes_after: ClassVar = True
    what: Text
    owner: Words = ""
    due: date | None = None
    arises_from: EventId | None = None


class RecommendationOutcome(Payload):
    """What became of a recommendation."""

    kind: ClassVar = "recommendation-outcome"
    refers: ClassVar = {"of": ("recommendation",)}
    comes_after: ClassVar = True
    of: EventId
    outcome: Outcome
    evidence: Words = ""


class ReviewDay(Payload):
    """Hackney's one-day review of a school in an intensive category, each term, led by the LaMA (K72)."""

    kind: ClassVar = "review-day"
    led_by: Named
    team: tuple[Named, ...] = ()
    progress: Text
    agreed: tuple[AgreedAction, ...] = ()
    next_on: date | None = None


class Kit(Payload):
    """A keep-in-touch visit, as academies have it."""

    kind: ClassVar = "kit"
    present: tuple[Named, ...] = ()
    discussed: Text
    next_on: date | None = None
