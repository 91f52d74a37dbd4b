"""Profiles of invented schools: what is on record beside what an assessment says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from reportkit.blocks import Block, Table, text_of
from reportkit.casework.record import SchoolRecord
from reportkit.reports.profiles.kept import settings_of
from reportkit.reports.profiles.register import Assessed, RegisterProfile
from reportkit.reports.sections.abbreviations import texts_of
from tests.casework.record.builders import record
from tests.casework.requirements.builders import HACKNEY, HILLINGDON
from tests.judgement.assessment.builders import Case, assessment
from tests.settings.policies.builders import PARAMS

AUTHORITY = {HILLINGDON: "hillingdon", HACKNEY: "hackney"}
RULED = Case(
    category="ri_b",
    route="default",
    words="School RI (B), until a person decides",
    applied=("H45", "H50"),
    facts={"inspection": "Ofsted found that it requires improvement."},
)
PROPOSED = Case(
    route="proposed",
    words="to decide: consider School GOBAR",
    proposals=(("H98", "gobar", "indicator 1 flagged"),),
)

CORE_IF_KNOWN = Case(
    route="proposed",
    words="to decide: consider Core",
    proposals=(("K42", "core", "it is not known whether the head has changed"),),
)


def profile(
    *schools: SchoolRecord,
    cases: Sequence[Case] = (),
    policy: str = HILLINGDON,
    assessed: dict[str, Any] | None = None,
    **said: Any,
) -> RegisterProfile:
    """The profile of these schools; `cases` are what the assessment says of them."""
    made = assessment(*(cases or (Case(urn="100001"),)), policy=policy)
    of_schools = {urn: made.of_school(urn) for urn in made.urns} if cases else {}
    held = Assessed(made.header, of_schools, **assessed or {})
    kept = record(*schools, policy=policy, **{"authority": AUTHORITY[policy]} | said)
    return RegisterProfile(kept, held, settings_of(PARAMS, AUTHORITY[policy], policy), kept.subjects)


Section = Callable[[RegisterProfile], list[Block]]


def said(blocks: Iterable[Block]) -> str:
    """All that a reader sees of the blocks, a text a line."""
    return "\n".join(text for block in blocks for text in texts_of(block))


def rows(blocks: Iterable[Block]) -> list[list[str]]:
    """The cells of every table among the blocks, row by row."""
    return [[*map(text_of, row)] for table in tables(blocks) for row in table.rows]


def tables(blocks: Iterable[Block]) -> Iterator[Table]:
    """The tables among the blocks."""
    return (block for block in blocks if isinstance(block, Table))
