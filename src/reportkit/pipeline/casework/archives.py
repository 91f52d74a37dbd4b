"""The store as a whole: backed up, restored, and a person's data taken out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from reportkit.casework.events import Entry, Event
from reportkit.casework.events.keeping_kinds import Erasure
from reportkit.casework.store import (
    Backup,
    Person,
    back_up,
    check_is_new,
    erase,
    find_person,
    naming,
    open_store,
    restore,
    verify,
)
from reportkit.pipeline.casework.asking import Asked, check_kept, check_officer
from reportkit.pipeline.casework.books import reading
from reportkit.places import Places
from reportkit.settings import read_authority


def back_up_casework(places: Places, asked: Asked, path: Path) -> Backup:
    """A backup of the whole store, written, read again and checked.

    The archive holds the register, so who takes it out and why is recorded first, and stands in it (H119).
    """
    check_officer(asked.by)
    read_authority(places.params, asked.authority)
    check_kept(places)
    check_is_new(path)
    store = open_store(places.casework)
    store.append(reading(asked, f"backup {path.name}"))
    return back_up(store, path)


def restore_casework(places: Places, path: Path) -> Backup:
    """The backup restored into an empty store, and the store verified."""
    store = open_store(places.casework)
    backup = restore(store, path)
    verify(store)
    return backup


def find_in_casework(places: Places, names: Sequence[str]) -> tuple[Event, ...]:
    """The events that name a person by any of the names. Raises MissingData where no casework is kept."""
    check_kept(places)
    return find_person(open_store(places.casework), _person(names))


def naming_in_casework(places: Places, names: Sequence[str]) -> re.Pattern[str]:
    """What finds the person in files too: the names, and what is on record beside them until it is erased."""
    return naming(open_store(places.casework), _person(names))


def erase_from_casework(places: Places, asked: Asked, names: Sequence[str]) -> Event:
    """The record of the erasure, once the names and contact data are out of every event."""
    check_officer(asked.by)
    entry = Entry(
        authority=asked.authority,
        urn=None,
        who=asked.by,
        recorded_at=asked.at,
        happened_on=asked.on,
        why=asked.why,
        payload=Erasure(events=0),
    )
    return erase(open_store(places.casework), _person(names), entry)


def _person(names: Sequence[str]) -> Person:
    return Person(names[0], tuple(names[1:]))
