"""Two paragraphs made one, where the mark between them was deleted."""

from __future__ import annotations

from lxml.etree import _Element

from reportkit.publishing.word.cleaning.names import W, remove, w

_BLOCKS = w("p", "tbl", "sdt", "sectPr", "altChunk", "customXml")


def join_with_next(paragraph: _Element | None) -> None:
    """The paragraph's content at the head of the next one, whose look it takes on, as in Word.

    Before a table or at an end there is nothing to join: an empty paragraph then goes if it may.
    """
    if paragraph is None or paragraph.tag != f"{W}p":
        return
    following = next((one for one in paragraph.itersiblings() if one.tag in _BLOCKS), None)
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is not None and following.tag == f"{W}p":
        _put_before(content, following)
        remove(paragraph)
    elif not content and may_go(paragraph):
        remove(paragraph)


def _put_before(content: list[_Element], paragraph: _Element) -> None:
    at = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
    for place, child in enumerate(content):
        paragraph.insert(at + place, child)


def may_go(paragraph: _Element) -> bool:
    """Whether Word still opens the file without it: not the last of a cell, nor all that parts two tables."""
    before, after = _neighbour(paragraph, back=True), _neighbour(paragraph, back=False)
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        return False
    if after == f"{W}p":
        return True
    if after == f"{W}tbl":
        return before != f"{W}tbl"
    return before == f"{W}p"


def _neighbour(paragraph: _Element, *, back: bool) -> str:
    found = (str(one.tag) for one in paragraph.itersiblings(preceding=back) if one.tag in _BLOCKS)
    return next(found, "")
