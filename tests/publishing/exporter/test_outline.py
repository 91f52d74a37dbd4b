"""Every document has one title, and its headings never skip a level."""

from __future__ import annotations

import pytest

from reportkit.blocks import Heading, Title
from tests.publishing.notebooks import markdown, reading


@pytest.mark.parametrize(
    ("written", "title", "levels"),
    [
        ("# T\n## a\n### b", "T", [1, 2]),
        ("# T\n### a\n## b", "T", [1, 1]),
        ("# T\n# a\n## b\n# c", "T", [1, 2, 1]),
        ("## a\n#### b\n## c", "My notebook", [1, 2, 1]),
        ("words only", "My notebook", []),
        ("# T\n## a\n### b\n#### c\n##### d\n###### e", "T", [1, 2, 3, 4, 4]),
    ],
)
def test_first_heading_becomes_the_title_and_levels_close_up(
    written: str, title: str, levels: list[int]
) -> None:
    blocks = reading(markdown(written)).blocks
    assert blocks[0] == Title(title)
    assert [block.level for block in blocks if isinstance(block, Heading)] == levels


def test_a_title_in_the_metadata_stands_in_for_a_missing_one() -> None:
    assert reading(markdown("words"), title="Pupils in 2026").title == "Pupils in 2026"


def test_an_empty_heading_is_left_out() -> None:
    assert len(reading(markdown("#\n\n## \n\nwords")).blocks) == 2
