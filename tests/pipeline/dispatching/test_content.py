"""What a document says is the same though it was built anew, and another where anything in it changed."""

from __future__ import annotations

import io
import zipfile

import pytest

from reportkit.pipeline.dispatching.content import said_by
from reportkit.pipeline.school_profiles import KNOWN

FIRST, SECOND = "79fb42b503b2", "eb33067a2811"


def built(build: str, day: str = "22 November 2026", more: str = "", picture: bytes = b"png") -> str:
    """What a profile says that was built under the number."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f"<w:t>As on {day}. Build {build}.</w:t><w:t>{more}</w:t>")
        archive.writestr("word/media/image1.png", picture)
    return said_by(held.getvalue(), {"inputs": {KNOWN: build}})


def test_built_anew_with_nothing_new_it_says_the_same() -> None:
    assert built(FIRST) == built(SECOND)


@pytest.mark.parametrize(
    "change", [{"day": "24 November 2026"}, {"more": "A sentence."}, {"more": FIRST}, {"picture": b"other"}]
)
def test_another_day_word_or_picture_is_something_else(change: dict[str, str | bytes]) -> None:
    assert built(SECOND, **change) != built(SECOND)  # type: ignore[arg-type]  # each is of its own kind


def test_what_is_no_word_document_or_stands_in_no_manifest_is_compared_by_its_bytes() -> None:
    assert said_by(b"BEGIN:VCALENDAR", {}) == said_by(b"BEGIN:VCALENDAR", {}) != said_by(b"BEGIN", {})
