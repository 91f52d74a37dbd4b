"""Files that still name somebody whom the record names no more: each folder, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reportkit.exceptions import DocumentError, UsageError
from reportkit.places import Places
from reportkit.publishing.disclosure.files import read_file
from reportkit.reports.wording import counted

_FEW = 3


class Shelf(StrEnum):
    """Where such a file stands: what it is, and what to do."""

    OUTBOX = (
        "kept copies of letters that were sent. Delete them by hand once nobody needs to show what was sent"
    )
    REHEARSAL = (
        "letters of a rehearsal and its lists. Delete the folder by hand; rehearse again what is still to go"
    )
    WORKBOOK = "workbooks of returns. Take the person out and save them, or delete them by hand"
    DOCUMENT = (
        "documents and working papers. Build them again, or remove them with  reportkit clean ; delete by "
        "hand what somebody has edited"
    )


@dataclass(frozen=True, slots=True)
class Left:
    """The files of a folder that name somebody, and those that could not be looked into."""

    folder: str
    shelf: Shelf
    naming: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """As a line for an officer."""
        names = ", ".join(self.naming) if 0 < len(self.naming) <= _FEW else ""
        parts = [names or counted(len(self.naming), "file", "files")] if self.naming else []
        parts += [f"{len(self.unread)} that could not be looked into"] if self.unread else []
        return f"{self.folder}: {' and '.join(parts)}; {self.shelf}."


def left_behind(places: Places, naming: re.Pattern[str]) -> tuple[Left, ...]:
    """By folder the files of outputs and returns that still name the person, or could not be looked into."""
    found: dict[tuple[str, Shelf], dict[bool, list[str]]] = {}
    for path, names in _looked_at(places, naming):
        if names is not False:
            shelf, folder = _shelf(places, path)
            sides = found.setdefault((folder, shelf), {True: [], False: []})
            sides[names is True].append(path.name)
    return tuple(
        Left(folder, shelf, tuple(sides[True]), tuple(sides[False]))
        for (folder, shelf), sides in found.items()
    )


def _looked_at(places: Places, naming: re.Pattern[str]) -> Iterator[tuple[Path, bool | None]]:
    """Each file, and whether it names the person: None where that cannot be known."""
    for shelf in (places.outputs, places.data / "local" / "returns"):
        for path in sorted(one for one in shelf.rglob("*") if one.is_file()):
            yield path, _names(path, naming)


def _names(path: Path, naming: re.Pattern[str]) -> bool | None:
    if naming.search(path.name):
        return True
    try:
        return any(naming.search(one.text) for one in read_file(path.name, path.read_bytes()))
    except (DocumentError, UsageError):
        return None


def _shelf(places: Places, path: Path) -> tuple[Shelf, str]:
    """What the file is, and the folder to name: a rehearsal's whole."""
    parts = path.relative_to(places.root).parts
    folder = "/".join(parts[:-1])
    if "outbox" in parts:
        return Shelf.OUTBOX, folder
    if "dispatch" in parts[:-1]:
        return Shelf.REHEARSAL, "/".join(parts[: parts.index("dispatch") + 2])
    return (Shelf.DOCUMENT if parts[0] == places.outputs.name else Shelf.WORKBOOK), folder
