"""Which documents need building, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit.exceptions import UsageError
from reportkit.publishing.batch.held import HeldManifest
from reportkit.publishing.batch.inputs import InputHashes
from reportkit.publishing.batch.job import Job


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be done for one job: nothing, where there are no reasons to build it.

    `edited` says that a person has changed the document, so that a new one would go beside it.
    """

    job: Job
    reasons: tuple[str, ...]
    edited: bool
    inputs: Mapping[str, str] = field(repr=False)


def plan(folder: Path, jobs: Sequence[Job], *, force: bool = False) -> tuple[Planned, ...]:
    """What a run would do in the term's folder; nothing is run or written.

    Raises UsageError if two jobs are for one document, or a notebook or template cannot be read.
    """
    return plan_against(HeldManifest(folder), folder, jobs, force=force)


def plan_against(
    manifest: HeldManifest, folder: Path, jobs: Sequence[Job], *, force: bool
) -> tuple[Planned, ...]:
    """The plan, with the folder's manifest read already."""
    _check_distinct(jobs)
    hashes = InputHashes()
    return tuple(_plan_one(manifest, folder, job, hashes.of(job), force) for job in jobs)


def _plan_one(
    manifest: HeldManifest, folder: Path, job: Job, inputs: Mapping[str, str], force: bool
) -> Planned:
    entry = manifest.entry(job.document)
    reasons = ("asked for",) if force else _reasons(entry, inputs, (folder / job.document).is_file())
    return Planned(job, reasons, manifest.is_edited(job.document), inputs)


def _reasons(entry: Mapping[str, Any] | None, inputs: Mapping[str, str], there: bool) -> tuple[str, ...]:
    """Why the document must be built: nothing where it is there and its inputs are those recorded."""
    if entry is None:
        return ("new",)
    if not there:
        return ("removed since it was built",)
    recorded = entry["inputs"]
    names = sorted(set(recorded) | set(inputs))
    return tuple(f"{name} changed" for name in names if recorded.get(name) != inputs.get(name))


def _check_distinct(jobs: Sequence[Job]) -> None:
    twice = [name for name, times in Counter(job.document for job in jobs).items() if times > 1]
    if twice:
        raise UsageError(f"More than one job is to write {', '.join(sorted(twice))}.")
