"""Events about who supports a school, and what reviews and panels found."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from reportkit.casework.events.words import Count, EventId, Named, Payload, Text, Words


class LinkRole(StrEnum):
    """The officers that the policies give a school."""

    SIL = "School Improvement Link"
    SIP = "School Improvement Partner"
    LAMA = "LaMA"


class Source(StrEnum):
    """Where support comes from: other schools first, the borough only until it can hand back (H52)."""

    SCHOOL = "school-to-school"
    BOROUGH = "borough"
    OTHER = "other"


class SchoolReviewSort(StrEnum):
    """What was reviewed: the school every three years, or at first by Hackney's team (H39, H40, K64)."""

    SCHOOL_REVIEW = "School Review"
    INITIAL = "initial review"
    EXTERNAL = "external review"


class Link(Payload):
    """An officer named for a school from the day it happened (H47, K7); the next one takes their place."""

    kind: ClassVar = "link"
    role: LinkRole
    officer: Named


class Support(Payload):
    """Support brokered or deployed (H52, H18, K71). The borough's has a day on which it hands back.

    `for_governance` says that it is support for governance, which has a log of its own (H18).
    """

    kind: ClassVar = "support"
    source: Source
    provider: Text
    aspect: Text
    hand_back_on: date | None = None
    for_governance: bool = False


class HandBack(Payload):
    """Support that ended, or was handed back to the school or its partners (H52)."""

    kind: ClassVar = "hand-back"
    refers: ClassVar = {"of": ("support",)}
    comes_after: ClassVar = True
    of: EventId
    to: Words = ""


class SchoolReview(Payload):
    """A review of the school itself (H39 to H41, K64)."""

    kind: ClassVar = "school-review"
    sort: SchoolReviewSort
    led_by: Named
    findings: tuple[Text, ...] = ()


class Panel(Payload):
    """A school discussed by a group that monitors it, by the policy's name for it (H111, K46, K52, K56)."""

    kind: ClassVar = "panel"
    panel: Text
    chaired_by: Named | None = None
    progress: Text
    agreed: tuple[Text, ...] = ()
    next_on: date | None = None


class MonitoringVisit(Payload):
    """A monitoring visit by Ofsted, numbered since the inspection (K73)."""

    kind: ClassVar = "monitoring-visit"
    number: Count
    found: Text
