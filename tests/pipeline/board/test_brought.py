"""What is not in every pack is made where there is something to make, and goes where there is no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.record import Record
from reportkit.pipeline.board.brought import jobs_apart, jobs_brought, remove_passed
from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.opening import AskedPack, BoardDesk
from reportkit.places import Places
from reportkit.publishing.disclosure import WatchList
from reportkit.publishing.manifest import BuiltDocument, record, sha256_of
from tests.casework.test_minute_book import Clerk
from tests.reports.board.borough_papers import AS_AT, MEETING
from tests.reports.board.meetings import JULY, approved, coming, met, minuted, of, paper, seated
from tests.settings.policies.builders import PARAMS

OWN = f"sspb/{MEETING}"


@pytest.fixture
def clerk() -> Clerk:
    """Approved minutes of July, a paper that went out with the others, and one that came after."""
    found = seated()
    first = met(found)
    minuted(found, first)
    approved(found, first)
    arranged = coming(found)
    paper(found, arranged, "Reading")
    found.write(kinds.PapersSent(meeting=arranged), date(2026, 11, 18))
    paper(found, arranged, "Money", on=date(2026, 11, 20), late_because="Late.")
    return found


def desk(clerk: Clerk, root: Path) -> BoardDesk:
    for folder in ("params", "notebooks", "report_templates"):
        if not (root / folder).exists():
            (root / folder).symlink_to(PARAMS.parent / folder)
    asked = AskedPack("hillingdon", MEETING, AS_AT)
    held = Record("hillingdon", AS_AT, "hillingdon@2016-02", (), borough=tuple(clerk.events))
    return BoardDesk(
        Places(root), asked, held, of(clerk), root / "term", guard=Guard(WatchList(), WatchList())
    )


def test_papers_brought_are_bound_and_addenda_and_the_handover_stand_apart(
    clerk: Clerk, tmp_path: Path
) -> None:
    bound = [
        (leaf.label, job.document, job.parameters["paper"])
        for leaf, job in jobs_brought(desk(clerk, tmp_path))
    ]
    assert bound == [("G", f"{OWN}/papers/paper-g.docx", "G")]
    apart = [(job.document, job.parameters.get("paper")) for job in jobs_apart(desk(clerk, tmp_path))]
    assert apart == [(f"{OWN}/addendum-1.docx", "1"), (f"{OWN}/forum-handover.docx", None)]


def test_minutes_that_are_not_approved_are_not_handed_to_the_forum(clerk: Clerk, tmp_path: Path) -> None:
    first = next(one.id for one in clerk.events if isinstance(one.payload, kinds.Meeting))
    clerk.write(kinds.Minute(meeting=first, item="Late", said="Forgotten."), JULY)
    assert [job.document for job in jobs_apart(desk(clerk, tmp_path))] == [f"{OWN}/addendum-1.docx"]


def test_every_job_is_looked_at_by_the_guard(clerk: Clerk, tmp_path: Path) -> None:
    at = desk(clerk, tmp_path)
    jobs = [*(job for _, job in jobs_brought(at)), *jobs_apart(at)]
    assert len(jobs) == 3 and all(job.expected.check is not None for job in jobs)


def test_what_is_made_no_more_is_removed_unless_a_person_changed_it(clerk: Clerk, tmp_path: Path) -> None:
    at = desk(clerk, tmp_path)
    names = (
        "forum-handover.docx",
        "addendum-1.docx",
        "addendum-2.docx",
        "papers/paper-j.docx",
        "agenda.docx",
    )
    for name in names:
        _built(at, name)
    (at.folder / OWN / "papers/paper-j.docx").write_bytes(b"by hand")
    remove_passed(at)
    assert _left(at) == {"forum-handover.docx", "addendum-1.docx", "papers/paper-j.docx", "agenda.docx"}


def _built(at: BoardDesk, name: str) -> None:
    path = at.folder / OWN / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"built")
    entry = BuiltDocument(
        path=f"{OWN}/{name}", title="", sha256=sha256_of(b"built"), parameters={}, inputs={},
        readability=None, checks={}, figures=(),
    )  # fmt: skip
    record(at.folder, [entry], ())


def _left(at: BoardDesk) -> set[str]:
    folder = at.folder / OWN
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.docx")}
