"""Whom the team writes to and speaks with, and how."""

from __future__ import annotations

from enum import StrEnum


class Party(StrEnum):
    """A side that the policies name. The Regions Group stands where they say RSC."""

    HEAD = "head"
    CHAIR = "chair of governors"
    GOVERNING_BODY = "governing body"
    RESPONSIBLE_BODY = "responsible body"
    DIOCESE = "diocese"
    REGIONS_GROUP = "DfE Regions Group"
    SECRETARY_OF_STATE = "Secretary of State"
    OFSTED = "Ofsted"
    DIRECTOR = "Director of Children's Services"
    ANOTHER_SCHOOL = "another school"
    OTHER = "other"


class Means(StrEnum):
    """How it was said."""

    VISIT = "visit"
    MEETING = "meeting"
    TELEPHONE = "telephone"
    VIDEO = "video call"
    EMAIL = "email"
    LETTER = "letter"


class Ground(StrEnum):
    """Why a school causes concern: the four grounds of the policy's section 3 (H54)."""

    PROGRESS = "insufficient progress"
    LEADERSHIP = "poor leadership or governance"
    SAFETY = "pupils' safety"
    INEQUALITY = "unequal outcomes of vulnerable pupils"
