"""Folders that nobody but their owner may open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_OWNER_ALONE = 0o700


def private_folder(folder: Path) -> Path:
    """The folder, made if need be, which only its owner may open; somebody else's is theirs to set."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(PermissionError):
        folder.chmod(_OWNER_ALONE)
    return folder


def new_private_folder(folder: Path) -> Path:
    """The folder, made private if it is new; one that stands there is left as a person has set it."""
    folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ALONE)
    return folder
