"""A batch builds each document once, whole and the same as any other way; failures stand alone."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.exceptions import SomeFailed, UsageError
from reportkit.publishing.batch import (
    Built,
    Expected,
    Failed,
    Job,
    LocalExecutor,
    Outcome,
    Tally,
    Unchanged,
    build_batch,
)
from reportkit.publishing.batch.making import make_document
from tests.publishing.batch.jobs import (
    NOTEBOOKS,
    broken,
    contents,
    hashes,
    job,
    jobs,
    litter,
    manifest_file,
    recorded,
    refuse,
    run,
)
from tests.publishing.opened import texts


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A term's folder in which a batch of six was built."""
    folder = tmp_path_factory.mktemp("term")
    batch = run(folder, jobs(folder, 6))
    batch.check()
    assert [type(result) for result in batch.results] == [Built] * 6
    return folder


def test_every_document_is_in_its_place_and_in_the_manifest(built: Path) -> None:
    assert hashes(built) == recorded(built)
    assert len(contents(built)) == 6
    assert manifest_file(built)["documents"].keys() == contents(built).keys()
    assert litter(built) == []


def test_each_document_holds_its_own_school_alone(built: Path) -> None:
    for number in range(1, 7):
        said = "\n".join(texts(contents(built)[job(built, number).document]))
        assert f"School {number} has the number {100000 + number}." in said
        assert all(f"School {other}" not in said for other in range(1, 7) if other != number)


def test_the_manifest_says_what_a_document_was_built_from(built: Path) -> None:
    entry = manifest_file(built)["documents"][job(built).document]
    assert entry["parameters"] == {"school": "School 1", "urn": "100001"}
    assert entry["inputs"].keys() == {
        *("notebook", "template", "parameters", "school data", "reportkit", "packages")
    }
    assert entry["checks"] == {"charts": 2, "tables": 1, "accessibility_findings": 0}
    assert entry["title"] == "School profile of School 1, Autumn term 2026"
    assert str(built) not in json.dumps(entry)


def test_working_papers_are_kept_where_only_their_owner_may_look(built: Path) -> None:
    working = built / "working"
    assert working.stat().st_mode & 0o777 == 0o700
    assert len(list(working.glob("*.ipynb"))) == 6


@pytest.mark.parametrize("engine", ["reportkit", "nbclient"])
def test_a_document_built_alone_has_the_same_bytes(built: Path, tmp_path: Path, engine: str) -> None:
    alone = make_document(job(tmp_path), engine)
    assert alone.content == contents(built)[alone.document]


def test_a_batch_by_kernels_has_the_same_bytes(built: Path, tmp_path: Path) -> None:
    run(tmp_path, jobs(tmp_path, 1), engine="nbclient").check()
    assert contents(tmp_path).items() <= contents(built).items()


def test_failures_of_every_kind_stop_no_other_job_and_are_listed(tmp_path: Path) -> None:
    given = [
        broken(tmp_path, 1, "raises"),
        broken(tmp_path, 2, "exits_hard"),
        broken(tmp_path, 3, "hangs"),
        job(tmp_path, 4),
        replace(job(tmp_path, 5), expected=Expected(charts=7)),
        replace(job(tmp_path, 6), expected=Expected(check=refuse)),
        replace(job(tmp_path, 7), parameters={"wrong": "name"}),
    ]
    batch = run(tmp_path, given)
    why = {result.document.split("/")[1]: result for result in batch.failed}
    assert why.keys() == {"100001", "100002", "100003", "100005", "100006", "100007"}
    assert contents(tmp_path).keys() == {job(tmp_path, 4).document}
    for urn, name in [("100001", "ValueError"), ("100002", "ProcessEnded"), ("100003", "DeadlinePassed")]:
        assert why[urn].cell == 4
        assert f"cell 4: {name}" in why[urn].why
        assert "Before" in str(why[urn].notebook and why[urn].notebook.read_text(encoding="utf-8"))
    assert "2 charts and 1 tables, where 7" in why["100005"].why
    assert "another school's name" in why["100006"].why
    assert "takes the parameters" in why["100007"].why
    with pytest.raises(SomeFailed, match=r"6 of 7 documents were not written") as failure:
        batch.check()
    assert failure.value.exit_code == 33
    assert all(result.document in str(failure.value) for result in batch.failed)


def test_nothing_of_one_job_is_seen_by_another(tmp_path: Path) -> None:
    notebook = NOTEBOOKS / "leaves_things_about.ipynb"
    expected = Expected(("Clean",))
    given = [replace(job(tmp_path, n, notebook), expected=expected) for n in range(1, 5)]
    run(tmp_path, given).check()


def test_progress_counts_what_is_done_and_what_failed(tmp_path: Path) -> None:
    told: list[Tally] = []
    given = [job(tmp_path, 1), broken(tmp_path, 2, "raises")]
    build_batch(tmp_path, given, LocalExecutor(2), [], told.append)
    assert [tally.done for tally in told] == [1, 2]
    assert told[-1] == Tally(2, 1, 2)


class Twice:
    """An executor that runs nothing itself, and gives each outcome twice, as a cluster may."""

    def run(self, jobs: Sequence[Job]) -> Generator[Outcome, None, None]:
        for one in jobs:
            made = make_document(one)
            yield made
            yield Failed(one.document, "the second try")


def test_a_document_whose_task_ran_twice_is_delivered_once(tmp_path: Path) -> None:
    told: list[Tally] = []
    batch = build_batch(tmp_path, jobs(tmp_path, 2), Twice(), [], told.append)
    batch.check()
    assert len(told) == 2


def test_a_job_that_an_executor_forgets_counts_as_failed(tmp_path: Path) -> None:
    class Forgetful:
        def run(self, jobs: Sequence[Job]) -> Generator[Outcome, None, None]:
            yield from ()

    batch = build_batch(tmp_path, jobs(tmp_path, 1), Forgetful(), [])
    assert [type(result) for result in batch.results] == [Failed]


def test_a_second_run_builds_nothing(built: Path) -> None:
    batch = build_batch(built, jobs(built, 6), LocalExecutor(2), [])
    assert [type(result) for result in batch.results] == [Unchanged] * 6


def test_a_document_that_was_edited_gets_the_new_one_beside_it(tmp_path: Path) -> None:
    run(tmp_path, jobs(tmp_path, 1)).check()
    edited = tmp_path / job(tmp_path).document
    edited.write_bytes(b"edited by hand")
    assert run(tmp_path, jobs(tmp_path, 1)).unchanged
    batch = run(tmp_path, [replace(job(tmp_path), data={"school data": "new"})])
    assert batch.built[0].beside
    assert batch.built[0].path.name == "school-profile-100001.new.docx"
    assert edited.read_bytes() == b"edited by hand"


def test_two_jobs_for_one_document_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="More than one job"):
        run(tmp_path, [job(tmp_path), job(tmp_path)])


def test_the_html_working_paper_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    paper = tmp_path / "working" / "profile.html"
    run(tmp_path, [replace(job(tmp_path), paper=paper)]).check()
    assert "School 1 has the number" in paper.read_text(encoding="utf-8")
