"""A filled workbook into the record of casework: all of it in one step, or none and every error told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path

from reportkit.casework.events import Entry, Event
from reportkit.casework.events.board_kinds import Member
from reportkit.casework.events.kinds import BOARD
from reportkit.casework.events.strand_kinds import LeadersLinked, PoolHead
from reportkit.casework.register import tell_history
from reportkit.casework.store import Store, open_store
from reportkit.casework.store.rehearsing import find_refusals
from reportkit.evidence.returns import (
    ABOUT,
    KnownSchools,
    Problem,
    ReadReturns,
    open_workbook,
    read_about,
    read_returns,
    sheet_layouts,
)
from reportkit.evidence.returns.layout import CONCERN
from reportkit.evidence.siod.schools import School, read_all_schools, read_schools
from reportkit.exceptions import MissingData, ReturnsRefused, UsageError
from reportkit.pipeline.keeping import open_data
from reportkit.pipeline.returns.admitting import Door
from reportkit.pipeline.returns.entries import KEY, RowEntry, Sending, entries_of, loading_entry
from reportkit.pipeline.returns.kinds_of_event import ENTERED
from reportkit.places import Places
from reportkit.publishing.manifest import write_atomically
from reportkit.publishing.marking import Mark, marked
from reportkit.settings import read_authority
from reportkit.vocabulary import Urn

_PRIVATE = 0o600
_EDITED = (
    "An event of that kind, school and day was loaded before as {id}, and this row says something else. "
    "If it was wrong, enter it again under “Casework events” with {id} under “Corrects”. If both happened, "
    "put the first row back beside this one."
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workbook that was loaded. `added` has the events that were new; none if all of it was held already.

    `held` is the event of the same workbook loaded before, None if it is new.
    """

    read: ReadReturns
    added: tuple[Event, ...]
    held: Event | None

    def told(self) -> Iterator[str]:
        """What happened, a line each, for the person who loaded it."""
        read = self.read
        yield (
            f"{read.rows_read:,} rows read: {len(read.rows):,} taken, {read.unanswered:,} of schools that a "
            "team did not answer for (no return)."
        )
        if self.held is not None:
            yield f"All of it was held already: {self.held.id}, loaded on {self.held.recorded_at:%d/%m/%Y}."
            return
        for sheet, rows in sorted(Counter(row.sheet for row in read.rows).items()):
            yield f"{sheet}: {rows:,}"
        yield f"{len(self.added):,} events recorded, the workbook as {self.added[-1].id}."
        yield from self._urgent()

    def _urgent(self) -> Iterator[str]:
        concerns = [row for row in self.read.of("Safeguarding") if row.values.get("Safeguarding") == CONCERN]
        if concerns:
            yield (
                "A safeguarding concern has to be looked at by a named person today (indicator 11): "
                f"{', '.join(row.values['URN'] for row in concerns)}."
            )


def load_returns(places: Places, path: Path, now: datetime) -> Loaded:
    """Load a workbook. What it says once counts once, however often it is loaded.

    Raises ReturnsRefused with every error in it, once a copy with them marked is written beside it.
    """
    store = open_store(places.casework)
    sent = _read(places, path, now, store)
    events, held = sent.events, sent.held
    new = [one for one in sent.entries if one.entry.key not in held]
    problems = [*sent.problems, *_edited(sent.entries, new, events)]
    if not any(problem.sheet == ABOUT for problem in problems):
        problems += _refused(store, new, sent.earlier)
    if problems:
        raise _refusal(path, sent.content, problems, sent.read.rows_read)
    whole = loading_entry(sent.read.rows, sheet_layouts(ENTERED), sent.sending, sent.content)
    if whole.key in held and not new:
        return Loaded(sent.read, (), held[whole.key])
    added = store.append(*(one.entry for one in new), whole, earlier=sent.earlier)
    return Loaded(sent.read, added, None)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A workbook as it was read, with the entries of its rows, before anything is recorded."""

    content: bytes
    sending: Sending
    read: ReadReturns
    entries: Sequence[RowEntry]
    problems: Sequence[Problem]
    earlier: Mapping[Urn, Sequence[Urn]]
    events: Sequence[Event]

    @property
    def held(self) -> Mapping[str | None, Event]:
        """What was recorded before, by its key."""
        return {event.key: event for event in self.events}


def _read(places: Places, path: Path, now: datetime, store: Store) -> _Sent:
    content = path.read_bytes()
    book = open_workbook(content, path.name)
    authority, sent_by, _ = read_about(book)
    schools, problems = _schools(places, authority, now.date())
    layouts = sheet_layouts(ENTERED)
    read = read_returns(book, layouts, known_schools(schools), now.date())
    sending = Sending(authority, path.name, sent_by, now)
    events = store.events(authority)
    door = Door(
        places,
        store,
        {school.urn: school for school in schools},
        {event.key: event for event in events},
        [event for event in events if event.urn is None],
    )
    entries, wrong = entries_of(read.rows if not problems else (), layouts, sending, door.admit)
    problems += [*read.problems, *wrong]
    if not problems and not read.rows:
        problems.append(Problem(ABOUT, 0, "", "Nothing is filled in.", "Fill in at least one row."))
    earlier = {school.urn: school.sole_predecessors for school in schools}
    return _Sent(content, sending, read, entries, problems, earlier, events)


def _schools(places: Places, authority: str, as_at: date) -> tuple[tuple[School, ...], list[Problem]]:
    """The authority's schools; England's where the workbook does not say which authority it is for."""
    area, problems = None, []
    try:
        area = read_authority(places.params, authority).area if authority else None
    except UsageError as error:
        problems.append(Problem(ABOUT, 3, "", str(error), "Put back the authority of the template."))
    with open_data(places) as siod:
        listed = read_schools(siod, area, as_at) if area else read_all_schools(siod, as_at)
    if not listed.schools:
        raise MissingData("No list of its schools is held. Run  reportkit status  to see what is missing.")
    return listed.schools, problems


def known_schools(schools: Sequence[School]) -> KnownSchools:
    """The schools by URN, with the URNs that they had before."""
    moved = {str(urn): str(school.urn) for school in schools for urn in school.sole_predecessors}
    return KnownSchools({str(school.urn): school.name for school in schools}, moved)


def _edited(
    entries: Sequence[RowEntry], new: Sequence[RowEntry], events: Sequence[Event]
) -> Iterator[Problem]:
    """Rows that seem to be loaded ones with other words: taken, they would count twice."""
    kept = {one.entry.key for one in entries}
    told = tell_history(events).told
    standing = {
        _place(one.event): one.event
        for one in told
        if one.stands and (one.event.key or "").startswith(KEY) and one.event.key not in kept
    }
    for one in new:
        entry = one.entry
        found = standing.get(_place(entry))
        if found is not None and entry.corrects is None:
            yield Problem(one.row.sheet, one.row.row, "", _EDITED.format(id=found.id), "")


def _place(entry: Entry) -> tuple[object, ...]:
    """What two rows of one event have in common; of several people or events of one day, each by name."""
    match entry.payload:
        case PoolHead(person=person):
            named = person.name
        case LeadersLinked(established=established, emerging=emerging):
            named = f"{established.name}, {emerging.name}"
        case Member(person_id=named):
            pass
        case said if isinstance(said, BOARD):  # of most kinds there are many on one day
            named = said.model_dump_json()
        case _:
            named = ""
    return entry.kind, entry.urn, entry.happened_on, named.casefold()


def _refused(
    store: Store, new: Sequence[RowEntry], earlier: Mapping[Urn, Sequence[Urn]]
) -> Iterator[Problem]:
    """What the record of casework would refuse of each row."""
    refusals = find_refusals(store, [one.entry for one in new], earlier) if new else ()
    for one, refusal in zip(new, refusals, strict=True):
        if refusal is not None:
            yield Problem(one.row.sheet, one.row.row, "", str(refusal), "")


def _refusal(path: Path, content: bytes, problems: Sequence[Problem], rows: int) -> ReturnsRefused:
    copy = _write_copy(path, marked(content, [Mark(**asdict(problem)) for problem in problems]))
    several = f"{len(problems)} things are" if len(problems) > 1 else "One thing is"
    said = "\n".join(str(problem).rstrip() for problem in problems)
    return ReturnsRefused(
        f"{path.name}: {rows:,} rows read, none taken. {several} to be put right:\n{said}\n"
        f"{copy} is a copy in which they are marked. Put them right there, and load it."
    )


def _write_copy(path: Path, content: bytes) -> Path:
    """The marked copy beside the workbook, never over a file in which somebody may have gone on working."""
    stem = path.stem.split("-errors")[0]
    for number in count(1):
        copy = path.with_name(f"{stem}-errors{f'-{number}' if number > 1 else ''}.xlsx")
        if not copy.exists():
            write_atomically(copy, content)
            copy.chmod(_PRIVATE)
            return copy
        if copy.read_bytes() == content:
            return copy
    raise AssertionError("There is always a further number.")
