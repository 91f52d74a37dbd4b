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
from reportkit.publishing.manifest import sha256_of, write_atomically
from reportkit.vocabulary import Urn

MANIFEST, TABLE, SUMS, PASSWORDS = "manifest.json", "manifest.csv", "SHA256SUMS", "passwords.csv"
_COLUMNS = (
    "URN",
    "School",
    "To",
    "Position",
    "Address",
    "Subject",
    "Marking",
    "Documents",
    "Letter",
    "SHA-256",
    "Guard",
    "Held back because",
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
    """A letter of a rehearsal. `says` is the hash of its words and documents before any password."""

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
    letters = tuple(_rehearsed(one, seal) for one, seal in zip(prepared.ready, sealed, strict=True))
    held = tuple(_kept(one) for one in prepared.held)
    told = _told(office, letters, held)
    part = office.rehearsed_in.with_name(f".{office.asked.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    for folder in (part.parent, part, part / "letters"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for one, seal in zip(letters, sealed, strict=True):
        write_atomically(part / one.file, seal.content)
    _write_lists(part, told, {one.id: seal.password for one, seal in zip(letters, sealed, strict=True)})
    shutil.rmtree(office.rehearsed_in, ignore_errors=True)
    part.rename(office.rehearsed_in)
    return told


def _told(office: Office, letters: tuple[Rehearsed, ...], held: tuple[Kept, ...]) -> Rehearsal:
    asked = office.asked
    return Rehearsal(
        mailing=asked.name,
        authority=office.authority,
        policy=asked.who.policy,
        as_at=office.as_at,
        urns=tuple(asked.urns),
        late_because=asked.late_because,
        letters=letters,
        held=held,
    )


def _write_lists(folder: Path, told: Rehearsal, passwords: Mapping[str, str]) -> None:
    write_atomically(folder / MANIFEST, _ADAPTER.dump_json(told, indent=1) + b"\n")
    write_atomically(folder / TABLE, _table(told))
    sums = "".join(f"{one.sha256}  {one.file}\n" for one in told.letters)
    write_atomically(folder / SUMS, sums.encode())
    if any(passwords.values()):
        rows = [("To", "Password"), *((one.who, passwords[one.id]) for one in told.letters)]
        write_atomically(folder / PASSWORDS, _csv(rows))
        (folder / PASSWORDS).chmod(0o600)


def _rehearsed(one: Composed, seal: Sealed) -> Rehearsed:
    to, letter = one.draft.to, one.letter
    return Rehearsed(
        id=to.id,
        key=letter.key,
        urn=to.urn,
        school=to.school,
        who=to.who,
        name=to.name,
        position=to.position,
        sender=one.parcel.sender,
        to=one.parcel.to[0],
        subject=letter.subject,
        marking=letter.marking,
        audience=one.draft.audience,
        guard="nothing found",
        file=f"letters/{to.id}.eml",
        sha256=sha256_of(seal.content),
        says=one.parcel.sha256,
        message_id=seal.message_id,
        is_protected=bool(seal.password),
        documents=tuple(
            Attached(each.document, each.built, each.changed, each.goes_out, each.taken_out)
            for each in one.enclosures
        ),
    )


def _kept(one: HeldBack) -> Kept:
    to = one.draft.to
    return Kept(to.id, to.urn, to.school, to.who, one.why)


def _table(told: Rehearsal) -> bytes:
    rows = [
        *(
            (
                *(one.urn, one.school, one.name, one.position, one.to, one.subject, one.marking),
                *("; ".join(each.document for each in one.documents), one.file, one.sha256, one.guard, ""),
            )
            for one in told.letters
        ),
        *(
            (one.urn, one.school, one.who, *[""] * (len(_COLUMNS) - 4), " ".join(one.why))
            for one in told.held
        ),
    ]
    return _csv([_COLUMNS, *rows])


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


def reopened(office: Office, told: Rehearsal) -> Office:
    """The office as it was when the letters were rehearsed; the record and today are those of now."""
    who = replace(office.asked.who, policy=told.policy)
    urns = tuple(map(Urn, told.urns))
    asked = replace(office.asked, who=who, urns=urns, late_because=told.late_because)
    return replace(office, asked=asked, as_at=told.as_at)


def changed_files(folder: Path, told: Rehearsal) -> tuple[str, ...]:
    """The letters whose file is not as it was rehearsed, or is not there, and files that are too many."""
    expected = {one.file: one.sha256 for one in told.letters}
    there = {path.relative_to(folder).as_posix(): path for path in sorted((folder / "letters").glob("*"))}
    changed = [
        name
        for name, sha in expected.items()
        if name not in there or sha256_of(there[name].read_bytes()) != sha
    ]
    return (*changed, *sorted(there.keys() - expected.keys()))
