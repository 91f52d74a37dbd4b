"""A figure, a name or a picture that somebody added to a built document is found; nothing else is."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from reportkit.pipeline.guarding.knowing import Knowledge
from reportkit.pipeline.guarding.placing import placed
from reportkit.pipeline.guarding.tracing import untraced
from reportkit.publishing.batch.job import Job
from reportkit.publishing.batch.remaking import remake
from tests.pipeline.guarding.boroughs import DAY, NAMES, OWN, borough, listed_as_built
from tests.publishing.builders import png
from tests.publishing.notebooks import markdown, notebook
from tests.publishing.opened import packed, parts, spoilt

NAME = f"schools/{OWN}/school-profile-{OWN}.docx"
TEXT = f"# Profile\\n\\n{NAMES[OWN]}\\n\\n71% of 90 pupils.\\n\\n| What | Value |\\n|---|---|\\n| A | 4 |\\n| B | [c] |"  # noqa: E501


@pytest.fixture
def known(tmp_path: Path) -> Knowledge:
    return borough(tmp_path / "2026-autumn")


def built(known: Knowledge) -> Path:
    executed = known.folder / "working" / "schools" / f"school-profile-{OWN}.ipynb"
    executed.parent.mkdir(parents=True)
    nbformat.write(notebook(markdown(TEXT.replace("\\n", "\n"))), executed)
    path = known.folder / NAME
    path.parent.mkdir(parents=True)
    template = known.places.template
    path.write_bytes(remake(Job(NAME, executed, template, executed, {}, DAY, {})))
    return listed_as_built(known, path)


def added(known: Knowledge, content: bytes) -> list[str]:
    looked = placed(known, known.folder / NAME, None)
    return [leak.text for leak in untraced(known, looked, content)]


def test_a_document_as_built_is_traced_without_a_look_at_its_notebook(known: Knowledge) -> None:
    assert added(known, built(known).read_bytes()) == []


def test_the_same_words_saved_anew_are_no_addition(known: Knowledge) -> None:
    assert added(known, packed(parts(built(known).read_bytes()))) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (r"\[c\]", "4", ["4"]),
        ("71%", "71% (64)", ["64"]),
        ("71%", "72%", ["72%"]),
        ("of 90 pupils", "of 90 pupils, three pupils out", ["three pupils"]),
        ("of 90 pupils", "of 90 pupils, said Mary Quickstep", ["Mary Quickstep"]),
        ("of 90 pupils", "of many pupils", []),
    ],
)
def test_what_was_added_is_found(known: Knowledge, old: str, new: str, found: list[str]) -> None:
    assert added(known, spoilt(built(known).read_bytes(), old, new)) == found


def test_another_picture_is_found(known: Knowledge) -> None:
    held = parts(built(known).read_bytes()) | {"word/media/image9.png": png()}
    assert added(known, packed(held)) == ["a picture"]


def test_where_nothing_is_kept_to_hold_it_against_it_says_so(known: Knowledge) -> None:
    content = spoilt(built(known).read_bytes(), "71%", "72%")
    (known.folder / "working" / "schools" / f"school-profile-{OWN}.ipynb").unlink()
    looked = placed(known, known.folder / NAME, None)
    assert ["cannot say" in leak.why for leak in untraced(known, looked, content)] == [True]


def test_a_file_that_reportkit_did_not_build_is_found(known: Knowledge) -> None:
    looked = placed(known, known.folder / "public" / "minutes.docx", None)
    assert [leak.text for leak in untraced(known, looked, b"")] == ["minutes.docx"]
