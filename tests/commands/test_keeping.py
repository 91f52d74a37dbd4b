"""The store backed up and restored, and a person's data taken out of it, by command."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.casework.events.keeping_kinds import Reading
from reportkit.casework.store import open_store, verify
from tests.commands.builders import GOOD, NOW, RI, Officer

CONTACT = (
    f"register contact {GOOD} --person 'Jo Bloggs, head' --discussed 'Mrs Bloggs on results' --why Placed"
)
BACKUP = "backup --why 'Weekly backup'"
ERASE = "erase 'Jo Bloggs' 'Mrs Bloggs' --why 'Request of 20 November'"


def test_a_backup_is_written_checked_and_restored_elsewhere(on_either: Officer, tmp_path: Path) -> None:
    on_either.does(CONTACT)
    on_either.does(f"register place {RI} --why Inspected")
    file = tmp_path / "backup.jsonl"
    assert f"Wrote {file}, read it again and checked it. Events: 3." in on_either.does(f"{BACKUP} {file}")
    elsewhere = replace(on_either, address=f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    said = elsewhere.does(f"restore {file}")
    assert f"Restored {file}; the store is whole. Events: 3." in said
    assert elsewhere.store.events("hillingdon") == on_either.store.events("hillingdon")


def test_a_backup_is_on_record_as_a_reading_and_holds_that_record(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    officer.does(f"{BACKUP} {file} --quiet")
    (event,) = officer.store.events("hillingdon")
    assert event.payload == Reading(what="backup backup.jsonl", as_at=NOW.date())
    assert (event.who, event.why) == ("Ann Officer", "Weekly backup")
    assert '"Weekly backup"' in file.read_text(encoding="utf-8")


def test_nothing_is_backed_up_for_somebody_who_gives_no_reason_or_name(
    officer: Officer, tmp_path: Path
) -> None:
    file = tmp_path / "backup.jsonl"
    assert "no reason is given" in str(officer.is_refused(f"backup {file}"))
    assert "Nobody is named" in str(replace(officer, name="").is_refused(f"{BACKUP} {file}"))
    assert not file.exists()


def test_a_backup_overwrites_nothing_and_a_restore_wants_an_empty_store(
    officer: Officer, tmp_path: Path
) -> None:
    officer.does(CONTACT)
    file = tmp_path / "backup.jsonl"
    officer.does(f"{BACKUP} {file} --quiet")
    assert "is there already" in str(officer.is_refused(f"{BACKUP} {file}"))
    assert len(officer.store.events("hillingdon")) == 2
    assert "restored into an empty one only" in str(officer.is_refused(f"restore {file}"))


def test_a_damaged_backup_is_not_restored(officer: Officer, tmp_path: Path) -> None:
    officer.does(CONTACT)
    file = tmp_path / "backup.jsonl"
    officer.does(f"{BACKUP} {file}")
    file.write_bytes(file.read_bytes().replace(b"results", b"resultz"))
    elsewhere = replace(officer, address=f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    assert "damaged or cut short" in str(elsewhere.is_refused(f"restore {file}"))
    assert verify(open_store(elsewhere.address)) == 0


def test_a_person_is_shown_asked_about_and_erased_and_that_is_recorded(on_either: Officer) -> None:
    on_either.does(CONTACT)
    said = on_either.does(ERASE, answer="y\n")
    assert f"Events that name Jo Bloggs: 1\n  {GOOD}-1  22 November 2026  contact, by Ann Officer" in said
    assert "Erased, and recorded as hillingdon-1" in said
    assert "backups made before, which hold it" in said
    events = on_either.store.events("hillingdon")
    assert "Bloggs" not in repr(events)
    assert [(event.kind, event.who) for event in events if event.urn is None] == [("erasure", "Ann Officer")]


def test_files_that_still_name_a_person_are_named_with_what_to_do(officer: Officer) -> None:
    officer.does(CONTACT)
    letter = Path.cwd() / "outputs/hillingdon/2031-autumn/outbox/profiles/102368-head-abc.eml"
    letter.parent.mkdir(parents=True)
    letter.write_text("From: a@wexcombe.example\nTo: Jo Bloggs <head@oak.example>\n\nDear Jo\n")
    try:
        said = officer.does(f"{ERASE} --yes")
    finally:
        shutil.rmtree(Path.cwd() / "outputs/hillingdon/2031-autumn")
    assert f"{letter.parent.relative_to(Path.cwd())}: 102368-head-abc.eml; kept copies of letters" in said
    assert "Delete them by hand" in said


def test_nothing_is_erased_without_a_yes(officer: Officer) -> None:
    officer.does(CONTACT)
    assert "It cannot be undone." in officer.stops(ERASE, answer="n\n")
    assert "Jo Bloggs" in repr(officer.store.events("hillingdon"))


def test_yes_may_be_said_beforehand(officer: Officer) -> None:
    officer.does(CONTACT)
    officer.does(f"{ERASE} --yes")
    assert "Bloggs" not in repr(officer.store.events("hillingdon"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("erase 'Nobody Here' --why x --yes", "No event names Nobody Here"),
        ("erase Jo --why x --yes", "too short to be erased"),
        ("erase 'Jo Bloggs' head --why x --yes", "“head” is a post or a title and nobody's name"),
        ("erase 'Jo Bloggs' --yes", "no reason is given"),
    ],
)
def test_an_erasure_that_cannot_be_is_refused(line, said, officer):
    officer.does(CONTACT)
    with pytest.raises(AssertionError) as refused:
        officer.does(line)
    assert said in str(refused.value.__cause__)
    assert "Jo Bloggs" in repr(officer.store.events("hillingdon"))
