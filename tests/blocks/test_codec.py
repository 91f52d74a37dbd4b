"""Blocks survive the notebook that keeps them as evidence."""

from __future__ import annotations

import base64
import json
from typing import Any, get_args

import pytest
from hypothesis import given
from pydantic import ValidationError

from reportkit.blocks import MIME_TYPE, Block, Chart, Paragraph, Span, decode, encode, text_of
from reportkit.blocks.display import mime_bundle
from tests.blocks.generated import BLOCKS, KINDS


@given(BLOCKS)
def test_a_block_read_back_from_a_saved_notebook_is_the_block(block: Block) -> None:
    saved: dict[str, Any] = json.loads(json.dumps(mime_bundle(block)))
    assert decode(saved[MIME_TYPE], saved.get("image/png", "")) == block


def test_every_kind_of_block_is_among_those_tried() -> None:
    assert set(KINDS) == set(get_args(Block))


def test_a_pictures_bytes_travel_once_as_png_and_not_in_our_json() -> None:
    chart = Chart("Title", "Caption", "Words", b"\x89PNG")
    assert "png" not in encode(chart)
    assert base64.b64decode(mime_bundle(chart)["image/png"]) == b"\x89PNG"


def test_an_unknown_kind_of_block_is_refused() -> None:
    with pytest.raises(KeyError):
        decode({"kind": "Slide"})


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "Heading", "level": "one", "text": "Results"},
        {"kind": "Heading", "text": "Results"},
        {"kind": "Paragraph", "spans": [{"bold": True}]},
        {"kind": "Table", "caption": "", "columns": [], "rows": "none", "alt_text": ""},
    ],
)
def test_a_malformed_block_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        decode(content)


def test_the_text_of_a_paragraph_is_its_spans_joined() -> None:
    paragraph = Paragraph((Span("61%", figure="312:x", bold=True), Span(" of pupils")))
    assert text_of(paragraph.spans) == "61% of pupils"
