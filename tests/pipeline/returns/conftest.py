"""A checkout with the list of an authority's schools and a few figures; each test has a casework store."""

from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path

import pytest

from reportkit.pipeline.loading import load
from reportkit.pipeline.returns.forms import write_template
from reportkit.places import Places
from tests.built import SOURCE, make_checkout

TODAY = date(2026, 11, 22)
AUTHORITY = "Hillingdon"
SCHOOLS, ACADEMY = 30, "137078"  # of its 99: every workbook has rows for each
LIST = (
    "ofsted/management-information/2025-08-31/"
    "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz"
)


def write_list_of(authority: str, data: Path) -> None:
    """Ofsted's list as published, but for most schools, whose reading takes longest."""
    with gzip.open(SOURCE / "data" / LIST, "rt", encoding="cp1252", newline="") as published:
        header, *rows = csv.reader(published)
    kept = [row for row in rows if row[header.index("Local authority")] == authority]
    few = [*kept[: SCHOOLS - 1], next(row for row in kept if row[header.index("URN")] == ACADEMY)]
    path = data / LIST
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="cp1252", newline="") as cut:
        csv.writer(cut).writerows([header, *few])


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Places:
    root = make_checkout(tmp_path_factory.mktemp("returns") / "checkout", data=("transcribed",))
    write_list_of(AUTHORITY, root / "data")
    places = Places(root)
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
