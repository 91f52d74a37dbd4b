"""The officers' workbook: a row a school, its open questions, and every school that left since."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from reportkit.blocks.worksheets import Worksheet
from reportkit.judgement.assessment.departures import find_departures
from reportkit.judgement.assessment.model import Assessment
from reportkit.reports.assessing.overview import overview
from reportkit.vocabulary import MissingReason
from tests.built import Checkout
from tests.judgement.assessment.builders import Case, assessment, finding, unsaid
from tests.judgement.assessment.real import BEFORE_COVID, assessed, terms_of
from tests.judgement.builders import school

PACK = terms_of().pack
FLAG = finding(lines=())
TESTED = Case(findings=(FLAG,))
QUESTIONS = ("Ofsted's second monitoring visit is over. (K73)", "It has had no graded inspection.")


def sheet_of(sheets: tuple[Worksheet, ...], name: str) -> Worksheet:
    return next(sheet for sheet in sheets if sheet.name == name)


def cell(sheet: Worksheet, row: int, heading: str) -> object:
    at = [column.heading for column in sheet.columns].index(heading)
    return sheet.rows[row][at]


def test_what_the_policy_asks_of_a_person_stands_in_the_schools_row() -> None:
    found = assessment(TESTED)
    asking = replace(found, placements=found.placements.assign(open_questions=[QUESTIONS]))
    schools = sheet_of(overview(asking, PACK, (), (), ""), "Schools")
    assert cell(schools, 0, "Open questions") == " ".join(QUESTIONS)


def test_a_school_that_left_is_among_what_changed_though_it_has_no_row_of_its_own() -> None:
    before, after = assessment(TESTED, Case("102369")), assessment(TESTED)
    left = find_departures(before, after, [school("152412", "102369")])
    sheets = overview(after, PACK, (), left, "Compared with 13 April 2026.")
    assert [row[0] for row in sheet_of(sheets, "Schools").rows] == ["102368"]
    assert [row[0] for row in sheet_of(sheets, "What changed").rows] == ["102369"]
    assert cell(sheet_of(sheets, "What changed"), 0, "Detail") == "152412 Oak"


def test_the_reasons_of_an_indicator_leave_out_no_school_of_which_it_cannot_say() -> None:
    lacking = unsaid(MissingReason.SUPPRESSED, lines=())
    found = assessment(Case("102368", findings=(lacking,)), Case("102369", facts={"phase": "nursery"}))
    coverage = sheet_of(overview(found, PACK, (), (), ""), "Coverage")
    assert cell(coverage, 0, "Cannot say") == 2
    told = str(cell(coverage, 0, "Why it cannot be said, and of how many schools"))
    assert re.findall(r"\((\d+)\)", told) == ["1", "1"]
    assert "no results are published for a nursery (1)" in told
    assert (reasons := told.split("; ")) == sorted(reasons), "reasons of as many schools stand in one order"


@pytest.fixture(scope="module")
def surrey(checkout: Checkout) -> Assessment:
    return assessed(checkout, "surrey", BEFORE_COVID)


def test_thresholds_stand_under_their_names_wherever_they_are_printed(surrey: Assessment) -> None:
    sheets = overview(surrey, PACK, (), (), "")
    labels = {entry.label for entry in terms_of().thresholds.thresholds}
    results = sheet_of(sheets, "Results")
    told = {
        part for n in range(len(results.rows)) for part in str(cell(results, n, "Thresholds")).split("; ")
    }
    assert {part.split(": ")[0] for part in told if part} <= labels
    names = {str(row[0]) for row in sheet_of(sheets, "Thresholds").rows}
    assert names == {label[0].upper() + label[1:] for label in labels}


def test_every_sheet_can_be_sorted_for_each_row_has_every_cell(surrey: Assessment) -> None:
    sheets = overview(surrey, PACK, (), (), "")
    assert len({sheet.name for sheet in sheets}) == len(sheets)
    for sheet in sheets:
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
        headings = [column.heading for column in sheet.columns]
        assert len(set(headings)) == len(headings)


def test_the_flags_that_chance_would_make_add_up_over_the_schools(surrey: Assessment) -> None:
    sheets = overview(surrey, PACK, (), (), "")
    schools, about = sheet_of(sheets, "Schools"), sheet_of(sheets, "About")
    each = [float(str(cell(schools, n, "Expected false flags"))) for n in range(len(schools.rows))]
    total = next(row[1] for row in about.rows if row[0] == "Tests that chance alone would flag")
    assert sum(each) == pytest.approx(float(str(total)), abs=0.05 * len(each) + 0.1)
    assert total


def test_one_more_flag_is_one_more_in_the_row() -> None:
    counts = []
    unmade = unsaid(MissingReason.NO_RETURN, "7", measure="", lines=())
    for findings in ((unmade,), (unmade, FLAG), (unmade, FLAG, finding("2", lines=()))):
        found = assessment(Case(findings=findings))
        counts.append(int(str(cell(sheet_of(overview(found, PACK, (), (), ""), "Schools"), 0, "Flags"))))
    assert all(more == fewer + 1 for fewer, more in pairwise(counts))
