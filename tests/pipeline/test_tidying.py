"""`make clean` removes what was built, and nothing that a person has edited."""

from __future__ import annotations

import json
from pathlib import Path

from reportkit.pipeline.tidying import clean
from reportkit.places import Places
from reportkit.publishing.batch.held import HeldManifest
from reportkit.publishing.manifest import BuiltDocument, sha256_of

PROFILES = [f"schools/{urn}/school-profile-{urn}.docx" for urn in (100001, 100002)]


def build(root: Path, content: bytes = b"built", *, ends: bool = True) -> Path:
    """A term's folder with a profile of each of two schools; not `ends`, as a run that was killed."""
    folder = root / "outputs" / "hackney" / "2026-autumn"
    manifest = HeldManifest(folder)
    for name in PROFILES:
        sha256 = sha256_of(content)
        manifest.write(BuiltDocument(name, "Profile", sha256, {}, {}, None, {}, ()), content)
    if ends:
        manifest.close([])
    (folder / "working").mkdir(exist_ok=True)
    return folder


def left(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "outputs").rglob("*") if path.is_file())


def test_what_was_built_is_removed_with_its_folders(tmp_path: Path) -> None:
    folder = build(tmp_path)
    assert clean(Places(tmp_path)) == ()
    assert left(tmp_path) == []
    assert not folder.exists()


def test_a_document_that_was_edited_is_kept_with_the_manifest(tmp_path: Path) -> None:
    edited = build(tmp_path) / PROFILES[0]
    edited.write_bytes(b"edited")
    assert clean(Places(tmp_path)) == (edited,)
    assert left(tmp_path) == ["manifest.json", edited.name]


def test_a_copy_beside_it_goes_unless_it_was_edited_as_well(tmp_path: Path) -> None:
    folder = build(tmp_path)
    edited = [folder / name for name in PROFILES]
    for path in edited:
        path.write_bytes(b"edited")
    build(tmp_path, b"built again")
    copy = edited[1].with_suffix(".new.docx")
    copy.write_bytes(b"edited too")
    assert sorted(clean(Places(tmp_path))) == sorted([*edited, copy])


def test_what_a_killed_run_left_is_removed_and_an_edit_since_is_kept(tmp_path: Path) -> None:
    folder = build(tmp_path, ends=False)
    (folder / "schools" / "100001" / ".school-profile-100001.docx.part").write_bytes(b"half")
    edited = folder / PROFILES[1]
    edited.write_bytes(b"edited")
    clean(Places(tmp_path))
    assert edited.read_bytes() == b"edited"
    assert edited.name in left(tmp_path)
    assert not list(folder.rglob("*.part"))
    assert not (folder / PROFILES[0]).exists()


def test_pdfs_go_with_their_documents_unless_somebody_has_changed_them(tmp_path: Path) -> None:
    folder = build(tmp_path)
    ours, changed = [(folder / name).with_suffix(".pdf") for name in PROFILES]
    ours.write_bytes(b"%PDF-1.7")
    changed.write_bytes(b"with notes")
    entry = {"of": sha256_of(b"built"), "pdf": sha256_of(b"%PDF-1.7")}
    (folder / "working" / "pdfs.json").write_text(json.dumps(dict.fromkeys(PROFILES, entry)))
    assert clean(Places(tmp_path)) == (changed,)
    assert changed.name in left(tmp_path)
    assert ours.name not in left(tmp_path)


def test_rehearsed_letters_go_and_those_that_left_stay(tmp_path: Path) -> None:
    folder = build(tmp_path)
    for name in ("restricted/dispatch/profiles/letters/100001-head.eml", "outbox/profiles/100001-head-a.eml"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"To: a head")
    clean(Places(tmp_path))
    assert left(tmp_path) == ["100001-head-a.eml"]
