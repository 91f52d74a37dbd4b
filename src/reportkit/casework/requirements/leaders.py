"""Leaders and partners on record: vacant posts, the pool of executive heads, partners (H6, H17, H20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from reportkit.casework.events import Event, Payload
from reportkit.casework.events.returns_kinds import ReturnsLoaded
from reportkit.casework.events.strand_kinds import (
    Cover,
    Partner,
    PartnerSort,
    PartnerStatus,
    PoolHead,
    PoolPlacement,
    Vacancy,
)
from reportkit.casework.register import Casefile, History
from reportkit.evidence.returns.sheets import PARTNERS
from reportkit.vocabulary import Urn

Kind = TypeVar("Kind", bound=Payload)


@dataclass(frozen=True, slots=True)
class VacantPost:
    """A post that fell vacant, and when it was covered; `days` until then, or so far."""

    urn: Urn
    post: str
    vacant_on: date
    covered_on: date | None
    is_permanent: bool
    days: int


@dataclass(frozen=True, slots=True)
class PoolMember:
    """An executive head: the school they lead, what more they can lead, and where they are placed."""

    name: str
    leads: str | None
    capacity: int
    placed_in: tuple[str, ...]

    @property
    def free(self) -> int:
        """How many schools more; never below nought."""
        return max(0, self.capacity - len(self.placed_in))


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """An organisation as the register of partners has it; `successor` took its place if it ended."""

    name: str
    sort: PartnerSort
    status: PartnerStatus
    since: date
    successor: str = ""


def vacant_posts(file: Casefile, history: History) -> tuple[VacantPost, ...]:
    """Each post that fell vacant, with its first cover, in the order they fell vacant (H20)."""
    covers: dict[str, list[Event]] = {}
    for event in file.of(Cover):
        vacancy = history.current(event.payload.vacancy) if isinstance(event.payload, Cover) else None
        if vacancy is not None:
            covers.setdefault(vacancy.id, []).append(event)
    return tuple(_vacant(event, covers.get(event.id, []), file.as_at) for event in file.of(Vacancy))


def _vacant(event: Event, covers: Sequence[Event], as_at: date) -> VacantPost:
    said = event.payload
    if not isinstance(said, Vacancy) or event.urn is None:
        raise TypeError(f"{event.id} is no vacancy of a school.")
    covered_on = covers[0].happened_on if covers else None
    filled = any(isinstance(one.payload, Cover) and one.payload.is_permanent for one in covers)
    days = ((covered_on or as_at) - event.happened_on).days
    return VacantPost(event.urn, said.post, event.happened_on, covered_on, filled, days)


def pool_members(file: Casefile, history: History) -> tuple[PoolMember, ...]:
    """The pool by name, each head as last recorded, with the placements that run on the day (H17)."""
    newest = _newest(file, PoolHead, lambda said: said.person.name)
    placed: dict[str, list[str]] = {}
    for event in file.of(PoolPlacement):
        said = event.payload
        if isinstance(said, PoolPlacement) and (said.until is None or said.until >= file.as_at):
            placed.setdefault(_head(said, history), []).append(said.school)
    return tuple(
        PoolMember(said.person.name, said.leads, said.capacity, tuple(placed.get(name, ())))
        for name, event in newest.items()
        if isinstance(said := event.payload, PoolHead)
    )


def _head(said: PoolPlacement, history: History) -> str:
    """The name by which the pool has the head, "" for one whose entry was taken back."""
    head = history.current(said.head)
    return head.payload.person.name.casefold() if head and isinstance(head.payload, PoolHead) else ""


def partners(file: Casefile) -> tuple[PartnerEntry, ...]:
    """The partners that still are on the day, by name (H6)."""
    return tuple(entry for entry in _partner_log(file) if entry.status is PartnerStatus.ACTIVE)


def partners_ended(file: Casefile) -> tuple[PartnerEntry, ...]:
    """Those that ceased to be one by the day, by name, with who took their place (H6)."""
    return tuple(entry for entry in _partner_log(file) if entry.status is PartnerStatus.ENDED)


def _partner_log(file: Casefile) -> tuple[PartnerEntry, ...]:
    """Every partner by name as last recorded, from commands and from returns alike.

    Of two entries of one name the one of the later day counts, of one day the one recorded later.
    """
    entries = sorted((*_recorded(file), *_returned(file)), key=lambda entry: entry.since)
    newest = {entry.name.casefold(): entry for entry in entries if entry.since <= file.as_at}
    return tuple(newest[name] for name in sorted(newest))


def _recorded(file: Casefile) -> Iterator[PartnerEntry]:
    for event in file.of(Partner):
        said = event.payload
        if isinstance(said, Partner):
            yield PartnerEntry(said.name, said.sort, said.status, event.happened_on, said.successor)


def _returned(file: Casefile) -> Iterator[PartnerEntry]:
    """The rows of the workbook's sheet of partners."""
    loaded = [event.payload for event in file.of(ReturnsLoaded)]
    rows = (row for said in loaded if isinstance(said, ReturnsLoaded) for row in said.rows)
    for row in rows:
        if row.sheet == PARTNERS:
            cells = row.cells
            sort, status = PartnerSort(cells["Kind"]), PartnerStatus(cells["Status"])
            since = date.fromisoformat(cells["Since"])
            yield PartnerEntry(cells["Partner"], sort, status, since, cells.get("Successor", ""))


def _newest(file: Casefile, kind: type[Kind], name: Callable[[Kind], str]) -> dict[str, Event]:
    """The newest event of each name."""
    found = {
        name(event.payload).casefold(): event for event in file.of(kind) if isinstance(event.payload, kind)
    }
    return {key: found[key] for key in sorted(found)}
