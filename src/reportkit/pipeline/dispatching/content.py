"""What a document says, whatever the number of its build and the day on which it was built."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reportkit.pipeline.school_profiles import KNOWN
from reportkit.publishing.manifest import sha256_of
from reportkit.vocabulary import in_words

_CORE = "docProps/core.xml"


def said_by(content: bytes, entry: Mapping[str, Any]) -> str:
    """A hash of all that stands in the document but its build number and the day as known.

    Those two change when it is built anew though nothing is new in it. `entry` is the document's in the
    manifest, and is empty for what stands in none.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return sha256_of(content)
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            said = archive.read(name)
            for mark in _marks(name, entry):
                said = said.replace(mark, b"")
            digest.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(said).digest())
    return digest.hexdigest()


def _marks(part: str, entry: Mapping[str, Any]) -> Iterator[bytes]:
    """What a part of the package says of its making, as it is written there."""
    if build := entry.get("inputs", {}).get(KNOWN):
        yield str(build).encode()
    if day := entry.get("parameters", {}).get("as_at"):
        yield f"known on {in_words(date.fromisoformat(day))}".encode()
        if part == _CORE:
            yield str(day).encode()
