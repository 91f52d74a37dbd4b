"""Every text of a file of any kind that is sent or stands in a folder, and which kinds cannot be read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure.bytes_read import as_text, read_bytes
from reportkit.publishing.disclosure.opened import read_everything, read_part
from reportkit.publishing.disclosure.passages import Passage

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_PDF = b"%PDF"
_XML = (".xml", ".svg", ".xhtml")
_OWNER = re.compile(r"~\$.+|\.~lock\..+#")
_OWNER_SIZE = 512
_FOLDED = re.compile(r"\r?\n[ \t]")
_LOCKED = "{} is protected with a password, or of an old kind of Office file, so what it holds is not known."
_UNKNOWN = "{} is of a kind that cannot be looked into, so what it holds is not known."


def read_file(name: str, content: bytes) -> Iterator[Passage]:
    """Every passage of the file. Raises DocumentError for one that cannot be opened, or of no known kind."""
    ending = PurePosixPath(name).suffix.lower()
    if is_left_by_a_program(name, content):
        yield from read_bytes("the file", content)
        return
    if zipfile.is_zipfile(BytesIO(content)) or content.startswith(b"PK\x03\x04"):
        yield from read_everything(content)
    elif content.startswith(_OLE):
        raise DocumentError(_LOCKED.format(name))
    elif _PDF in content[:1024]:
        yield from _pdf(name, content)
    elif ending in (".eml", ".msg", ".mht", ".mhtml"):
        from reportkit.publishing.disclosure.mail import read_mail

        yield from read_mail(content)
    elif content.startswith(_PICTURES):
        yield from read_bytes("the picture", content)
    elif ending in _XML:
        yield from read_part(name, content)
    else:
        yield from _text(name, content)


def is_left_by_a_program(name: str, content: bytes) -> bool:
    """Whether it is the small file in which Word or LibreOffice notes who has a document open."""
    return bool(_OWNER.fullmatch(PurePosixPath(name).name)) and len(content) <= _OWNER_SIZE


def _pdf(name: str, content: bytes) -> Iterator[Passage]:
    from reportkit.publishing.disclosure.pdfs import read_pdf

    yield from read_pdf(name, content, read_file)


def _text(name: str, content: bytes) -> Iterator[Passage]:
    text = as_text(content)
    if text is None:
        raise DocumentError(_UNKNOWN.format(name))
    yield Passage("the text", text)
    if _FOLDED.search(text):
        yield Passage("the text, its folded lines joined", _FOLDED.sub("", text))
