"""Headings are how a screen reader leafs through a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, quoted, text_in
from reportkit.publishing.word.accessibility.findings import Finding

_HEADING = re.compile(r"^heading ([1-9])$")


def check_headings(built: BuiltDocument) -> Iterator[Finding]:
    """The first is the title or of level 1, none is empty, and no level is skipped going down."""
    above = -1
    for paragraph, level in _headings(built):
        if not text_in(paragraph).strip():
            yield Finding("headings", f"an empty heading of level {level}", "Delete it, or give it words.")
        elif above < 0 and level > 1:
            yield Finding("headings", quoted(paragraph), "Begin with the title or a heading of level 1.")
        elif level > above + 1 and above >= 0:
            yield Finding(
                "headings", quoted(paragraph), f"Make it level {above + 1}: no level may be skipped."
            )
        above = level


def _headings(built: BuiltDocument) -> Iterator[tuple[_Element, int]]:
    for paragraph in built.body.iter(q("w:p")):
        name = built.style_name(paragraph)
        found = _HEADING.match(name)
        if found or name == "title":
            yield paragraph, int(found[1]) if found else 0
