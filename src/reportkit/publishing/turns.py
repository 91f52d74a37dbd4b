"""One run at a time writes documents in a term's folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportkit.exceptions import FolderInUse
from reportkit.publishing.private import new_private_folder

_PATIENCE_SECONDS = 2.0


@contextmanager
def sole_writer(folder: Path, patience: float = _PATIENCE_SECONDS) -> Iterator[None]:
    """While it lasts no other run writes in the folder; a run that is killed leaves nothing locked.

    Raises FolderInUse if another run still writes there after `patience` seconds.
    """
    from filelock import FileLock, Timeout

    working = new_private_folder(new_private_folder(folder) / "working")
    lock = FileLock(working / "run.lock")
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise FolderInUse(
            f"Another reportkit is writing documents in {folder.parent.name}/{folder.name}. "
            "Wait until it has ended, and run the command again."
        ) from error
    try:
        yield
    finally:
        lock.release()
