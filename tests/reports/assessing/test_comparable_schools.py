"""Officers see which schools each was compared with, in order, and what is weak about it (A3.27)."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.peers import COLUMNS
from reportkit.judgement.indicators.comparable import FEW_SCHOOLS, WIDENED
from reportkit.reports.assessing.comparable_schools import comparable_sheet
from tests.built import Checkout
from tests.judgement.assessment.builders import Case, assessment, finding
from tests.judgement.assessment.real import BEFORE_COVID, assessed

RWM = "ks2_rwm_expected"


def made(size: int, *, widened: bool = False, note: str = "") -> Assessment:
    """One school with so many comparable ones."""
    rows = [
        (0, RWM, place, str(100000 + place), f"School {place}", "Hillingdon", widened)
        for place in range(1, size + 1)
    ]
    found = assessment(Case(findings=(finding("5", note=note),)))
    lines = pd.DataFrame([{"id": "comparable_min", "value": "8", "unit": "schools"}])
    return replace(found, lines=lines, peers=pd.DataFrame(rows, columns=list(COLUMNS)))


def rows_of(found: Assessment) -> list[dict[str, object]]:
    sheet = comparable_sheet(found, [found.of_school(urn) for urn in found.urns])
    headings = [column.heading for column in sheet.columns]
    return [dict(zip(headings, row, strict=True)) for row in sheet.rows]


@pytest.mark.parametrize(
    ("found", "weak"),
    [
        (made(8), ""),
        (made(10), ""),
        (made(7), "only 7 schools are comparable, fewer than 8: too few to test against"),
        (made(1), "only 1 school is comparable, fewer than 8: too few to test against"),
        (made(10, widened=True), WIDENED),
        (made(10, note=FEW_SCHOOLS), FEW_SCHOOLS),
        (made(10, note="three years taken together"), ""),
        (made(7, widened=True, note=f"{WIDENED}; {FEW_SCHOOLS}"),
         f"only 7 schools are comparable, fewer than 8: too few to test against; {WIDENED}; {FEW_SCHOOLS}"),
    ],
)  # fmt: skip
def test_what_is_weak_about_a_comparison_is_said_beside_each_school(found: Assessment, weak: str) -> None:
    assert {row["What is weak about the comparison"] for row in rows_of(found)} == {weak}


def test_a_row_names_both_schools_the_measure_and_the_place() -> None:
    assert rows_of(made(8))[1] == {
        "URN": "102368",
        "School": "Oak School",
        "Measure": "reading, writing and maths",
        "Place, nearest first": 2,
        "Comparable school's URN": "100002",
        "Comparable school": "School 2",
        "Its authority": "Hillingdon",
        "What is weak about the comparison": "",
    }


def test_without_comparable_schools_the_sheet_is_empty() -> None:
    assert rows_of(made(0)) == []


def test_real_schools_are_never_their_own_peers_and_stand_in_order(checkout: Checkout) -> None:
    found = assessed(checkout, "surrey", BEFORE_COVID)
    rows = rows_of(found)
    assert len({row["URN"] for row in rows}) > 100
    assert all(row["URN"] != row["Comparable school's URN"] for row in rows)
    places: dict[tuple[object, object], list[object]] = {}
    for row in rows:
        places.setdefault((row["URN"], row["Measure"]), []).append(row["Place, nearest first"])
    assert all(each == list(range(1, len(each) + 1)) for each in places.values())
    own = [row["Its authority"] == "Surrey" for row in rows if not row["What is weak about the comparison"]]
    assert own
    assert all(own)
