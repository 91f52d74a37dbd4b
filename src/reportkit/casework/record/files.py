"""The record on disk, for the notebook that reads it: nobody else on the machine may."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from reportkit.casework.record.codec import record_from_json, record_json
from reportkit.casework.record.model import Record
from reportkit.exceptions import MissingData

_OWNER_ONLY = 0o600


def write_record(record: Record, path: Path) -> Path:
    """The file, written whole or not at all, in a folder that only its owner may open."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    part.touch(_OWNER_ONLY)
    part.write_text(record_json(record), encoding="utf-8")
    os.replace(part, path)
    return path


def read_record(path: Path) -> Record:
    """The record in the file. Raises MissingData if there is none, UsageError for another version's."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise MissingData(
            f"There is no record in {path}. It is written when a document is built:  reportkit build register"
        ) from error
    return record_from_json(text)


def record_hash(record: Record) -> str:
    """The SHA-256 of the file it makes."""
    return hashlib.sha256(record_json(record).encode()).hexdigest()
