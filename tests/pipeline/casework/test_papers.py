"""The papers about one school as documents: which are made, what they hold, and that they name no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

from reportkit.casework.events.formal_kinds import PlanSort, Referral
from reportkit.casework.events.kinds import KINDS
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Removal, Step, Taper, Withdrawal
from reportkit.casework.events.support_kinds import LinkRole, Panel, Source, Support
from reportkit.casework.events.visit_kinds import ShareRequest
from reportkit.casework.record import SchoolRecord
from reportkit.exceptions import DocumentError, UsageError
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.documents import Desk, Wanted, left_over
from reportkit.pipeline.casework.documents.paper_jobs import PAPER_MAKERS
from reportkit.pipeline.casework.documents.papers import PAPERS
from reportkit.pipeline.casework.printing import PRINTED, print_lines
from reportkit.places import Places
from reportkit.publishing.batch import Job, LocalExecutor, build_batch
from reportkit.publishing.batch.making import make_document
from reportkit.publishing.word.accessibility import check_document
from reportkit.vocabulary import Urn
from tests.built import SOURCE
from tests.casework.events.builders import NOW, OTHER, SCHOOL, TODAY, event
from tests.casework.requirements.builders import (
    HACKNEY,
    HILLINGDON,
    Happened,
    decided,
    facts,
    link,
    panel,
    placed,
    rules,
)
from tests.marking import faults
from tests.publishing.opened import texts
from tests.reports.casework.builders import (
    AUTHORITY,
    HEAD,
    action,
    noticed,
    planned,
    pre_formal,
    record,
    reviewed,
    visited,
)

LAST_TERM = (TODAY - date(2026, 8, 31)).days
NEIGHBOUR = "Neighbouring Infant School"
EVERY = "casework-documents"
STEP = Step(on=date(2027, 1, 4), support="One visit a term")


def desk_of(folder: Path, policy: str, *happened: Happened, **about: Any) -> Desk:
    """A desk with an invented school's record, beside another school of the authority."""
    kept = record(policy, *happened, **about)
    other = SchoolRecord(facts(urn=OTHER, name=NEIGHBOUR))
    asked = Asked(authority=AUTHORITY[policy], by="Ann Officer", at=NOW, on=TODAY, why="Visit")
    schools = (*kept.schools, other)
    return Desk(Places(SOURCE), asked, replace(kept, schools=schools), rules(policy), folder)


def jobs_for(desk: Desk, name: str = EVERY, *events: str, urn: Urn | None = None) -> list[Job]:
    return list(PAPER_MAKERS[name](desk, Wanted((urn,) if urn else (), events)))


def names(jobs: list[Job]) -> list[str]:
    return [job.document.removeprefix(f"restricted/{SCHOOL}/") for job in jobs]


# --- which are made -----------------------------------------------------------------------------------


def test_each_event_of_the_term_that_has_a_paper_gets_it(tmp_path: Path) -> None:
    happened = (
        (visited(), LAST_TERM),
        (visited(), LAST_TERM - 1),
        (panel("CTG"), 20),
        (panel("Scrutiny"), 19),
        (noticed(), 9),
        (planned(sort=PlanSort.RAPID, answers=f"{SCHOOL}-5"), 5),
        (placed(), 3),
        (Taper(steps=(STEP,)), 2),
    )
    assert names(jobs_for(desk_of(tmp_path, HILLINGDON, *happened))) == [
        "note-of-visit-102368-2.docx",
        "notice-checklist-102368-5.docx",
        "ctg-note-102368-3.docx",
        "group-note-102368-4.docx",
        "action-plan-102368-6.docx",
        "exit-strategy-102368-8.docx",
    ]


FORMS: dict[str, tuple[str, tuple[Happened, ...], dict[str, Any], list[str]]] = {
    "nothing is on record": (HACKNEY, (), {}, []),
    "Intensive, without plan or review": (
        HACKNEY,
        ((decided("intensive_a"), 99),),
        {},
        ["review-day-form.docx", "action-plan-form.docx"],
    ),
    "Intensive, with a plan": (
        HACKNEY,
        ((decided("intensive_a"), 99), (planned(), 90)),
        {},
        ["review-day-form.docx"],
    ),
    "an academy in Intensive": (HACKNEY, ((decided("intensive_a"), 99),), {"maintained": False}, []),
    "stepped down without an exit strategy": (
        HACKNEY,
        ((decided("intensive_a"), 99), (decided("enhanced"), 90)),
        {},
        ["exit-strategy-form.docx"],
    ),
    "a notice without a plan": (
        HILLINGDON,
        ((noticed(), 99),),
        {},
        ["action-plan-form.docx"],
    ),
    "left the register for nobody": (
        HILLINGDON,
        ((placed(), 99), (Removal(), 98)),
        {},
        ["exit-strategy-form.docx"],
    ),
    "handed over": (HILLINGDON, ((placed(), 99), (Removal(handed_to="the hub"), 98)), {}, []),
    "an academy referred": (
        HILLINGDON,
        ((placed(), 99), (Referral(to=Party.REGIONS_GROUP, matters="x"), 98)),
        {"maintained": False},
        ["notice-checklist-form.docx"],
    ),
}


@pytest.mark.parametrize("case", FORMS)
def test_a_form_is_made_where_the_record_wants_one(tmp_path: Path, case: str) -> None:
    policy, happened, about, expected = FORMS[case]
    assert names(jobs_for(desk_of(tmp_path, policy, *happened, **about))) == expected


def test_a_paper_asked_for_by_school_comes_with_the_form_for_the_next(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, HACKNEY, (reviewed(), 5), (planned(), 4))
    assert names(jobs_for(desk, "review-day", urn=SCHOOL)) == [
        "review-day-102368-1.docx",
        "review-day-form.docx",
    ]
    assert names(jobs_for(desk, "action-plan", urn=SCHOOL)) == ["action-plan-102368-2.docx"]
    assert names(jobs_for(desk, "notice-checklist", urn=SCHOOL)) == ["notice-checklist-form.docx"]


def test_an_event_of_any_term_is_printed_when_it_is_named(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, HILLINGDON, (visited(), 400), (visited(), 3))
    assert names(jobs_for(desk, "note-of-visit", f"{SCHOOL}-1")) == ["note-of-visit-102368-1.docx"]


def test_of_a_corrected_event_the_correction_is_printed_in_the_place_of_the_first(tmp_path: Path) -> None:
    made = [event(visited(), 1, ago=9), event(visited(), 2, ago=9, corrects=f"{SCHOOL}-1")]
    desk = desk_of(tmp_path, HILLINGDON, made=made)
    for jobs in (jobs_for(desk, "note-of-visit", f"{SCHOOL}-1"), jobs_for(desk)):
        assert names(jobs) == ["note-of-visit-102368-1.docx"]
        assert jobs[0].parameters["event"] == "102368-2"


def test_a_visit_to_a_school_that_is_on_no_list_any_more_is_still_printed(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, HILLINGDON, (visited(), 9))
    gone, other = desk.record.schools
    left = replace(desk, record=replace(desk.record, schools=(other,), former=(gone,)))
    (job,) = jobs_for(left, "note-of-visit", f"{SCHOOL}-1")
    assert names([job]) == ["note-of-visit-102368-1.docx"]


def test_what_cannot_be_printed_says_why(tmp_path: Path) -> None:
    made = [event(visited(), 1, ago=9), event(Withdrawal(), 2, corrects=f"{SCHOOL}-1"), event(panel(), 3)]
    desk = desk_of(tmp_path, HILLINGDON, made=made)
    with pytest.raises(UsageError, match="was taken back"):
        jobs_for(desk, EVERY, f"{SCHOOL}-1")
    with pytest.raises(UsageError, match="is of another kind, panel; it is not an event for note-of-visit"):
        jobs_for(desk, "note-of-visit", f"{SCHOOL}-3")
    with pytest.raises(UsageError, match="No school of hillingdon has an event 102368-8"):
        jobs_for(desk, EVERY, f"{SCHOOL}-8")
    with pytest.raises(UsageError, match="hillingdon@2016-02 has no review-day"):
        jobs_for(desk, "review-day", urn=SCHOOL)
    with pytest.raises(UsageError, match="102399 is not a school of hillingdon"):
        jobs_for(desk, EVERY, urn=Urn("102399"))


def test_a_paper_whose_event_was_taken_back_is_named_so_that_it_is_not_sent(tmp_path: Path) -> None:
    made = [
        event(visited(), 1, ago=9),
        event(visited(), 2, ago=9),
        event(visited(), 3, corrects=f"{SCHOOL}-2", ago=9),
        event(Withdrawal(), 4, corrects=f"{SCHOOL}-1"),
    ]
    places = Places(tmp_path)
    folder = places.outputs / "hillingdon" / "2026-autumn"
    desk = replace(desk_of(folder, HILLINGDON, made=made), places=places)
    kept = folder / "restricted" / SCHOOL
    kept.mkdir(parents=True)
    for name in (
        "note-of-visit-102368-1",
        "note-of-visit-102368-1.new",
        "note-of-visit-102368-2",
        "register",
    ):
        (kept / f"{name}.docx").touch()
    where = f"outputs/hillingdon/2026-autumn/restricted/{SCHOOL}"
    said = "102368-1 was taken back, and its paper is still there. Delete"
    assert left_over(desk) == (
        f"{said} {where}/note-of-visit-102368-1.docx",
        f"{said} {where}/note-of-visit-102368-1.new.docx",
    )


# --- what a job rests on ------------------------------------------------------------------------------


def test_the_manifest_says_who_may_have_a_note(tmp_path: Path) -> None:
    request = ShareRequest(visit=f"{SCHOOL}-1", asked_by=HEAD, granted=True)
    for policy, readers in ((HILLINGDON, "headteacher"), (HACKNEY, "headteacher; chair of governors")):
        (job,) = jobs_for(desk_of(tmp_path, policy, (visited(), 5)))
        assert job.parameters["readers"] == readers
        (job,) = jobs_for(desk_of(tmp_path, policy, (visited(), 5), (request, 4)))
        assert job.parameters["readers"] == f"{readers}; Jo Bloggs (102368-2)"


def test_a_note_changes_with_what_is_said_of_it_and_with_nothing_else(tmp_path: Path) -> None:
    def told(*more: Happened) -> tuple[object, ...]:
        (job,) = jobs_for(desk_of(tmp_path, HILLINGDON, (visited(), 9), *more), EVERY, f"{SCHOOL}-1")
        return job.parameters, job.data, job.as_at

    alone = told()
    assert told((placed(), 5), (visited(), 4)) == alone
    assert told((ShareRequest(visit=f"{SCHOOL}-1", asked_by=HEAD, granted=False), 5)) != alone


def test_the_record_that_a_note_is_made_from_holds_nothing_else(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, HILLINGDON, (visited(), 9), (placed(), 8))
    (job,) = jobs_for(desk)
    held = Path(job.locations["record"]).read_text(encoding="utf-8")
    assert '"visit"' in held and '"placement"' not in held and NEIGHBOUR not in held
    assert Path(job.locations["record"]).stat().st_mode & 0o077 == 0


def test_no_file_s_name_holds_a_word_of_risk(tmp_path: Path) -> None:
    made = [job for job in jobs_for(desk_of(tmp_path, HACKNEY, *STORY)) if job]
    for job in made:
        words = ("risk", "intensive", "enhanced", "gobar", "warning", "concern")
        assert not [word for word in words if word in job.document]


# --- the documents ------------------------------------------------------------------------------------

STORY: tuple[Happened, ...] = (
    (decided("intensive_a", approved_by="C. Director"), 80),
    (link(LinkRole.LAMA), 79),
    (planned(resources=""), 70),
    (reviewed(agreed=(action(),)), 60),
    (panel("TAG"), 50),
    (pre_formal(), 40),
    (Support(source=Source.SCHOOL, provider=NEIGHBOUR, aspect="writing"), 30),
    (visited(strengths="<b>*Calm*</b>", actions=(action(),)), 20),
    (decided("enhanced", approved_by="C. Director"), 10),
    (Taper(steps=(STEP,), hands_to=NEIGHBOUR), 5),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The term's folder."""
    return tmp_path_factory.mktemp("papers")


@pytest.fixture(scope="module")
def executor() -> LocalExecutor:
    return LocalExecutor(workers=2, warm=("reportkit.reports.sections.casework.note_of_visit",))


@pytest.fixture(scope="module")
def made(folder: Path, executor: LocalExecutor) -> dict[str, bytes]:
    """Every paper of a story, and every form."""
    story, blank = desk_of(folder, HACKNEY, *STORY), desk_of(folder, HACKNEY)
    forms = [job for paper in PAPERS for job in jobs_for(blank, paper.printed.name, urn=SCHOOL)]
    batch = build_batch(folder, (*jobs_for(story), *forms), executor, [])
    batch.check()
    return {built.document: built.path.read_bytes() for built in batch.built}


def test_there_is_a_document_of_every_paper_and_a_form_of_each(made: dict[str, bytes]) -> None:
    found = {Path(name).stem for name in made}
    assert {name.removesuffix("-form") for name in found if name.endswith("-form")} == {
        *("note-of-visit", "notice-checklist", "review-day", "tag-note", "action-plan", "exit-strategy")
    }
    assert len(made) == 12


def test_every_one_is_sound_accessible_and_marked(made: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in made.items():
        path = tmp_path / Path(name).name
        path.write_bytes(content)
        assert OpenXmlValidator().validate(path).errors == [], name
        assert check_document(content) == (), name
        assert faults(path, is_marked=True) == []


def test_a_second_run_makes_nothing_and_a_forced_one_the_same_bytes(
    made: dict[str, bytes], folder: Path, executor: LocalExecutor
) -> None:
    jobs = jobs_for(desk_of(folder, HACKNEY, *STORY))
    assert len(build_batch(folder, jobs, executor, []).unchanged) == len(jobs)
    forced = build_batch(folder, jobs, executor, [], force=True)
    assert {built.document: built.path.read_bytes() for built in forced.built}.items() <= made.items()
    assert len(forced.built) == len(jobs)


def test_an_officer_s_marks_stand_as_typed(made: dict[str, bytes]) -> None:
    said = "\n".join(texts(made[f"restricted/{SCHOOL}/note-of-visit-102368-8.docx"]))
    assert "<b>*Calm*</b>" in said


def test_a_note_of_visit_never_names_another_school(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, HILLINGDON, (visited(evidence=f"As at {NEIGHBOUR.upper()}."), 5), *SUPPORTED)
    (job,) = jobs_for(desk, "note-of-visit")
    with pytest.raises(DocumentError, match="another school's name"):
        make_document(job)


def test_a_partner_on_record_may_stand_in_a_group_s_note_and_no_other_school(tmp_path: Path) -> None:
    said = Panel(panel="CTG", progress=f"{NEIGHBOUR} helps with writing.")
    (job,) = jobs_for(desk_of(tmp_path, HILLINGDON, (said, 5), *SUPPORTED), "group-note")
    assert any(NEIGHBOUR in text for text in texts(make_document(job).content))
    (job,) = jobs_for(desk_of(tmp_path, HILLINGDON, (said, 5)), "group-note")
    with pytest.raises(DocumentError, match="another school's name"):
        make_document(job)


SUPPORTED: tuple[Happened, ...] = ((Support(source=Source.SCHOOL, provider=NEIGHBOUR, aspect="writing"), 30),)


# --- the command that prints one ------------------------------------------------------------------------


def test_the_papers_have_the_names_that_commands_say() -> None:
    from reportkit.commands.restricted import RESTRICTED

    assert {paper.kind.kind for paper in PAPERS} == set(PRINTED) <= set(KINDS)
    assert set(PAPER_MAKERS) <= set(RESTRICTED)


def test_after_an_act_it_is_said_how_to_print_its_paper() -> None:
    visit, request = event(visited(), 7), ShareRequest(visit="102368-7", asked_by=HEAD, granted=True)
    expected = (
        "To print it:  reportkit build note-of-visit --event 102368-7 --authority hillingdon --why …",
    )
    assert print_lines(visit, rules(HILLINGDON)) == expected
    assert print_lines(event(request, 8), rules(HILLINGDON)) == expected


def test_where_there_is_no_paper_nothing_is_said_of_printing() -> None:
    assert print_lines(event(placed(), 7), rules(HILLINGDON)) == ()
    assert print_lines(event(reviewed(), 7), rules(HILLINGDON)) == ()
    assert print_lines(event(reviewed(), 7), rules(HACKNEY))
