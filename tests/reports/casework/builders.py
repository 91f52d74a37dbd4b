"""An invented school's record, and the papers made from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportkit.blocks import (
    Block,
    BulletList,
    Callout,
    Heading,
    Paragraph,
    Table,
    Title,
    text_of,
)
from reportkit.casework.events import Event, Named
from reportkit.casework.events.formal_kinds import Factor, Notice, Plan, PlanSort, Route, Stage
from reportkit.casework.events.parties import Party
from reportkit.casework.events.visit_kinds import AgreedAction, ReviewDay, Visit, VisitSort
from reportkit.casework.record import Record, SchoolRecord
from reportkit.reports.profiles.papers import PaperProfile, paper_profile
from tests.casework.events.builders import TODAY
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, Happened, events, facts
from tests.settings.policies.builders import PARAMS

HEAD = Named(name="Jo Bloggs", position="headteacher")
AUTHORITY = {HILLINGDON: "hillingdon", HACKNEY: "hackney"}


def record(policy: str, *happened: Happened, made: list[Event] | None = None, **about: Any) -> Record:
    """The record of one invented school under a policy; `made` are events made by hand."""
    school = SchoolRecord(facts(**about), tuple(made if made is not None else events(*happened)))
    return Record(AUTHORITY[policy], TODAY, policy, (school,))


def profile(policy: str, event: str, *happened: Happened, **about: Any) -> PaperProfile:
    """The profile of a paper about the event of that id; "" for a form."""
    return paper_profile(record(policy, *happened, **about), PARAMS, event)


def action(what: str = "Plan lessons together", due: date | None = date(2026, 12, 3)) -> AgreedAction:
    return AgreedAction(what=what, owner="the head of maths", due=due)


def visited(**said: Any) -> Visit:
    usual: dict[str, Any] = {"sort": VisitSort.CORE, "role": None, "data_reviewed_on": None}
    return Visit(**usual | said)


def noticed(**said: Any) -> Notice:
    """A formal notice with the particulars of section 60."""
    usual: dict[str, Any] = {
        "stage": Stage.FORMAL,
        "is_maintained": True,
        "factors": (Factor.STANDARDS,),
        "route": Route.DESPITE_ADVICE,
        "matters": "Reading fell for three years",
        "action": "Adopt the plan",
        "comply_by": date(2027, 1, 15),
        "powers": ("appoint governors",),
    }
    return Notice(**usual | said)


def pre_formal(**said: Any) -> Notice:
    return Notice(stage=Stage.PRE_FORMAL, is_maintained=True, **{"matters": "Slow progress"} | said)


def planned(**said: Any) -> Plan:
    """A Single Action Plan with its five parts."""
    usual: dict[str, Any] = {
        "sort": PlanSort.SINGLE,
        "objectives": "Better writing",
        "strategies": "One scheme in every class",
        "success_criteria": "Seven in ten pupils write as expected",
        "resources": "Two days a week of a lead teacher",
        "timescales": "By July 2027",
    }
    return Plan(**usual | said)


def reviewed(**said: Any) -> ReviewDay:
    usual: dict[str, Any] = {"led_by": Named(name="Ann Officer", position="LaMA"), "progress": "Some"}
    return ReviewDay(**usual | said)


def headings(blocks: list[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks if isinstance(block, Heading))


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def cells(found: Table) -> list[tuple[str, ...]]:
    """A table's rows as text."""
    return [tuple(text_of(cell) for cell in row) for row in found.rows]


def text(blocks: list[Block]) -> str:
    """All that the blocks say, a line for each paragraph, point and row."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case Title():
            return [block.text, block.subtitle, block.marking, block.notice]
        case Heading():
            return [block.text]
        case Paragraph():
            return [text_of(block.spans)]
        case Callout():
            return [block.heading, text_of(block.spans)]
        case BulletList():
            return [text_of(item) for item in block.items]
        case Table():
            return [block.caption, *(" | ".join(row) for row in cells(block))]
        case _:
            return []


COPIES = (Party.HEAD, Party.SECRETARY_OF_STATE)
