"""Events of formal powers: notices, referrals and the plans that answer them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from reportkit.casework.events.parties import Party
from reportkit.casework.events.words import EventId, Named, Payload, Text, Words


class Stage(StrEnum):
    """How far a notice goes. The first is Hackney's step before the second (K65)."""

    PRE_FORMAL = "pre-formal"
    FORMAL = "formal"


class Factor(StrEnum):
    """The statutory grounds of a warning notice: section 60(2) of the 2006 Act (H92, K66)."""

    STANDARDS = "unacceptably low standards"
    BREAKDOWN = "serious breakdown in management or governance"
    SAFETY = "pupils' or staff's safety is threatened"


class Route(StrEnum):
    """How it came to a notice (H93)."""

    SUDDEN = "sudden drastic deterioration"
    DESPITE_ADVICE = "insufficient action despite advice"


class PlanSort(StrEnum):
    """Plans by the policies' names."""

    ACTION = "action plan"
    SINGLE = "Single Action Plan"
    RAPID = "Leadership and Rapid Improvement Plan"
    POST_INSPECTION = "post-inspection plan"


class Notice(Payload):
    """A warning notice to a maintained school (H92, H93, K65 to K69). It is addressed to the governing body.

    A formal one has a factor, a route and the particulars of section 60: `matters`, `action`, `comply_by`
    and `powers`. An academy has none: a Referral to the Regions Group is recorded instead.
    """

    kind: ClassVar = "notice"
    stage: Stage
    is_maintained: bool
    to: tuple[Party, ...] = (Party.GOVERNING_BODY,)
    copies: tuple[Party, ...] = ()
    factors: tuple[Factor, ...] = ()
    route: Route | None = None
    matters: Words = ""
    action: Words = ""
    comply_by: date | None = None
    powers: tuple[Text, ...] = ()
    earlier_advice: tuple[Text, ...] = ()
    signed_off_by: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _is_lawful(self) -> Self:
        if not self.is_maintained:
            raise ValueError("an academy gets no notice from a council: record a referral instead")
        if Party.GOVERNING_BODY not in self.to:
            raise ValueError("a notice is addressed to the governing body")
        missing = tuple(self._missing()) if self.stage is Stage.FORMAL else ()
        if missing:
            raise ValueError(f"a formal notice gives {', '.join(missing).replace('_', ' ')} (section 60)")
        return self

    def _missing(self) -> Iterator[str]:
        wanted = ("factors", "route", "matters", "action", "comply_by", "powers")
        yield from (field for field in wanted if not getattr(self, field))


class NoticeOutcome(Payload):
    """Whether a notice was complied with. If it was not, the school is eligible for intervention (H56)."""

    kind: ClassVar = "notice-outcome"
    refers: ClassVar = {"notice": ("notice",)}
    comes_after: ClassVar = True
    notice: EventId
    complied: bool
    evidence: Words = ""


class Referral(Payload):
    """An academy's concerns taken to whoever is responsible for it (H57)."""

    kind: ClassVar = "referral"
    to: Party
    factors: tuple[Factor, ...] = ()
    matters: Text


class Plan(Payload):
    """A plan with the five parts of K70; `missing_parts` says which are not there yet.

    `answers` names the notice it follows (H59), `validated_by` who outside the school validated it.
    """

    kind: ClassVar = "plan"
    refers: ClassVar = {"answers": ("notice",)}
    comes_after: ClassVar = True
    sort: PlanSort
    objectives: Words = ""
    strategies: Words = ""
    success_criteria: Words = ""
    resources: Words = ""
    timescales: Words = ""
    lead: Named | None = None
    governors_agreed_on: date | None = None
    report_on: date | None = None
    answers: EventId | None = None
    validated_by: Words = ""
    validated_on: date | None = None

    @property
    def missing_parts(self) -> tuple[str, ...]:
        """Those of the five parts that are empty, in the order of the clause."""
        parts = ("objectives", "strategies", "success_criteria", "resources", "timescales")
        return tuple(part.replace("_", " ") for part in parts if not getattr(self, part))
