"""The bytes of a Word file read into its parts."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

from reportkit.exceptions import DocumentError

_TYPES = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_MOST_BYTES = 300_000_000
_OLD, _LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")


def read_parts(content: bytes) -> tuple[dict[str, bytes], dict[str, str]]:
    """The file's parts by name, and each's content type. Raises DocumentError for what is no Word file."""
    if content.startswith(_OLD):
        raise DocumentError(_why_old(content))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = dict(_entries(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise DocumentError(
            "The file is broken and cannot be opened. Build the document again, or open it in Word, "
            "let Word repair it, and save it."
        ) from error
    if _TYPES not in entries:
        raise DocumentError(
            "This is no Word document (.docx). Open it in Word and save it as a Word document."
        )
    return entries, _kinds(parse_part(_TYPES, entries.pop(_TYPES)), entries)


def _why_old(content: bytes) -> str:
    if _LOCKED in content:
        return "The document is locked with a password. Open it in Word, take the password off, and save it."
    return "This is a document of an old kind (.doc). Open it in Word and save it as a Word document (.docx)."


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
        raise DocumentError(
            "The file unpacks to over 300 MB. Make its pictures smaller in Word, and save it."
        )
    names = [entry.filename.lower() for entry in archive.infolist()]
    if len(set(names)) < len(names):
        raise DocumentError("The file holds two parts of one name. Open it in Word and save it again.")
    for entry in archive.infolist():
        if not entry.is_dir():
            yield entry.filename.lstrip("/"), archive.read(entry)


def parse_part(name: str, content: bytes) -> _Element:
    """The part's XML. Raises DocumentError where it cannot be read."""
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise DocumentError(
            f"The document is broken: its part {name} cannot be read. Open it in Word and save it."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(
            f"The part {name} brings rules of its own, as Word never does. Build the document again."
        )
    return root


def _kinds(types: _Element, entries: Iterable[str]) -> dict[str, str]:
    given = {node.get("PartName", "").lstrip("/").lower(): node.get("ContentType", "") for node in types}
    by_ending = {node.get("Extension", "").lower(): node.get("ContentType", "") for node in types}
    return {
        name: given.get(name.lower()) or by_ending.get(name.rpartition(".")[2].lower(), "")
        for name in entries
    }
