"""What a document says, whatever the number of its build."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from reportkit.pipeline.school_profiles import KNOWN
from reportkit.publishing.manifest import sha256_of


def said_by(content: bytes, entry: Mapping[str, Any]) -> str:
    """A hash of all that stands in the document but the number of its build.

    That changes with what is held of other schools, though nothing is new in this one's document. `entry` is
    the document's in the manifest, empty for what stands in none.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return sha256_of(content)
    build = str(entry.get("inputs", {}).get(KNOWN, "")).encode()
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            said = archive.read(name)
            said = said.replace(build, b"") if build else said
            digest.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(said).digest())
    return digest.hexdigest()
