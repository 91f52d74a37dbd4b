"""What a record can lack, and what the invariants of both policies look up in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Contact, Notification
from reportkit.casework.events.support_kinds import Link, LinkRole
from reportkit.casework.requirements.subjects import Rules, Subject


@dataclass(frozen=True, slots=True)
class Lack:
    """What a record lacks, and what to do, each as a sentence."""

    missing: str
    remedy: str


Invariant = Callable[[Subject, Rules], Iterator[Lack]]


def status_unknown(what: str) -> Lack:
    """That a duty hangs on who maintains the school, and nobody knows."""
    return Lack(
        f"It is not known whether the school is maintained, so whether it needs {what} cannot be said.",
        "Load a list of schools that names it, such as the register of schools of England.",
    )


def has_link(subject: Subject, role: LinkRole) -> bool:
    """Whether an officer is named for the school in the role."""
    links = [event.payload for event in subject.happened(Link)]
    return any(isinstance(link, Link) and link.role is role for link in links)


def on_since(subject: Subject) -> date:
    """The first day of this time on the register."""
    entry = subject.entry
    return entry.since if entry and entry.since else date.min


def parties(
    subject: Subject,
    kinds: tuple[type[Contact] | type[Notification], ...],
    since: date,
    until: date = date.max,
) -> set[Party]:
    """Whom events of these kinds reached from a day until another."""
    found = (event for event in subject.happened(*kinds, since=since) if event.happened_on <= until)
    return {event.payload.party for event in found if isinstance(event.payload, Contact | Notification)}
