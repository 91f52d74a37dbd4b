"""The demo's own Word template: the foot of every page says that it is invented."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from reportkit.publishing.word.packaging import write_entries

SAYS = "Invented: "
_RUN = f'<w:r><w:t xml:space="preserve">{SAYS}</w:t></w:r>'.encode()
_FIRST_PARAGRAPH = re.compile(rb"(<w:p>(?:<w:pPr>.*?</w:pPr>)?)", re.DOTALL)


def stamped(template: bytes) -> bytes:
    """The template with the words in its footers, before the title."""
    with zipfile.ZipFile(BytesIO(template)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for name, content in entries.items():
        if name.startswith("word/footer"):
            entries[name] = _FIRST_PARAGRAPH.sub(lambda found: found[1] + _RUN, content, count=1)
    return write_entries(entries)
