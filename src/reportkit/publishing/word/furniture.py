"""What stands around the text: the document's properties, header and footer."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime, time

from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.markup import NAMESPACES, clean, paragraph, text_run
from reportkit.publishing.word.properties import Properties

_LONGEST_IN_FOOTER = 72


def furnish(draft: Draft, properties: Properties) -> None:
    """Write the properties into the file's own, and into the content controls of header and footer."""
    _describe(draft, properties)
    words = {"title": _short(properties.title), "marking": properties.marking, "subject": properties.subject}
    for part in draft.document.part.package.iter_parts():
        if isinstance(part, XmlPart) and part.partname.startswith(("/word/header", "/word/footer")):
            _fill_slots(part, words)
            if properties.notice and part.partname.startswith("/word/footer"):
                _add_line(part, properties.notice)


def _short(title: str) -> str:
    """The title as it fits on one line of the footer, the page's number beside it."""
    return textwrap.shorten(title, _LONGEST_IN_FOOTER, placeholder=" …")


def _describe(draft: Draft, properties: Properties) -> None:
    core = draft.document.core_properties
    core.title, core.subject = clean(properties.title)[:255], clean(properties.subject)[:255]
    core.language, core.revision = properties.language, 1
    if properties.marking:
        core.category = clean(properties.marking)[:255]
    if properties.as_at:
        core.created = core.modified = datetime.combine(properties.as_at, time(), UTC)


def _add_line(part: XmlPart, text: str) -> None:
    """A last line in the look of the one above it."""
    last = part.element.findall(qn("w:p"))[-1]
    style = last.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = "Footer" if style is None else style.get(qn("w:val"))
    last.addnext(parse_xml(paragraph(name, text_run(text)).replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def _fill_slots(part: XmlPart, words: dict[str, str]) -> None:
    for slot in list(part.element.iter(qn("w:sdt"))):
        tag = slot.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        name = tag.get(qn("w:val")) if tag is not None else ""
        if name in words:
            _replace(slot, words[name])


def _replace(slot: BaseOxmlElement, text: str) -> None:
    run = slot.find(f".//{qn('w:r')}")
    kept = run.find(qn("w:rPr")) if run is not None else None
    parent = slot.getparent()
    if parent is None:
        return
    if text:
        fresh = parse_xml(text_run(text).replace("<w:r>", f"<w:r {NAMESPACES}>", 1))
        if kept is not None:
            fresh.insert(0, kept)
        slot.addprevious(fresh)
    parent.remove(slot)
