"""Real schools' profiles as the batch builds them: of each kind, whole, the same by every engine."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from openxml_audit import OpenXmlValidator

from reportkit.casework.events import Entry, Named, Payload
from reportkit.casework.events.parties import Means, Party
from reportkit.casework.events.register_kinds import Contact, Decision
from reportkit.casework.events.support_kinds import Link, LinkRole
from reportkit.casework.store import open_store
from reportkit.exceptions import MissingData
from reportkit.judgement.assessment.snapshots import keep_snapshot, snapshot_folder
from reportkit.pipeline.school_profiles import (
    Asked,
    before_sending,
    build_school_profiles,
    plan_school_profiles,
)
from reportkit.places import Places
from reportkit.publishing.batch import Batch, LocalExecutor
from reportkit.publishing.disclosure import read_everything
from reportkit.publishing.word.accessibility import check_document
from reportkit.reports.profiles import SchoolProfile, read_school_profile
from reportkit.vocabulary import Urn
from tests.built import SOURCE, Checkout
from tests.judgement.assessment.real import PARAMS, TODAY, assessed
from tests.marking import faults

INFANT, SPECIAL, PRU, PREDECESSOR, SECONDARY = map(Urn, ("102404", "102465", "138158", "151809", "102449"))
FIELD_END = Urn("102379")
SCHOOLS = (INFANT, SPECIAL, PRU, PREDECESSOR, SECONDARY)


@pytest.fixture(scope="module")
def places(checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A checkout in which Hillingdon is assessed already."""
    assessed(checkout, "hillingdon", TODAY)
    root = tmp_path_factory.mktemp("profiles")
    for folder in ("params", "notebooks", "report_templates"):
        (root / folder).symlink_to(SOURCE / folder)
    (root / "data" / "local").mkdir(parents=True)
    shutil.copy(checkout.siod, root / "data" / "local" / "siod.duckdb")
    shutil.copytree(checkout.shared / "assessed", root / "data" / "local" / "snapshots")
    return Places(root)


@pytest.fixture(scope="module")
def built(places: Places) -> tuple[Path, Batch]:
    return build(places, "reportkit", *SCHOOLS)


def build(places: Places, engine: str, *urns: Urn, force: bool = False) -> tuple[Path, Batch]:
    asked = Asked("hillingdon", TODAY, urns=urns)
    executor = LocalExecutor(workers=2, engine=engine, warm=("reportkit.reports.sections.school",))
    return build_school_profiles(places, asked, force=force, executor=executor)


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTKIT_SIOD", raising=False)
    monkeypatch.delenv("REPORTKIT_DATABASE_URL", raising=False)


def test_every_school_has_a_document_that_is_sound_and_accessible(built: tuple[Path, Batch]) -> None:
    folder, batch = built
    assert [result.document for result in batch.built] == [name_of(urn) for urn in SCHOOLS]
    assert (folder / "schools").stat().st_mode & 0o777 == 0o700
    for urn in SCHOOLS:
        assert OpenXmlValidator().validate(folder / name_of(urn)).errors == []
        assert check_document(folder / name_of(urn)) == ()
        assert faults(folder / name_of(urn), is_marked=True) == []


def test_a_second_run_builds_nothing_and_a_forced_one_the_same(
    places: Places, built: tuple[Path, Batch]
) -> None:
    folder, _ = built
    before = {urn: (folder / name_of(urn)).read_bytes() for urn in SCHOOLS}
    _, again = build(places, "reportkit", *SCHOOLS)
    assert len(again.unchanged) == len(SCHOOLS)
    build(places, "reportkit", *SCHOOLS, force=True)
    assert {urn: (folder / name_of(urn)).read_bytes() for urn in SCHOOLS} == before


def test_a_fresh_kernel_makes_the_same_document(places: Places, built: tuple[Path, Batch]) -> None:
    folder, _ = built
    before = (folder / name_of(PREDECESSOR)).read_bytes()
    _, batch = build(places, "nbclient", PREDECESSOR, force=True)
    batch.check()
    assert (folder / name_of(PREDECESSOR)).read_bytes() == before


def test_the_manifest_says_what_each_document_rests_on(built: tuple[Path, Batch]) -> None:
    folder, _ = built
    documents = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
    ids = {documents[name_of(urn)]["inputs"]["what is known of the school"] for urn in SCHOOLS}
    assert len(ids) == len(SCHOOLS)


def name_of(urn: Urn) -> str:
    return f"schools/{urn}/school-profile-{urn}.docx"


# --- what a school's build id rests on ---------------------------------------------------------------


def test_new_data_on_one_school_changes_its_build_alone(checkout: Checkout, tmp_path: Path) -> None:
    found = assessed(checkout, "hillingdon", TODAY)
    schools = found.schools.copy()
    schools.loc[schools["urn"] == SECONDARY, "pupils"] += 1
    other = keep_snapshot(
        tmp_path, replace(found, header=replace(found.header, data_hash="another"), schools=schools)
    )
    kept = snapshot_of(checkout)
    assert profile(other, SECONDARY).build_id != profile(kept, SECONDARY).build_id
    for urn in (INFANT, SPECIAL, PRU, PREDECESSOR):
        assert profile(other, urn).build_id == profile(kept, urn).build_id


CHANGED: dict[str, tuple[str, str, object]] = {
    "results": ("school", "reason", "something else"),
    "findings": ("school", "figure", 1.5),
    "placements": ("index", "category_words", "something else"),
    "history": ("line", "value", 1.5),
}


@pytest.mark.parametrize("table", CHANGED)
def test_a_change_in_any_table_of_a_school_changes_its_build(
    checkout: Checkout, tmp_path: Path, table: str
) -> None:
    found = assessed(checkout, "hillingdon", TODAY)
    rows = getattr(found, table).copy()
    whose, column, new = CHANGED[table]
    rows.loc[(rows.index if whose == "index" else rows[whose]) == found.urns.index(SECONDARY), column] = new
    other = keep_snapshot(tmp_path, replace(found, **{table: rows}))
    assert profile(other, SECONDARY).build_id != profile(snapshot_of(checkout), SECONDARY).build_id


def test_a_person_in_jupyter_need_not_know_the_folder_of_the_latest_assessment(checkout: Checkout) -> None:
    kept = snapshot_of(checkout)
    os.utime(kept)
    assert profile(kept.parent / "latest", INFANT).build_id == profile(kept, INFANT).build_id


def test_without_an_assessment_it_is_said_which_command_makes_one(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match="reportkit assess"):
        profile(tmp_path / "latest", INFANT)


def snapshot_of(checkout: Checkout) -> Path:
    header = assessed(checkout, "hillingdon", TODAY).header
    return snapshot_folder(checkout.shared / "assessed", header)


def profile(snapshot: Path, urn: Urn) -> SchoolProfile:
    return read_school_profile(urn, str(snapshot), "", str(PARAMS))


def test_a_profile_that_differs_in_its_header_alone_has_another_build(checkout: Checkout) -> None:
    from reportkit.reports.profiles.school import _marked

    found = profile(snapshot_of(checkout), SECONDARY)
    renewed = replace(found, header=replace(found.header, data_hash="another"), build_id="")
    ruled = replace(found, header=replace(found.header, rules_hash="another"), build_id="")
    assert _marked(renewed).build_id == found.build_id
    assert _marked(ruled).build_id != found.build_id


# --- casework ------------------------------------------------------------------------------------------


@pytest.fixture
def recorded(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The checkout with an empty store of casework and no document yet."""
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'secret-place.sqlite'}")
    for folder in ("params", "notebooks", "report_templates", "data"):
        (tmp_path / folder).symlink_to(places.root / folder)
    return Places(tmp_path)


def record(places: Places, urn: Urn, payload: Payload, on: date = date(2026, 11, 2)) -> None:
    entry = Entry(
        authority="hillingdon",
        urn=urn,
        who="Bea Invented",
        recorded_at=datetime(2026, 11, 22, 12, tzinfo=UTC),
        happened_on=on,
        why="Invented for a test",
        payload=payload,
        indicators=(1,) if payload.cites else (),
    )
    open_store(places.casework).append(entry)


def link(name: str) -> Link:
    return Link(role=LinkRole.SIL, officer=Named(name=name))


def test_an_event_about_one_school_builds_that_school_s_document_alone(recorded: Places) -> None:
    two = (INFANT, SECONDARY)
    record(recorded, INFANT, link("Ben Invented"))
    folder, first = build(recorded, "reportkit", *two)
    assert [result.document for result in first.built] == [name_of(urn) for urn in two]
    record(recorded, SECONDARY, link("Cal Invented"))
    planned = plan_school_profiles(recorded, Asked("hillingdon", TODAY, urns=two))
    assert [one.reasons for one in planned] == [(), ("what is known of the school changed",)]
    _, second = build(recorded, "reportkit", *two)
    assert [result.document for result in second.built] == [name_of(SECONDARY)]
    before = (folder / name_of(SECONDARY)).read_bytes()
    assert "Cal Invented" in text_in(before)
    assert "Ben Invented" not in text_in(before)
    build(recorded, "nbclient", SECONDARY, force=True)
    assert (folder / name_of(SECONDARY)).read_bytes() == before


def text_in(content: bytes) -> str:
    return " ".join(passage.text for passage in read_everything(content))


def test_the_file_is_for_its_owner_alone_and_says_nothing_of_the_store(recorded: Places) -> None:
    record(recorded, INFANT, link("Ben Invented"))
    plan_school_profiles(recorded, Asked("hillingdon", TODAY, urns=(INFANT,)))
    (path,) = recorded.outputs.glob("hillingdon/*/working/school-casework-*.json")
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)
    assert "secret-place" not in path.read_text(encoding="utf-8")


def test_what_may_not_be_sent_yet_is_said_to_who_built_it(recorded: Places) -> None:
    asked = Asked("hillingdon", TODAY, urns=(INFANT,))
    record(recorded, INFANT, Decision(category="gobar", policy="hillingdon@2016-02", on_register=True))
    plan_school_profiles(recorded, asked)
    (line,) = before_sending(recorded, asked)
    assert line.startswith(f"Not to be sent yet: the profile of {INFANT}. ")
    assert before_sending(recorded, replace(asked, urns=(SECONDARY,))) == []
    head = Contact(party=Party.HEAD, person=Named(name="Jo"), means=Means.VISIT, discussed="the results")
    record(recorded, INFANT, head, date(2026, 11, 4))
    plan_school_profiles(recorded, asked)
    assert before_sending(recorded, asked) == []


def test_without_a_store_there_is_nothing_to_say_and_none_is_made(places: Places) -> None:
    asked = Asked("hillingdon", TODAY, urns=(INFANT,))
    plan_school_profiles(places, asked)
    assert before_sending(places, asked) == []
    assert not places.has_casework


def test_profiles_without_casework_load_no_store() -> None:
    code = (
        "import sys; import reportkit.pipeline.school_profiles, reportkit.reports.sections.school; "
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'reportkit.casework.store', 'mistune')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- another school's name -----------------------------------------------------------------------------


def test_a_notebook_that_names_another_school_builds_nothing(places: Places, tmp_path: Path) -> None:
    """Two infant schools; the notebook was changed by hand and names one of them."""
    for folder in ("params", "report_templates", "data"):
        (tmp_path / folder).symlink_to(places.root / folder)
    shutil.copytree(SOURCE / "notebooks", tmp_path / "notebooks")
    path = tmp_path / "notebooks" / "school_profile.ipynb"
    notebook = nbformat.read(path, 4)
    named = assessed_name(places, FIELD_END)
    notebook.cells.append(nbformat.v4.new_markdown_cell(f"As at {named.upper()}."))
    nbformat.write(notebook, path)
    folder, batch = build(Places(tmp_path), "reportkit", INFANT, FIELD_END)
    assert [failed.document for failed in batch.failed] == [name_of(INFANT)]
    assert "it is another school's name" in batch.failed[0].why
    assert [built.document for built in batch.built] == [name_of(FIELD_END)]
    assert not (folder / name_of(INFANT)).exists()


def assessed_name(places: Places, urn: Urn) -> str:
    (snapshot,) = places.snapshots.glob("hillingdon/2026-11-22/hillingdon@2016-02/*")
    schools = pd.read_parquet(snapshot / "schools.parquet")
    return str(schools.loc[schools["urn"] == urn, "name"].item())
