"""A term folder's manifest held in memory while many documents are written, and safe on disk after each.

Each document's entry is first added to a file of pending entries, and only then is the document put in
its place. So a run that is cut short at any moment loses nothing that was finished, and no document of
ours is ever taken for one that a person has edited.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from reportkit.publishing.manifest import (
    NAME,
    PENDING,
    BuiltDocument,
    entry_of,
    place_for,
    read_manifest,
    sha256_of,
    write_atomically,
    write_manifest,
)

Releases = Sequence[Mapping[str, str]]


class HeldManifest:
    """The manifest of one folder, for one run; `close` puts what was written into manifest.json."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = _stamps(folder)
        read = read_manifest(folder)
        self._documents: dict[str, Any] = read["documents"]
        self._releases: Releases = read.get("sources", [])
        self._changed = (folder / PENDING).is_file()

    def entry(self, name: str) -> Mapping[str, Any] | None:
        """What is recorded of a document; nothing if it was never built."""
        found: Mapping[str, Any] | None = self._documents.get(name)
        return found

    def is_stale(self) -> bool:
        """Whether another run has written in the folder since this was read."""
        return _stamps(self._folder) != self._seen

    def is_edited(self, name: str) -> bool:
        """Whether a file stands in the document's place that is not what was built last."""
        path = self._folder / name
        return path.is_file() and sha256_of(path.read_bytes()) != self._sha256(name)

    def write(self, document: BuiltDocument, content: bytes) -> Path:
        """Write a document and its entry; where it went, which is beside a copy that a person edited.

        Raises OSError; then the folder is as it was.
        """
        path = place_for(self._folder / document.path, self._sha256(document.path))
        entry = entry_of(document)
        self._add_pending({"path": document.path, "entry": entry})
        write_atomically(path, content)
        self._documents[document.path] = entry
        return path

    def close(self, releases: Releases | None = None) -> None:
        """Put everything written into manifest.json, if anything was.

        Where the disk is full it stays pending, which every reader of the manifest reads as well.
        """
        if self._changed:
            with suppress(OSError):
                told = self._releases if releases is None else releases
                write_manifest(self._folder, self._documents, told)
                self._changed = False

    def _sha256(self, name: str) -> str:
        return str(self._documents.get(name, {}).get("sha256", ""))

    def _add_pending(self, line: Mapping[str, Any]) -> None:
        """On a line of its own: what stands before may be torn."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._changed = True
        with (self._folder / PENDING).open("ab") as file:
            file.write(b"\n" + json.dumps(line, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())


def _stamps(folder: Path) -> list[tuple[int, int] | None]:
    """What tells one state of the manifest's two files from another."""
    files = [folder / NAME, folder / PENDING]
    states = [path.stat() if path.is_file() else None for path in files]
    return [state and (state.st_mtime_ns, state.st_size) for state in states]
