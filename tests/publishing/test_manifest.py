"""A document that a person has edited is never written over, nor is an edited copy beside it."""

from __future__ import annotations

from pathlib import Path

from reportkit.publishing.manifest import (
    BuiltDocument,
    built_twins,
    is_edited,
    path_for,
    record,
    sha256_of,
    write_atomically,
)
from reportkit.publishing.readability import Readability

NAME = "public/update.docx"


def build(folder: Path, content: bytes) -> Path:
    """Build the document with this content, as the pipeline does."""
    path = path_for(folder, NAME)
    write_atomically(path, content)
    plain = Readability(5.0, 10.0, 20)
    record(folder, [BuiltDocument(NAME, "Update", sha256_of(content), {}, {}, plain, {}, ())], [])
    return path


def test_an_unchanged_document_is_replaced(tmp_path: Path) -> None:
    assert build(tmp_path, b"one") == build(tmp_path, b"two") == tmp_path / NAME
    assert not is_edited(tmp_path, NAME)


def test_an_edited_document_gets_the_new_one_beside_it(tmp_path: Path) -> None:
    edited = build(tmp_path, b"one")
    edited.write_bytes(b"one, changed by hand")
    beside = build(tmp_path, b"two")
    assert beside.name == "update.new.docx"
    assert edited.read_bytes() == b"one, changed by hand"
    assert is_edited(tmp_path, NAME)


def test_an_edited_copy_beside_it_is_kept_as_well(tmp_path: Path) -> None:
    build(tmp_path, b"one").write_bytes(b"changed")
    beside = build(tmp_path, b"two")
    beside.write_bytes(b"changed too")
    third = build(tmp_path, b"three")
    assert third.name == "update.new-2.docx"
    assert beside.read_bytes() == b"changed too"
    assert built_twins(tmp_path, NAME) == [third]


def test_nothing_half_written_is_left_beside_a_document(tmp_path: Path) -> None:
    build(tmp_path, b"one")
    assert sorted(path.name for path in (tmp_path / "public").iterdir()) == ["update.docx"]
