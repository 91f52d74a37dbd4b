"""The template: found where it should be, refused with a reason where it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.exceptions import DocumentError
from reportkit.publishing.word import Properties, compose_document, find_template
from reportkit.publishing.word.template.making import make_template
from tests.publishing.opened import SETTINGS, STYLES, parts, spoilt


def test_a_template_in_the_current_folder_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "report_templates/reportkit.docx"
    own.parent.mkdir()
    own.write_bytes(make_template())
    monkeypatch.chdir(tmp_path)
    assert find_template() == own


def test_the_projects_own_template_is_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_template().is_file()


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere\.docx: there is no such Word template"):
        compose_document((), Properties("t"), tmp_path / "nowhere.docx")


def test_a_file_that_is_no_word_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"Dear all")
    with pytest.raises(DocumentError, match=r"letter\.docx: this is not a Word template"):
        compose_document((), Properties("t"), tmp_path / "letter.docx")


def test_a_template_without_a_style_says_which(tmp_path: Path) -> None:
    path = tmp_path / "restyled.docx"
    path.write_bytes(spoilt(make_template(), 'w:name w:val="Callout"', 'w:name w:val="Box"', STYLES))
    with pytest.raises(DocumentError, match="styles are missing: Callout"):
        compose_document((), Properties("t"), path)


def test_a_restyled_template_changes_the_document_at_once(tmp_path: Path) -> None:
    path = tmp_path / "restyled.docx"
    path.write_bytes(make_template())
    before = compose_document((), Properties("t"), path)
    path.write_bytes(spoilt(make_template(), "12436D", "005EA5", STYLES))
    after = compose_document((), Properties("t"), path)
    assert b"005EA5" in parts(after)[STYLES] and b"005EA5" not in parts(before)[STYLES]


def test_what_word_notes_of_a_person_and_a_machine_stays_in_the_template(tmp_path: Path) -> None:
    path = tmp_path / "saved.docx"
    noted = spoilt(
        make_template(),
        r"<dc:language>",
        "<dc:creator>Pat Smith</dc:creator><cp:lastModifiedBy>Pat Smith</cp:lastModifiedBy><dc:language>",
        "docProps/core.xml",
    )
    noted = spoilt(noted, "<Application>", "<Company>Smith and Co</Company><Application>", "docProps/app.xml")
    asks = "<w:trackRevisions/><w:updateFields/><w:defaultTabStop"
    path.write_bytes(spoilt(noted, "<w:defaultTabStop", asks, SETTINGS))
    entries = parts(compose_document((), Properties("t"), path))
    assert not [name for name, content in entries.items() if b"Smith" in content]
    assert b"trackRevisions" not in entries[SETTINGS]
    assert b"updateFields" not in entries[SETTINGS]


def test_a_list_style_without_numbering_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "restyled.docx"
    path.write_bytes(spoilt(make_template(), r"<w:numPr>.*?</w:numPr>", "", STYLES))
    with pytest.raises(DocumentError, match="List Bullet has no numbering"):
        compose_document((), Properties("t"), path)
