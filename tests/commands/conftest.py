"""An officer at work in a checkout with the data that ships, and a casework store of the test's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.casework.store import open_store
from reportkit.evidence.siod import Siod
from tests.built import Checkout
from tests.casework.store.conftest import address, server
from tests.commands.builders import Officer

__all__ = ["address", "server"]


@pytest.fixture
def siod(checkout: Checkout) -> Path:
    """The loaded database; acts of casework only read it."""
    return checkout.siod


@pytest.fixture(scope="module")
def _siod_stays_open(checkout: Checkout) -> Iterator[None]:
    """Each act opens the database anew, and that takes longer than the act unless somebody has it open."""
    with Siod.open(checkout.siod, read_only=True):
        yield


@pytest.fixture
def officer(checkout: Checkout, siod: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Officer:
    """With a store in SQLite in which nothing is recorded yet."""
    monkeypatch.chdir(checkout.root)
    address = f"sqlite:///{tmp_path / 'casework.sqlite'}"
    open_store(address)
    return Officer(siod, address)


@pytest.fixture(scope="module")
def nothing_recorded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store for one file's acts that are all refused."""
    address = f"sqlite:///{tmp_path_factory.mktemp('idle') / 'casework.sqlite'}"
    open_store(address)
    return address


@pytest.fixture
def idle(officer: Officer, nothing_recorded: str) -> Officer:
    """With a store in which nothing is recorded."""
    return replace(officer, address=nothing_recorded)


@pytest.fixture
def on_either(checkout: Checkout, siod: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Officer:
    """With a store in SQLite, and again with one in PostgreSQL."""
    monkeypatch.chdir(checkout.root)
    return Officer(siod, address)


@pytest.fixture(autouse=True)
def _nobody_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name == "REPORTKIT_OFFICER"]:
        monkeypatch.delenv(name)
