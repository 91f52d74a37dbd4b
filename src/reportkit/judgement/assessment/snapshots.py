"""Assessments kept for good: one folder each, written once and never changed."""

from __future__ import annotations

import hashlib
import json
import math
import os
import shutil
import tempfile
from dataclasses import asdict, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
from pyarrow.parquet import ParquetFile

from reportkit.exceptions import ChangedAssessment
from reportkit.judgement.assessment.model import Assessment, Header

TABLES = ("schools", "placements", "results", "findings", "inputs", "cells", "lines", "peers", "history")
_HEADER = "assessment.json"
_SHA256 = "sha256"
_READ_ONLY = 0o444
_UNFINISHED = ".unfinished-"
# A snapshot is written in seconds: a folder that nothing was added to for a day was left by a kill.
_ABANDONED_AFTER = timedelta(days=1)


def snapshot_folder(snapshots: Path, header: Header) -> Path:
    """The place of an assessment: authority, day, policy and a hash of everything it rests on."""
    text = json.dumps(_plain(replace(header, listed_on=None)), sort_keys=True)
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    return snapshots / header.authority / header.as_at.isoformat() / header.policy / mark


def keep_snapshot(snapshots: Path, assessment: Assessment) -> Path:
    """The folder with the assessment; one that is there already is left as it is.

    It appears whole or not at all.
    """
    folder = snapshot_folder(snapshots, assessment.header)
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    half_written = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_UNFINISHED))
    try:
        for name in TABLES:
            table: pd.DataFrame = getattr(assessment, name)
            table.to_parquet(half_written / f"{name}.parquet")
        said = _plain(assessment.header) | {_SHA256: _hashes(half_written)}
        (half_written / _HEADER).write_text(json.dumps(said, indent=2), encoding="utf-8")
        for path in half_written.iterdir():
            path.chmod(_READ_ONLY)
        half_written.replace(folder)
    except OSError:
        if not folder.is_dir():  # else another run has just kept the same
            raise
    finally:
        shutil.rmtree(half_written, ignore_errors=True)
    return folder


def remove_unfinished(snapshots: Path) -> None:
    """Remove half-written snapshots that were abandoned; one that a process is writing stays.

    Age is told by the clock of the file system that holds them, which may be another machine's.
    """
    if not snapshots.is_dir():
        return
    with tempfile.TemporaryFile(dir=snapshots) as just_made:
        now = os.fstat(just_made.fileno()).st_mtime
    for folder in snapshots.glob(f"*/*/*/{_UNFINISHED}*"):
        if now - _last_written(folder) > _ABANDONED_AFTER.total_seconds():
            shutil.rmtree(folder, ignore_errors=True)


def _last_written(folder: Path) -> float:
    """When something in the folder was last written; never, for one that has gone meanwhile."""
    try:
        return max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
    except FileNotFoundError:
        return math.inf


def find_snapshot(snapshots: Path, header: Header) -> Assessment | None:
    """The assessment with this header, if it was kept."""
    folder = snapshot_folder(snapshots, header)
    return read_snapshot(folder) if folder.is_dir() else None


def read_snapshot(folder: Path) -> Assessment:
    """The assessment kept in a folder. Raises ChangedAssessment if it is not as it was kept."""
    _check_unchanged(folder)
    tables = {name: _table(folder / f"{name}.parquet") for name in TABLES}
    return Assessment(_header(folder), **tables)


def _check_unchanged(folder: Path) -> None:
    kept = json.loads((folder / _HEADER).read_text(encoding="utf-8")).get(_SHA256, {})
    for name, found in _hashes(folder).items():
        if kept.get(name) != found:
            raise ChangedAssessment(
                f"{folder / name}.parquet is not as it was kept, so nothing in that assessment can be relied "
                "on. Move its folder away, find out who changed it, and run  reportkit assess  again."
            )


def _hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of each table's file."""
    return {name: hashlib.sha256((folder / f"{name}.parquet").read_bytes()).hexdigest() for name in TABLES}


def _table(path: Path) -> pd.DataFrame:
    """A table read in one thread: a process that is to be forked may have no other."""
    read = ParquetFile(path, pre_buffer=False).read(use_threads=False)
    table: pd.DataFrame = read.to_pandas(use_threads=False)
    return table


def _header(folder: Path) -> Header:
    said = json.loads((folder / _HEADER).read_text(encoding="utf-8"))
    header = Header(**{field.name: said[field.name] for field in fields(Header)})
    listed = said["listed_on"]
    return replace(
        header,
        as_at=date.fromisoformat(said["as_at"]),
        listed_on=date.fromisoformat(listed) if listed else None,
    )


def _plain(header: Header) -> dict[str, Any]:
    return {name: str(value) if value is not None else None for name, value in asdict(header).items()}
