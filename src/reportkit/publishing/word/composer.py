"""Blocks into Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import assert_never

from docx.oxml import parse_xml

from reportkit.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Contents,
    Evidence,
    Heading,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    Table,
    Title,
)
from reportkit.publishing.word.draft import Draft
from reportkit.publishing.word.furniture import furnish
from reportkit.publishing.word.headings import (
    bookmark_headings,
    render_contents,
    render_heading,
    render_title,
)
from reportkit.publishing.word.inline import runs
from reportkit.publishing.word.key_figures import render_key_figures
from reportkit.publishing.word.leads import with_leads_kept
from reportkit.publishing.word.lists import render_bullets, render_numbers
from reportkit.publishing.word.markup import NAMESPACES, paragraph, text_run
from reportkit.publishing.word.packaging import write_package
from reportkit.publishing.word.parts import render_in_parts
from reportkit.publishing.word.pictures import are_beside, render_beside, render_chart, render_picture
from reportkit.publishing.word.properties import Properties
from reportkit.publishing.word.room_after_tables import without_needless_room
from reportkit.publishing.word.stationery import find_template, open_stationery
from reportkit.publishing.word.tables import render_table
from reportkit.publishing.word.wide_tables import joined_sides

# Printed text this short stays on one page.
_WHOLE_TO_LINES = 40
_FIRST_STYLE = re.compile(r'<w:pStyle w:val="[^"]*"/>(<w:keepNext/>)?(<w:keepLines/>)?')


def compose_document(blocks: Iterable[Block], properties: Properties, template: Path | None = None) -> bytes:
    """The blocks as a Word file on the template: the same bytes for the same blocks, whatever the day.

    Raises DocumentError for a template, table or picture that cannot be used.
    """
    listed = tuple(blocks)
    draft = Draft.on(open_stationery(template or find_template()))
    bookmark_headings(listed, draft)
    _write(render_in_parts(listed, draft, partial(_pages, whole=listed)), draft)
    furnish(draft, _titled(listed, properties))
    return write_package(draft.document.part.package)


def _titled(blocks: tuple[Block, ...], properties: Properties) -> Properties:
    title = next((block for block in blocks if isinstance(block, Title)), None)
    return properties.of_title(title) if title else properties


def _write(markup: str, draft: Draft) -> None:
    body = draft.document.element.body
    end = body.find("{*}sectPr")
    for element in list(parse_xml(f"<w:body {NAMESPACES}>{markup}</w:body>")):
        end.addprevious(element)


def _pages(blocks: tuple[Block, ...], draft: Draft, whole: tuple[Block, ...]) -> str:
    pieces: list[str] = []
    turn = False
    for line in _lines(blocks, draft):
        markup = _render_line(line, whole, draft)
        pieces.append(_on_new_page(markup, draft) if turn and markup else markup)
        turn = isinstance(line[0], PageBreak) or (turn and not markup)
    return without_needless_room(with_leads_kept(joined_sides("".join(pieces), draft), draft), draft)


def _lines(blocks: tuple[Block, ...], draft: Draft) -> Iterator[tuple[Block, ...]]:
    """Each block by itself, and two charts that stand side by side together."""
    rest = list(blocks)
    while rest:
        size = 2 if are_beside(rest[0], rest[1] if len(rest) > 1 else None, draft) else 1
        yield tuple(rest[:size])
        del rest[:size]


def _render_line(line: tuple[Block, ...], blocks: tuple[Block, ...], draft: Draft) -> str:
    match line:
        case (Chart() as left, Chart() as right):
            return render_beside(left, right, draft)
        case _:
            return _render(line[0], blocks, draft)


def _on_new_page(markup: str, draft: Draft) -> str:
    """The markup on a new page, without the empty line that a break of its own leaves at the top."""
    if "<w:sectPr" in markup[: markup.find("</w:p>")]:
        return markup
    if markup.startswith("<w:p>"):
        return _FIRST_STYLE.sub(r"\g<0><w:pageBreakBefore/>", markup, count=1)
    return paragraph(draft.style("After Table"), '<w:r><w:br w:type="page"/></w:r>') + markup


def _render(block: Block, blocks: tuple[Block, ...], draft: Draft) -> str:
    match block:
        case Title():
            return render_title(block, draft)
        case Heading():
            return render_heading(block, draft)
        case Paragraph():
            return paragraph(draft.style("Body Text"), runs(block.spans, draft))
        case BulletList():
            return render_bullets(block, draft)
        case NumberedList():
            return render_numbers(block, draft)
        case KeyFigures():
            return render_key_figures(block, draft)
        case Table():
            return render_table(block, draft)
        case Chart():
            return render_chart(block, draft)
        case Picture():
            return render_picture(block, draft)
        case Callout():
            return _callout(block, draft)
        case Preformatted():
            return _preformatted(block, draft)
        case Contents():
            return render_contents(block, blocks, draft)
        case Evidence() | PageBreak() | Part():
            return ""
        case _:
            assert_never(block)


def _preformatted(block: Preformatted, draft: Draft) -> str:
    text = block.text.rstrip()
    whole = "<w:keepLines/>" if text.count("\n") < _WHOLE_TO_LINES else ""
    return paragraph(draft.style("Preformatted"), text_run(text), whole)


def _callout(block: Callout, draft: Draft) -> str:
    if not block.heading:
        return paragraph(draft.style("Callout"), runs(block.spans, draft), '<w:spacing w:before="240"/>')
    heading = paragraph(draft.style("Callout Heading"), text_run(block.heading))
    return heading + paragraph(draft.style("Callout"), runs(block.spans, draft))
