"""An invented school with a record, under either policy."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from reportkit.casework.events import Event, Named, Payload
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Decision, Notification, Placement
from reportkit.casework.events.support_kinds import Link, LinkRole, Panel
from reportkit.casework.events.visit_kinds import ReviewDay, Visit, VisitSort
from reportkit.casework.register import casefile
from reportkit.casework.requirements import Promise, Rules, SchoolFacts, Subject
from reportkit.settings import read_terms
from reportkit.settings.policies import Graded, Per, read_pack
from tests.casework.events.builders import SCHOOL, TODAY, contact, event
from tests.settings.policies.builders import PARAMS

HILLINGDON, HACKNEY = "hillingdon@2016-02", "hackney@2019-09"
MAINTAINED: dict[str, Any] = {"maintained": True}
ACADEMY: dict[str, Any] = {"maintained": False}
UNKNOWN: dict[str, Any] = {"maintained": None}
OFFICER = Named(name="Ann Officer")
Happened = tuple[Payload, int]


@cache
def rules(policy: str) -> Rules:
    return Rules(read_pack(PARAMS, policy), read_terms(PARAMS))


def facts(**said: Any) -> SchoolFacts:
    usual: dict[str, Any] = {
        "urn": SCHOOL,
        "name": "Invented Primary School",
        "phase": "primary",
        "maintained": True,
        "graded": Graded.GOOD,
        "inspected_on": date(2024, 5, 1),
        "in_special_measures": False,
    }
    return SchoolFacts(**usual | said)


def events(*happened: Happened) -> list[Event]:
    """Payloads with the days ago they happened, numbered in the order given."""
    return [event(payload, number, ago=ago) for number, (payload, ago) in enumerate(happened, start=1)]


def subject(
    *happened: Happened,
    as_at: date = TODAY,
    promises: tuple[Promise, ...] = (),
    ladder: tuple[tuple[str, int | None], ...] = (),
    kept_since: date | None = None,
    **said: Any,
) -> Subject:
    return Subject(facts(**said), casefile(events(*happened), as_at), promises, ladder, kept_since)


def placed(category: str = "gobar", rule: str = "", policy: str = HILLINGDON) -> Placement:
    return Placement(category=category, policy=policy, rule=rule)


def decided(category: str, **said: Any) -> Decision:
    return Decision(category=category, policy=HACKNEY, on_register=None, **said)


def told(party: Party = Party.HEAD) -> Notification:
    return Notification(party=party, means=Means.EMAIL, said="Placed")


def spoke(party: Party = Party.HEAD) -> Payload:
    return contact(party=party)


def link(role: LinkRole) -> Link:
    return Link(role=role, officer=OFFICER)


def visited(
    reviewed: date | None = None,
    sort: VisitSort = VisitSort.CORE,
    role: LinkRole | None = LinkRole.SIL,
    focus: str = "reading",
) -> Visit:
    return Visit(sort=sort, role=role, data_reviewed_on=reviewed, focus=focus)


def panel(name: str = "TAG") -> Panel:
    return Panel(panel=name, progress="on track")


def review_day() -> ReviewDay:
    return ReviewDay(led_by=OFFICER, progress="some")


def promise(rule: str, count: int, per: Per, *, may: bool = False) -> Promise:
    return Promise(rule, "clause", "a meeting", count, per, may)
