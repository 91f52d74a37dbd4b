"""A built Word file, opened for reading without the library that wrote it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from reportkit.exceptions import DocumentError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIXES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_SHORT = 40


@cache
def q(name: str) -> str:
    """A prefixed name such as `w:p` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


_STYLE = f"{q('w:pPr')}/{q('w:pStyle')}"


def value(element: _Element | None, name: str = "w:val") -> str:
    """An attribute's value; empty where the element or the attribute is not there."""
    return "" if element is None else element.get(q(name), "")


def text_in(element: _Element) -> str:
    """The text a reader would hear, deleted text and field codes left out."""
    return "".join(node.text or "" for node in element.iter(q("w:t")))


def quoted(element: _Element) -> str:
    """The beginning of an element's text, to find it by."""
    text = " ".join(text_in(element).split())
    return f"“{text[:_SHORT]}…”" if len(text) > _SHORT else f"“{text}”"


@dataclass(frozen=True, eq=False)
class BuiltDocument:
    """The parts of a Word file that the rules read; `styles` by id. Each file opened is itself alone."""

    parts: Mapping[str, _Element] = field(repr=False)
    styles: Mapping[str, _Element] = field(repr=False)
    default_style: str = ""

    @property
    def body(self) -> _Element:
        """The document's body."""
        body = self.parts["word/document.xml"].find(q("w:body"))
        if body is None:
            raise DocumentError("This Word file has no body.")
        return body

    def stories(self) -> Iterator[_Element]:
        """The body, and the headers and footers."""
        yield self.body
        yield from (
            root for name, root in self.parts.items() if name.startswith(("word/header", "word/footer"))
        )

    def chain(self, style: str) -> Iterator[_Element]:
        """A style by its id, then the styles it is based on."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = value(self.styles[style].find(q("w:basedOn")))

    def style_name(self, paragraph: _Element) -> str:
        """The name of a paragraph's style, in small letters."""
        style = self.styles.get(value(paragraph.find(_STYLE)))
        return "normal" if style is None else value(style.find(q("w:name"))).lower()


def open_built(document: Path | bytes) -> BuiltDocument:
    """The document's parts, parsed; raises DocumentError where it is no Word file."""
    content = document if isinstance(document, bytes) else document.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            parts = {name: _parsed(archive.read(name)) for name in sorted(names)}
        styles = {value(style, "w:styleId"): style for style in parts["word/styles.xml"].iter(q("w:style"))}
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise DocumentError("This is not a Word file (.docx) that can be read.") from error
    default = next((name for name, style in styles.items() if _is_default(style)), "")
    return BuiltDocument(parts, styles, default)


@lru_cache(maxsize=32)
def _parsed(content: bytes) -> _Element:
    """A part, which no rule changes; most, such as the styles, are the same in every document."""
    return etree.fromstring(content)


def _is_default(style: _Element) -> bool:
    return value(style, "w:type") == "paragraph" and value(style, "w:default") in ("1", "true")
