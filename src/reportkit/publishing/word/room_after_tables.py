"""The room under a table: none where a heading brings its own, next to none at the end of the document."""

from __future__ import annotations

import re

from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.markup import paragraph

_LEADING = ("Heading 1", "Heading 2", "Heading 3", "Callout Heading")
_MARKED = "<w:trPr><w:cantSplit/>"
_STYLED = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')
# What comes before them: the table's properties, the header row, and one row more. LibreOffice takes
# a table whose first row stays with the second to the next page as a whole.
_LEAST_BEFORE = 3
# Word ends a document with a paragraph, if need be an empty one; here it is one point high.
_NEXT_TO_NONE = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def room_under(draft: Draft) -> str:
    """The empty paragraph that stands under a table without notes."""
    return paragraph(draft.style("After Table"), "")


def without_needless_room(markup: str, draft: Draft) -> str:
    """The document without that paragraph before a heading, and with one of next to no height at its end.

    At the end a full one alone would take a new page.
    """
    room = room_under(draft)
    styles = "|".join(re.escape(draft.style(name)) for name in _LEADING)
    closer = re.sub(rf'{re.escape(room)}(?=<w:p><w:pPr><w:pStyle w:val="(?:{styles})"/>)', "", markup)
    if not closer.endswith(room):
        return closer
    ending = paragraph(draft.style("After Table"), "", _NEXT_TO_NONE)
    return _with_last_rows_together(closer.removesuffix(room)) + ending


def _with_last_rows_together(markup: str) -> str:
    """The document with the last two rows of the table that ends it whole, and on one page."""
    before, mark, table = markup.rpartition("<w:tbl>")
    *rest, last_but_one, last = table.split("<w:tr>")
    if len(rest) < _LEAST_BEFORE:
        return markup
    kept = _STYLED.sub(r"\1<w:keepNext/>", _whole(last_but_one))
    return before + mark + "<w:tr>".join((*rest, kept, _whole(last)))


def _whole(row: str) -> str:
    return row if row.startswith(_MARKED) else f"{_MARKED}</w:trPr>{row}"
