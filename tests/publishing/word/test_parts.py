"""A document of several parts: each with its own header and pages, and contents that are right as written."""

from __future__ import annotations

import re

from reportkit.blocks import Block, Column, Contents, Heading, Paragraph, Part, Span, Table, Title
from reportkit.publishing.exporter.binding import Leaf, bind
from reportkit.publishing.word import Properties, compose_document
from reportkit.publishing.word.accessibility import check_document
from tests.publishing.builders import words
from tests.publishing.opened import DOCUMENT, parts, styled, texts

WIDE = Table(
    "Wide",
    tuple(Column(f"Column number {n}") for n in range(11)),
    (tuple(words("Word here") for _ in range(11)),),
    "A wide table",
)


def leaf(label: str, title: str, *blocks: Block) -> Leaf:
    """A document to be bound."""
    return Leaf(label, (Title(title, "For the board"), Heading(1, "Summary"), *blocks))


def bound(*leaves: Leaf) -> bytes:
    """A pack of the documents."""
    front = (Title("Board pack"), Paragraph(words("What is in it.")))
    return compose_document(bind(front, leaves), Properties(title="Board pack"))


PACK = bound(
    leaf("N", "Notice"),
    leaf("A", "Paper A: Results", WIDE, Paragraph(words("After it."))),
    leaf("B", "Paper B"),
)


def sections(content: bytes) -> list[str]:
    """Every section of the document as text, in order."""
    return re.findall(r"<w:sectPr\b.*?</w:sectPr>", parts(content)[DOCUMENT].decode(), re.DOTALL)


def referred(section: str, kind: str, content: bytes) -> str:
    """The text of the header or footer that a section refers to."""
    opened = parts(content)
    found = re.search(rf'<w:{kind}Reference[^>]*r:id="(\w+)"', section)
    assert found
    links = opened["word/_rels/document.xml.rels"].decode()
    target = re.search(rf'<Relationship (?=[^>]*Id="{found[1]}")[^>]*Target="(\w+\.xml)"', links)
    assert target
    return " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", opened[f"word/{target[1]}"].decode()))


def test_contents_give_the_page_on_which_each_part_begins() -> None:
    listed = [text for style, text in styled(PACK) if style == "TOC1"]
    assert listed == ["NoticeN1", "Paper A: ResultsA1", "Paper BB1"]


def test_contents_of_parts_are_in_no_field_that_word_would_renumber() -> None:
    assert "TOC \\o" not in parts(PACK)[DOCUMENT].decode()


def test_each_part_s_pages_are_numbered_from_one_and_no_later_section_of_it_starts_anew() -> None:
    starts = ['w:start="1"' in section for section in sections(PACK)]
    # front; notice; paper A: upright with its first page, table on its side, rest; paper B
    assert starts.count(True) == 3
    assert starts[0] is False


def test_each_section_of_a_part_names_it_in_the_header_and_labels_its_pages() -> None:
    named = [referred(section, "header", PACK) for section in sections(PACK)]
    pages = [referred(section, "footer", PACK) for section in sections(PACK)]
    assert ["Notice" in name for name in named][:2] == [False, True]
    assert all("Paper A: Results" in name for name in named[2:-1])
    assert "Paper B" in named[-1]
    assert "Page  A 1" in pages[2] and " of " not in pages[2]


def test_pages_in_front_do_not_say_how_many_pages_all_parts_have() -> None:
    assert " of " not in referred(sections(PACK)[0], "footer", PACK)
    alone = compose_document((Title("Notice"), Paragraph(words("Words."))), Properties(title="Notice"))
    assert " of " in referred(sections(alone)[0], "footer", alone)


def test_two_headings_of_one_name_are_linked_each_within_its_part() -> None:
    link = Paragraph((Span("See the summary", link="#summary"),))
    text = parts(bound(leaf("A", "Paper A", link), leaf("B", "Paper B", link)))[DOCUMENT].decode()
    links = re.findall(r'w:anchor="(_Toc\d+)"', text)[2:]
    assert len(set(links)) == 2


def test_titles_become_headings_and_what_stands_under_them_goes_one_level_down() -> None:
    listed = [(style, text) for style, text in styled(PACK) if style.startswith("Heading")]
    assert listed[:2] == [("Heading1", "Notice"), ("Heading2", "Summary")]


def test_captions_are_numbered_in_each_part_behind_its_letter() -> None:
    text = " ".join(texts(bound(leaf("A", "Paper A", WIDE, WIDE), leaf("B", "Paper B", WIDE))))
    assert re.findall(r"Table (\w+): Wide", text) == ["A1", "A2", "B1"]


def test_word_starts_the_numbers_again_in_each_part_when_it_updates_them() -> None:
    text = parts(bound(leaf("A", "Paper A", WIDE, WIDE), leaf("B", "Paper B", WIDE)))[DOCUMENT].decode()
    again, on = r" SEQ Table \* ARABIC \r 1 ", r" SEQ Table \* ARABIC "
    assert re.findall(r" SEQ Table[^<]*", text) == [again, on, again]


def test_a_document_by_itself_numbers_its_tables_as_it_does_in_the_pack() -> None:
    alone = compose_document(
        (Title("Paper B", letter="B"), Heading(1, "Summary"), WIDE), Properties(title="")
    )
    assert "Table B1: Wide" in " ".join(texts(alone))


def test_a_pack_is_accessible_and_the_same_bytes_each_time() -> None:
    assert check_document(PACK) == ()
    again = bound(
        leaf("N", "Notice"),
        leaf("A", "Paper A: Results", WIDE, Paragraph(words("After it."))),
        leaf("B", "Paper B"),
    )
    assert again == PACK


def test_a_bound_document_keeps_one_list_of_contents() -> None:
    inner = Leaf("A", (Title("Paper A"), Contents(2), Heading(1, "Summary")))
    blocks = bind((Title("Pack"),), (inner,))
    assert sum(isinstance(block, Contents) for block in blocks) == 1
    assert isinstance(blocks[2], Part)


def test_a_document_s_own_marking_stands_at_the_head_of_its_pages_unless_the_whole_bears_it() -> None:
    marked = Leaf("M", (Title("Minutes", marking="DRAFT"),))
    assert Part("M", "Minutes. DRAFT") in bind((Title("Pack"),), (marked,))
    assert Part("M", "Minutes") in bind((Title("Pack", marking="DRAFT"),), (marked,))
