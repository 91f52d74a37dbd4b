"""One act recorded: what is known of the school, the entry, the event, and what the policy asks next."""

from __future__ import annotations

from dataclasses import dataclass

from reportkit.casework.events import KINDS, Event
from reportkit.casework.register import casefile
from reportkit.casework.requirements import Requirement, what_follows
from reportkit.casework.store import Store, open_store
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.admitting import admit, admit_plain
from reportkit.pipeline.casework.asking import Asked, check_officer
from reportkit.pipeline.casework.categories import Values
from reportkit.pipeline.casework.knowing import Known, know_school, subject_of
from reportkit.pipeline.casework.naming import check_schools_named
from reportkit.pipeline.casework.of_board import (
    Boardroom,
    admit_of_board,
    follows_of_board,
    forum_of_board,
    is_for_board,
    keep_what_went_out,
    open_boardroom,
)
from reportkit.pipeline.casework.printing import print_lines
from reportkit.pipeline.casework.telling import requirement_lines, said_lines, standing_line
from reportkit.places import Places
from reportkit.settings import Authority, read_authority
from reportkit.vocabulary import Urn, in_words


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event, what follows from it, and all that as lines."""

    event: Event
    follows: tuple[Requirement, ...]
    lines: tuple[str, ...]


def record(places: Places, asked: Asked, kind: str, values: Values) -> Recorded:
    """The act of a kind, recorded. Raises CaseworkRefused for one that may not be, and nothing is."""
    if asked.urn is None and KINDS[kind].of_school:
        raise CaseworkRefused("Nothing was recorded: it is about one school; give its URN.")
    check_officer(asked.by)
    if asked.urn is None:
        return _record_for_borough(places, asked, kind, values)
    return _record_for_school(places, asked, asked.urn, kind, values)


def _record_for_borough(places: Places, asked: Asked, kind: str, values: Values) -> Recorded:
    """What is about no one school: the policy's requirements of schools' records do not follow from it."""
    store = open_store(places.casework)
    held = store.events(asked.authority)
    if is_for_board(kind, asked, held):
        return _record_for_board(places, store, open_boardroom(places, asked, held), kind, values)
    authority = read_authority(places.params, asked.authority)
    entry = admit_plain(asked, None, kind, values)
    check_schools_named(places, asked, entry.payload)
    (event,) = store.append(entry)
    return Recorded(event, (), _of_borough(event, authority))


def _record_for_board(places: Places, store: Store, room: Boardroom, kind: str, values: Values) -> Recorded:
    """What is of the board: what its policy asks of it next follows."""
    entry = admit_of_board(room, kind, values)
    check_schools_named(places, room.asked, entry.payload)
    (event,) = store.append(entry)
    after = room.with_event(event)
    follows = follows_of_board(after, event)
    lines = (
        *_of_borough(event, room.authority),
        *keep_what_went_out(after, event, values),
        *forum_of_board(after, event),
        *requirement_lines(follows, room.asked.today),
    )
    return Recorded(event, follows, lines)


def _of_borough(event: Event, authority: Authority) -> tuple[str, ...]:
    return (*_recorded(event), f"  for: {authority.name}", *said_lines(event))


def _record_for_school(places: Places, asked: Asked, urn: Urn, kind: str, values: Values) -> Recorded:
    store = open_store(places.casework)
    known = know_school(places, asked, urn, store)
    entry = admit(known, kind, values)
    _check_can_be_told(known)
    earlier = tuple(reversed(known.facts.earlier))
    (event,) = store.append(entry, earlier={known.facts.urn: earlier})
    file = casefile(store.history(known.facts.urn, earlier).events, asked.today)
    subject = subject_of(known.facts, file, known.pack)
    follows = what_follows(subject, known.rules, event)
    lines = (
        *_recorded(event),
        f"  school: {known.facts.name} ({known.facts.urn})",
        *said_lines(event, known.pack),
        standing_line(subject.entry, known.pack),
        *print_lines(event, known.rules),
        *requirement_lines(follows, asked.today),
    )
    return Recorded(event, follows, lines)


def _recorded(event: Event) -> tuple[str, ...]:
    said = f"Recorded {event.id}: {event.kind}, {in_words(event.happened_on)}."
    return (said, f"  in place of: {event.corrects}") if event.corrects else (said,)


def _check_can_be_told(known: Known) -> None:
    """Raises UsageError now for settings from which nobody could say what follows, such as missing terms."""
    what_follows(subject_of(known.facts, known.file, known.pack), known.rules)
