"""Ofsted's outcomes in the Update stand beside the school that was inspected, whatever it has become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from reportkit.blocks import Table
from reportkit.evidence.siod.schools import School
from reportkit.judgement.inspections import picture_inspections
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.update.inspections import inspections
from reportkit.vocabulary import Urn
from tests.judgement.builders import inspection, school

SINCE, DAY = date(2026, 9, 1), date(2026, 11, 22)
BEFORE = Urn("102369")
INSPECTED = inspection(1, {"Overall effectiveness": "2"}, urn=BEFORE, published=date(2026, 10, 1))
OAK, ELM = school("102368"), replace(school("102370"), name="Elm")


def named(*schools: School) -> str:
    """The name that stands beside the inspection."""
    profile = SimpleNamespace(
        since=(SINCE, True),
        as_at=DAY,
        inspections=picture_inspections(DAY, schools, [INSPECTED]),
        inspections_listed_on=DAY,
        transcribed_until=None,
    )
    (table,) = (block for block in inspections(cast("BoroughProfile", profile)) if isinstance(block, Table))
    ((name, *_),) = table.rows
    return "".join(span.text for span in name)


@pytest.mark.parametrize(
    ("schools", "name"),
    [
        ((replace(OAK, sole_predecessors=(BEFORE,)),), "Oak"),
        ((replace(OAK, merged_from=(BEFORE,)),), "The school that Oak replaced"),
        ((replace(OAK, split_from=(BEFORE,)), replace(ELM, split_from=(BEFORE,))),
         "The school that Oak and Elm replaced"),
        ((replace(school(BEFORE), name="Ash"), replace(OAK, split_from=(BEFORE,))), "Ash"),
    ],
    ids=["under an earlier number", "merged since", "split since", "still there"],
)  # fmt: skip
def test_an_outcome_is_not_put_down_to_a_school_that_took_the_place_of_the_one_inspected(
    schools: tuple[School, ...], name: str
) -> None:
    assert named(*schools) == name
