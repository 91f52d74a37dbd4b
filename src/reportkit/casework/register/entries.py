"""The register as the events make it: which schools are on it, since when, in which category, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from reportkit.casework.events.event import Event
from reportkit.casework.events.register_kinds import Decision, Placement, Removal, Review, Taper
from reportkit.casework.register.standing import Casefile, casefile
from reportkit.settings.policies import Focus
from reportkit.vocabulary import Urn


class Status(StrEnum):
    """Where a school stands with the register (H42, H58)."""

    ON = "on the register"
    TAPERING = "on the register, support tapering"
    HANDED_OVER = "handed over"
    REMOVED = "removed"
    NOT_ON = "not on the register"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One school's place, by the events up to a day.

    `since` and `placed_by` are of this time on the register. `automatic` is the rule's placement that is in
    force, None if there is none. `decision` is the newest decision on the category, also one not to place
    (H5). After a removal `status` says how it ended, and the rest what it was. `focus` and `aspect` are those
    of the event that gave the category.
    """

    urn: Urn
    status: Status
    category: str
    policy: str
    since: date | None = None
    placed_by: Event | None = None
    automatic: Event | None = None
    decision: Event | None = None
    review: Event | None = None
    taper: Event | None = None
    removal: Event | None = None
    focus: Focus | None = None
    aspect: str = ""

    @property
    def is_on(self) -> bool:
        """Whether the school is on the register (or, without a register, in a category)."""
        return self.status in (Status.ON, Status.TAPERING)


@dataclass(frozen=True, slots=True)
class Register:
    """Every school that was ever placed or decided on, in the order of URNs, with what stands of each."""

    as_at: date
    entries: tuple[RegisterEntry, ...]
    casefiles: Mapping[Urn, Casefile]

    @property
    def on(self) -> tuple[RegisterEntry, ...]:
        """The schools that are on it."""
        return tuple(entry for entry in self.entries if entry.is_on)


def build_register(
    events: Iterable[Event],
    as_at: date,
    known_at: datetime | None = None,
    successors: Mapping[Urn, Urn] | None = None,
) -> Register:
    """The register at the end of a day; `known_at` gives it as it was known then.

    `successors` says which URN a school has now: what was recorded under the old one follows it.
    """
    schools: dict[Urn, list[Event]] = {}
    for event in events:
        if event.urn is not None:
            schools.setdefault(newest_urn(event.urn, successors or {}), []).append(event)
    files = {urn: casefile(schools[urn], as_at, known_at) for urn in sorted(schools)}
    entries = ((register_entry(urn, file)) for urn, file in files.items())
    return Register(as_at, tuple(entry for entry in entries if entry is not None), files)


def newest_urn(urn: Urn, successors: Mapping[Urn, Urn]) -> Urn:
    """The URN at the end of the line of successors; a line that runs in a circle ends where it closes."""
    seen = {urn}
    while (after := successors.get(urn)) is not None and after not in seen:
        seen.add(after)
        urn = after
    return urn


def register_entry(urn: Urn, file: Casefile) -> RegisterEntry | None:
    """The school's entry, None if nobody ever placed it or decided on it."""
    entries = [entry for _, entry in register_steps(urn, file)]
    return entries[-1] if entries else None


def register_steps(urn: Urn, file: Casefile) -> Iterator[tuple[Event, RegisterEntry | None]]:
    """Each event of the school, and its entry after it."""
    entry: RegisterEntry | None = None
    for event in file.events:
        entry = _next(urn, entry, event)
        yield event, entry


def _next(urn: Urn, before: RegisterEntry | None, event: Event) -> RegisterEntry | None:
    match event.payload:
        case Placement():
            return _placed(urn, before, event, event.payload)
        case Decision():
            return _decided(urn, before, event, event.payload)
        case Review() if before:
            return replace(before, review=event)
        case Taper() if before and before.is_on:
            return replace(before, status=Status.TAPERING, taper=event)
        case Removal() as removal if before and before.is_on:
            status = Status.HANDED_OVER if removal.handed_to else Status.REMOVED
            return replace(before, status=status, automatic=None, removal=event)
        case _:
            return before


def _placed(urn: Urn, before: RegisterEntry | None, event: Event, said: Placement) -> RegisterEntry:
    automatic = event if said.is_automatic else None
    if before is None or not before.is_on:
        return _begun(urn, event, said, automatic=automatic)
    after = before if said.keeps_category else _moved(before, said)
    return replace(after, automatic=automatic or before.automatic)


def _decided(urn: Urn, before: RegisterEntry | None, event: Event, said: Decision) -> RegisterEntry:
    """A decision never takes a school off the register: only a removal does."""
    if before is None or not before.is_on:
        return _decided_afresh(urn, event, said)
    if said.on_register is False:
        return replace(before, decision=event)
    ends = said.departs_from or _sets_rule_aside(before, said)
    return replace(_moved(before, said), decision=event, automatic=None if ends else before.automatic)


def _sets_rule_aside(before: RegisterEntry, said: Decision) -> bool:
    """Whether, without a register, the category is milder than the one that a rule gave (K48, K54)."""
    return said.on_register is None and said.category != before.category and not said.keeps_to_rule


def _decided_afresh(urn: Urn, event: Event, said: Decision) -> RegisterEntry:
    if said.on_register is False:
        return RegisterEntry(urn, Status.NOT_ON, said.category, said.policy, decision=event)
    return replace(_begun(urn, event, said), decision=event)


def _begun(
    urn: Urn, event: Event, said: Placement | Decision, automatic: Event | None = None
) -> RegisterEntry:
    """A new time on the register."""
    entry = RegisterEntry(urn, Status.ON, said.category, said.policy, event.happened_on, event, automatic)
    return _moved(entry, said)


def _moved(entry: RegisterEntry, said: Placement | Decision) -> RegisterEntry:
    return replace(entry, category=said.category, policy=said.policy, focus=said.focus, aspect=said.aspect)
