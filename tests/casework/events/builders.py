"""Entries and events of an invented school."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from reportkit.casework.events import Entry, Event, Named, Payload
from reportkit.casework.events.keeping_kinds import Erasure, Reading
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Contact, Decision, Placement, Removal
from reportkit.vocabulary import Urn

SCHOOL, OTHER = Urn("102368"), Urn("102369")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
POLICY = "hillingdon@2016-02"


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def entry(payload: Payload, *, ago: int = 0, **said: Any) -> Entry:
    urn = None if payload.of_school is False else SCHOOL
    cited = (1,) if payload.cites else ()
    usual: dict[str, Any] = {
        "authority": "hillingdon",
        "urn": urn,
        "who": "Ann Officer",
        "recorded_at": NOW,
        "happened_on": day(ago),
        "why": "KS2 fell for three years",
        "indicators": cited,
    }
    return Entry(payload=payload, **usual | said)


def event(payload: Payload, number: int, **said: Any) -> Event:
    asked = entry(payload, **said)
    values = {name: getattr(asked, name) for name in Entry.__dataclass_fields__}
    return Event(**values, number=number)


def contact(discussed: str = "the results", **said: Any) -> Contact:
    usual: dict[str, Any] = {
        "party": Party.HEAD,
        "person": Named(name="Jo Bloggs", position="head", email="jo@school.example"),
        "means": Means.TELEPHONE,
        "discussed": discussed,
    }
    return Contact(**usual | said)


def by_rule(category: str = "ri_b") -> Placement:
    return Placement(category=category, policy=POLICY, rule="H45")


def by_person(category: str = "gobar") -> Placement:
    return Placement(category=category, policy=POLICY)


def decision(category: str = "ri_a", on_register: bool | None = True, **said: Any) -> Decision:
    return Decision(category=category, policy=POLICY, on_register=on_register, **said)


def removal(ends: str | None = None, **said: Any) -> Removal:
    return Removal(ends=ends, approved_by="Bea Head of Service" if ends else "", **said)


def reading(**said: Any) -> Entry:
    return entry(Reading(what="register", as_at=TODAY), **{"why": "Half-termly meeting"} | said)


def erasure(**said: Any) -> Entry:
    return entry(Erasure(events=0), **{"why": "Request of 20 November"} | said)
