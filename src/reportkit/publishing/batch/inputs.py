"""What decides a document's content, each part under a name a person knows and by its hash."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import reportkit
from reportkit.exceptions import UsageError
from reportkit.publishing.batch.job import Job
from reportkit.publishing.manifest import sha256_of

_SHAPING = (
    *("ipython", "lxml", "matplotlib", "mistune", "nbconvert", "nbformat", "numpy", "pandas"),
    *("papermill", "pillow", "python-docx", "scipy"),
)


class InputHashes:
    """The hashes of jobs' inputs; a file that many jobs share is read once."""

    def __init__(self) -> None:
        self._files: dict[Path, str] = {}

    def of(self, job: Job) -> dict[str, str]:
        """The job's inputs by name.

        Raises UsageError for a notebook or template that cannot be read, and ValueError where data goes by
        the name of another input.
        """
        own = self._own(job)
        if clash := own.keys() & job.data.keys():
            raise ValueError(f"{job.document}: data may not be named {', '.join(sorted(clash))}.")
        return own | dict(job.data)

    def _own(self, job: Job) -> dict[str, str]:
        return {
            "notebook": self._file(job.notebook),
            "template": self._file(job.template),
            "parameters": _hash_of(job.parameters),
            "reportkit": hash_code(),
            "packages": hash_packages(),
        }

    def _file(self, path: Path) -> str:
        if path not in self._files:
            self._files[path] = _hash_file(path)
        return self._files[path]


def _hash_file(path: Path) -> str:
    try:
        return sha256_of(path.read_bytes())
    except OSError as error:
        said = error.strerror or error
        raise UsageError(f"{path} cannot be read ({said}). Put it back, or give its place.") from error


def _hash_of(values: Mapping[str, str]) -> str:
    return sha256_of(json.dumps(dict(values), sort_keys=True).encode())


@cache
def hash_code() -> str:
    """A hash over this program's own files: its version does not change each time its code does."""
    folder = Path(reportkit.__file__).parent
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            found.update(sha256_of(path.read_bytes()).encode())
    return found.hexdigest()


@cache
def hash_packages() -> str:
    """A hash over the versions of what draws and writes: Python, its packages, the processor."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    versions = {name: version(name) for name in _SHAPING}
    return _hash_of(versions | {"python": python, "processor": platform.machine()})
