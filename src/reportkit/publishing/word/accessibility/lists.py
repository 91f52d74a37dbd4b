"""Lists are announced with their length, if they are lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, quoted, text_in
from reportkit.publishing.word.accessibility.findings import Finding

_TYPED = re.compile(r"^\s*([\u2022\u00b7\u25aa\u25cf\u25e6*\u2013-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")


def check_lists(built: BuiltDocument) -> Iterator[Finding]:
    """Two paragraphs in a row that begin with a typed bullet or number should be a list."""
    before = False
    for paragraph in built.body.iterchildren():
        typed = (
            paragraph.tag == q("w:p")
            and bool(_TYPED.match(text_in(paragraph)))
            and not _is_list(paragraph, built)
        )
        if typed and before:
            yield Finding("lists", quoted(paragraph), "Use the styles List Bullet or List Number.")
        before = typed


def _is_list(paragraph: _Element, built: BuiltDocument) -> bool:
    if paragraph.find(f"{q('w:pPr')}/{q('w:numPr')}") is not None:
        return True
    style = paragraph.find(f"{q('w:pPr')}/{q('w:pStyle')}")
    identifier = "" if style is None else style.get(q("w:val"), "")
    return any(link.find(f"{q('w:pPr')}/{q('w:numPr')}") is not None for link in built.chain(identifier))
