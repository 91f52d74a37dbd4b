"""HTML as blocks: tables, pictures, headings, lists and text; scripts and styles are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import html as lxml_html
from lxml.etree import ParserError, _Element

from reportkit.blocks import (
    Block,
    BulletList,
    Callout,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Preformatted,
    Span,
)
from reportkit.publishing.exporter.html_tables import read_table, text_in
from reportkit.publishing.exporter.left_out import LeftOut
from reportkit.publishing.exporter.picture_files import Attachments, picture_from
from reportkit.publishing.exporter.spans import PLAIN, joined, trimmed

_DROPPED = ("script", "style", "head", "title", "noscript", "template", "svg", "iframe", "button", "summary")
_BLOCKS = ("table", "img", "p", "div", "ul", "ol", "pre", "blockquote", "section", "details", "center", "hr")
_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_SPACE = re.compile(r"\s+")
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)


def has_table(html: str) -> bool:
    """Whether there is a table in it."""
    return bool(_TABLE.search(html))


def read_html(
    html: str, folder: Path, table_caption: str = "", attachments: Attachments | None = None
) -> Iterator[Block | LeftOut]:
    """The blocks of a piece of HTML, however ill formed."""
    try:
        root = lxml_html.fragment_fromstring(html, create_parent="div")
    except (ParserError, ValueError):
        return
    if "page-break" in html or "break-before" in html:
        yield PageBreak()
    yield from _walk(root, attachments or Attachments(folder, {}), table_caption)


def _walk(element: _Element, source: Attachments, caption: str = "") -> Iterator[Block | LeftOut]:
    """What stands in an element, inline pieces gathered into paragraphs between its blocks."""
    waiting: list[Span] = [Span(_spaced(element.text))]
    for child in element:
        if not _holds_blocks(child):
            waiting.extend(_inline(child, PLAIN))
        else:
            yield from _paragraph(waiting)
            yield from _block(child, source, caption)
            waiting = []
        waiting.append(Span(_spaced(child.tail)))
    yield from _paragraph(waiting)


def _block(element: _Element, source: Attachments, caption: str) -> Iterator[Block | LeftOut]:
    match element.tag:
        case "table":
            yield from read_table(element, caption)
        case "img":
            yield picture_from(
                element.get("src", ""), source, element.get("alt", ""), element.get("title", "")
            )
        case "ul" | "ol":
            yield from _list(element)
        case "pre":
            yield Preformatted(text_in(element).strip("\n"))
        case tag if tag in _HEADINGS:
            yield from _heading(element)
        case _ if "alert" in element.get("class", "").split():
            yield Callout("", trimmed(joined(_inline(element, PLAIN))))
        case _:
            yield from _walk(element, source, caption)


def _heading(element: _Element) -> Iterator[Heading]:
    text = " ".join(text_in(element).split())
    if text:
        yield Heading(int(element.tag[1]), text)


def _list(element: _Element) -> Iterator[BulletList | NumberedList]:
    items = tuple(trimmed(joined(_inline(item, PLAIN))) for item in element.iter("li"))
    kind = NumberedList if element.tag == "ol" else BulletList
    if any(items):
        yield kind(tuple(item for item in items if item))


def _holds_blocks(element: _Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return False
    return element.tag in (*_BLOCKS, *_HEADINGS) or any(_holds_blocks(child) for child in element)


def _paragraph(spans: list[Span]) -> Iterator[Paragraph]:
    kept = trimmed(joined(spans))
    if kept:
        yield Paragraph(kept)


def _inline(element: _Element, look: Span) -> Iterator[Span]:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return
    own = _looking(element, look)
    yield replace(own, text="\n" if element.tag == "br" else _spaced(element.text))
    for child in element:
        yield from _inline(child, own)
        yield replace(own, text=_spaced(child.tail))


def _looking(element: _Element, look: Span) -> Span:
    match element.tag:
        case "b" | "strong" | "th":
            return replace(look, bold=True)
        case "i" | "em" | "var":
            return replace(look, italic=True)
        case "code" | "tt" | "kbd":
            return replace(look, code=True)
        case "a":
            return replace(look, link=element.get("href"))
        case _:
            return look


def _spaced(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")
