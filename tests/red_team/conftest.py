"""The small boroughs, built once, and copies of their documents to plant leaks in."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportkit.places import Places
from tests.built import TERM, Checkout, alone
from tests.red_team.borough import Built, build_boroughs
from tests.red_team.emails import HEADS, clean, post
from tests.red_team.layers import Planted
from tests.red_team.secrets_of import Secrets, secrets_of


@pytest.fixture(scope="session")
def boroughs(checkout: Checkout) -> Iterator[Built]:
    """Both boroughs, shared by all test processes of one run."""
    root, kept = checkout.shared / "red_team", checkout.shared / "red_team.pickle"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("REPORTKIT_SIOD", raising=False)
        patch.delenv("REPORTKIT_DATABASE_URL", raising=False)
        with alone(root):
            if not kept.exists():
                kept.write_bytes(
                    pickle.dumps(build_boroughs(root, whole=bool(os.environ.get("REPORTKIT_SOAK"))))
                )
        yield pickle.loads(kept.read_bytes())


@pytest.fixture(scope="session")
def secrets(boroughs: Built) -> Secrets:
    return secrets_of(boroughs)


@pytest.fixture(scope="session")
def clean_places(boroughs: Built, secrets: Secrets, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A copy of the documents without any plant, and an e-mail."""
    places = copy_of(boroughs.places, tmp_path_factory.mktemp("clean"))
    folder = places.outputs / "wexcombe" / TERM
    for head in HEADS:
        post(folder, secrets, clean(folder, secrets, head), head)
    return places


@pytest.fixture(scope="session")
def planted(boroughs: Built, secrets: Secrets, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Copies of the documents with the plants, no document with more than one."""
    return Planted(lambda: copy_of(boroughs.places, tmp_path_factory.mktemp("planted")), secrets)


@pytest.fixture(scope="session")
def planted_when_built(
    boroughs: Built, secrets: Secrets, tmp_path_factory: pytest.TempPathFactory
) -> Planted:
    """The same, for a test that says of each that it was built so."""
    return Planted(lambda: copy_of(boroughs.places, tmp_path_factory.mktemp("built_so")), secrets)


@pytest.fixture(scope="session")
def sampled(boroughs: Built, secrets: Secrets, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """A plant of each kind."""
    from tests.red_team.test_red_team import SAMPLE

    return Planted(lambda: copy_of(boroughs.places, tmp_path_factory.mktemp("sampled")), secrets, SAMPLE)


def copy_of(places: Places, root: Path) -> Places:
    """The same record, settings and working papers with documents of its own."""
    for name in ("data", "params", "notebooks", "report_templates"):
        (root / name).symlink_to(places.root / name)
    shutil.copytree(places.outputs, root / "outputs", ignore=shutil.ignore_patterns("working"))
    for working in places.outputs.glob("*/*/working"):
        (root / "outputs" / working.relative_to(places.outputs)).symlink_to(working)
    return Places(root)
