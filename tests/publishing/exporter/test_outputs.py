"""What a code cell shows: tables, pictures, printed text, and blocks of our own."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest

from reportkit.blocks import Callout, Paragraph, Picture, Preformatted, Span, Table, text_of
from reportkit.blocks.display import mime_bundle
from reportkit.publishing.exporter.printed import plain
from reportkit.publishing.word import Properties, compose_document
from tests.publishing.builders import chart, kitchen_sink
from tests.publishing.notebooks import blocks, bundle, code, figure, markdown, reading, shown, stream
from tests.publishing.opened import parts


def test_blocks_come_out_of_a_notebook_as_they_went_in() -> None:
    outputs = [bundle(mime_bundle(block)) for block in kitchen_sink()]
    assert reading(code(*outputs)).blocks == kitchen_sink()


def test_code_is_hidden_unless_it_is_asked_for() -> None:
    assert blocks(code(source="x = 1")) == []
    assert blocks(code(source="x = 1", tags=("show-input",))) == [Preformatted("x = 1")]
    assert blocks(code(source="x = 1", tags=("show-input", "remove-input"))) == []


@pytest.mark.parametrize(
    "tag", ["remove-cell", "hide-cell", "remove-output", "parameters", "injected-parameters"]
)
def test_tags_take_a_cells_output_out(tag: str) -> None:
    assert blocks(code(stream("secret"), tags=(tag,))) == []


def test_a_markdown_cell_can_be_taken_out_too() -> None:
    assert blocks(markdown("note to self", "remove-cell")) == []


def test_printed_lines_are_joined_and_stripped_of_colour_and_overwriting() -> None:
    (found,) = blocks(code(stream("\x1b[31mred\x1b[0m\n"), stream("10%\r100%\n"), stream("hush", "stderr")))
    assert found == Preformatted("red\n100%")


def test_a_long_print_is_cut_and_says_so() -> None:
    text, note = blocks(code(stream("line\n" * 1500)))
    assert isinstance(text, Preformatted) and text.text.count("\n") == 199
    assert isinstance(note, Paragraph) and text_of(note.spans) == "Another 1,300 lines are left out here."


def test_escape_codes_of_every_kind_are_dropped() -> None:
    assert (
        plain("\x1b]8;;http://x\x07link\x1b]8;;\x07 \x1b[1;38;5;12mbold\x1b[0m\r\nnext") == "link bold\nnext"
    )


def test_an_error_shows_its_last_line_and_no_path() -> None:
    from nbformat import v4

    error = v4.new_output("error", ename="KeyError", evalue="'urn'", traceback=["File /home/x.py"])
    assert blocks(code(error)) == [Preformatted("KeyError: 'urn'")]


@pytest.mark.parametrize(
    "leftover",
    [
        "<Axes: xlabel='x'>",
        "[<matplotlib.lines.Line2D at 0x7f3c>]",
        "Text(0.5, 1.0, 'title')",
        "(array([1.]), <BarContainer object of 3 artists>)",
    ],
)
def test_what_drawing_calls_return_is_not_shown_beside_the_picture(leftover: str) -> None:
    (found,) = blocks(code(shown(text_plain=leftover), figure()))
    assert isinstance(found, Picture)


def test_a_plain_result_is_kept_as_it_was_printed() -> None:
    assert blocks(code(shown(text_plain="{'a': 1,\n 'b': 2}"))) == [Preformatted("{'a': 1,\n 'b': 2}")]


def test_html_that_is_no_table_gives_way_to_text_unless_the_text_says_nothing() -> None:
    assert blocks(code(shown(text_html="<b>a</b>", text_plain="a, printed"))) == [Preformatted("a, printed")]
    assert blocks(code(shown(text_html="<b>a</b>", text_plain="<IPython.core.display.HTML object>"))) == [
        Paragraph((Span("a", bold=True),))
    ]


def test_shown_markdown_is_read_as_markdown() -> None:
    assert blocks(code(shown(text_markdown="> mind", text_plain="<x>"))) == [Callout("", (Span("mind"),))]


@pytest.mark.parametrize(
    "data",
    [
        {"image/svg+xml": "<svg/>", "text/plain": "<IPython.core.display.SVG object>"},
        {"application/vnd.plotly.v1+json": {}, "text/html": "<div><script>draw()</script></div>"},
        {"application/vnd.vegalite.v5+json": {}, "text/plain": "<VegaLite 5 object>"},
        {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "HBox(children=())"},
    ],
    ids=["svg", "plotly", "altair", "widget"],
)
def test_a_picture_that_only_a_browser_can_draw_is_reported_and_said(data: dict[str, Any]) -> None:
    found = reading(code(bundle(data)))
    assert [item.where for item in found.left_out] == ["cell 1"]
    (said,) = found.blocks[1:]
    assert isinstance(said, Paragraph) and text_of(said.spans).startswith("Left out here: a picture")


def test_an_interactive_chart_with_a_picture_beside_it_is_that_picture() -> None:
    both = figure()["data"] | {"application/vnd.plotly.v1+json": {}, "text/html": "<div></div>"}
    (found,) = blocks(code(bundle(both)))
    assert isinstance(found, Picture)


def test_a_photograph_is_kept_as_the_jpeg_it_is() -> None:
    image = pytest.importorskip("PIL.Image")
    buffer = BytesIO()
    image.new("RGB", (40, 30), "navy").save(buffer, "JPEG")
    output = shown({"image/jpeg": {"alt": "A playground"}}, image_jpeg=b64encode(buffer.getvalue()).decode())
    (found,) = blocks(code(output))
    assert isinstance(found, Picture)
    assert (found.png, found.alt_text) == (buffer.getvalue(), "A playground")
    entries = parts(compose_document((found,), Properties("Photograph")))
    assert entries["word/media/image1.jpg"] == buffer.getvalue()


def test_our_chart_keeps_its_picture() -> None:
    (found,) = blocks(code(bundle(mime_bundle(chart()))))
    assert found == chart()


def test_a_bundle_with_a_table_and_text_is_a_table() -> None:
    head, body = "<tr><th></th><th>n</th></tr>", "<tr><th>0</th><td>1</td></tr>"
    html = f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    (found,) = blocks(code(shown(text_html=html, text_plain="   n\n0  1")))
    assert isinstance(found, Table)
