"""A person is erased on request: from the events, from the files, and the erasure is on record."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from reportkit.casework.events.erasing import ERASED
from reportkit.casework.store import Person, erase, find_person, verify
from reportkit.exceptions import UsageError
from tests.casework.events.builders import OTHER, SCHOOL, contact, entry, erasure

JO = Person("Jo Bloggs", ("Mrs Bloggs",))


@pytest.fixture
def kept(store):
    store.append(
        entry(contact("Mrs Bloggs agreed")),
        entry(contact("x"), urn=OTHER),
        entry(contact("third"), who="Jo Bloggs", key="k"),
    )
    return store


def test_the_person_is_gone_and_the_events_stay_with_a_mark(kept):
    before = kept.history(SCHOOL).events
    done = erase(kept, JO, erasure())
    after = kept.history(SCHOOL).events
    assert find_person(kept, JO) == ()
    assert [one.erased_by for one in after] == [done.id, done.id]
    assert after[0].payload.discussed == f"{ERASED} agreed"
    assert after[1].who == ERASED
    fixed = ("id", "kind", "happened_on", "recorded_at", "indicators", "corrects", "key")
    assert [[getattr(one, name) for name in fixed] for one in after] == [
        [getattr(one, name) for name in fixed] for one in before
    ]
    assert verify(kept) == 4


def test_the_erasure_is_recorded_without_the_name(kept):
    done = erase(kept, JO, erasure(why="Jo Bloggs wrote to us"))
    assert (done.id, done.payload.events, done.why) == ("hillingdon-1", 3, f"{ERASED} wrote to us")
    assert kept.events("hillingdon")[-1] == done


def test_the_events_that_name_somebody_can_be_looked_at_first(kept):
    assert [one.id for one in find_person(kept, JO)] == ["102368-1", "102368-2", "102369-1"]
    assert find_person(kept, JO) == find_person(kept, JO)


def test_a_person_whom_nothing_names_is_told_and_nothing_is_recorded(kept):
    with pytest.raises(UsageError, match="No event names Al Nobody, so nothing was erased"):
        erase(kept, Person("Al Nobody"), erasure())
    assert verify(kept) == 3


def test_an_erased_entry_sent_again_under_its_key_is_still_the_same(kept):
    erase(kept, JO, erasure())
    (again,) = kept.append(entry(contact("third"), who="Jo Bloggs", key="k"))
    assert (again.id, again.who) == ("102368-2", ERASED)


def sqlite_files(store):
    folder = Path(store.url.database).parent
    return b"".join(path.read_bytes() for path in folder.iterdir())


def postgres_file(connection):
    connection.execute(text("CHECKPOINT"))
    return connection.execute(
        text("SELECT pg_read_binary_file(pg_relation_filepath('casework_events'))")
    ).scalar_one()


def on_disk(store):
    if store.url.get_backend_name() == "sqlite":
        return sqlite_files(store)
    with store.engine.connect() as connection:
        return bytes(postgres_file(connection))


def test_the_name_leaves_the_files_of_the_database_while_others_have_it_open(store):
    store.append(*(entry(contact(f"Jo Bloggs {n}")) for n in range(50)))
    with store.engine.connect():
        assert b"Bloggs" in on_disk(store)
        erase(store, Person("Jo Bloggs"), erasure())
        assert b"Bloggs" not in on_disk(store)
