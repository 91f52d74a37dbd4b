"""What stands outside the line of the text, or stands in it only to make room."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from reportkit.publishing.word.accessibility.built import BuiltDocument, q, quoted, text_in
from reportkit.publishing.word.accessibility.findings import Finding

_REVISIONS = tuple(q(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"))
_COMMENTS = (q("w:commentReference"), q("w:commentRangeStart"))
_HOLDS_SOMETHING = tuple(
    q(name) for name in ("w:drawing", "w:pict", "w:object", "w:br", "w:sectPr", "w:fldChar")
)


def check_floating(built: BuiltDocument) -> Iterator[Finding]:
    """Text boxes and floating pictures are read out of turn, or not at all."""
    for story in built.stories():
        for box in story.iter(q("w:txbxContent")):
            yield Finding("floating", f"the text box {quoted(box)}", "Put its words into the text.")
        for _ in story.iter(q("wp:anchor")):
            yield Finding("floating", "a floating picture", "Set its wrapping to “in line with text”.")


def check_revisions(built: BuiltDocument) -> Iterator[Finding]:
    """No tracked changes or comments go out with a document."""
    for story in built.stories():
        for mark in story.iter(*_REVISIONS):
            yield Finding("revisions", f"a tracked change {quoted(mark)}", "Accept or reject it.")
        for _ in story.iter(*_COMMENTS):
            yield Finding("revisions", "a comment", "Delete it.")


def check_spacing(built: BuiltDocument) -> Iterator[Finding]:
    """Empty paragraphs in a row are read out as “blank, blank”."""
    empty = [_is_empty(child) for child in built.body.iterchildren()]
    starts = [place for place in range(1, len(empty)) if empty[place] and empty[place - 1]]
    for place in starts:
        if place < 2 or not empty[place - 2]:
            before = _text_before(built.body, place - 1)
            yield Finding("spacing", f"empty paragraphs after {before}", "Use the style's spacing.")


def _is_empty(child: _Element) -> bool:
    if child.tag != q("w:p") or text_in(child).strip():
        return False
    return next(child.iter(*_HOLDS_SOMETHING), None) is None


def _text_before(body: _Element, place: int) -> str:
    return quoted(body[place - 1]) if place else "the beginning"
