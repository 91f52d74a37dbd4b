"""The strands' logs as the team asks for them: events held, vacancies, the pool, partners, governance.

The plan sets no limit to the days of a vacancy nor to the pool: of these what is on record is told. An empty
log says that nothing is on record, never that nothing was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportkit.casework.events import Event, Payload
from reportkit.casework.events.strand_kinds import Gathering, GatheringSort, LeadersLinked
from reportkit.casework.events.support_kinds import Support
from reportkit.casework.register import Casefile, tell_history
from reportkit.casework.requirements.leaders import (
    PartnerEntry,
    PoolMember,
    VacantPost,
    partners,
    partners_ended,
    pool_members,
    vacant_posts,
)
from reportkit.casework.requirements.subjects import Rules
from reportkit.settings.policies import RecurringDate

_COUNTED: Mapping[str, tuple[str, tuple[GatheringSort, ...]]] = {
    "H21": ("leaders_meet", (GatheringSort.CONFERENCE, GatheringSort.LEADERS)),
    "H32": ("conferences", (GatheringSort.CONFERENCE,)),
}


@dataclass(frozen=True, slots=True)
class YearOfEvents:
    """The days of a rule's events in the school year from `first` to `last`, and how many it asks for.

    `is_kept` is None while the year still runs and too few were held, and where nothing is on record.
    """

    rule: str
    clause: str
    first: date
    last: date
    held: tuple[date, ...]
    asked: int
    is_kept: bool | None


@dataclass(frozen=True, slots=True)
class Strands:
    """Every log as it stands on a day."""

    as_at: date
    events_held: tuple[YearOfEvents, ...]
    vacancies: tuple[VacantPost, ...]
    pool: tuple[PoolMember, ...]
    partners: tuple[PartnerEntry, ...]
    leaders_linked: tuple[Event, ...]
    governance: tuple[Event, ...]
    partners_ended: tuple[PartnerEntry, ...] = ()


def read_strands(events: Iterable[Event], rules: Rules, as_at: date) -> Strands:
    """The logs at the end of a day, from all of an authority's events, corrections heeded."""
    history = tell_history(events)
    file = Casefile(as_at, history.standing(as_at))
    governed = (event for event in file.of(Support) if _is_for_governance(event.payload))
    return Strands(
        as_at,
        events_held(file, rules),
        vacant_posts(file, history),
        pool_members(file, history),
        partners(file),
        file.of(LeadersLinked),
        tuple(governed),
        partners_ended(file),
    )


def events_held(file: Casefile, rules: Rules) -> tuple[YearOfEvents, ...]:
    """For each rule that counts events (H21, H32): this school year's, after the year's before."""
    return tuple(
        year
        for rule, (name, sorts) in _COUNTED.items()
        if isinstance(deadline := rules.pack.deadline(name), RecurringDate)
        for year in _years(file, rules, rule, deadline, sorts)
    )


def _years(
    file: Casefile, rules: Rules, rule: str, deadline: RecurringDate, sorts: tuple[GatheringSort, ...]
) -> tuple[YearOfEvents, YearOfEvents]:
    every = file.of(Gathering)
    days = [event.happened_on for event in every if _sort(event.payload) in sorts]
    known_from = min((event.happened_on for event in every), default=None)

    def year(day: date) -> YearOfEvents:
        first, last = deadline.stretch(day, rules.terms)
        held = tuple(sorted(on for on in days if first <= on <= last))
        kept = _is_kept(len(held) >= deadline.count, last, file.as_at, known_from)
        return YearOfEvents(rule, rules.clause(rule), first, last, held, deadline.count, kept)

    now = year(file.as_at)
    return year(now.first.replace(year=now.first.year - 1)), now


def _is_kept(enough: bool, last: date, as_at: date, known_from: date | None) -> bool | None:
    """None where it cannot be said: the year still runs, or no event at all is on record by its end."""
    if enough:
        return True
    return False if last < as_at and known_from is not None and known_from <= last else None


def _sort(said: Payload) -> GatheringSort | None:
    return said.sort if isinstance(said, Gathering) else None


def _is_for_governance(said: Payload) -> bool:
    return isinstance(said, Support) and said.for_governance
