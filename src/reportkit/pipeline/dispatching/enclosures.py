"""Documents as they go out: as they were built, or a clean copy of what a person has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit.exceptions import DocumentError
from reportkit.pipeline.dispatching.content import said_by
from reportkit.publishing.manifest import sha256_of

_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A document as it goes out. `built` is its hash in the manifest, "" for what stands in none.

    `says` is the same where it was built anew without anything new in it. `changed` is the hash of what a
    person made of it, "" where nobody did; then `taken_out` says what was taken out of the copy that goes.
    """

    document: str
    content: bytes = field(repr=False)
    built: str
    says: str
    changed: str = ""
    taken_out: tuple[str, ...] = ()

    @property
    def goes_out(self) -> str:
        """The hash of what goes out."""
        return sha256_of(self.content)

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.document).name


def read_enclosure(folder: Path, document: str, documents: Mapping[str, Any]) -> Enclosure:
    """The document as it goes out. Raises DocumentError where it is not there, or stands there twice."""
    path = folder / document
    if not path.is_file():
        raise DocumentError(f"{document} is not there. Build it, and rehearse again.")
    if twins := sorted(path.parent.glob(f"{path.stem}.new*{path.suffix}")):
        raise DocumentError(
            f"{path.name} was changed by hand, and {twins[0].name}, built since, stands beside it. Look at "
            "both, keep the one that is to go under the name without “.new”, delete the other, and rehearse "
            "again."
        )
    if others := _others(path):
        raise DocumentError(
            f"{others[0].name} stands beside {path.name}, and only one can be meant. Keep the one that is to "
            f"go under the name {path.name}, move the other away, and rehearse again."
        )
    content = path.read_bytes()
    entry = documents.get(document, {})
    built = str(entry.get("sha256", ""))
    if not built or sha256_of(content) == built:
        return Enclosure(document, content, built, said_by(content, entry))
    return _cleaned(document, content, entry)


def _others(path: Path) -> list[Path]:
    """Other Word documents in the folder of one school, where that school's profile stands alone."""
    if not path.parent.name.isdecimal():
        return []
    found = (one for one in sorted(path.parent.glob("*.docx")) if not one.name.startswith(("~$", ".")))
    return [one for one in found if one != path]


def _cleaned(document: str, content: bytes, entry: Mapping[str, Any]) -> Enclosure:
    from reportkit.publishing.word.cleaning import clean_copy

    cleaned = clean_copy(content)
    says = said_by(cleaned.content, entry)
    changed = sha256_of(content)
    return Enclosure(document, cleaned.content, str(entry["sha256"]), says, changed, cleaned.removed)
