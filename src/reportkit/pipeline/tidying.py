"""Removing what was built, and nothing that a person has edited or that left."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportkit.places import Places
from reportkit.publishing.manifest import NAME, PENDING, read_manifest, remove_built
from reportkit.publishing.pdfs_beside import remove_pdfs

_PASSWORDS = "passwords.csv"


def clean(places: Places) -> tuple[Path, ...]:
    """Remove everything built from outputs/; the documents a person has edited, which are kept.

    Rehearsed letters go too, since they can be made again to the byte; those in the outbox have left.
    Passwords stay: what was sent is opened with them.
    """
    folders = {found.parent for name in (NAME, PENDING) for found in places.outputs.glob(f"*/*/{name}")}
    kept = [path for folder in sorted(folders) for path in _clean_folder(folder)]
    _remove_empty(places.outputs)
    return tuple(kept)


def _clean_folder(folder: Path) -> list[Path]:
    """Remove what was built for one term; the documents that are kept."""
    documents = read_manifest(folder)["documents"]
    kept = [
        path for name, entry in documents.items() for path in remove_built(folder / name, entry["sha256"])
    ]
    kept += remove_pdfs(folder)
    for part in folder.rglob(".*.part"):  # of a run that was killed
        part.unlink()
    shutil.rmtree(folder / "working", ignore_errors=True)
    for path in folder.glob("restricted/dispatch/**/*"):
        if path.is_file() and path.name != _PASSWORDS:
            path.unlink()
    if not kept:
        (folder / NAME).unlink(missing_ok=True)
        (folder / PENDING).unlink(missing_ok=True)
    return kept


def _remove_empty(folder: Path) -> None:
    for found in sorted(folder.rglob("*"), reverse=True):
        if found.is_dir() and not any(found.iterdir()):
            found.rmdir()
