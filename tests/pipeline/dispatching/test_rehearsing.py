"""A rehearsal: each head's own document, everything that keeps a letter back, and nothing sent."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

from reportkit.casework.store import open_store
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.rehearsal import read_rehearsal
from reportkit.pipeline.dispatching.rehearsing import rehearse
from reportkit.pipeline.school_profiles import KNOWN
from reportkit.publishing.dispatch.reading import read_letter
from tests.pipeline.dispatching.conftest import Desk
from tests.red_team.borough import Built

MINE, SECOND, SMALL = "safeguarding-concern", "looked-after-concern", "disadvantaged-suppressed"


def test_each_head_has_a_letter_with_the_own_document_and_nobody_elses(rehearsed: Desk) -> None:
    office = rehearsed.profiles()
    told, _ = read_rehearsal(office.rehearsed_in)
    assert [(one.id, one.why) for one in told.held] == []
    assert len(told.letters) == 4
    for one in told.letters:
        letter = read_letter((office.rehearsed_in / one.file).read_bytes())
        own = f"schools/{one.urn}/school-profile-{one.urn}.docx"
        assert letter.to == (one.to,)
        assert [each.content for each in letter.attachments] == [(office.folder / own).read_bytes()]
        assert letter.subject.startswith("OFFICIAL-SENSITIVE: ")


def test_anybody_can_check_the_letters_against_the_list(rehearsed: Desk) -> None:
    office = rehearsed.profiles()
    lines = (office.rehearsed_in / "SHA256SUMS").read_text().splitlines()
    assert len(lines) == 4
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((office.rehearsed_in / name).read_bytes()).hexdigest() == digest
    assert office.rehearsed_in.stat().st_mode & 0o077 == 0


def test_rehearsed_again_the_letters_are_the_same_to_the_byte(rehearsed: Desk) -> None:
    first = letters_of(rehearsed.profiles())
    rehearse(rehearsed.profiles())
    assert first and letters_of(rehearsed.profiles()) == first


def test_a_rehearsal_that_cannot_be_read_is_made_again(rehearsed: Desk) -> None:
    opened = lambda: rehearsed.profiles(stories=(MINE,))  # noqa: E731
    path = opened().rehearsed_in / "manifest.json"
    path.write_text('{"mailing": "profiles", "of": "an earlier version"}')
    assert len(rehearse(opened()).told.letters) == 1
    assert read_rehearsal(opened().rehearsed_in)[0].mailing == "profiles"


def test_nothing_is_sent_or_recorded(rehearsed: Desk, boroughs: Built) -> None:
    assert not rehearsed.profiles().outbox.exists()
    before = boroughs.places.data / "local" / "casework.sqlite"
    assert rehearsed.profiles().events == open_store(f"sqlite:///{before}").events("wexcombe")


def test_under_a_policy_that_names_the_chair_as_well_each_has_a_letter(marlhaven_rehearsed: Desk) -> None:
    told, _ = read_rehearsal(marlhaven_rehearsed.profiles("marlhaven").rehearsed_in)
    assert sorted(one.position for one in told.letters) == [
        *("chair of governors", "chair of governors"),
        *("headteacher", "headteacher"),
    ]
    assert len({one.to for one in told.letters}) == 4


def test_another_schools_document_in_the_folder_goes_to_nobody(desk: Desk) -> None:
    office = desk.profiles()
    mine, second = desk.urn("wexcombe", MINE), desk.urn("wexcombe", SECOND)
    shutil.copy(document(office, second), document(office, mine))
    (held,) = rehearse(desk.profiles()).told.held
    assert held.urn == mine
    assert any(f"is of {second}" in why for why in held.why)


def test_a_document_that_is_not_built_is_asked_for(desk: Desk) -> None:
    document(desk.profiles(), desk.urn("wexcombe", MINE)).unlink()
    (held,) = rehearse(desk.profiles()).told.held
    assert "is not there. Build it" in " ".join(held.why)


def test_a_name_of_another_school_typed_into_a_document_is_found(desk: Desk) -> None:
    office = desk.profiles()
    edit(document(office, desk.urn("wexcombe", MINE)), desk.built.school("wexcombe", SECOND).name)
    (held,) = rehearse(desk.profiles()).told.held
    assert "another school's name" in " ".join(held.why)


def test_an_edited_document_and_its_twin_both_standing_hold_the_letter_back(desk: Desk) -> None:
    path = document(desk.profiles(), desk.urn("wexcombe", MINE))
    shutil.copy(path, path.with_suffix(".new.docx"))
    edit(path, "We shall talk.")
    (held,) = rehearse(desk.profiles()).told.held
    assert "stands beside it" in " ".join(held.why)


def test_of_an_edited_document_a_clean_copy_goes_and_what_was_taken_out_is_said(desk: Desk) -> None:
    office = desk.profiles(stories=(MINE,))
    path = document(office, desk.urn("wexcombe", MINE))
    built = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(path, "We shall talk.", author="Ann Officer")
    (letter,) = rehearse(desk.profiles(stories=(MINE,))).told.letters
    (sent,) = letter.documents
    assert (sent.built, sent.changed) == (built, hashlib.sha256(path.read_bytes()).hexdigest())
    assert any("Ann Officer" in one for one in sent.taken_out)
    content = (office.rehearsed_in / letter.file).read_bytes()
    (attached,) = read_letter(content).attachments
    assert hashlib.sha256(attached.content).hexdigest() == sent.goes_out
    assert b"Ann Officer" not in unpacked(attached.content)


def test_the_update_goes_to_every_head_whose_address_is_held(update_rehearsed: Desk) -> None:
    told, _ = read_rehearsal(update_rehearsed.update().rehearsed_in)
    assert len(told.letters) + len(told.held) == 80
    assert [one.urn for one in told.held] == [update_rehearsed.urn("wexcombe", "practice-withdrawn")]
    assert not any(one.marking for one in told.letters)


def test_a_profile_says_its_build_where_that_is_left_out_of_what_it_says(rehearsed: Desk) -> None:
    """One that told it otherwise would go again to every head each time it is built anew."""
    office = rehearsed.profiles(stories=(MINE,))
    path = document(office, rehearsed.urn("wexcombe", MINE))
    build = office.documents[path.relative_to(office.folder).as_posix()]["inputs"][KNOWN]
    with zipfile.ZipFile(path) as archive:
        assert build in archive.read("word/document.xml").decode()


def letters_of(office: Office) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(office.rehearsed_in.rglob("*")) if path.is_file()}


def document(office: Office, urn: str) -> Path:
    return office.folder / f"schools/{urn}/school-profile-{urn}.docx"


def edit(path: Path, words: str, author: str = "") -> None:
    """The document changed as in Word: a paragraph more, and who saved it."""
    from docx import Document

    changed = Document(str(path))
    changed.add_paragraph(words)
    if author:
        changed.core_properties.last_modified_by = author
    changed.save(str(path))


def unpacked(content: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())
