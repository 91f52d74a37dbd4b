"""What is not in every pack: papers that somebody brings, addenda, and what goes to the Schools' Forum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportkit.pipeline.board.documents import LeafDocument
from reportkit.pipeline.board.opening import BoardDesk
from reportkit.publishing.batch import Expected, Job
from reportkit.publishing.manifest import read_manifest, remove_built
from reportkit.reports.sections.board import handover
from reportkit.reports.sections.board.brought import Brought, addenda, brought

_NOTEBOOK = "board_brought.ipynb"
HANDOVER = LeafDocument("", "forum-handover.docx", "board_handover.ipynb", handover)
# The file names of what may be made for one day and not for the next.
_PASSING = re.compile(r"forum-handover\.docx|addendum-\d+\.docx|papers/paper-[g-z][a-z]*\.docx")


def jobs_brought(desk: BoardDesk) -> Iterator[tuple[LeafDocument, Job]]:
    """The papers that are bound into the pack behind the standing ones."""
    for one in brought(desk.profile):
        yield LeafDocument(one.label, one.file, _NOTEBOOK, one), _job(desk, one)


def jobs_apart(desk: BoardDesk) -> Iterator[Job]:
    """Documents that stand beside the pack and are not bound into it."""
    yield from (_job(desk, one) for one in addenda(desk.profile))
    if handover.ready(desk.profile):
        parts = handover.expected_parts(desk.profile)
        yield desk.job(HANDOVER.file, HANDOVER.notebook, Expected(*parts))


def remove_passed(desk: BoardDesk) -> None:
    """Remove what was built before and is made no more, such as minutes whose approval was taken back.

    What a person has changed by hand stays.
    """
    made = {job.document for _, job in jobs_brought(desk)} | {job.document for job in jobs_apart(desk)}
    for document, entry in read_manifest(desk.folder)["documents"].items():
        own = document.removeprefix(f"{desk.own}/")
        if own != document and _PASSING.fullmatch(own) and document not in made:
            remove_built(desk.folder / document, entry["sha256"])


def _job(desk: BoardDesk, one: Brought) -> Job:
    job = desk.job(one.file, _NOTEBOOK, Expected(*one.expected_parts(desk.profile)))
    return replace(job, parameters={**job.parameters, "paper": one.label})
