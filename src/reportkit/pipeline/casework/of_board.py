"""Acts of the board through the one door: what is known filled in, and what may not be is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportkit.casework.board import Person
from reportkit.casework.events import KINDS, Entry, Event
from reportkit.casework.events.board_kinds import Member, PapersSent
from reportkit.casework.events.kinds import BOARD
from reportkit.casework.minute_book import MinuteBook, Sitting, is_of_board, open_minute_book
from reportkit.casework.minuting import BoardTerms, board_follows, board_told, check_board_event
from reportkit.casework.minuting.following import forum_lines
from reportkit.casework.minuting.items import item_titles
from reportkit.casework.minuting.rules import board_terms
from reportkit.casework.requirements import Requirement
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.admitting import admit_plain, as_event
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.categories import Values
from reportkit.places import Places
from reportkit.settings import Agenda, Authority, read_agenda, read_authority, read_bank_holidays, read_terms
from reportkit.settings.policies import read_pack
from reportkit.vocabulary import in_words

_NAMED = {"present": True, "apologies": True, "elected": True, "approved_by": False}
_NOT_KNOWN = (
    "  Warning: no pack of the meeting was built here, so which counts of schools it gave is not on record. "
    "No later pack can be held against it."
)
_OF_BOARD = ("meeting", "member", "election", "membership-review")


@dataclass(frozen=True, slots=True)
class Boardroom:
    """What is on record of an authority's board so far, and the rules that it sits under."""

    asked: Asked
    authority: Authority
    terms: BoardTerms
    agenda: Agenda
    events: tuple[Event, ...]
    places: Places

    @property
    def book(self) -> MinuteBook:
        """The minute book of today."""
        return open_minute_book(self.events, self.asked.today)

    def with_event(self, event: Event) -> Boardroom:
        """The same once the event is recorded."""
        return replace(self, events=(*self.events, event))


def is_for_board(kind: str, asked: Asked, events: Sequence[Event]) -> bool:
    """Whether an act is of the board: one of its kinds, or one that takes back what is of it."""
    found = next((event for event in events if event.id == asked.corrects), None)
    return KINDS.get(kind) in BOARD or (found is not None and is_of_board(found))


def open_boardroom(places: Places, asked: Asked, events: Sequence[Event]) -> Boardroom:
    """The board on record in the authority's events. Raises UsageError for a policy that has no board."""
    params = places.params
    authority = read_authority(params, asked.authority)
    pack = read_pack(params, asked.policy or authority.policy)
    terms = board_terms(authority, pack, read_terms(params), read_bank_holidays(params))
    mine = tuple(event for event in events if event.urn is None)
    return Boardroom(asked, authority, terms, read_agenda(params), mine, places)


def admit_of_board(room: Boardroom, kind: str, values: Values) -> Entry:
    """The act with what is known filled in. Raises CaseworkRefused for one that may not be recorded."""
    entry = admit_plain(room.asked, None, kind, _filled(room, kind, values))
    number = max((event.number for event in room.events), default=0) + 1
    check_board_event(as_event(entry, number), room.events, room.terms)
    return entry


def follows_of_board(room: Boardroom, event: Event) -> tuple[Requirement, ...]:
    """What the policy asks of the board next."""
    return board_follows(room.book, room.terms, sitting_of(room.book, event))


def forum_of_board(room: Boardroom, event: Event) -> tuple[str, ...]:
    """What to know of the event, and where the Schools' Forum lies to its meeting; nothing if it is of none.

    Of papers that went out, too, that it is not known which counts of schools they gave.
    """
    sitting = sitting_of(room.book, event)
    if sitting is None:
        return ()
    unknown = isinstance(event.payload, PapersSent) and not event.payload.released
    told, dates = board_told(event, sitting, room.book, room.terms), room.terms.dates(sitting, room.book)
    lines = (*told, *forum_lines(dates, room.asked.today))
    return (*lines, _NOT_KNOWN) if unknown else lines


def keep_what_went_out(room: Boardroom, event: Event, values: Values) -> tuple[str, ...]:
    """The pack that went out kept, for the next build may put another in its place; where, as a line."""
    sitting = sitting_of(room.book, event) if isinstance(event.payload, PapersSent) else None
    if sitting is None:
        return ()
    from reportkit.pipeline.board.given import keep_pack  # it brings in what builds documents

    kept = keep_pack(room.places, room.asked.authority, sitting.day, str(values.get("pack", "")))
    return (f"  What went out is kept in {kept.relative_to(room.places.root).as_posix()}.",) if kept else ()


def sitting_of(book: MinuteBook, event: Event) -> Sitting | None:
    """The meeting that an event is of, that it names, or that what it carries out or answers is of."""
    of = getattr(event.payload, "action", None) or getattr(event.payload, "recommendation", None)
    about = (book.history.current(of) if of else None) or event
    named = about.id if about.kind == "meeting" else getattr(about.payload, "meeting", None)
    first = book.history.first(named) if named else ""
    return next((one for one in book.sittings if book.history.first(one.event.id) == first), None)


def _filled(room: Boardroom, kind: str, values: Values) -> Values:
    filled = dict(values)
    if kind in _OF_BOARD:
        filled.setdefault("board", room.authority.board.short)
    if kind == "member":
        filled.setdefault("person_id", _next_id(room.book))
    if kind == "member-left":
        filled["member"] = _entry_of(room, str(filled.get("member", "")))
    sitting = None
    if "meeting" in filled:
        sitting = _meeting(room.book, str(filled["meeting"]))
        filled["meeting"] = sitting.event.id if sitting else filled["meeting"]
    people = _people(room, sitting, kind)
    for name in _NAMED.keys() & filled.keys():
        filled[name] = _ids(filled[name], people)
    if kind == "papers-sent" and sitting and not filled.get("released"):
        filled |= _went_out(room, sitting, str(filled.get("pack", "")))
    if "item" in filled and sitting:
        filled["item"] = _item(room, sitting, str(filled["item"]))
    return filled


def _people(room: Boardroom, sitting: Sitting | None, kind: str) -> tuple[Person, ...]:
    """Those of the meeting's day, and where its minutes are approved those of that day; else those of now."""
    now = room.book.people(room.asked.on)
    if sitting is None:
        return now
    held = {person.id for person in sitting.people}
    later = (person for person in now if person.id not in held)
    return (*sitting.people, *later) if kind == "minutes-approved" else sitting.people


def _went_out(room: Boardroom, sitting: Sitting, named: str) -> Values:
    """Which pack went out and the counts of schools that it gave, so that no later one is set against it."""
    from reportkit.pipeline.board.given import sent_pack  # it brings in what builds documents

    asked = room.asked
    sent = sent_pack(room.places, asked.authority, sitting.day, asked.on, named)
    return {"pack": sent.pack, "released": sent.released}


def _next_id(book: MinuteBook) -> str:
    """The first of m1, m2 ... that nobody was ever given."""
    taken = {member.person_id for _, member in book.all(Member)}
    return next(f"m{number}" for number in range(1, len(taken) + 2) if f"m{number}" not in taken)


def _entry_of(room: Boardroom, said: str) -> str:
    """The newest entry of a member who was named by id, full name or an entry; else what was said."""
    entries = room.book.all(Member)
    named = {member.person_id for event, member in entries if said in (event.id, member.person_id)}
    number = next(iter(named), _id(said, room.book.people(room.asked.on)))
    found = [event.id for event, member in entries if member.person_id == number]
    return found[-1] if found else said


def _meeting(book: MinuteBook, named: str) -> Sitting | None:
    """The meeting of a day, or of an event's id. Raises CaseworkRefused for a day without one."""
    try:
        day = date.fromisoformat(named)
    except ValueError:
        first = book.history.first(named)
        return next((one for one in book.sittings if book.history.first(one.event.id) == first), None)
    found = book.sitting(day)
    if found is None:
        raise CaseworkRefused(
            f"Nothing was recorded: no meeting on {in_words(day)} is on record. Record it first:  reportkit "
            f"board meeting --held-on {day}"
        )
    return found


def _ids(said: object, people: Sequence[Person]) -> object:
    """The ids of people who may have been named in full instead."""
    if isinstance(said, str):
        return _id(said, people)
    return [_id(str(one), people) for one in said] if isinstance(said, list | tuple) else said


def _id(said: str, people: Sequence[Person]) -> str:
    bearing = [person.id for person in people if person.name.casefold() == said.strip().casefold()]
    is_id = any(person.id == said for person in people)
    return bearing[0] if len(bearing) == 1 and not is_id else said


def _item(room: Boardroom, sitting: Sitting, said: str) -> str:
    """The title of an item that was given by its number on the agenda."""
    if not said.strip().isdigit():
        return said
    titles = item_titles(room.agenda, sitting)
    number = int(said)
    if not 0 < number <= len(titles):
        raise CaseworkRefused(
            f"Nothing was recorded: the agenda of {in_words(sitting.day)} has {len(titles)} items, and no "
            f"item {number}. Give one of them, or the item's title."
        )
    return titles[number - 1]
