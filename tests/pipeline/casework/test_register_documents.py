"""The register and the meeting paper as Word files, of invented schools, under either policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportkit.pipeline.casework.documents.assessing import Assessed
from reportkit.pipeline.casework.documents.desk import Desk
from reportkit.pipeline.casework.documents.meeting_paper import meeting_paper_job
from reportkit.pipeline.casework.documents.register import register_job
from reportkit.publishing.batch import Job, LocalExecutor, build_batch
from reportkit.publishing.word.accessibility import check_document
from reportkit.vocabulary import Urn
from tests.casework.record.builders import record, school
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, decided, placed
from tests.judgement.assessment.builders import Case, finding
from tests.pipeline.casework.builders import desk, kept, make
from tests.publishing.opened import texts
from tests.reports.register.builders import AUTHORITY, PROPOSED, RULED

Maker = Callable[[Desk, Assessed], Job]
DOCUMENTS = {"register": register_job, "meeting-paper": meeting_paper_job}
ELSEWHERE, FOX = Urn("100002"), "Fox & “Hound” School"


def job_of(root: Path, document: str, policy: str) -> Job:
    """A school placed by decision with gaps in its record, one placed by a rule, one to consider."""
    by_decision = placed("gobar") if policy == HILLINGDON else decided("enhanced")
    held = record(
        school((by_decision, 9)),
        school(urn=ELSEWHERE, name=FOX),
        policy=policy,
        authority=AUTHORITY[policy],
    )
    flagged = Case(findings=(finding("1a"),), route="proposed", proposals=PROPOSED.proposals)
    by_rule = replace(RULED, urn=ELSEWHERE)
    cases = (flagged, by_rule) if policy == HILLINGDON else (Case(), Case(urn=ELSEWHERE))
    at = desk(root, held)
    return DOCUMENTS[document](at, kept(root, policy, *cases, authority=AUTHORITY[policy]))


@pytest.mark.parametrize("policy", [HILLINGDON, HACKNEY])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_is_sound_and_accessible_and_the_same_twice(tmp_path: Path, document: str, policy: str) -> None:
    job = job_of(tmp_path, document, policy)
    first = make(job)
    assert job.document == f"restricted/{document}.docx"
    path = tmp_path / "built.docx"
    path.write_bytes(first.content)
    assert OpenXmlValidator().validate(path).errors == []
    assert check_document(first.content) == ()
    assert make(job).content == first.content


def test_a_gap_in_the_record_and_what_somebody_has_to_record_stand_in_the_register(tmp_path: Path) -> None:
    document = make(job_of(tmp_path, "register", HILLINGDON))
    told = "\n".join(texts(document.content))
    assert "No School Improvement Link is named." in told
    assert "The rule H45 places it; nobody has recorded the placement: do so." in told
    assert FOX in told


def test_a_gap_stands_in_no_file_outside_the_restricted_folders(tmp_path: Path) -> None:
    at, held = opened(tmp_path / "built")
    at.folder.mkdir(parents=True)
    executor = LocalExecutor(workers=1)
    build_batch(at.folder, [register_job(at, held), meeting_paper_job(at, held)], executor, []).check()
    gap = "No School Improvement Link is named."
    found = {
        path.relative_to(at.folder).parts[0]
        for path in at.folder.rglob("*")
        if path.is_file() and gap in said(path)
    }
    assert found == {"restricted", "working"}


def said(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(texts(path.read_bytes()))
    return path.read_bytes().decode(errors="replace")


def test_the_record_is_kept_for_the_notebook_where_only_its_owner_may_look(tmp_path: Path) -> None:
    job = job_of(tmp_path, "register", HILLINGDON)
    make(job)
    written = Path(job.locations["record"])
    folder = tmp_path / "outputs" / "hillingdon" / "2026-autumn"
    assert written == folder / "working" / "records" / "register.json"
    for private in (folder / "working", folder / "restricted", written.parent, job.executed.parent):
        assert private.stat().st_mode & 0o077 == 0, private


def test_the_paths_of_what_is_built_name_no_category_and_no_risk(tmp_path: Path) -> None:
    for document in DOCUMENTS:
        root = tmp_path / document
        root.mkdir()
        job = job_of(root, document, HILLINGDON)
        said = f"{job.document} {job.executed.name} {Path(job.locations['record']).name}".lower()
        assert not [word for word in ("risk", "sarr", "gobar", "concern", "ri_") if word in said]


def test_who_read_the_register_changes_the_register_and_not_the_meeting_paper(tmp_path: Path) -> None:
    from tests.casework.events.builders import event
    from tests.casework.events.examples import keeping

    read = event(keeping.Reading(what="register", as_at=record().as_at), 1)
    for document, changes in (("register", True), ("meeting-paper", False)):
        before, after = (
            DOCUMENTS[document](replace(at, record=replace(at.record, borough=borough)), held).data
            for at, held in [opened(tmp_path / document)]
            for borough in ((), (read,))
        )
        assert (before != after) is changes, document


def opened(root: Path) -> tuple[Desk, Assessed]:
    root.mkdir()
    return desk(root, record(school((placed("gobar"), 9)))), kept(root, HILLINGDON, PROPOSED)
