"""PDFs beside the Word documents of a term's folder: which there are, of which document, as it was when."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportkit.publishing.manifest import sha256_of, write_atomically
from reportkit.publishing.pdf import find_office, make_pdfs

_RECORD = "working/pdfs.json"
_OF, _PDF = "of", "pdf"


def write_pdfs(folder: Path, documents: Sequence[str]) -> tuple[Path, ...]:
    """A PDF beside each of the documents, paths in the term's folder; what is up to date is left.

    A PDF that somebody else made, or changed, is never written over. The PDFs written.
    Raises UsageError where LibreOffice is not installed, and DocumentError where a PDF is not made.
    """
    office, held = find_office(), _read(folder)
    wanted = [name for name in documents if _is_due(folder, name, held)]
    if not wanted:
        return ()
    made = make_pdfs([folder / name for name in wanted], office)
    for name, content in zip(wanted, made, strict=True):
        write_atomically(_beside(folder, name), content)
    new = {name: _entry(folder, name, content) for name, content in zip(wanted, made, strict=True)}
    _write(folder, {**held, **new})
    return tuple(_beside(folder, name) for name in wanted)


def remove_outdated(folder: Path) -> tuple[Path, ...]:
    """Removes each PDF whose document has changed since, or is gone; those that are not ours are kept."""
    held = _read(folder)
    outdated = [name for name, entry in held.items() if _hash(folder / name) != entry[_OF]]
    removed = [path for name in outdated if (path := _remove(folder, name, held))]
    if outdated:
        _write(folder, {name: entry for name, entry in held.items() if name not in outdated})
    return tuple(removed)


def remove_pdfs(folder: Path) -> tuple[Path, ...]:
    """Removes every PDF that was made here; those kept, because somebody has changed them."""
    held = _read(folder)
    return tuple(
        path
        for name in held
        if _remove(folder, name, held) is None and (path := _beside(folder, name)).is_file()
    )


def _is_due(folder: Path, name: str, held: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether there is no PDF of the document as it is; one that is not ours counts as there."""
    path, entry = _beside(folder, name), held.get(name, {})
    if not path.is_file():
        return True
    return _hash(path) == entry.get(_PDF) and _hash(folder / name) != entry.get(_OF)


def _remove(folder: Path, name: str, held: Mapping[str, Mapping[str, str]]) -> Path | None:
    path = _beside(folder, name)
    if not path.is_file() or _hash(path) != held[name][_PDF]:
        return None
    path.unlink()
    return path


def _entry(folder: Path, name: str, content: bytes) -> dict[str, str]:
    return {_OF: _hash(folder / name), _PDF: sha256_of(content)}


def _beside(folder: Path, name: str) -> Path:
    return (folder / name).with_suffix(".pdf")


def _hash(path: Path) -> str:
    return sha256_of(path.read_bytes()) if path.is_file() else ""


def _read(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / _RECORD
    if not path.is_file():
        return {}
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _write(folder: Path, held: Mapping[str, Mapping[str, str]]) -> None:
    write_atomically(folder / _RECORD, json.dumps(held, sort_keys=True, indent=0).encode())


def is_ours(folder: Path, name: str) -> bool:
    """Whether the file of that path in the folder is a PDF as it was made here."""
    made = ((of, entry) for of, entry in _read(folder).items() if _beside(folder, of) == folder / name)
    return any(_hash(folder / name) == entry[_PDF] for _, entry in made)


def is_as_its_document(folder: Path, name: str) -> bool:
    """Whether the file is a PDF as it was made here, of a document that stands there as it was then."""
    made = ((of, entry) for of, entry in _read(folder).items() if _beside(folder, of) == folder / name)
    return any((_hash(folder / name), _hash(folder / of)) == (entry[_PDF], entry[_OF]) for of, entry in made)
