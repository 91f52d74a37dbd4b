"""Every text of a PDF: its pages, notes, form fields, bookmarks, properties and attached files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure.passages import Passage

Attached = Callable[[str, bytes], Iterator[Passage]]
_SAID = ("/Contents", "/T", "/TU", "/V", "/RC", "/Alt", "/ActualText", "/URI", "/Title", "/Subj", "/NM")
_DEEPEST = 12


def read_pdf(name: str, content: bytes, attached: Attached) -> Iterator[Passage]:
    """Every passage of the PDF; `attached` reads files within it. Raises DocumentError where one cannot."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(f"{name} is protected with a password, so what it holds is not known.")
        yield from tuple(_passages(name, reader, attached))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise DocumentError(f"{name} cannot be read, so what it holds is not known.") from error


def _passages(name: str, reader: Any, attached: Attached) -> Iterator[Passage]:
    for key, value in (reader.metadata or {}).items():
        yield Passage(f"the file's properties, {key}", str(value))
    if reader.xmp_metadata is not None:
        yield Passage(
            "the file's properties", reader.xmp_metadata.stream.get_data().decode("utf-8", "replace")
        )
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        if not text.strip() and len(page.images):
            raise DocumentError(f"Page {number} of {name} is a picture, so what it says is not known.")
        yield Passage(f"page {number}", text)
    for said in _said(reader.trailer["/Root"], 0, set()):
        yield Passage("a note, a bookmark or a field", said)
    for called, contents in reader.attachments.items():
        yield Passage("the name of an attached file", called)
        for content in contents:
            yield from attached(called, content)


def _said(value: Any, depth: int, seen: set[int]) -> Iterator[str]:
    """What objects say under the names that a reader of PDFs shows."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if depth > _DEEPEST or id(value) in seen:
        return
    if isinstance(value, dict):
        seen.add(id(value))
        for key, found in value.items():
            held = found.get_object() if hasattr(found, "get_object") else found
            if key in _SAID and isinstance(held, str):
                yield held
            elif key != "/Parent":
                yield from _said(held, depth + 1, seen)
    elif isinstance(value, list):
        for held in value:
            yield from _said(held, depth + 1, seen)
