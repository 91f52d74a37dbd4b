"""A caption quotes a policy whatever number stands before it."""

from __future__ import annotations

import pytest

from reportkit.pipeline.board.quoting import BODY, Quoted
from reportkit.publishing.disclosure import Passage
from reportkit.publishing.disclosure.letters import spelt

QUOTED = Quoted(frozenset({spelt("Visits fall from School GOBAR")}), everywhere=False)


@pytest.mark.parametrize(
    "numbered",
    [
        "Figure E SEQ Figure \\* ARABIC \\r 1 1: ",  # the first of its part, as Word keeps the field
        "Table E SEQ Table \\* ARABIC 12: ",
        "Figure SEQ Figure \\* ARABIC 3: ",
        "Table E2: ",
        "Table 4: ",
    ],
)
def test_a_numbered_caption_that_quotes_is_no_typed_text(numbered: str) -> None:
    own, _ = QUOTED.parted([Passage(f"{BODY}, a paragraph", f"{numbered}Visits fall from School GOBAR")])
    assert not any("GOBAR" in one.text for one in own)


def test_a_caption_with_another_word_in_it_is_typed_text() -> None:
    own, _ = QUOTED.parted(
        [Passage(f"{BODY}, a paragraph", "Table E2: Hill School: Visits fall from School GOBAR")]
    )
    assert any("GOBAR" in one.text for one in own)
