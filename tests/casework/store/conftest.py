"""Stores on both databases, each test its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportkit.casework.store import Store, open_store
from tests.casework.store.servers import new_database, postgres


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that does not exist yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'local' / 'casework.sqlite'}"
    return new_database(request.getfixturevalue("server"))


@pytest.fixture
def store(address: str) -> Store:
    return open_store(address)
