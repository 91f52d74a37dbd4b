"""Counts as a file that a notebook is handed: the same counts give the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from reportkit.exceptions import MissingData

Counts = TypeVar("Counts")


@dataclass(frozen=True, slots=True)
class CountsFile(Generic[Counts]):
    """The file of one kind of counts; `remedy` says how it is made anew."""

    counts: TypeAdapter[Counts]
    remedy: str

    def to_json(self, counts: Counts) -> bytes:
        """The file's content."""
        return self.counts.dump_json(counts, indent=1) + b"\n"

    def hash_of(self, counts: Counts) -> str:
        """The SHA-256 of the file that the counts make."""
        return hashlib.sha256(self.to_json(counts)).hexdigest()

    def read(self, path: Path) -> Counts:
        """The counts in the file. Raises MissingData if there is none that can be read."""
        try:
            return self.counts.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise MissingData(f"There are no counts in {path} that can be read. {self.remedy}") from error
