"""Where things stand in a checkout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.places import Places
from reportkit.vocabulary import Season, Term


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "params" / "authorities").mkdir(parents=True)
    (tmp_path / "notebooks" / "drafts").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("start", ["", "notebooks/drafts", "params"])
def test_a_checkout_is_found_from_any_folder_in_it(checkout: Path, start: str) -> None:
    assert Places.find(checkout / start).root == checkout.resolve()


def test_outside_a_checkout_the_error_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is not in a reportkit folder.*Change to the folder you cloned"):
        Places.find(tmp_path)


def test_the_database_stands_in_data_local_unless_it_is_moved(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(checkout)
    monkeypatch.delenv("REPORTKIT_SIOD", raising=False)
    assert places.siod == checkout / "data" / "local" / "siod.duckdb"
    monkeypatch.setenv("REPORTKIT_SIOD", str(checkout / "elsewhere.duckdb"))
    assert places.siod == checkout / "elsewhere.duckdb"


def test_casework_is_there_once_its_file_is_or_where_a_server_keeps_it(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(checkout)
    monkeypatch.delenv("REPORTKIT_DATABASE_URL", raising=False)
    assert not places.has_casework
    (checkout / "data" / "local").mkdir(parents=True, exist_ok=True)
    (checkout / "data" / "local" / "casework.sqlite").touch()
    assert places.has_casework
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{checkout / 'elsewhere.sqlite'}")
    assert not places.has_casework
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", "postgresql://server/database")
    assert places.has_casework


def test_outputs_go_by_authority_and_term(checkout: Path) -> None:
    folder = Places(checkout).term_folder("hillingdon", Term(date(2026, 9, 1), Season.AUTUMN))
    assert folder == checkout / "outputs" / "hillingdon" / "2026-autumn"
