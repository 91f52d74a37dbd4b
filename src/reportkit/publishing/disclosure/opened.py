"""Every text in a Word file, wherever it stands: what is shown, what is hidden, and what the file is called.

Word's own viewer is not asked: text that it hides, keeps for a screen reader, has been told to delete or
never looks at is read as well. What is no XML, such as a picture, is read as bare letters.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from reportkit.exceptions import DocumentError
from reportkit.publishing.disclosure.bytes_read import read_bytes
from reportkit.publishing.disclosure.passages import Passage
from reportkit.publishing.disclosure.xml_read import read_xml
from reportkit.publishing.disclosure.zip_gaps import outside_entries

__all__ = ["Passage", "read_everything", "read_part"]

_XML = (".xml", ".rels", ".svg", ".vml", ".xsd", ".xsl", ".xslt")
_ZIP = b"PK\x03\x04"
_DEEPEST = 5
_LARGEST = 400_000_000


@lru_cache(maxsize=4)
def read_everything(content: bytes) -> tuple[Passage, ...]:
    """Every passage of the file, nearest places first. Raises DocumentError for what cannot be read.

    A document is looked at for one thing after another, so the last few are kept.
    """
    return tuple(_read_zip(content, "", 0))


def read_part(name: str, content: bytes, depth: int = 0) -> Iterator[Passage]:
    """Every passage of a part of a file, or of what is attached to one, whatever kind it is of."""
    if content.startswith(_ZIP) and depth < _DEEPEST:
        yield from _read_zip(content, f"{name}, ", depth + 1)
    elif name.lower().endswith(_XML):
        yield from read_xml(name, content)
    else:
        yield from read_bytes(name, content)
        yield from _zips_within(name, content, depth)


def _zips_within(name: str, content: bytes, depth: int) -> Iterator[Passage]:
    """What a packed file says that stands among the bytes of another, such as an embedded object."""
    at = content.find(_ZIP, 1)
    if at > 0 and depth < _DEEPEST:
        try:
            zipfile.ZipFile(BytesIO(content[at:])).close()
        except (zipfile.BadZipFile, OSError, ValueError):
            return
        yield from _read_zip(content[at:], f"{name}, ", depth + 1)


def _read_zip(content: bytes, outer: str, depth: int) -> Iterator[Passage]:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _closed(outer) from error
    with archive:
        yield Passage(f"{outer}the file's comment", archive.comment.decode("latin-1"))
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise _closed(outer)
        for entry in archive.infolist():
            yield Passage(f"{outer}the name of a part", entry.filename)
            yield Passage(f"{outer}the comment of a part", entry.comment.decode("latin-1"))
            yield from read_part(f"{outer}{entry.filename}", _unpacked(archive, entry, outer), depth)
        for where, between in outside_entries(content, archive):
            yield from read_bytes(f"{outer}{where}", between)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, outer: str) -> bytes:
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise _closed(f"{outer}{entry.filename} ") from error


def _closed(what: str) -> DocumentError:
    return DocumentError(f"{what or 'The file '}cannot be opened, so what it holds is not known.")
