"""Removing what was built, and nothing that a person has edited."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportkit.places import Places
from reportkit.publishing.manifest import (
    NAME,
    built_twins,
    is_edited,
    read_manifest,
)


def clean(places: Places) -> tuple[Path, ...]:
    """Remove everything built from outputs/; the documents a person has edited, which are kept."""
    kept = []
    for manifest in sorted(places.outputs.glob(f"*/*/{NAME}")):
        folder = manifest.parent
        names = list(read_manifest(folder)["documents"])
        edited = [name for name in names if is_edited(folder, name)]
        kept += [folder / name for name in edited]
        for name in names:
            for twin in built_twins(folder, name):
                twin.unlink()
        for name in set(names) - set(edited):
            (folder / name).unlink(missing_ok=True)
        shutil.rmtree(folder / "working", ignore_errors=True)
        if not edited:
            manifest.unlink()
    _remove_empty(places.outputs)
    return tuple(kept)


def _remove_empty(folder: Path) -> None:
    for found in sorted(folder.rglob("*"), reverse=True):
        if found.is_dir() and not any(found.iterdir()):
            found.rmdir()
