"""The database itself refuses to change or delete an event, even by raw SQL."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from reportkit.casework.events.erasing import Person
from reportkit.casework.store import erase
from tests.casework.events.builders import SCHOOL, contact, entry, erasure

CHANGES = [
    "UPDATE casework_events SET why = 'another'",
    "UPDATE casework_events SET why = 'another', erased_by = 'hillingdon-1'",
    "UPDATE casework_events SET happened_on = '2020-01-01'",
    "DELETE FROM casework_events",
    "DELETE FROM casework_events WHERE number = 2",
]
COPY = """
    {verb} INTO casework_events (stream, number, authority, urn, kind, who, entered_by, recorded_at,
      happened_on, why, indicators, payload, corrects, key)
    SELECT stream, {number}, authority, urn, kind, 'somebody else', entered_by, recorded_at, happened_on, why,
      indicators, payload, corrects, {key} FROM casework_events WHERE number = 2
"""


@pytest.fixture
def kept(store):
    store.append(entry(contact("first")), entry(contact("second"), key="k"))
    return store


def execute(store, statements):
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def refused(store, *statements):
    before = store.history(SCHOOL)
    with pytest.raises(DatabaseError, match="casework events are"):
        execute(store, statements)
    assert store.history(SCHOOL) == before


@pytest.mark.parametrize("statement", CHANGES)
def test_an_event_cannot_be_changed_or_deleted(kept, statement):
    refused(kept, statement)


def test_the_table_cannot_be_emptied(kept):
    if kept.url.get_backend_name() == "postgresql":
        refused(kept, "TRUNCATE casework_events")


@pytest.mark.parametrize(("number", "key"), [(2, "'other'"), (3, "'k'"), (1, "NULL")])
def test_an_event_cannot_be_written_over(kept, number, key):
    if kept.url.get_backend_name() == "sqlite":
        refused(kept, COPY.format(verb="INSERT OR REPLACE", number=number, key=key))


@pytest.mark.parametrize("number", [2, 4, 0])
def test_an_event_cannot_be_put_in_out_of_order(kept, number):
    refused(kept, COPY.format(verb="INSERT", number=number, key="NULL"))


def test_an_open_erasure_lets_words_be_changed_and_nothing_else(kept):
    opened = "INSERT INTO casework_open_erasures VALUES ('hillingdon-1')"
    marked = "erased_by = 'hillingdon-1'"
    for change in ("happened_on = '2020-01-01'", "kind = 'kit'", "indicators = '[2]'", "corrects = 'a-1'"):
        refused(kept, opened, f"UPDATE casework_events SET {change}, {marked}")
    refused(kept, opened, "UPDATE casework_events SET why = 'another'")
    refused(kept, opened, "DELETE FROM casework_events")


def test_after_an_erasure_the_guards_stand_as_before(kept):
    erase(kept, Person("Jo Bloggs"), erasure())
    refused(kept, *CHANGES[1:2])
