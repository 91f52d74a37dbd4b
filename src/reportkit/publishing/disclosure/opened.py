"""Every text in a Word file, wherever it stands: what is shown, what is hidden, and what the file is called.

Word's own viewer is not asked: text that it hides, keeps for a screen reader, has been told to delete or
never looks at is read as well. What is no XML, such as a picture, is read as bare letters.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from reportkit.exceptions import DocumentError

_XML = (".xml", ".rels", ".svg", ".vml")
_PARAGRAPHS = ("{*}p", "{*}si", "{*}text")
_PARTING = {"{*}tab": "\t", "{*}br": "\n", "{*}cr": "\n", "{*}noBreakHyphen": "-"}
_SAID = ("title", "descr", "name")
_LETTERS = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_PNG = b"\x89PNG\r\n\x1a\n"
_ZIP = b"PK\x03\x04"
_DEEPEST = 3


class Passage(NamedTuple):
    """A piece of text and where it stands in the file; `again` says that a longer one holds it too."""

    where: str
    text: str
    again: bool = False


def read_everything(content: bytes) -> Iterator[Passage]:
    """Every passage of the file, nearest places first. Raises DocumentError for what cannot be read."""
    yield from _read_zip(content, "", 0)


def _read_zip(content: bytes, outer: str, depth: int) -> Iterator[Passage]:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except zipfile.BadZipFile as error:
        raise DocumentError(
            f"{outer or 'The file '}cannot be opened, so what it holds is not known."
        ) from error
    with archive:
        yield Passage(f"{outer}the file's comment", archive.comment.decode("latin-1"))
        for entry in archive.infolist():
            yield Passage(f"{outer}the name of a part", entry.filename)
            yield Passage(f"{outer}the comment of a part", entry.comment.decode("latin-1"))
            yield from _read_part(f"{outer}{entry.filename}", archive.read(entry), depth)


def _read_part(name: str, content: bytes, depth: int) -> Iterator[Passage]:
    if content.startswith(_ZIP) and depth < _DEEPEST:
        yield from _read_zip(content, f"{name}, ", depth + 1)
    elif name.lower().endswith(_XML):
        yield from _read_xml(name, content)
    else:
        yield from _read_letters(name, content)


def _parsed(name: str, content: bytes) -> _Element:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{name} cannot be read, so what the file holds is not known.") from error


@lru_cache(maxsize=64)
def _read_xml(name: str, content: bytes) -> tuple[Passage, ...]:
    """The passages of a part; many parts, such as the styles, are the same in every document."""
    return tuple(_xml_passages(name, _parsed(name, content)))


def _xml_passages(name: str, root: _Element) -> Iterator[Passage]:
    """Paragraphs whole, for a word may be cut into runs; then all together, and each attribute apart."""
    for aside in root.iter(etree.Comment, etree.ProcessingInstruction):
        yield Passage(f"{name}, a comment in the XML", aside.text or "")
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for tag, text in _PARTING.items():
        for node in root.iter(tag):
            node.text = text
    paragraphs = ["".join(map(str, node.itertext())) for node in root.iter(*_PARAGRAPHS)]
    yield from (Passage(f"{name}, a paragraph", text, again=True) for text in paragraphs)
    yield Passage(f"{name}, paragraphs together", "\n".join(paragraphs))
    yield Passage(f"{name}, a text", "\n".join(map(str, root.itertext())))
    said = dict.fromkeys(pair for node in root.iter(etree.Element) for pair in node.items())
    for key, value in said:
        if str(key) in _SAID or not str(value).isdecimal():  # a bare number is a size or a place
            yield Passage(f"{name}, {etree.QName(key).localname}", str(value))


def _read_letters(name: str, content: bytes) -> Iterator[Passage]:
    """Runs of letters in a part that is no XML, also such as take two bytes each."""
    read = _without_pixels(content)
    for letters in (read, read.replace(b"\0", b"")):
        for found in _LETTERS.findall(letters):
            yield Passage(f"{name}, among its bytes", found.decode("latin-1"))


def _without_pixels(content: bytes) -> bytes:
    """A PNG picture without its packed pixels, in which any letters stand by chance; all else as it is."""
    if not content.startswith(_PNG):
        return content
    kept, at = [], len(_PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        kept.append(b"" if kind == b"IDAT" else content[at : at + length + 12])
        at += length + 12
    return b"\n".join([*kept, content[at:]])
