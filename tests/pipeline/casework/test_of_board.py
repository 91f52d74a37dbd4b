"""Beside a board's pack: the Director's edition with the schools, and an annex of counts without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportkit.casework.events import Event
from reportkit.casework.events import board_kinds as kinds
from reportkit.casework.events.support_kinds import Source, Support
from reportkit.casework.record import read_record
from reportkit.exceptions import DocumentError, UsageError
from reportkit.pipeline.casework.documents import MAKERS, Maker, Wanted
from reportkit.pipeline.casework.documents.desk import Desk
from reportkit.pipeline.casework.documents.of_board import (
    annex_job,
    annex_jobs,
    count_schools,
    edition_job,
    edition_jobs,
)
from reportkit.publishing.batch import Job
from reportkit.publishing.disclosure import read_everything
from reportkit.publishing.word.accessibility import check_document
from reportkit.reports.profiles.board import BoardProfile, board_profile
from reportkit.reports.profiles.board_annex import AnnexCounts, AnnexProfile, read_annex
from reportkit.reports.sections import board_annex
from reportkit.vocabulary import Urn
from tests.built import SOURCE
from tests.casework.events.builders import event
from tests.casework.record.builders import record, school
from tests.casework.requirements.builders import HACKNEY, HILLINGDON, placed
from tests.judgement.assessment.builders import Case
from tests.pipeline.casework.builders import desk, kept, make
from tests.reports.register.builders import rows, said

DAY = date(2026, 12, 3)
WANTED = Wanted(meeting=DAY)
FOX = "Fox & “Hound” School"


def board_events(*, asked: bool) -> Sequence[Event]:
    """The meeting, and that the board asked for an annex."""
    held = event(kinds.Meeting(board="SSPB", on=DAY, begins="16:00", venue="Room 1"), 1, ago=9)
    wish = event(kinds.AnnexAsked(meeting=held.id), 2, ago=8)
    return [replace(one, urn=None) for one in ((held, wish) if asked else (held,))]


def at(root: Path, *, asked: bool = True) -> Desk:
    """Two schools on the register, one of them with support, and one that is not."""
    support = Support(source=Source.SCHOOL, provider="another school", aspect="phonics")
    held = record(
        school((placed("gobar"), 9), (support, 5)),
        school((placed("gobar"), 9), urn=Urn("100002"), name=FOX, phase="secondary"),
        school(urn=Urn("100003"), name="Elm Green School"),
        borough=tuple(board_events(asked=asked)),
    )
    return desk(root, held)


def board_of(opened: Desk) -> BoardProfile:
    return board_profile(opened.record.of_board(), opened.places.params, DAY)


def annex(root: Path) -> Job:
    opened = at(root)
    return annex_job(opened, board_of(opened), kept(root, HILLINGDON, Case()))


def test_the_annex_counts_by_phase_category_and_route(tmp_path: Path) -> None:
    primary, secondary = count_schools(at(tmp_path)).phases
    assert (primary.phase, primary.schools, secondary.phase, secondary.schools) == (
        "primary",
        2,
        "secondary",
        1,
    )
    assert dict(primary.categories) == {"gobar": 1, "ri_a": 0, "ri_b": 0, "inadequate": 0}
    assert dict(primary.routes)[str(Source.SCHOOL)] == 1
    assert set(dict(secondary.routes).values()) == {0}


def test_the_annex_is_sound_accessible_marked_and_names_no_school(tmp_path: Path) -> None:
    job = annex(tmp_path)
    made = make(job)
    assert job.document == "restricted/board-annex-2026-12-03.docx"
    assert check_document(made.content) == ()
    path = tmp_path / "built.docx"
    path.write_bytes(made.content)
    assert OpenXmlValidator().validate(path).errors == []
    said = "\n".join(passage.text for passage in read_everything(made.content))
    assert "OFFICIAL-SENSITIVE: for officers and the Co-Chairs only." in said
    for name in (FOX, "Invented Primary School", "Elm Green", "100002"):
        assert name not in said


def test_the_annex_says_by_whose_record_the_board_asked_for_it(tmp_path: Path) -> None:
    counts = AnnexCounts("hillingdon", DAY, ())
    params = SOURCE / "params"
    asked, unasked = (
        board_profile(record(borough=tuple(board_events(asked=one))).of_board(), params, DAY)
        for one in (True, False)
    )
    words = "The board asked for this annex on 14 November 2026 (recorded by Ann Officer)."
    assert words in said(board_annex.front(AnnexProfile(asked, counts)))
    assert "The board asked" not in said(board_annex.front(AnnexProfile(unasked, counts)))


def test_the_annex_adds_up_to_the_register_as_paper_c_counts_it(tmp_path: Path) -> None:
    """Paper C counts a school that an inspection places, though nobody has recorded it."""
    cases = (
        Case(urn=Urn("100003"), category="ri_b", route="automatic", applied=("H45",)),
        Case(urn=Urn("100002"), category="ri_b", route="automatic", applied=("H45",)),
    )
    opened = at(tmp_path)
    board = board_of(opened)
    job = annex_job(opened, board, kept(tmp_path, HILLINGDON, *cases))
    counts = read_annex(
        job.locations["record"], job.locations["counts"], str(SOURCE / "params"), str(DAY)
    ).counts
    assert (counts.unrecorded, counts.on_register) == (1, 3)
    found = board_annex.by_category(AnnexProfile(board, counts))
    assert rows(found)[-1][-2:] == ["1", "3"]
    assert "One school is placed by a published inspection, and nobody has recorded it." in said(found)
    assert "With it the register is 3, as Paper C counts it." in said(found)


def test_what_the_annex_is_made_from_holds_no_school(tmp_path: Path) -> None:
    job = annex(tmp_path)
    handed = read_record(Path(job.locations["record"]))
    assert (handed.schools, handed.former, handed.teams) == ((), (), ())
    counts = Path(job.locations["counts"])
    assert "100002" not in counts.read_text()
    assert counts.stat().st_mode & 0o077 == 0


def test_an_annex_that_would_name_a_school_is_not_written(tmp_path: Path) -> None:
    job = annex(tmp_path)
    template = job.notebook.read_text(encoding="utf-8")
    leaking = tmp_path / "leaking.ipynb"
    cell = "show(board_annex.by_route(profile))"
    assert cell in template
    told = f"{cell}; from reportkit.blocks import Heading; show([Heading(1, 'Elm Green School')])"
    leaking.write_text(template.replace(cell, told), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"closed annex was not written.*elm green school"):
        make(replace(job, notebook=leaking))


def test_without_the_boards_wish_there_is_no_annex(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"not on record that the board asked.*ask-annex --meeting 2026-12-03"
    ):
        annex_jobs(at(tmp_path, asked=False), WANTED)


@pytest.mark.parametrize("document", ["board-edition", "board-annex"])
def test_each_belongs_to_a_meeting(tmp_path: Path, document: str) -> None:
    with pytest.raises(UsageError, match=r"belongs to a meeting of the board"):
        MAKERS[document](at(tmp_path), Wanted())


@pytest.mark.parametrize("jobs", [edition_jobs, annex_jobs])
def test_a_policy_without_a_board_has_neither(tmp_path: Path, jobs: Maker) -> None:
    held = record(school(), policy=HACKNEY, authority="hackney")
    with pytest.raises(UsageError, match=r"hackney@2019-09 has no board"):
        jobs(desk(tmp_path, held), WANTED)


def test_the_edition_stands_in_restricted_in_the_folder_of_the_meetings_term(tmp_path: Path) -> None:
    held = kept(tmp_path, HILLINGDON, Case(), Case(urn=Urn("100002")), Case(urn=Urn("100003")))
    opened = at(tmp_path)
    job = edition_job(opened, board_of(opened), held, "hash of the data")
    assert job.document == "restricted/board-edition-2026-12-03.docx"
    assert job.parameters["meeting"] == "2026-12-03"
    assert job.data["data"] == "hash of the data"
    assert {school.facts.name for school in read_record(Path(job.locations["record"])).schools} >= {FOX}


def test_neither_stands_where_members_look(tmp_path: Path) -> None:
    held = kept(tmp_path, HILLINGDON, Case(), Case(urn=Urn("100002")), Case(urn=Urn("100003")))
    opened = at(tmp_path)
    jobs = (annex_job(opened, board_of(opened), held), edition_job(opened, board_of(opened), held, ""))
    for job in jobs:
        assert job.document.startswith("restricted/")
        assert "sspb" not in str(job.executed.relative_to(tmp_path))
        assert job.bound == ()
