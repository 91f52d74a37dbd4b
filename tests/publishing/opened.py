"""A Word file taken apart, for tests to look into and to spoil."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"


def parts(docx: bytes) -> dict[str, bytes]:
    """The file's entries by name."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(docx: bytes) -> _Element:
    """The document's body."""
    found = etree.fromstring(parts(docx)[DOCUMENT]).find(f"{W}body")
    assert found is not None
    return found


def texts(docx: bytes) -> list[str]:
    """The text of each paragraph of the body, tables included."""
    return ["".join(node.text or "" for node in p.iter(f"{W}t")) for p in body(docx).iter(f"{W}p")]


def styled(docx: bytes) -> list[tuple[str, str]]:
    """Each paragraph's style id and text."""
    found = []
    for p in body(docx).iter(f"{W}p"):
        style = p.find(f"{W}pPr/{W}pStyle")
        text = "".join(node.text or "" for node in p.iter(f"{W}t"))
        found.append(("" if style is None else style.get(f"{W}val", ""), text))
    return found


def spoilt(docx: bytes, old: str, new: str, part: str = DOCUMENT) -> bytes:
    """The file with the first match of a pattern in one part replaced; the pattern must match."""
    entries = parts(docx)
    changed, times = re.subn(old, new, entries[part].decode(), count=1, flags=re.DOTALL)
    assert times, f"{old!r} is not in {part}"
    entries[part] = changed.encode()
    return packed(entries)


def packed(entries: dict[str, bytes]) -> bytes:
    """A zip file of the entries."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()
