"""Markdown becomes real headings, lists, tables and pictures."""

from __future__ import annotations

import base64
from pathlib import Path

from reportkit.blocks import (
    Align,
    BulletList,
    Callout,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Preformatted,
    Span,
    Table,
    text_of,
)
from tests.publishing.builders import png
from tests.publishing.notebooks import blocks, markdown, reading


def test_emphasis_code_and_links_become_spans() -> None:
    (found,) = blocks(markdown("a **b** *c* `d` [e](https://f.gov.uk)"))
    assert found == Paragraph(
        (
            Span("a "),
            Span("b", bold=True),
            Span(" "),
            Span("c", italic=True),
            Span(" "),
            Span("d", code=True),
            Span(" "),
            Span("e", link="https://f.gov.uk"),
        )
    )


def test_a_bold_link_is_bold_and_a_link() -> None:
    (found,) = blocks(markdown("**see [here](https://f.gov.uk)**"))
    assert found == Paragraph((Span("see ", bold=True), Span("here", bold=True, link="https://f.gov.uk")))


def test_line_ends_in_a_paragraph_are_spaces_and_breaks_are_kept() -> None:
    (found,) = blocks(markdown("one\ntwo  \nthree<br>four"))
    assert isinstance(found, Paragraph)
    assert text_of(found.spans) == "one two\nthree\nfour"


def test_lists_keep_their_kind_and_depth() -> None:
    bullets, numbers = blocks(markdown("- a\n  - b\n- c\n\n1. d\n2. e"))
    assert isinstance(bullets, BulletList) and isinstance(numbers, NumberedList)
    assert [text_of(item) for item in bullets.items] == ["a", "b", "c"]
    assert bullets.levels == (0, 1, 0)
    assert [text_of(item) for item in numbers.items] == ["d", "e"]


def test_code_and_paragraphs_inside_a_point_stay_with_it() -> None:
    (found,) = blocks(markdown("- a\n\n  more\n\n  ```\n  run\n  ```\n"))
    assert isinstance(found, BulletList)
    assert [text_of(item) for item in found.items] == ["a\nmore\nrun"]


def test_task_lists_keep_their_ticks() -> None:
    (found,) = blocks(markdown("- [x] done\n- [ ] to do"))
    assert isinstance(found, BulletList)
    assert [text_of(item) for item in found.items] == ["☑ done", "☐ to do"]


def test_a_markdown_table_is_a_table_with_no_empty_cell() -> None:
    (found,) = blocks(markdown("| School | |\n|---|---|\n| A | 1 |\n| B | |"))
    assert isinstance(found, Table)
    assert [column.label for column in found.columns] == ["School", "Item 2"]
    assert found.columns[1].align is Align.RIGHT
    assert [[text_of(cell) for cell in row] for row in found.rows] == [["A", "1"], ["B", "–"]]


def test_quotes_code_and_rules() -> None:
    found = blocks(markdown("> said\n\n```python\nx = 1\n```\n\n---"))
    assert found == [Callout("", (Span("said"),)), Preformatted("x = 1")]


def test_mathematics_is_kept_as_text() -> None:
    inline, block = blocks(markdown("so $x^2$\n\n$$\ny = 2\n$$"))
    assert inline == Paragraph((Span("so "), Span("x^2", italic=True)))
    assert block == Paragraph((Span("y = 2", italic=True),))


def test_html_keeps_its_words_and_drops_its_scripts() -> None:
    found = blocks(
        markdown("<div class='alert alert-info'>Mind <b>this</b></div>\n\n<script>alert(1)</script>")
    )
    assert found == [Callout("", (Span("Mind "), Span("this", bold=True)))]


def test_html_tables_headings_and_lists_are_real() -> None:
    cells = "<tr><td>k</td><th>v</th></tr><tr><td>a</td><td>1</td></tr>"
    html = f"<h2>Next</h2><ul><li>a</li></ul><table>{cells}</table>"
    heading, points, table = blocks(markdown(html))
    assert heading == Heading(1, "Next")
    assert points == BulletList(((Span("a"),),))
    assert isinstance(table, Table) and [column.label for column in table.columns] == ["k", "v"]


def test_a_page_break_can_be_asked_for_in_html() -> None:
    assert blocks(markdown('<div style="page-break-after: always"></div>')) == [PageBreak()]


def test_an_attached_picture_stands_between_the_halves_of_its_paragraph() -> None:
    attached = {"image/png": base64.b64encode(png()).decode()}
    cell = markdown('before ![A map](attachment:m.png "Wards") after', **{"m.png": attached})
    before, picture, after = blocks(cell)
    assert isinstance(picture, Picture)
    assert (picture.alt_text, picture.caption, picture.png) == ("A map", "Wards", png())
    assert (before, after) == (Paragraph((Span("before"),)), Paragraph((Span("after"),)))


def test_a_picture_file_is_found_beside_the_notebook(tmp_path: Path) -> None:
    (tmp_path / "a map.png").write_bytes(png())
    (found,) = blocks(markdown("![A map](a%20map.png)"), folder=tmp_path)
    assert isinstance(found, Picture) and found.alt_text == "A map"


def test_pictures_that_cannot_be_shown_are_reported_by_cell() -> None:
    found = reading(markdown("x"), markdown("![Map](https://a.b/m.png) ![Gone](gone.png)"))
    assert [item.where for item in found.left_out] == ["cell 2", "cell 2"]
    assert "on the web" in found.left_out[0].why
    assert "gone.png" in found.left_out[1].why


def test_footnotes_are_numbered_where_they_stand_and_listed_below() -> None:
    text, notes = blocks(markdown("Rose[^1]\n\n[^1]: provisional"))
    assert isinstance(text, Paragraph) and text_of(text.spans) == "Rose[1]"
    assert notes == NumberedList(((Span("provisional"),),))
