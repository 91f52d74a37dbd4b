"""What holds of every document of a pack, alone and bound."""

from __future__ import annotations

import pytest

from reportkit.pipeline.board.documents import LEAVES, LeafDocument
from reportkit.reports.sections.board import paper_a, paper_b, paper_c, paper_d, paper_e, paper_f

PAPERS = (paper_a, paper_b, paper_c, paper_d, paper_e, paper_f)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.TITLE))
def test_a_papers_tables_are_numbered_alone_as_they_are_in_the_pack(paper: object) -> None:
    (leaf,) = (one for one in LEAVES if one.sections is paper)
    assert _letter(leaf) == leaf.label


def _letter(leaf: LeafDocument) -> str:
    return leaf.sections._COVER.letter  # type: ignore[attr-defined,no-any-return]
