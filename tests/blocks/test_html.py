"""The working paper shows every block, and text is never markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given

from reportkit.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Evidence,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Preformatted,
    SourcedFigure,
    Span,
    Table,
    Title,
)
from reportkit.blocks.html import render_html
from reportkit.blocks.model import Align, Column
from tests.blocks.generated import BLOCKS

_VOID = ("img", "hr", "br")
NASTY = '<script>"&'
ESCAPED = "&lt;script&gt;"


class _Balance(HTMLParser):
    """Which elements are still open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(BLOCKS)
def test_every_block_is_a_whole_fragment_of_html(block: Block) -> None:
    parser = _Balance()
    parser.feed(render_html(block))
    parser.close()
    assert parser.open == []


@pytest.mark.parametrize(
    "block",
    [
        Title(NASTY, NASTY),
        Heading(1, NASTY),
        Paragraph((Span(NASTY, figure=NASTY, link=NASTY, bold=True),)),
        BulletList(((Span(NASTY),),)),
        KeyFigures(NASTY, (KeyFigure(NASTY, Span(NASTY), NASTY),)),
        Table(NASTY, (Column(NASTY),), (((Span(NASTY),),),), NASTY, (NASTY,)),
        Chart(NASTY, NASTY, NASTY, b""),
        Callout(NASTY, (Span(NASTY),)),
        Preformatted(NASTY),
        Evidence((SourcedFigure(NASTY, NASTY, NASTY, NASTY, ((NASTY, 1, NASTY),)),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_text_from_a_file_is_never_markup(block: Block) -> None:
    html = render_html(block)
    assert "<script" not in html
    assert ESCAPED in html


def test_a_printed_figure_shows_its_id() -> None:
    html = render_html(Paragraph((Span("61%", figure="312:ks2.all.202425"),)))
    assert 'data-figure="312:ks2.all.202425" title="312:ks2.all.202425">61%</span>' in html


def test_numbers_stand_right_and_words_left() -> None:
    columns = (Column("School"), Column("Pupils", Align.RIGHT))
    html = render_html(Table("Schools", columns, (((Span("Oak"),), (Span("30"),)),), "Two columns"))
    assert '<td style="text-align:left">Oak</td><td style="text-align:right">30</td>' in html


def test_a_row_that_is_longer_than_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        render_html(Table("", (Column("One"),), (((), ()),), ""))


def test_a_picture_has_its_alternative_text() -> None:
    assert 'alt="A line that rises"' in render_html(Chart("", "", "A line that rises", b"\x89PNG"))


def test_evidence_lists_three_cells_and_counts_the_rest() -> None:
    cells = tuple(("a.csv", row, "X") for row in range(2, 7))
    html = render_html(Evidence((SourcedFigure("id", "What", "61%", "as published", cells),)))
    assert "a.csv, row 4, X and 2 more" in html
    assert "row 5" not in html
