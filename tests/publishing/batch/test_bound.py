"""A pack: a document in which the notebooks of others are bound, built by the same batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.publishing.batch import BoundIn, Expected, Job
from tests.publishing.batch.jobs import contents, job, recorded, run
from tests.publishing.opened import texts

_FRONT, _PACK = 9, "sspb/board-pack.docx"


@pytest.fixture
def term(tmp_path: Path) -> Path:
    """A folder in which two documents were built."""
    run(tmp_path, [job(tmp_path, 1), job(tmp_path, 2)]).check()
    return tmp_path


def pack(folder: Path, *numbers: int) -> Job:
    """The job that binds the documents of those schools behind a ninth's."""
    leaves = [job(folder, number) for number in numbers]
    held = recorded(folder)
    return replace(
        job(folder, _FRONT),
        document=_PACK,
        expected=Expected(charts=6, tables=3, exactly=True),
        data={leaf.document: held.get(leaf.document, "") for leaf in leaves},
        bound=tuple(BoundIn(label, leaf.executed) for label, leaf in zip("AB", leaves, strict=False)),
    )


def test_a_pack_holds_its_front_and_every_document_bound_in_it(term: Path) -> None:
    run(term, [pack(term, 1, 2)]).check()
    said = "\n".join(texts(contents(term)[_PACK]))
    assert [f"School {number}" in said for number in (1, 2, 3, _FRONT)] == [True, True, False, True]


def test_a_pack_is_left_while_what_it_binds_is_the_same_and_bound_anew_when_it_is_not(term: Path) -> None:
    run(term, [pack(term, 1, 2)]).check()
    assert len(run(term, [pack(term, 1, 2)]).unchanged) == 1
    other = replace(job(term, 2), parameters={"school": "School 22", "urn": "100022"})
    run(term, [other]).check()
    assert len(run(term, [pack(term, 1, 2)]).built) == 1
    assert "School 22" in "\n".join(texts(contents(term)[_PACK]))


def test_a_pack_of_what_was_never_built_is_not_written_and_says_what_to_do(tmp_path: Path) -> None:
    (failed,) = run(tmp_path, [pack(tmp_path, 1, 2)]).failed
    assert "school-profile-100001.ipynb" in failed.why and "--force" in failed.why
    assert contents(tmp_path) == {}
