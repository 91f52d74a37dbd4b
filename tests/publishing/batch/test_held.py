"""A run that is cut short at any moment loses nothing that was finished, and takes nothing for edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.publishing.batch.held import HeldManifest
from reportkit.publishing.manifest import (
    PENDING,
    BuiltDocument,
    is_edited,
    read_manifest,
    record,
    sha256_of,
)
from tests.publishing.batch import jobs

NAME = "schools/100001/school-profile-100001.docx"


def document(content: bytes, name: str = NAME) -> BuiltDocument:
    return BuiltDocument(name, "Profile", sha256_of(content), {}, {}, None, {}, ())


def test_what_was_written_is_read_before_the_run_has_ended(tmp_path: Path) -> None:
    HeldManifest(tmp_path).write(document(b"one"), b"one")
    assert not (tmp_path / "manifest.json").exists()
    assert jobs.recorded(tmp_path) == jobs.hashes(tmp_path) == {NAME: sha256_of(b"one")}


def test_a_run_that_ends_leaves_one_manifest(tmp_path: Path) -> None:
    manifest = HeldManifest(tmp_path)
    manifest.write(document(b"one"), b"one")
    manifest.close([{"release": "r"}])
    assert jobs.litter(tmp_path) == []
    assert jobs.manifest_file(tmp_path)["sources"] == [{"release": "r"}]


def test_the_next_run_takes_over_what_is_pending(tmp_path: Path) -> None:
    HeldManifest(tmp_path).write(document(b"one"), b"one")
    HeldManifest(tmp_path).close([])
    assert jobs.manifest_file(tmp_path)["documents"].keys() == {NAME}
    assert jobs.litter(tmp_path) == []


def test_so_does_a_single_build(tmp_path: Path) -> None:
    HeldManifest(tmp_path).write(document(b"one"), b"one")
    record(tmp_path, [document(b"two", "public/update.docx")], [])
    assert jobs.manifest_file(tmp_path)["documents"].keys() == {NAME, "public/update.docx"}
    assert jobs.litter(tmp_path) == []


@pytest.mark.parametrize("before", [b"", b"an earlier build"])
def test_a_run_cut_short_before_the_document_was_in_place_has_changed_nothing(
    tmp_path: Path, before: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    if before:
        first = HeldManifest(tmp_path)
        first.write(document(before), before)
        first.close([])
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", _full)
        with pytest.raises(OSError, match="full"):
            HeldManifest(tmp_path).write(document(b"new"), b"new")
    assert (tmp_path / PENDING).exists()
    assert not is_edited(tmp_path, NAME)
    assert jobs.recorded(tmp_path) == jobs.hashes(tmp_path)
    assert HeldManifest(tmp_path).write(document(b"new"), b"new") == tmp_path / NAME


def _full(*_: object) -> None:
    raise OSError("the disk is full")


def test_a_torn_entry_spoils_no_other(tmp_path: Path) -> None:
    manifest = HeldManifest(tmp_path)
    manifest.write(document(b"one"), b"one")
    with (tmp_path / PENDING).open("ab") as file:
        file.write(b'\n{"path": "schools/100002/x.docx", "entry": {"sha')
    manifest.write(document(b"two", "schools/100003/y.docx"), b"two")
    assert jobs.recorded(tmp_path) == jobs.hashes(tmp_path)
    assert len(read_manifest(tmp_path)["documents"]) == 2


def test_a_document_beside_an_edited_one_is_recorded_as_well(tmp_path: Path) -> None:
    manifest = HeldManifest(tmp_path)
    manifest.write(document(b"one"), b"one").write_bytes(b"edited")
    beside = manifest.write(document(b"two"), b"two")
    assert beside.name == "school-profile-100001.new.docx"
    assert jobs.recorded(tmp_path) == {NAME: sha256_of(b"two")}
    assert manifest.is_edited(NAME)
