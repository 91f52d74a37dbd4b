"""What a document says is the same though it was built anew, and another where anything in it changed."""

from __future__ import annotations

import io
import zipfile

import pytest

from reportkit.pipeline.dispatching.content import said_by
from reportkit.pipeline.school_profiles import KNOWN

FIRST, SECOND = (
    ("79fb42b503b2", "2026-11-22", "22 November 2026"),
    ("eb33067a2811", "2026-11-24", "24 November 2026"),
)
BODY = "<w:t>420 pupils. Data as known on {day}</w:t><w:t>Build {build}.</w:t><w:t>{more}</w:t>"


def built(made: tuple[str, str, str], more: str = "", picture: bytes = b"png") -> str:
    """What a profile says that was made as told."""
    build, iso, day = made
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", BODY.format(day=day, build=build, more=more))
        archive.writestr("docProps/core.xml", f"<dcterms:created>{iso}T00:00:00Z</dcterms:created>")
        archive.writestr("word/media/image1.png", picture)
    return said_by(held.getvalue(), {"inputs": {KNOWN: build}, "parameters": {"as_at": iso}})


def test_built_anew_on_another_day_with_nothing_new_it_says_the_same() -> None:
    assert built(FIRST) == built(SECOND)


@pytest.mark.parametrize(
    "more", ["The next visit is on 24 November 2026.", "One sentence more.", "2026-11-24"]
)
def test_a_word_a_day_or_a_picture_more_is_something_else(more: str) -> None:
    assert built(SECOND, more) != built(SECOND)
    assert built(FIRST, more) == built(SECOND, more)
    assert built(SECOND, picture=b"other") != built(SECOND)


def test_what_is_no_word_document_or_stands_in_no_manifest_is_compared_by_its_bytes() -> None:
    assert said_by(b"BEGIN:VCALENDAR", {}) == said_by(b"BEGIN:VCALENDAR", {}) != said_by(b"BEGIN", {})
