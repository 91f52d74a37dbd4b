"""Spans as runs: weight, slope, code and links."""

from __future__ import annotations

from urllib.parse import quote

from reportkit.blocks import Inline, Span
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.markup import attribute, clean, text_run

_SAFE = "%/:=&?~#+!$,;'@()*[]"
_OUTSIDE = ("http://", "https://", "mailto:")


def runs(spans: Inline, draft: Draft) -> str:
    """The spans as runs; a link that would lead nowhere from a Word file stays plain text."""
    return "".join(_span(span, draft) for span in spans if span.text)


def anchor_of(heading: str) -> str:
    """The name by which a notebook's own links refer to a heading."""
    return "-".join(heading.split()).casefold()


def _span(span: Span, draft: Draft) -> str:
    target = _target(span.link, draft) if span.link else ""
    run = text_run(span.text, _properties(span, draft, linked=bool(target)))
    return f"<w:hyperlink {target}>{run}</w:hyperlink>" if target else run


def _target(link: str, draft: Draft) -> str:
    if link.lower().startswith(_OUTSIDE):
        return f'r:id="{draft.link(_address(link))}" w:history="1"'
    bookmark = draft.bookmarks.get(link.removeprefix("#").casefold()) if link.startswith("#") else None
    return f'w:anchor="{attribute(bookmark)}" w:history="1"' if bookmark else ""


def _address(link: str) -> str:
    """The link as an address that a package may hold: blanks and letters beyond ASCII escaped."""
    return quote(clean(link).strip(), safe=_SAFE)


def _properties(span: Span, draft: Draft, *, linked: bool) -> str:
    style = "Hyperlink" if linked else "Code" if span.code else ""
    pieces = (
        (bool(style), f'<w:rStyle w:val="{draft.style(style)}"/>' if style else ""),
        (span.bold, "<w:b/><w:bCs/>"),
        (span.italic, "<w:i/><w:iCs/>"),
    )
    return "".join(piece for wanted, piece in pieces if wanted)
