"""What a part says that is no XML: a text as it is, and letters among other bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportkit.publishing.disclosure.passages import Passage
from reportkit.publishing.disclosure.pictures import PNG, png_texts

_LETTERS = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_TEXT_ENOUGH = 0.95
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_bytes(name: str, content: bytes) -> Iterator[Passage]:
    """Runs of letters, also such as take two bytes each; a text is read whole as well."""
    if content.startswith(PNG):
        for where, said in png_texts(content):
            yield from _read(f"{name}, {where}", said)
    else:
        yield from _read(name, content)


def _read(name: str, content: bytes) -> Iterator[Passage]:
    text = as_text(content)
    if text is not None:
        yield Passage(f"{name}, its text", text)
        return
    for letters in (content, content.replace(b"\0", b"")) if b"\0" in content else (content,):
        for found in _LETTERS.findall(letters):
            yield Passage(f"{name}, among its bytes", _decoded(found))


def as_text(content: bytes) -> str | None:
    """The content as text, None where it is something else."""
    if b"\0" in content and content[:2] not in _MARKS:
        return None
    encoding = next((found for mark, found in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    good = sum(mark.isprintable() or mark in "\r\n\t\f" for mark in text)
    return text if good >= _TEXT_ENOUGH * len(text) else None


def _decoded(letters: bytes) -> str:
    try:
        return letters.decode("utf-8")
    except UnicodeDecodeError:
        return letters.decode("latin-1")
