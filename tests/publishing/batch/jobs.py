"""Builders for jobs, and a term's folder to look into."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from reportkit.blocks import Block
from reportkit.exceptions import DocumentError
from reportkit.publishing.batch import Batch, Expected, Job, LocalExecutor, build_batch
from reportkit.publishing.manifest import read_manifest, sha256_of
from tests.built import SOURCE

NOTEBOOKS = SOURCE / "tests" / "publishing" / "execution" / "notebooks"
TEMPLATE = SOURCE / "report_templates" / "reportkit.docx"
DAY = date(2026, 11, 22)
EXPECTED = Expected(("At a glance", "What happens next"), charts=2, tables=1)


def job(folder: Path, number: int = 1, notebook: Path = NOTEBOOKS / "one_school.ipynb") -> Job:
    """The job for one invented school's document."""
    urn = f"{100000 + number}"
    name = f"school-profile-{urn}"
    return Job(
        document=f"schools/{urn}/{name}.docx",
        notebook=notebook,
        template=TEMPLATE,
        executed=folder / "working" / f"{name}.ipynb",
        parameters={"school": f"School {number}", "urn": urn},
        as_at=DAY,
        data={"school data": urn},
        expected=EXPECTED,
    )


def jobs(folder: Path, count: int) -> list[Job]:
    """Jobs for so many schools, every second one's notebook such as a worker runs itself."""
    kinds = (NOTEBOOKS / "one_school.ipynb", NOTEBOOKS / "one_school_plainly.ipynb")
    return [job(folder, number, kinds[1 - number % 2]) for number in range(1, count + 1)]


def broken(folder: Path, number: int, name: str) -> Job:
    """A job whose notebook is one of the broken ones."""
    given = job(folder, number, NOTEBOOKS / f"{name}.ipynb")
    return replace(
        given, parameters={"who": "Hackney"}, expected=Expected(), deadline=2.0 if name == "hangs" else 300.0
    )


def with_copies(given: Sequence[Job], folder: Path) -> list[Job]:
    """The jobs on notebooks and a template of their own, which a test may spoil."""
    folder.mkdir(exist_ok=True)
    template = Path(shutil.copy(TEMPLATE, folder))
    return [
        replace(one, notebook=Path(shutil.copy(one.notebook, folder)), template=template) for one in given
    ]


def refuse(blocks: Sequence[Block], content: bytes) -> None:
    """A check that nothing passes."""
    raise DocumentError(f"{len(blocks)} blocks and a file, but another school's name.")


def run(folder: Path, given: Sequence[Job], *, force: bool = False, **settings: Any) -> Batch:
    """The batch, by two workers of this machine."""
    return build_batch(folder, given, LocalExecutor(2, **settings), [], force=force)


def contents(folder: Path) -> dict[str, bytes]:
    """Every Word file in the folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")}


def recorded(folder: Path) -> dict[str, str]:
    """The hash of each document in the manifest."""
    return {name: entry["sha256"] for name, entry in read_manifest(folder)["documents"].items()}


def hashes(folder: Path) -> dict[str, str]:
    """The hash of each Word file in the folder."""
    return {name: sha256_of(content) for name, content in contents(folder).items()}


def litter(folder: Path) -> list[str]:
    """What a run may leave nowhere: half-written files, journals, pending entries."""
    return sorted(path.name for path in folder.rglob(".*"))


def manifest_file(folder: Path) -> dict[str, Any]:
    """manifest.json as it stands on disk."""
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found
