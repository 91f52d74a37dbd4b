"""What would be built, and why, is told without building it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.publishing.batch import Job, plan
from reportkit.publishing.batch.held import HeldManifest
from reportkit.publishing.batch.inputs import InputHashes
from reportkit.publishing.manifest import BuiltDocument, sha256_of
from tests.publishing.batch.jobs import job, jobs, with_copies


def deliver(folder: Path, given: list[Job]) -> None:
    """Record documents as built from these jobs, without building them."""
    manifest, inputs = HeldManifest(folder), InputHashes()
    for one in given:
        content = one.document.encode()
        sha = sha256_of(content)
        entry = BuiltDocument(one.document, "", sha, one.parameters, inputs.of(one), None, {}, ())
        manifest.write(entry, content)
    manifest.close([])


def reasons(folder: Path, given: Job, *, force: bool = False) -> tuple[str, ...]:
    return plan(folder, [given], force=force)[0].reasons


def test_a_document_never_built_is_new(tmp_path: Path) -> None:
    assert reasons(tmp_path, job(tmp_path)) == ("new",)


def test_a_document_built_from_the_same_is_left(tmp_path: Path) -> None:
    deliver(tmp_path, [job(tmp_path)])
    assert reasons(tmp_path, job(tmp_path)) == ()
    assert reasons(tmp_path, job(tmp_path), force=True) == ("asked for",)


def test_where_things_stand_on_this_machine_changes_nothing(tmp_path: Path) -> None:
    deliver(tmp_path, [job(tmp_path)])
    assert reasons(tmp_path, replace(job(tmp_path), locations={"siod": "elsewhere"})) == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda j: replace(j, data={"school data": "other"}), "school data changed"),
        (lambda j: replace(j, data=j.data | {"settings": "x"}), "settings changed"),
        (lambda j: replace(j, parameters=j.parameters | {"school": "B"}), "parameters changed"),
        (lambda j: j.notebook.write_text("{}") and j, "notebook changed"),
        (lambda j: j.template.write_bytes(b"other") and j, "template changed"),
    ],
)
def test_what_has_changed_is_named(tmp_path: Path, change: Callable[[Job], Job], reason: str) -> None:
    (given,) = with_copies(jobs(tmp_path, 1), tmp_path / "own")
    deliver(tmp_path, [given])
    assert reasons(tmp_path, change(given)) == (reason,)


def test_a_document_that_was_removed_is_built_again(tmp_path: Path) -> None:
    deliver(tmp_path, [job(tmp_path)])
    (tmp_path / job(tmp_path).document).unlink()
    assert reasons(tmp_path, job(tmp_path)) == ("removed since it was built",)


def test_a_document_that_was_edited_is_left_and_said_to_be(tmp_path: Path) -> None:
    deliver(tmp_path, [job(tmp_path)])
    (tmp_path / job(tmp_path).document).write_bytes(b"edited")
    (planned,) = plan(tmp_path, [job(tmp_path)])
    assert (planned.reasons, planned.edited) == ((), True)


def test_a_template_that_cannot_be_read_is_said_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no-such.docx cannot be read"):
        plan(tmp_path, [replace(job(tmp_path), template=tmp_path / "no-such.docx")])


def test_a_hundred_unchanged_documents_are_told_in_well_under_a_second(tmp_path: Path) -> None:
    deliver(tmp_path, jobs(tmp_path, 100))
    begun = time.perf_counter()
    found = plan(tmp_path, jobs(tmp_path, 100))
    assert time.perf_counter() - begun < 1
    assert not any(planned.reasons for planned in found)


def test_nothing_is_written_by_planning(tmp_path: Path) -> None:
    plan(tmp_path / "term", jobs(tmp_path, 3))
    assert not (tmp_path / "term").exists()


def test_hashes_name_no_place_on_this_machine(tmp_path: Path) -> None:
    assert str(tmp_path) not in json.dumps(InputHashes().of(job(tmp_path)))


def test_data_may_not_go_by_the_name_of_another_input(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="may not be named template"):
        plan(tmp_path, [replace(job(tmp_path), data={"template": "x"})])
