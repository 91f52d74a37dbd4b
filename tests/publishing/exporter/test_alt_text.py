"""Where a picture's description may come from, and what happens when there is none."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from nbformat import NotebookNode

from reportkit.blocks import Picture
from reportkit.blocks.display import mime_bundle
from reportkit.publishing.exporter.pictures import picture
from tests.publishing.builders import chart, png
from tests.publishing.notebooks import blocks, bundle, code, figure, reading


def drawn(text: str) -> bytes:
    """A picture drawn by matplotlib with a description in the file."""
    from matplotlib.figure import Figure

    buffer = io.BytesIO()
    Figure(figsize=(2, 1)).savefig(buffer, format="png", metadata={"Description": text})
    return buffer.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        code(figure({"image/png": {"alt": "A rise"}})),
        code(figure({"alt": "A rise"})),
        code(figure(), alt="A rise"),
        code(figure(), alt_text=["A rise"]),
        code(figure(), source='#| label: fig-1\n#| fig-alt: "A rise"\nplot()'),
        code(figure(), source="#| fig-alt:\n#|   - A rise\nplot()"),
        code(figure(content=drawn("A rise"))),
    ],
    ids=["output", "output, flat", "cell", "cell, list", "option", "option, list", "file"],
)
def test_a_description_is_found(cell: NotebookNode) -> None:
    (found,) = blocks(cell)
    assert isinstance(found, Picture)
    assert found.alt_text == "A rise"


def test_descriptions_are_given_out_in_turn() -> None:
    found = blocks(code(figure(), figure(), source="#| fig-alt:\n#|   - One\n#|   - Two\nplot()"))
    assert [block.alt_text for block in found if isinstance(block, Picture)] == ["One", "Two"]


def test_a_caption_is_no_description() -> None:
    found = reading(code(figure(), source="#| fig-cap: Pupils\nplot()"))
    (block,) = found.blocks[1:]
    assert isinstance(block, Picture) and (block.caption, block.alt_text) == ("Pupils", "")
    assert found.undescribed == ("cell 1, picture 1",)


def test_pictures_without_a_description_are_named_by_cell_and_place() -> None:
    found = reading(code(figure()), code(), code(figure({"alt": "Yes"}), figure()))
    assert found.undescribed == ("cell 1, picture 1", "cell 3, picture 2")


def test_a_chart_of_ours_without_a_description_is_named_by_its_title() -> None:
    bare = replace(chart(), alt_text=" ")
    assert reading(code(bundle(mime_bundle(bare)))).undescribed == (f"the chart “{bare.title}”",)


@pytest.mark.parametrize("text", ["Plain", "Größe – naïve “quoted”"])
def test_a_pngs_own_description_is_read_in_any_script(text: str) -> None:
    assert picture(drawn(text), "").alt_text == text


def test_a_picture_keeps_the_size_it_was_drawn_at() -> None:
    assert picture(png(300, 200, dpi=150), "x").width_mm is None
    assert picture(png(192, 100), "x").width_mm == pytest.approx(50.8)
    assert picture(png(600, 100), "x", shown={"width": 96}).width_mm == pytest.approx(25.4)
