"""A store is made and brought up to date on first use; one of a newer version is left alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from reportkit.casework.store import open_store, verify
from reportkit.casework.store.address import make_engine, read_address
from reportkit.casework.store.schema import REVISIONS, bring_up
from reportkit.casework.store.tables import METADATA
from reportkit.exceptions import UsageError
from tests.casework.events.builders import SCHOOL, contact, entry

OLD_EVENT = text("""
    INSERT INTO casework_events (stream, number, authority, urn, kind, who, entered_by, recorded_at,
      happened_on, why, indicators, payload)
    VALUES ('102368', 1, 'hillingdon', '102368', 'kit', 'Ann', 'Ann', '2026-09-01 09:00:00.000000',
      '2026-09-01', 'termly', '[]', '{"discussed": "results", "present": [], "next_on": null}')
""")


def set_version(engine, revision):
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE casework_version SET version_num = '{revision}'"))


def test_the_code_knows_every_revision_in_order():
    config = Config()
    config.set_main_option("script_location", "reportkit.casework.store:migrations")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_the_migrations_make_the_tables_that_the_code_speaks_of(store):
    with store.engine.connect() as connection:
        options = {"include_object": lambda _, name, *__: name != "casework_version"}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)
    assert [one for one in differences if one[0] != "remove_index"] == []


def test_a_store_of_the_first_revision_is_brought_up_with_its_events(address):
    engine = make_engine(read_address(address))
    bring_up(engine, to=REVISIONS[0])
    with engine.begin() as connection:
        connection.execute(OLD_EVENT)
    store = open_store(address)
    (event,) = store.history(SCHOOL).events
    assert (event.payload.discussed, event.erased_by, event.recorded_at.isoformat()) == (
        "results", None, "2026-09-01T09:00:00+00:00",
    )  # fmt: skip
    assert store.append(entry(contact()))[0].id == "102368-2"
    assert verify(store) == 2


def test_a_store_that_a_newer_version_wrote_is_refused_and_left_alone(store, address):
    store.append(entry(contact()))
    set_version(store.engine, "0099")
    with pytest.raises(
        UsageError, match=r"written by a newer reportkit \(its schema is 0099.*Update reportkit"
    ):
        open_store(address)
    set_version(store.engine, REVISIONS[-1])
    assert verify(open_store(address)) == 1


def test_officers_who_are_first_at_the_same_moment_make_one_store(address):
    with ThreadPoolExecutor(6) as officers:
        stores = list(officers.map(lambda _: open_store(address), range(6)))
    list(ThreadPoolExecutor(6).map(lambda store: store.append(entry(contact())), stores))
    assert verify(stores[0]) == 6
