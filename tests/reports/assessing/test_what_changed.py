"""What changed since the term before: results, schools that are new, schools that left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportkit.judgement.assessment.changes import Cause, Change, find_changes
from reportkit.judgement.assessment.departures import Departure, Fate
from reportkit.reports.assessing.what_changed import changes_sheet, count_changes, in_short
from reportkit.vocabulary import AreaCode, Urn
from tests.judgement.assessment.builders import Case, assessment, finding
from tests.judgement.builders import school

OAK, ASH = Urn("102368"), Urn("102369")
MOVED = Change(OAK, "1", "clear", "flag", Cause.NEW_DATA, "2024/25")
NEW = Change(OAK, "category", "", "Core", Cause.NEW_SCHOOL, "")
FOUND = assessment(Case(str(OAK), findings=(finding(),)))
OAK_SCHOOL = [FOUND.of_school(OAK)]
LEFT = Departure(ASH, "Ash School", "Enhanced", Fate.REPLACED, (school("152412"),))


@pytest.mark.parametrize(
    ("changes", "departures", "said"),
    [
        ([], [], "0 results changed since the term before"),
        ([MOVED], [], "1 result changed since the term before"),
        ([MOVED, MOVED, NEW], [],
         "2 results changed since the term before and 1 school is new to the list"),
        ([NEW, NEW], [LEFT],
         "0 results changed since the term before, 2 schools are new to the list and 1 left it"),
        ([MOVED], [LEFT], "1 result changed since the term before and 1 school has left the list"),
        ([], [LEFT, LEFT], "0 results changed since the term before and 2 schools have left the list"),
    ],
)  # fmt: skip
def test_results_new_schools_and_schools_that_left_are_counted_apart(
    changes: list[Change], departures: list[Departure], said: str
) -> None:
    assert count_changes(changes, departures) == said


@pytest.mark.parametrize(
    ("departure", "because", "detail"),
    [
        (LEFT, "another school has taken its place", "152412 Oak"),
        (replace(LEFT, now=(school("152412"), school("152413"))), "another school has taken its place",
         "152412 Oak; 152413 Oak"),
        (replace(LEFT, fate=Fate.MOVED, now=(replace(school(ASH), la=AreaCode("313")),)),
         "it is on another authority's list", "authority 313"),
        (replace(LEFT, fate=Fate.NOT_KNOWN, now=()), "no successor is known", ""),
    ],
)  # fmt: skip
def test_a_school_that_left_has_a_row_with_its_successor(
    departure: Departure, because: str, detail: str
) -> None:
    sheet = changes_sheet(
        OAK_SCHOOL,
        [MOVED],
        [departure],
        "Compared with 13 April 2026.",
    )
    assert list(sheet.rows[0])[:3] == [OAK, "Oak School", "indicator 1"]
    assert list(sheet.rows[1]) == [
        ASH, "Ash School", "school", "Enhanced", "no longer on the list", because, detail,
    ]  # fmt: skip


def test_with_nothing_to_compare_the_sheet_says_so() -> None:
    assert changes_sheet((), [], [], "").says == "Nothing to compare with."


def test_a_change_reads_as_one_line() -> None:
    assert in_short(MOVED) == "indicator 1: clear to flag, because of new data (2024/25)"
    assert in_short(NEW) == "new to the list: Core"


def test_an_older_inspection_that_is_now_known_is_called_so() -> None:
    older = Change(OAK, "category", "Core", "Intensive A", Cause.OLDER_INSPECTION, "")
    assert in_short(older) == "category: Core to Intensive A, because of an older inspection, now known"


def test_only_officers_read_which_schools_a_new_one_replaces() -> None:
    known = Case(str(OAK), findings=(finding(),))
    merged = assessment(known, Case("152412", facts={"replaces": ("102369", "102370")}))
    (change,) = find_changes(assessment(known), merged)
    assert (change.cause, change.detail) == (Cause.NEW_SCHOOL, "")  # a head's profile prints it
    sheet = changes_sheet([merged.of_school(urn) for urn in merged.urns], [change], [], "")
    assert sheet.rows[0][-1] == "in place of 102369, 102370"
