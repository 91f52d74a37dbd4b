"""Tables fit the page, whatever their width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.blocks import Block, Heading, Paragraph, Span, Table, Title
from reportkit.publishing.word import compose_document
from reportkit.publishing.word.column_widths import column_widths, share
from tests.publishing.builders import PROPERTIES, table, words
from tests.publishing.opened import DOCUMENT, parts, styled

_PAGE, _TURNED = 9638, 14570


def wide(columns: int) -> Table:
    """A table whose numbers cannot be broken."""
    plain = table(3, columns)
    rows = tuple((row[0], *((Span("0.123456"),) for _ in row[1:])) for row in plain.rows)
    heads = tuple(replace(column, label=f"Measure{place}") for place, column in enumerate(plain.columns))
    return replace(plain, columns=heads, rows=rows)


def markup(*blocks: Block) -> str:
    """The document part of a few blocks between two paragraphs."""
    around = (Title("T"), Paragraph(words("before")), *blocks, Paragraph(words("after")))
    return parts(compose_document(around, PROPERTIES))[DOCUMENT].decode()


def table_widths(found: str) -> Iterator[int]:
    return (int(width) for width in re.findall(r'<w:tblW w:w="(\d+)"', found))


@pytest.mark.parametrize(
    ("columns", "widths"), [(3, [_PAGE]), (9, [_PAGE]), (12, [_TURNED]), (20, [_PAGE] * 3)]
)
def test_a_table_stands_lies_or_is_taken_in_parts(columns: int, widths: list[int]) -> None:
    assert list(table_widths(markup(wide(columns)))) == widths


def test_a_page_on_its_side_keeps_its_header_and_footer() -> None:
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", markup(wide(12)))
    assert [("landscape" in section) for section in sections] == [False, True, False]
    assert all("headerReference" in section and "footerReference" in section for section in sections)


def test_two_tables_that_lie_share_their_pages() -> None:
    assert markup(wide(12), wide(12)).count("<w:sectPr") == 3


def test_parts_of_a_table_repeat_its_first_column_and_say_which_they_are() -> None:
    found = styled(compose_document((Title("T"), wide(20)), PROPERTIES))
    assert [text for style, text in found if style == "Caption"] == [
        f"Table {part}: Pupils by school (part {part} of 3)" for part in (1, 2, 3)
    ]
    assert [text for _, text in found].count("Measure0") == 3
    assert [text for _, text in found].count("Measure19") == 1


@pytest.mark.parametrize("lead", [(), (Paragraph(words("lead")),)], ids=["alone", "with a paragraph"])
def test_the_heading_of_a_table_that_lies_stands_on_the_table_s_page(lead: tuple[Paragraph, ...]) -> None:
    blocks = (Title("T"), Paragraph(words("before")), Heading(1, "Wide"), *lead, wide(12))
    found = parts(compose_document(blocks, PROPERTIES))[DOCUMENT].decode()
    assert found.index("before") < found.index("<w:sectPr") < found.index("Wide") < found.index("<w:tbl>")


def test_a_heading_whose_text_is_longer_stays_on_the_upright_page() -> None:
    texts = (Paragraph(words("one")), Paragraph(words("two")))
    blocks = (Title("T"), Heading(1, "Wide"), *texts, wide(12))
    found = parts(compose_document(blocks, PROPERTIES))[DOCUMENT].decode()
    assert found.index("Wide") < found.index("<w:sectPr")


def test_a_new_page_before_a_table_that_lies_is_not_asked_for_twice() -> None:
    from reportkit.blocks import PageBreak

    blocks = (Heading(1, "One"), PageBreak(), wide(12))
    assert "pageBreakBefore" not in parts(compose_document(blocks, PROPERTIES))[DOCUMENT].decode()


_WEIGHTS = st.lists(st.tuples(st.floats(0.1, 50), st.integers(300, 3000)), min_size=1, max_size=12)


@given(_WEIGHTS)
def test_columns_always_share_out_the_whole_width(columns: list[tuple[float, int]]) -> None:
    widths = column_widths(_PAGE, [weight for weight, _ in columns], [least for _, least in columns])
    assert sum(widths) == _PAGE
    assert all(width > 0 for width in widths)


@given(_WEIGHTS)
def test_no_column_is_narrower_than_its_longest_word_while_there_is_room(
    columns: list[tuple[float, int]],
) -> None:
    least = [least for _, least in columns]
    if sum(least) < _PAGE:
        widths = column_widths(_PAGE, [weight for weight, _ in columns], least)
        assert all(width >= wanted - 1 for width, wanted in zip(widths, least, strict=True))


def test_what_is_left_over_goes_to_the_last() -> None:
    assert share(10, (1, 1, 1)) == (3, 3, 4)


def test_a_small_table_is_set_in_small_type() -> None:
    small = styled(compose_document((Title("T"), replace(table(2, 2), small=True)), PROPERTIES))
    usual = styled(compose_document((Title("T"), table(2, 2)), PROPERTIES))
    assert {style for style, _ in small if style.startswith("Table")} == {
        *("TableHeadingSmall", "TableTextSmall", "TableNumberSmall")
    }
    assert [text for _, text in small] == [text for _, text in usual]


# --- rows that a page break may cut, and the room under a table -------------------------------------------


def rows_of(found: str) -> list[str]:
    """The markup of each row of the one table, the header row first."""
    return found.split("<w:tr>")[1:]


def told(*letters: int, small: bool) -> Table:
    """A table with a row of so many letters for each."""
    rows = ((Span("row"), Span("a few words " * (count // 12))) for count in letters)
    cells = tuple(tuple((span,) for span in row) for row in rows)
    return replace(table(1, 2, caption=""), rows=cells, notes=(), small=small)


@pytest.mark.parametrize(
    ("letters", "small", "notes", "whole"),
    [(600, True, (), False), (120, True, (), True), (600, False, (), True), (600, True, ("A note.",), True)],
)
def test_a_page_break_may_cut_only_a_long_last_row_in_small_print_with_no_note_after_it(
    letters: int, small: bool, notes: tuple[str, ...], whole: bool
) -> None:
    *others, last = rows_of(markup(replace(told(600, 600, letters, small=small), notes=notes)))
    assert all("<w:cantSplit/>" in row for row in others)
    assert ("<w:cantSplit/>" in last) is whole


def ending(*letters: int) -> list[str]:
    """The rows of a table in small print that ends its document."""
    composed = compose_document((Title("T"), told(*letters, small=True)), PROPERTIES)
    return rows_of(parts(composed)[DOCUMENT].decode())


def test_no_page_has_the_last_row_of_a_table_alone() -> None:
    composed = compose_document((Title("T"), told(600, 600, 600, small=True), Paragraph(())), PROPERTIES)
    _, first, second, last = rows_of(parts(composed)[DOCUMENT].decode())
    assert [row.count("<w:keepNext/>") for row in (first, second, last)] == [0, 2, 0]


def test_the_last_two_rows_of_a_document_stay_whole_and_together() -> None:
    _, first, second, last = ending(600, 600, 600)
    assert [row.count("<w:cantSplit/>") for row in (first, second, last)] == [1, 1, 1]
    assert [row.count("<w:keepNext/>") for row in (first, second, last)] == [0, 2, 0]


def test_a_last_table_of_two_rows_is_left_to_its_own_rules() -> None:
    assert "<w:keepNext/>" not in ending(600, 600)[1]


def test_nothing_is_left_empty_between_a_table_and_a_heading() -> None:
    found = markup(told(12, small=False), Heading(1, "Next"))
    assert re.search(r'</w:tbl><w:p><w:pPr><w:pStyle w:val="Heading1"/>', found)


def test_two_tables_and_what_is_not_a_heading_keep_the_room_between() -> None:
    found = markup(told(12, small=False), told(12, small=False))
    assert found.count('</w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>') == 2


def test_a_document_that_ends_with_a_table_takes_no_page_for_the_paragraph_after_it() -> None:
    composed = compose_document((Title("T"), told(12, small=False)), PROPERTIES)
    after = parts(composed)[DOCUMENT].decode().rpartition("</w:tbl>")[2]
    assert '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' in after
