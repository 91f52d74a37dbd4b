"""A rehearsal as it is kept: the letters as files, and a manifest that anybody can check against them."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reportkit.exceptions import MissingData, UsageError
from reportkit.pipeline.dispatching.composing import Composed
from reportkit.pipeline.dispatching.office import Office
from reportkit.pipeline.dispatching.preparing import HeldBack, Prepared
from reportkit.pipeline.guarding.let import let_through_in_words
from reportkit.publishing.dispatch.message import subject_of
from reportkit.publishing.manifest import sha256_of, write_atomically
from reportkit.vocabulary import Urn

MANIFEST, TABLE, SUMS, PASSWORDS = "manifest.json", "letters.csv", "SHA256SUMS", "passwords.csv"
_OF_PASSWORDS = ("Letter", "To", "Password")
_COLUMNS = (
    *("School", "URN", "Position", "Name", "Address", "Held back because", "Changed by hand", "Let through"),
    *("Sent before", "Subject", "Documents", "Letter", "SHA-256"),
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A document of a letter: its hash as built, as changed by hand ("" if it was not), as it goes out."""

    document: str
    built: str
    changed: str
    goes_out: str
    taken_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A letter of a rehearsal.

    `who` says for whom it is; of several people at one address `position` does too. `says` is the hash of
    its words and documents before any password, `replaces` the day on which the same person was sent an
    earlier one, "" for none; `let_through` says what the guard passes over in the documents, and who lets it.
    """

    id: str
    key: str
    urn: str
    school: str
    who: str
    name: str
    position: str
    sender: str
    to: str
    subject: str
    marking: str
    audience: str
    guard: str
    file: str
    sha256: str
    says: str
    message_id: str
    is_protected: bool
    documents: tuple[Attached, ...]
    replaces: str
    let_through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter that is held back, and why."""

    id: str
    urn: str
    school: str
    who: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be sent, and what would not; all but the letters is what was asked for."""

    mailing: str
    authority: str
    policy: str
    as_at: date
    made_on: date
    urns: tuple[str, ...]
    late_because: str
    letters: tuple[Rehearsed, ...]
    held: tuple[Kept, ...]


_ADAPTER = TypeAdapter(Rehearsal)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A letter as it stands in its file, and the password of what is attached, "" for none."""

    content: bytes
    message_id: str
    password: str = ""


def write_rehearsal(office: Office, prepared: Prepared, sealed: Sequence[Sealed]) -> Rehearsal:
    """The rehearsal on disk, in place of the one before; its folder is for its owner alone."""
    let = let_through_in_words(office.events, office.today)
    letters = tuple(_rehearsed(one, seal, let) for one, seal in zip(prepared.ready, sealed, strict=True))
    held = tuple(_kept(one) for one in prepared.held)
    told = _told(office, letters, held)
    passwords = _passwords(office.rehearsed_in)
    made = zip(letters, sealed, strict=True)
    passwords |= {one.key: (one.who, seal.password) for one, seal in made if seal.password}
    part = office.rehearsed_in.with_name(f".{office.asked.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    for folder in (part.parent, part, part / "letters"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for one, seal in zip(letters, sealed, strict=True):
        write_atomically(part / one.file, seal.content)
    _write_lists(part, told, passwords)
    shutil.rmtree(office.rehearsed_in, ignore_errors=True)
    part.rename(office.rehearsed_in)
    return told


def _passwords(folder: Path) -> dict[str, tuple[str, str]]:
    """By letter whom it is to and the password: a letter that was sent is opened with it long after."""
    path = folder / PASSWORDS
    if not path.is_file():
        return {}
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return {row["Letter"]: (row["To"], row["Password"]) for row in rows}


def sealed_before(folder: Path) -> Mapping[tuple[str, str], Sealed]:
    """Protected letters of the rehearsal that stands there, by their keys and what they say."""
    try:
        told, _ = read_rehearsal(folder)
    except (MissingData, UsageError):  # there is none, or one that is torn or of an earlier version
        return {}
    passwords, changed = _passwords(folder), changed_files(folder, told)
    return {
        (one.key, one.says): Sealed((folder / one.file).read_bytes(), one.message_id, passwords[one.key][1])
        for one in told.letters
        if one.is_protected and one.key in passwords and one.file not in changed
    }


def _told(office: Office, letters: tuple[Rehearsed, ...], held: tuple[Kept, ...]) -> Rehearsal:
    asked = office.asked
    return Rehearsal(
        mailing=asked.name,
        authority=office.authority,
        policy=asked.who.policy,
        as_at=office.as_at,
        made_on=office.dated,
        urns=tuple(asked.urns),
        late_because=asked.late_because,
        letters=letters,
        held=held,
    )


def _write_lists(folder: Path, told: Rehearsal, passwords: Mapping[str, tuple[str, str]]) -> None:
    write_atomically(folder / MANIFEST, _ADAPTER.dump_json(told, indent=1) + b"\n")
    for name, content in _lists(told).items():
        write_atomically(folder / name, content)
    if passwords:
        rows = [_OF_PASSWORDS, *((key, who, password) for key, (who, password) in passwords.items())]
        write_atomically(folder / PASSWORDS, _csv(rows))
        (folder / PASSWORDS).chmod(0o600)


def _lists(told: Rehearsal) -> Mapping[str, bytes]:
    """What people and programs read in place of the manifest: nothing stands in them that is not in it."""
    sums = "".join(f"{one.sha256}  {one.file}\n" for one in told.letters)
    return {TABLE: _table(told), SUMS: sums.encode()}


def _rehearsed(one: Composed, seal: Sealed, let: Mapping[str, tuple[str, ...]]) -> Rehearsed:
    to, letter = one.draft.to, one.letter
    passed = tuple(said for each in one.enclosures for said in let.get(each.document, ()))
    return Rehearsed(
        id=to.id,
        key=letter.key,
        urn=to.urn,
        school=to.school,
        who=to.who,
        name=to.name,
        position=to.who if to.ids else to.position,
        sender=one.parcel.sender,
        to=one.parcel.to[0],
        subject=subject_of(letter),
        marking=letter.marking,
        audience=one.draft.audience,
        guard="nothing but what was let through" if passed else "nothing found",
        file=f"letters/{to.id}.eml",
        sha256=sha256_of(seal.content),
        says=one.parcel.sha256,
        message_id=seal.message_id,
        is_protected=bool(seal.password),
        replaces=one.replaces,
        let_through=passed,
        documents=tuple(
            Attached(each.document, each.built, each.changed, each.goes_out, each.taken_out)
            for each in one.enclosures
        ),
    )


def _kept(one: HeldBack) -> Kept:
    to = one.draft.to
    return Kept(to.id, to.urn, to.school, to.who, one.why)


def _table(told: Rehearsal) -> bytes:
    return _csv([_COLUMNS, *map(_held_row, told.held), *map(_row, told.letters)])


def _held_row(one: Kept) -> Sequence[str]:
    return (one.school, one.urn, one.who, "", "", " ".join(one.why), *[""] * (len(_COLUMNS) - 6))


def _row(one: Rehearsed) -> Sequence[str]:
    by_hand = "yes" if any(each.changed for each in one.documents) else ""
    documents = "; ".join(each.document for each in one.documents)
    who = (one.school, one.urn, one.position, one.name, one.to)
    let = " ".join(one.let_through)
    return (*who, "", by_hand, let, one.replaces, one.subject, documents, one.file, one.sha256)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    """For a spreadsheet: no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([f"'{cell}" if cell[:1] in tuple("=+-@") else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def read_rehearsal(folder: Path) -> tuple[Rehearsal, str]:
    """The rehearsal and the hash of its manifest. Raises MissingData for none, UsageError for a torn one."""
    path = folder / MANIFEST
    if not path.is_file():
        raise MissingData(
            f"Nothing is rehearsed as “{folder.name}” yet. Run  reportkit dispatch rehearse  first."
        )
    content = path.read_bytes()
    try:
        return _ADAPTER.validate_json(content), sha256_of(content)
    except ValidationError as error:
        raise UsageError(f"{path.name} of “{folder.name}” cannot be read. Rehearse again.") from error


def sent_already(office: Office, told: Rehearsal) -> tuple[Rehearsed, ...]:
    """The letters that were sent, with documents in which nothing has changed since: they go no more."""
    sent = {one.letter for every in office.sent_before.values() for one in every}
    return tuple(one for one in told.letters if one.key in sent)


def reopened(office: Office, told: Rehearsal) -> Office:
    """The office as it was when the letters were rehearsed; the record and today are those of now."""
    who = replace(office.asked.who, policy=told.policy)
    urns = tuple(map(Urn, told.urns))
    asked = replace(office.asked, who=who, urns=urns, late_because=told.late_because)
    return replace(office, asked=asked, as_at=told.as_at, made_on=told.made_on)


def changed_files(folder: Path, told: Rehearsal) -> tuple[str, ...]:
    """Letters and lists that are not as they were rehearsed, or are not there, and letters too many."""
    expected = {one.file: one.sha256 for one in told.letters}
    expected |= {name: sha256_of(content) for name, content in _lists(told).items()}
    found = [*(folder / "letters").glob("*"), *(folder / name for name in (TABLE, SUMS))]
    there = {path.relative_to(folder).as_posix(): path for path in sorted(found) if path.is_file()}
    changed = [
        name
        for name, sha in expected.items()
        if name not in there or sha256_of(there[name].read_bytes()) != sha
    ]
    return (*changed, *sorted(there.keys() - expected.keys()))
