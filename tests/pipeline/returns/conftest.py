"""A checkout with one list of schools and a few figures, and a store of casework for each test alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.pipeline.loading import load
from reportkit.pipeline.returns.forms import write_template
from reportkit.places import Places
from tests.built import make_checkout

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Places:
    places = Places(
        make_checkout(
            tmp_path_factory.mktemp("returns") / "checkout",
            data=("ofsted/management-information/2025-08-31", "transcribed"),
        )
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTKIT_SIOD", str(places.root / "siod.duckdb"))
        load(places)
    return places


@pytest.fixture(scope="session")
def template(listed: Places, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTKIT_SIOD", str(listed.root / "siod.duckdb"))
        return write_template(listed, "hillingdon", TODAY, path).path.read_bytes()


@pytest.fixture
def places(listed: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.chdir(listed.root)
    monkeypatch.setenv("REPORTKIT_SIOD", str(listed.root / "siod.duckdb"))
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    return listed
