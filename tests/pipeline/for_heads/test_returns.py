"""What the returns say of one school to its own head (H25, H37, H38, K25, K34)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reportkit.casework.events.returns_kinds import ReturnedRow, ReturnsLoaded
from reportkit.pipeline.for_heads.returns import Returned
from reportkit.pipeline.for_heads.screening import Names, Screen
from reportkit.reports.profiles.casework import Commentary, Network, SelfEvaluation
from reportkit.settings import read_terms
from tests.casework.events.builders import SCHOOL, TODAY, event
from tests.settings.policies.builders import PARAMS


def returned(sheet: str, *rows: dict[str, str]) -> Returned:
    """The returns of a workbook with these rows of one sheet, all of the invented school."""
    cells = [{"URN": str(SCHOOL), **row} for row in rows]
    found = tuple(ReturnedRow(sheet=sheet, row=4 + n, cells=one) for n, one in enumerate(cells))
    loaded = event(ReturnsLoaded(file="a.xlsx", sha256="0" * 64, rows=found), 1)
    return Returned.of([loaded], TODAY, read_terms(PARAMS))


def test_the_newest_self_evaluation_counts_with_its_own_date() -> None:
    older = {"Received on": "2025-10-01"}
    newest = {"Received on": "2026-10-01", "Dated": "2026-09-20"}
    found = returned("SEF dates", newest, older).self_evaluation([SCHOOL])
    assert found == SelfEvaluation(date(2026, 10, 1), date(2026, 9, 20))


@pytest.mark.parametrize(
    ("said", "is_in"),
    [
        ({"Joined on": "2026-11-22"}, True),
        ({"Joined on": "2026-11-23"}, False),
        ({"Joined on": "2026-01-05", "Left on": "2026-11-23"}, True),
        ({"Joined on": "2026-01-05", "Left on": "2026-11-22"}, False),
    ],
)
def test_a_school_is_in_a_network_from_the_day_it_joined_until_it_left(
    said: dict[str, Any], is_in: bool
) -> None:
    found = returned("IIN membership", {"Network": "Writing", **said}).networks([SCHOOL])
    assert found == ((Network("Writing", date.fromisoformat(said["Joined on"])),) if is_in else ())


def test_officers_words_are_printed_with_their_author_and_day() -> None:
    row = {
        "Document": "school profile",
        "Commentary": "Reading is better than it was.",
        "Written by": "Ann Officer",
        "Written on": "2026-11-20",
    }
    screen = Screen(str(SCHOOL), Names.of([(str(SCHOOL), ("Invented Primary School",))]), False)
    told = returned("Commentary", row).commentary_for([SCHOOL], screen)
    assert told == (Commentary("Ann Officer", date(2026, 11, 20), "Reading is better than it was."),)
