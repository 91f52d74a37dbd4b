"""Where casework is kept: said plainly when it cannot be, and never with a password in the words."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reportkit.casework.store import open_store, verify
from reportkit.exceptions import UsageError
from reportkit.places import Places
from tests.casework.events.builders import contact, entry


def test_casework_stands_in_data_local_unless_it_is_moved(tmp_path: Path, monkeypatch):
    places = Places(tmp_path / "a team's Ärchive 50%")
    monkeypatch.delenv("REPORTKIT_DATABASE_URL", raising=False)
    store = open_store(places.casework)
    assert Path(store.url.database) == places.data / "local" / "casework.sqlite"
    assert Path(store.url.database).is_file()
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", "postgresql://server/casework")
    assert places.casework == "postgresql://server/casework"


@pytest.mark.parametrize("address", ["mysql://u:secret@host/db", "sqlite://", "sqlite:///:memory:"])
def test_another_database_or_one_that_keeps_nothing_is_refused(address):
    with pytest.raises(UsageError, match=r"Casework cannot be kept in .*: write sqlite") as refused:
        open_store(address)
    assert "secret" not in str(refused.value)


def test_what_is_no_address_is_refused():
    with pytest.raises(UsageError, match="REPORTKIT_DATABASE_URL is no address"):
        open_store("the usual one")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_server_that_does_not_answer_is_named_without_its_password(scheme):
    with pytest.raises(UsageError, match=r"cannot be used: .*REPORTKIT_DATABASE_URL") as refused:
        open_store(f"{scheme}://ann:secret@127.0.0.1:9/casework")
    assert "secret" not in str(refused.value)


def test_the_file_is_for_its_owner_s_eyes_alone(tmp_path: Path):
    store = open_store(f"sqlite:///{tmp_path / 'local' / 'casework.sqlite'}")
    with store.reading():
        rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "local").iterdir()}
    assert set(rights.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "local").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match=r"Casework cannot be kept in .*Choose a place"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'casework.sqlite'}")


def test_a_file_that_is_no_database_is_told(tmp_path: Path):
    (tmp_path / "casework.sqlite").write_bytes(b"not a database at all " * 100)
    with pytest.raises(UsageError, match="is damaged or is not a database"):
        open_store(f"sqlite:///{tmp_path / 'casework.sqlite'}")


def test_a_damaged_file_is_told(tmp_path: Path):
    path = tmp_path / "casework.sqlite"
    store = open_store(f"sqlite:///{path}")
    store.append(*(entry(contact("x" * 500)) for _ in range(50)))
    whole = path.read_bytes()
    path.write_bytes(whole[:20000] + b"\xff" * 12000 + whole[32000:])
    with pytest.raises(UsageError, match=r"damaged.*restore the newest backup"):
        verify(open_store(f"sqlite:///{path}"))
