"""Where something stands in a file, as somebody who has it open in Word would look for it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from lxml import etree

from reportkit.publishing.disclosure.squeezing import squeeze

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_SHOWN = 70
_PLACES: Mapping[str, str] = {
    r"word/header\d*\.xml.*": "the head of the pages",
    r"word/footer\d*\.xml.*": "the foot of the pages",
    r"word/footnotes\.xml.*": "a footnote",
    r"word/endnotes\.xml.*": "an endnote",
    r"word/comments\w*\.xml.*": "a comment",
    r"word/document\.xml, (?:descr|title|alt)": "the description of a picture or table",
    r"docProps/.*": "the file’s properties",
    r"customXml/.*": "data behind the document",
    r"word/media/([^,]+).*": r"the picture \1",
    r"word/charts?/.*": "the data of a chart",
    r"word/embeddings/.*": "an embedded file",
    r"word/glossary/.*": "its building blocks",
    r".*\.rels.*": "the target of a link",
    r"word/settings\.xml.*": "the file’s settings",
    r"word/styles\.xml.*": "the name of a style",
    r"word/numbering\.xml.*": "the numbering of a list",
    r"(?:the name|the comment|a further field) of a part": "the file behind what Word shows",
    r"between and behind the parts.*": "the file behind what Word shows",
    r"xl/.*": "the workbook",
}


def in_words(where: str, text: str, content: bytes) -> str:
    """The place in words: of the body the heading and the paragraph, else what part of the file it is."""
    head, attached, place = where.rpartition(": ")
    if place.startswith(_BODY) and ", descr" not in place and ", title" not in place:
        found = "" if attached else _in_body(text, content)
        return f"{head}{attached}{found or 'the text'}"
    for pattern, words in _PLACES.items():
        if matched := re.fullmatch(pattern, place, re.DOTALL):
            return f"{head}{attached}{matched.expand(words)}"
    return where


def _in_body(text: str, content: bytes) -> str:
    wanted, under = squeeze(text).letters, ""
    for said, is_heading in _paragraphs(content):
        under = said if is_heading else under
        if wanted and wanted in squeeze(said).letters:
            inside = f"the paragraph “{said if len(said) <= _SHOWN else said[:_SHOWN].rstrip() + ' …'}”"
            return f"{inside}, under “{under}”" if under and under != said else inside
    return ""


def _paragraphs(content: bytes) -> Iterator[tuple[str, bool]]:
    """Each paragraph of the body, and whether it is a heading."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            root = etree.fromstring(archive.read(_BODY))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return
    for node in root.iter(f"{_W}p"):
        style = node.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else str(style.get(f"{_W}val", ""))
        yield " ".join("".join(map(str, node.itertext())).split()), name.startswith(("Heading", "Title"))
