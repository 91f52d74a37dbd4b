"""Events of the strands: partners, leaders linked, executive heads, vacancies, and leaders together."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from reportkit.casework.events.words import Count, EventId, Named, Payload, School, Text, Words


class PartnerSort(StrEnum):
    """Whom the plan works with, by the names of today (H6)."""

    TEACHING_SCHOOL_HUB = "teaching school hub"
    SYSTEM_LEADER = "national or local leader"
    EXECUTIVE_HEAD = "executive head"
    UNIVERSITY = "university"
    REGIONS_GROUP = "DfE Regions Group"
    OFSTED = "Ofsted"
    TRUST = "trust"
    OTHER = "other"


class PartnerStatus(StrEnum):
    """Whether it still is one."""

    ACTIVE = "active"
    ENDED = "ended"


class GatheringSort(StrEnum):
    """What leaders came together for. A briefing brings news and is not counted for H21."""

    CONFERENCE = "conference"
    LEADERS = "leaders' event"
    BRIEFING = "briefing"


class Partner(Payload):
    """An organisation that became a partner or ceased to be one (H6); `successor` took its place."""

    kind: ClassVar = "partner"
    of_school: ClassVar = False
    name: Text
    sort: PartnerSort
    status: PartnerStatus = PartnerStatus.ACTIVE
    successor: Words = ""


class LeadersLinked(Payload):
    """An established and an emerging leader linked (H16), until a day if one is set."""

    kind: ClassVar = "leaders-linked"
    of_school: ClassVar = False
    established: Named
    emerging: Named
    purpose: Text
    ends_on: date | None = None


class PoolHead(Payload):
    """An executive head of the pool (H17): how many schools besides their own they can lead at once.

    The newest of a person counts; a capacity of 0 says that they can take on none.
    """

    kind: ClassVar = "pool-head"
    of_school: ClassVar = False
    person: Named
    leads: School | None = None
    capacity: Count


class PoolPlacement(Payload):
    """An executive head placed in a school (H17), until a day if one is set; corrected when it ends."""

    kind: ClassVar = "pool-placement"
    of_school: ClassVar = False
    refers: ClassVar = {"head": ("pool-head",)}
    head: EventId
    school: School
    until: date | None = None


class Vacancy(Payload):
    """A post of leadership that fell vacant on the day it happened (H20)."""

    kind: ClassVar = "vacancy"
    post: Text


class Cover(Payload):
    """A vacant post covered from the day it happened, for a time or for good (H20)."""

    kind: ClassVar = "cover"
    refers: ClassVar = {"vacancy": ("vacancy",)}
    comes_after: ClassVar = True
    vacancy: EventId
    covered_by: Named
    is_permanent: bool = False


class Gathering(Payload):
    """Leaders together on the day it happened (H21, H32)."""

    kind: ClassVar = "gathering"
    of_school: ClassVar = False
    sort: GatheringSort
    title: Text
