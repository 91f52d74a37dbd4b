"""What the list of schools may lack is said to officers, on the screen and in the workbook."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.evidence.siod.registers import LeftOut, ListLimits
from reportkit.evidence.siod.school_kinds import Phase
from reportkit.judgement.assessment.model import Assessment
from reportkit.reports.assessing.overview import overview
from reportkit.reports.assessing.school_list import added_schools, list_notes
from reportkit.reports.assessing.summary import summary
from tests.judgement.assessment.builders import Case, assessment, finding
from tests.judgement.assessment.real import terms_of

PAST, LISTED, COUNTED = date(2019, 3, 29), date(2018, 1, 18), date(2019, 1, 17)
NO_NURSERIES = (LeftOut(Phase.NURSERY, COUNTED), LeftOut(Phase.PRU, COUNTED))
ALIKE = Case(findings=(finding(lines=()),), facts={"added": False})
ADDED = Case("142107", facts={"added": True, "name": "The Skills Hub", "pupils": None})
WITH_PUPILS = Case("102365", facts={"added": True, "name": "McMillan Nursery School", "pupils": 166})


def notes(limits: ListLimits | None, *cases: Case, day: date = PAST) -> tuple[str, ...]:
    return list_notes(limits, assessment(*(cases or (ALIKE,)), as_at=day))


def test_a_kind_that_the_register_leaves_out_is_named_with_the_list_it_comes_from() -> None:
    (said,) = notes(ListLimits(PAST, NO_NURSERIES, None))
    assert said == (
        "The list of 29 March 2019 has no nursery schools or pupil referral units. Those on the list of "
        "17 January 2019 are added. One that had closed before that day, or opened after it, may be missing."
    )


def test_a_kind_that_no_list_of_before_the_day_has_may_be_missing() -> None:
    (said,) = notes(ListLimits(PAST, (LeftOut(Phase.PRU, None),), None))
    assert said == (
        "The list of 29 March 2019 has no pupil referral units. Those are added that a later list says had "
        "opened by 29 March 2019. Others may be missing, because no list of before that day has them."
    )


@pytest.mark.parametrize(
    ("told_until", "said"),
    [
        (None, "No later one is held, so a school that opened or closed since then is not known."),
        (PAST, "which school took the place of which. Other schools may be missing, or may still be on the "
         "list after they closed."),
        (COUNTED, "which school took the place of which. Those end on 17 January 2019. Other schools may be "
         "missing, or may still be on the list after they closed."),
    ],
)  # fmt: skip
def test_how_far_the_list_could_be_brought_up_to_the_day_is_said(told_until: date | None, said: str) -> None:
    (note,) = notes(ListLimits(LISTED, (), told_until))
    assert note.startswith("The list of schools is of 18 January 2018. ")
    assert note.endswith(said)


def test_a_list_of_the_day_itself_lacks_nothing_that_could_be_said() -> None:
    assert notes(ListLimits(PAST, (), None)) == notes(None) == ()


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ((ADDED,), "1 school comes from another list, all without the number of pupils"),
        ((ADDED, WITH_PUPILS), "2 schools come from another list, 1 without the number of pupils"),
        ((WITH_PUPILS,), "1 school comes from another list"),
    ],
)
def test_schools_from_another_list_are_counted(cases: tuple[Case, ...], said: str) -> None:
    (note,) = notes(ListLimits(PAST, (), None), ALIKE, *cases)
    assert note == f"{said}: that list came out later or is older."


def test_the_workbook_names_them_and_says_what_may_be_missing() -> None:
    found: Assessment = assessment(ALIKE, ADDED, WITH_PUPILS)
    assert added_schools(found) == "142107 The Skills Hub and 102365 McMillan Nursery School"
    assert added_schools(assessment(ALIKE)) == "none"
    about = overview(found, terms_of().pack, (), (), "", ("A note.",))[-1]
    rows = {str(row[0]): row[1] for row in about.rows}
    assert rows["What the school list may lack"] == "A note."
    assert rows["Schools from another list"] == added_schools(found)


def test_the_summary_says_what_may_be_missing_after_how_many_were_assessed() -> None:
    found = assessment(ALIKE)
    lines = [*summary(found, (), (), ("A note.",), is_compared=False)]
    assert lines[1].startswith("1 school assessed")
    assert lines[2] == "A note."
