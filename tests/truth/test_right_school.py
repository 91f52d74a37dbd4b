"""No figure of a school's document rests on another school, looked up in the files as published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from reportkit.blocks import Evidence, SourcedFigure
from tests.built import Checkout
from tests.reports.school.reading import CASES, documents
from tests.truth.test_traces import columns_of, owner_of, text_at

AUTHORITY = "its authority"
_OF_A_GROUP = ".similar-schools"


@pytest.mark.parametrize(("authority", "day", "policy"), CASES[:3:2])
def test_every_figure_rests_on_the_school_its_authority_or_england(
    checkout: Checkout, authority: str, day: date, policy: str
) -> None:
    looked_up = 0
    for profile, blocks in documents(checkout, authority, day, policy):
        own = {profile.facts.urn, *profile.facts.earlier_urns}
        for figure in _figures(blocks):
            if not figure.id.endswith(_OF_A_GROUP):
                owners = {whose(profile.header.area, *cell) for cell in figure.cells}
                assert owners <= own | {"England", AUTHORITY}, f"{profile.facts.urn}: {figure.id}: {owners}"
                looked_up += 1
    assert looked_up > 500


def whose(area: str, file: str, row: int, column: str) -> str:
    """Whose figure stands in the cell: a URN, England or the authority with the code `area`."""
    owner = owner_of(file, row, column)
    codes = [text_at(file, row, name) for name in ("la number", "lea") if name in columns_of(file)]
    return AUTHORITY if owner.startswith("row ") and area in (code[:3] for code in codes) else owner


def _figures(blocks: tuple[object, ...]) -> Iterator[SourcedFigure]:
    for block in blocks:
        if isinstance(block, Evidence):
            yield from block.figures
