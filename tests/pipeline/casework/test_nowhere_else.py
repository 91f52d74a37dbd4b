"""A gap in the records shows in restricted output only, never in a school's own document nor in public."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportkit.casework.requirements import find_register_breaches
from reportkit.casework.store import open_store
from reportkit.pipeline.casework.documents import MAKERS, Desk, Wanted, open_desk
from reportkit.pipeline.school_profiles import Asked as AskedProfiles
from reportkit.pipeline.school_profiles import build_school_profiles
from reportkit.places import Places
from reportkit.publishing.batch import LocalExecutor
from reportkit.vocabulary import Urn
from tests.built import LONG, SOURCE, Checkout
from tests.casework.events.builders import by_rule, entry
from tests.judgement.assessment.real import TODAY, assessed
from tests.pipeline.casework.builders import asked
from tests.publishing.opened import texts

pytestmark = list(LONG)
# A school of the data that ships whose inspection reads as requires improvement.
PLACED = Urn("102408")


@pytest.fixture
def places(checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A checkout in which Hillingdon is assessed already, and one placement is recorded and nothing else."""
    assessed(checkout, "hillingdon", TODAY)
    for folder in ("params", "notebooks", "report_templates"):
        (tmp_path / folder).symlink_to(SOURCE / folder)
    shutil.copytree(checkout.shared / "assessed", tmp_path / "data" / "local" / "snapshots")
    monkeypatch.setenv("REPORTKIT_SIOD", str(checkout.siod))
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    places = Places(tmp_path)
    open_store(places.casework).append(entry(by_rule(), urn=PLACED, ago=30))
    return places


def test_a_gap_is_in_the_register_and_in_nothing_that_leaves_the_team(places: Places) -> None:
    executor = LocalExecutor(workers=1)
    desk = open_desk(places, asked(), "register")
    desk.build(MAKERS["register"](desk, Wanted()), executor).check()
    _, profiles = build_school_profiles(
        places, AskedProfiles("hillingdon", TODAY, urns=(PLACED,)), executor=executor
    )
    profiles.check()
    gaps = gaps_of(desk)
    assert len(gaps) > 1
    register = said(desk.folder / "restricted" / "register.docx")
    assert [gap for gap in gaps if gap not in register] == []
    outward = [path for path in desk.folder.rglob("*") if path.is_file() and is_outward(desk.folder, path)]
    assert desk.folder / "schools" / PLACED / f"school-profile-{PLACED}.docx" in outward
    assert [(path.name, gap) for path in outward for gap in gaps if gap in said(path)] == []


def gaps_of(desk: Desk) -> set[str]:
    """What the records lack and what to do, in words."""
    found = find_register_breaches(desk.record.subjects, desk.rules)
    return {words.replace("'", "’") for breach in found for words in (breach.missing, breach.remedy)}


def is_outward(folder: Path, path: Path) -> bool:
    return path.relative_to(folder).parts[0] not in ("restricted", "working")


def said(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(texts(path.read_bytes()))
    return path.read_bytes().decode(errors="replace")
