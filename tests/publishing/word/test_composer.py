"""What each block becomes in Word."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.blocks import (
    Align,
    Block,
    BulletList,
    Chart,
    Column,
    Evidence,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Span,
    Table,
    Title,
)
from reportkit.exceptions import DocumentError
from reportkit.publishing.word import Properties, compose_document
from reportkit.publishing.word.accessibility import check_document
from tests.publishing.builders import PROPERTIES, chart, png, table, words
from tests.publishing.opened import DOCUMENT, W, body, parts, styled, texts

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def composed(*blocks: Block, properties: Properties = PROPERTIES) -> bytes:
    """A document of a few blocks."""
    return compose_document(blocks, properties)


def markup(docx_bytes: bytes) -> str:
    """The document part as text."""
    return parts(docx_bytes)[DOCUMENT].decode()


def test_headings_carry_bookmarks_that_the_contents_lead_to(sink: bytes) -> None:
    anchors = set(re.findall(r'w:anchor="(_Toc\d+)"', markup(sink)))
    bookmarks = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(_Toc\d+)"', markup(sink)))
    assert anchors and anchors <= bookmarks


def test_contents_list_headings_down_to_their_depth_and_no_further(sink: bytes) -> None:
    listed = [text for style, text in styled(sink) if style in ("TOC1", "TOC2", "TOC3")]
    assert listed == [
        "What this update says",
        "Where to look next",
        "Wider tables",
        "Printed text",
        "Annex",
    ]


def test_no_field_asks_to_be_updated(sink: bytes) -> None:
    assert "updateFields" not in parts(sink)["word/settings.xml"].decode()
    assert "w:dirty" not in markup(sink)


def test_tables_and_figures_are_numbered_apart(sink: bytes) -> None:
    captions = [text for style, text in styled(sink) if style == "Caption"]
    assert captions == [
        "Key stage 2 in 2026",
        "Figure 1: Attainment rose for the third year",
        "Table 1: Pupils by school",
        "Table 2: Pupils by school over eleven years",
        "Figure 2: The playground",
        "Table 3: A table over two pages",
    ]


def test_each_numbered_list_starts_again_at_one() -> None:
    two = composed(NumberedList((words("a"), words("b"))), NumberedList((words("c"),)))
    numbers = re.findall(r'<w:numId w:val="(\d+)"/>', markup(two))
    assert numbers[0] == numbers[1] != numbers[2]
    assert parts(two)["word/numbering.xml"].decode().count("<w:startOverride") == 6


def test_points_under_points_are_indented_by_the_list_itself() -> None:
    levels = re.findall(
        r'<w:ilvl w:val="(\d)"/>', markup(composed(BulletList((words("a"), words("b")), (0, 1))))
    )
    assert levels == ["0", "1"]


def test_the_words_that_lead_to_a_list_stay_on_its_page() -> None:
    blocks = (Paragraph(words("alone")), Paragraph(words("lead")), BulletList((words("a"), words("b"))))
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in body(composed(*blocks)).iter(f"{W}p")]
    assert kept == [False, True, False, False]


def test_a_table_has_one_marked_header_row_and_rows_that_stay_whole() -> None:
    document = docx.Document(BytesIO(composed(table(3, 3))))
    rows = document.tables[0].rows
    assert [cell.text for cell in rows[0].cells] == ["School", "Year 1", "Year 2"]
    assert [row._tr.trPr is not None and b"tblHeader" in _xml(row._tr) for row in rows] == [True] + [
        False
    ] * 3
    assert all(b"cantSplit" in _xml(row._tr) for row in rows)


def _xml(element: object) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(element))  # type: ignore[call-overload]


def test_columns_share_the_page_by_their_widths() -> None:
    columns = (Column("Name", width=3), Column("Number", Align.RIGHT, width=1))
    document = composed(Table("T", columns, ((words("a"), words("1")),), "alt"))
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', markup(document))]
    assert sum(widths) == 9638
    assert widths[0] == pytest.approx(3 * widths[1], abs=4)


def test_a_row_with_too_few_cells_is_refused_by_table_and_row() -> None:
    bad = Table("Pupils", (Column("a"), Column("b")), ((words("x"),),), "alt")
    with pytest.raises(DocumentError, match=r"Table “Pupils”, row 1 \(“x”\): 1 cells under 2 columns"):
        composed(bad)


def test_a_picture_carries_its_description_and_fits_the_page() -> None:
    found = markup(composed(Picture("p", png(3000, 100), "A <long> & thin one")))
    assert 'descr="A &lt;long&gt; &amp; thin one"' in found
    assert int(re.findall(r'wp:extent cx="(\d+)"', found)[0]) <= 9638 * 635


def test_a_tall_picture_fits_the_page_with_its_caption() -> None:
    found = markup(composed(Picture("p", png(100, 3000), "A tower", "Tower")))
    assert int(re.findall(r'wp:extent cx="\d+" cy="(\d+)"', found)[0]) < 14230 * 635 * 0.8


def test_a_picture_without_a_description_says_where_it_stands() -> None:
    found = markup(composed(Picture("cell 7, picture 2", png())))
    assert 'descr="Picture without a description (cell 7, picture 2)"' in found


def test_a_damaged_picture_is_refused_by_name() -> None:
    with pytest.raises(DocumentError, match="A line chart"):
        composed(Chart("t", "c", "A line chart", b"not a picture"))


def test_the_same_picture_twice_is_stored_once_and_drawn_twice() -> None:
    twice = composed(chart(), chart())
    assert [name for name in parts(twice) if "media" in name] == ["word/media/image1.png"]
    assert re.findall(r'wp:docPr id="(\d+)"', markup(twice)) == ["1", "2"]


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert texts(composed(Paragraph(words("a\x00b\x0bc\ud800d")))) == ["abcd"]


@settings(max_examples=40, deadline=None)
@given(st.text(), st.text(min_size=1))
def test_any_text_can_stand_anywhere(one: str, other: str) -> None:
    column = Column(other)
    document = composed(
        Heading(1, one),
        Paragraph((Span(other, link=f"https://www.gov.uk/{one}"), Span(one, code=True))),
        Table(one, (column,), (((Span(one),),),), other),
        Chart(one, other, other, png()),
        properties=Properties(one, other, marking=one),
    )
    assert docx.Document(BytesIO(document)).tables


def test_a_link_with_blanks_and_accents_becomes_a_sound_address() -> None:
    document = composed(Paragraph((Span("A", link="https://www.gov.uk/a b\x00/é?q=1&r=%20#s"),)))
    links = parts(document)["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://www.gov.uk/a%20b/%C3%A9?q=1&amp;r=%20#s"' in links


def test_a_link_that_leads_nowhere_from_word_stays_plain_text() -> None:
    for link in ("other.ipynb", "javascript:alert(1)", "#no-such-heading", "file:///etc/passwd"):
        document = composed(Paragraph((Span("words", link=link),)))
        assert "w:hyperlink" not in markup(document)
        assert texts(document) == ["words"]


def test_a_link_to_a_heading_leads_to_it() -> None:
    document = composed(Paragraph((Span("see", link="#Next-steps"),)), Heading(1, "Next steps"))
    assert 'w:anchor="_Toc000001"' in markup(document)


def test_evidence_is_never_in_word() -> None:
    assert texts(composed(Evidence(()))) == []


def test_a_page_break_leaves_no_empty_line_at_the_top_of_the_page() -> None:
    document = composed(
        Paragraph(words("one")), PageBreak(), Evidence(()), Heading(1, "Two"), Paragraph(words("3"))
    )
    assert texts(document) == ["one", "Two", "3"]
    (broken,) = body(document).iter(f"{W}pageBreakBefore")
    assert broken.getparent().getparent().find(f".//{W}t").text == "Two"


def test_properties_are_the_documents_own_and_name_nobody() -> None:
    about = Properties("A title", "A subject", marking="RESTRICTED", as_at=date(2026, 11, 22))
    core = docx.Document(BytesIO(composed(properties=about))).core_properties
    assert (core.title, core.subject, core.author, core.last_modified_by) == ("A title", "A subject", "", "")
    assert (core.language, core.revision) == ("en-GB", 1)
    assert core.created == core.modified
    assert core.created is not None and core.created.date() == date(2026, 11, 22)


def test_header_shows_the_marking_and_footer_the_title() -> None:
    about = Properties("A title", marking="OFFICIAL")
    section = docx.Document(BytesIO(composed(properties=about))).sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL"
    assert section.footer.paragraphs[0].text == "A title\tPage 1 of 1"


def test_a_public_documents_header_is_empty(sink: bytes) -> None:
    assert docx.Document(BytesIO(sink)).sections[0].header.paragraphs[0].text == ""
    assert b"w:sdt" not in parts(sink)["word/header1.xml"]


def test_the_titles_marking_and_notice_stand_on_every_page() -> None:
    title = Title("A title", marking="OFFICIAL-SENSITIVE: for one", notice="Consult before release.")
    made = docx.Document(BytesIO(composed(title, properties=Properties("A title", marking="OFFICIAL"))))
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE: for one"
    assert [p.text for p in section.footer.paragraphs] == ["A title\tPage 1 of 1", "Consult before release."]
    assert len({p.style.name for p in section.footer.paragraphs if p.style}) == 1
    assert made.core_properties.category == "OFFICIAL-SENSITIVE: for one"


def test_two_narrow_charts_stand_side_by_side() -> None:
    narrow = [
        Chart(name, f"Source of {name}.", f"Shows {name}.", png(shade=at), 80)
        for at, name in enumerate(("one", "two", "three"))
    ]
    made = composed(Title("T"), *narrow)
    assert [text for style, text in styled(made) if style == "Caption"] == [
        "Figure 1 (left): one",
        "Figure 2 (right): two",
        "Figure 3: three",
    ]
    pictures = [len(list(p.iter(f"{{{WP}}}docPr"))) for p in body(made).iter(f"{W}p")]
    assert [count for count in pictures if count] == [2, 1]
    assert [d.get("descr") for d in body(made).iter(f"{{{WP}}}docPr")] == [
        "Shows one.",
        "Shows two.",
        "Shows three.",
    ]
    assert not check_document(made)


def test_wide_charts_stand_below_each_other() -> None:
    wide = Chart("one", "Source.", "Shows one.", png(), 100)
    captions = [text for style, text in styled(composed(wide, wide)) if style == "Caption"]
    assert captions == ["Figure 1: one", "Figure 2: one"]


def test_a_short_numbered_list_stays_on_one_page() -> None:
    five = NumberedList(tuple(words(str(number)) for number in range(5)))
    six = NumberedList(tuple(words(str(number)) for number in range(6)))
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in body(composed(five, six)).iter(f"{W}p")]
    assert kept[:11] == [True] * 4 + [False] * 7


def test_a_long_title_is_cut_in_the_footer_and_nowhere_else() -> None:
    title = "Paper H: what other boroughs do about absence in the first years of school, for the board"
    made = parts(compose_document([Title(title)], Properties(title=title)))
    footer = "".join(re.findall(r"<w:t[^>]*>([^<]*)", made["word/footer1.xml"].decode()))
    assert title[:40] in footer and title not in footer and "…" in footer
    assert title in made["docProps/core.xml"].decode() and title in made[DOCUMENT].decode()
