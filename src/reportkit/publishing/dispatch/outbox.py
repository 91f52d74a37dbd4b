"""The outbox: a folder that letters are put into, for a rehearsal or for another program to send."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportkit.exceptions import MailServerUnfit
from reportkit.publishing.dispatch.checking import check_key
from reportkit.publishing.dispatch.ledger import Parcel
from reportkit.publishing.dispatch.transport import Begin, Line

_OURS_ALONE, _OURS_TO_READ = 0o700, 0o600


@dataclass(frozen=True, slots=True)
class Outbox:
    """Writes each letter as `<key>.eml`, whole or not at all, in a folder that nobody else may open."""

    folder: Path

    @contextmanager
    def opened(self) -> Iterator[Line]:
        """The folder, made if need be. Raises MailServerUnfit where letters cannot be written in it."""
        with self._explained():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(_OURS_ALONE)
        yield self

    def hand_over(self, parcel: Parcel, begin: Begin) -> str:
        """The name of the letter's file; one that stands there from an earlier rehearsal is replaced."""
        check_key(parcel.key)
        path = self.folder / f"{parcel.key}.eml"
        part = path.with_name(f".{path.name}.part")
        with self._explained():
            _write(part, parcel.content)
        begin()
        with self._explained():
            os.replace(part, path)
            _keep_names(self.folder)
        return f"written to {path.name}"

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise MailServerUnfit(f"{self.folder}: no letters can be written there: {error}.") from error


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    path.touch(_OURS_TO_READ)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_names(folder: Path) -> None:
    """Make the file's name safe from a power cut as well, where folders can be written through."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
