"""A backup holds every event, is checked, and is restored into an empty store of either database."""

from __future__ import annotations

import json
import stat
from dataclasses import replace

import pytest

from reportkit.casework.store import Person, back_up, check_backup, erase, open_store, restore, verify
from reportkit.casework.store.backing_up import digest
from reportkit.exceptions import UsageError
from tests.casework.events.builders import SCHOOL, contact, entry, erasure
from tests.casework.events.examples import EXAMPLES
from tests.casework.store.servers import new_database


@pytest.fixture
def kept(store):
    plain = [one for one in EXAMPLES if not one.references() and one.kind not in NEED_MORE]
    store.append(*(entry(one) for one in plain))
    store.append(entry(contact("Jo Bloggs rang: “здравствуйте”"), key="k"))
    store.append(entry(contact("put right"), corrects=_first_contact(store)))
    erase(store, Person("Jo Bloggs"), erasure())
    return store


NEED_MORE = ("withdrawal", "erasure")


def _first_contact(store):
    return next(one.id for one in store.history(SCHOOL).events if one.kind == "contact")


def test_a_restored_store_is_the_same_store(kept, tmp_path, server):
    backup = back_up(kept, tmp_path / "backup.jsonl")
    for other in (f"sqlite:///{tmp_path / 'again.sqlite'}", new_database(server)):
        again = open_store(other)
        assert restore(again, backup.path).events == backup.events == verify(again)
        assert again.events("hillingdon") == kept.events("hillingdon")
        assert again.history(SCHOOL) == kept.history(SCHOOL)
        twice = back_up(again, tmp_path / f"{again.url.get_backend_name()}.jsonl")
        assert twice.path.read_bytes() == backup.path.read_bytes()


def test_a_restored_store_goes_on_where_it_stopped(kept, tmp_path):
    backup = back_up(kept, tmp_path / "backup.jsonl")
    again = open_store(f"sqlite:///{tmp_path / 'again.sqlite'}")
    restore(again, backup.path)
    (event,) = again.append(entry(contact()))
    assert event.number == len(kept.history(SCHOOL).events) + 1


def test_a_backup_is_for_its_owner_alone_and_overwrites_nothing(kept, tmp_path):
    path = tmp_path / "deep" / "backup.jsonl"
    back_up(kept, path)
    before = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(UsageError, match="is there already and was left as it is"):
        back_up(kept, path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["backup.jsonl"]


def test_a_store_that_is_not_empty_is_left_as_it_is(kept, tmp_path):
    backup = back_up(kept, tmp_path / "backup.jsonl")
    before = kept.events("hillingdon")
    with pytest.raises(
        UsageError, match=f"holds {backup.events} events, and a backup is restored into an empty"
    ):
        restore(kept, backup.path)
    assert kept.events("hillingdon") == before


def _cut(lines):
    return lines[:-1]


def _shorter(lines):
    return [*lines[:2], *lines[3:]]


def _changed(lines):
    return [line.replace(b"put right", b"put wrong") for line in lines]


def _swapped(lines):
    return [lines[0], lines[2], lines[1], *lines[3:]]


@pytest.mark.parametrize(
    "harm", [_cut, _shorter, _changed, _swapped, lambda _: [], lambda _: [b"\xff\n", b"x"]]
)
def test_a_damaged_backup_is_refused_and_nothing_is_restored(kept, tmp_path, harm):
    backup = back_up(kept, tmp_path / "backup.jsonl")
    lines = backup.path.read_bytes().splitlines(keepends=True)
    backup.path.write_bytes(b"".join(harm(lines)))
    empty = open_store(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with pytest.raises(UsageError, match="is damaged or cut short"):
        restore(empty, backup.path)
    assert verify(empty) == 0


def test_a_backup_that_would_not_come_back_as_it_was_is_not_restored(kept, tmp_path):
    backup = back_up(kept, tmp_path / "backup.jsonl")
    lines = [line.replace(b"+00:00", b"Z") for line in backup.path.read_bytes().splitlines(keepends=True)]
    lines[-1] = json.dumps({"sha256": digest(lines[:-1])}).encode() + b"\n"
    backup.path.write_bytes(b"".join(lines))
    empty = open_store(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with pytest.raises(UsageError, match="could not be restored as it was, so nothing was"):
        restore(empty, backup.path)
    assert verify(empty) == 0


@pytest.mark.parametrize("newer", [{"casework_backup": 2}, {"schema": "0099"}])
def test_a_backup_of_a_newer_version_is_refused(kept, tmp_path, newer):
    backup = back_up(kept, tmp_path / "backup.jsonl")
    lines = backup.path.read_bytes().splitlines(keepends=True)
    lines[0] = json.dumps(json.loads(lines[0]) | newer).encode() + b"\n"
    backup.path.write_bytes(b"".join(lines))
    with pytest.raises(UsageError, match="written by a newer reportkit"):
        check_backup(backup.path)


def test_a_backup_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(UsageError, match=r"cannot be read: No such file.*Check its name"):
        check_backup(tmp_path / "none.jsonl")


def test_an_empty_store_has_a_backup_too(store, tmp_path):
    backup = back_up(store, tmp_path / "backup.jsonl")
    assert backup.events == 0
    assert restore(store, backup.path) == replace(backup)
