"""Which counts each file gave that was built for members: the pack, and the papers that print counts.

A file may be changed by hand, and a newer one is then written beside it. What members read is as likely the
one as the other, so it is kept which counts every version held, and from which version a file was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from reportkit.publishing.manifest import read_manifest, sha256_of, write_atomically

FILE = "versions.json"
# The files that print counts of schools, as paths in the meeting's folder.
PACK, SUPPORT = "board-pack.docx", "papers/paper-c-support.docx"
THEMES = "papers/paper-d-networks.docx"
COUNTED = (PACK, SUPPORT, THEMES)


@dataclass(frozen=True, slots=True)
class Version:
    """One file as it was built: the day it speaks of, and the counts in it, each as “name: number”."""

    as_at: date
    released: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version built for a meeting, by hash; `stands` says of which one the file of a path was made."""

    built: Mapping[str, Version] = field(default_factory=dict)
    stands: Mapping[str, str] = field(default_factory=dict)

    def of_file(self, path: str, sha256: str) -> Version | None:
        """The version that a file of the path is, or was before somebody changed it; None if not known."""
        return self.built.get(sha256) or self.built.get(self.stands.get(path, ""))


_FILE = TypeAdapter(Versions)


def read_versions(working: Path) -> Versions:
    """What is kept in a meeting's working folder; nothing where nothing was built."""
    path = working / FILE
    return _FILE.validate_json(path.read_bytes()) if path.is_file() else Versions()


def keep_versions(term: Path, own: str, as_at: date, released: Mapping[str, tuple[str, ...]]) -> None:
    """Note the counts of files as they were just built, each by its path in the meeting's folder `own`."""
    working = term / "working" / own
    held, entries = read_versions(working), read_manifest(term)["documents"]
    new = {
        entries[f"{own}/{path}"]["sha256"]: Version(as_at, counts)
        for path, counts in released.items()
        if f"{own}/{path}" in entries
    }
    built = {**new, **held.built}
    found = {path: sha256 for path in released if (sha256 := hash_of(term / own / path)) in built}
    now = replace(held, built=built, stands={**held.stands, **found})
    if now != held:
        write_atomically(working / FILE, _FILE.dump_json(now))


def changed_by_hand(term: Path, own: str) -> Iterator[tuple[str, ...]]:
    """The counts in each file that somebody changed since it was built, as far as they are known."""
    held = read_versions(term / "working" / own)
    for path in COUNTED:
        sha256 = hash_of(term / own / path)
        version = held.of_file(path, sha256) if sha256 and sha256 not in held.built else None
        if version is not None:
            yield version.released


def hash_of(path: Path) -> str:
    """The file's hash, "" where there is none."""
    return sha256_of(path.read_bytes()) if path.is_file() else ""
