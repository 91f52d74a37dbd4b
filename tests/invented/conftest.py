"""A small pair of invented boroughs, written and loaded once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reportkit.evidence.siod import LoadReport
from reportkit.invented.boroughs import Borough, invent_boroughs
from reportkit.invented.files import published_files, write_files
from reportkit.invented.files.published import Published
from reportkit.pipeline.loading import load
from reportkit.places import Places
from tests.built import make_checkout

SCHOOLS, SEED = 100, 4
AUTHORITY = """name: {name}
code: "{code}"
team: {name} School Improvement Team
policy: {policy}
has_five_aims: {aims}
"""


@dataclass(frozen=True)
class Invented:
    """The boroughs, their files, a folder that these were loaded in, and what the load reported."""

    boroughs: tuple[Borough, Borough]
    files: tuple[Published, ...]
    places: Places
    loaded: LoadReport


@pytest.fixture(scope="package")
def boroughs() -> tuple[Borough, Borough]:
    return invent_boroughs(SCHOOLS, SEED)


@pytest.fixture(scope="package")
def files(boroughs: tuple[Borough, Borough]) -> tuple[Published, ...]:
    return tuple(published_files(boroughs, SEED))


@pytest.fixture(scope="package")
def invented(
    boroughs: tuple[Borough, Borough],
    files: tuple[Published, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Invented:
    root = make_checkout(tmp_path_factory.mktemp("invented"), ())
    for borough in boroughs:
        settings = root / "params" / "authorities" / f"{borough.slug}.yaml"
        aims = str(borough.has_five_aims).lower()
        text = AUTHORITY.format(name=borough.name, code=borough.code, policy=borough.policy, aims=aims)
        settings.write_text(text, encoding="utf-8")
    places = Places(root)
    write_files(boroughs, SEED, places.data)
    return Invented(boroughs, files, places, load(places))
