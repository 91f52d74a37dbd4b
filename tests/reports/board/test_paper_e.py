"""Paper E: two policies for the same school (A4), the oddity of H118, and the limits with their owners."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportkit.blocks import Callout, Chart, Heading, PageBreak, Table, text_of
from reportkit.reports.policies.cases import read_cases
from reportkit.reports.profiles.board_policies import PolicyPaper, policy_paper
from reportkit.reports.sections.board import paper_e
from reportkit.settings.policies import read_policy_thresholds
from tests.reports.board.borough_papers import board
from tests.reports.builders import PARAMS, body

CASES = PARAMS.parent / "docs" / "policies" / "cases.yaml"
PAPER = policy_paper(board(), PARAMS, CASES)
A4 = [
    ("Good, clear data, same head", "Not on the SARR. By rule, until a person decides. No visits.",
     "Core. By rule, until a person decides. Two visits."),
    ("Good, new head since the inspection, clear data",
     "Not on the SARR. By rule, until a person decides. No visits.",
     "No rule gives a category: a person decides."),
    ("Good, sudden drop", "To decide: consider School GOBAR.",
     "To decide: consider Enhanced or Intensive A."),
    ("Good, one weak subject", "To decide: consider School GOBAR.",
     "To decide: consider Enhanced (focused)."),
    ("Good, deficit budget only", "To decide: consider School GOBAR.",
     "To decide: consider Enhanced (focused)."),
    ("First RI", "School RI (B), until a person decides. 11 visits.",
     "Enhanced. By rule. Eight visits."),
    ("Second RI, weak trend", "School RI (B), until a person decides. 11 visits.",
     "Enhanced. By rule. Eight visits."),
    ("Special measures", "Ofsted Inadequate. By rule. 11 visits.",
     "Intensive B. By rule. 11 visits."),
    ("Academy RI", "School RI (B), until a person decides. No visits.",
     "Enhanced. By rule. One visit."),
]  # fmt: skip


def cells(paper: PolicyPaper) -> list[tuple[str, ...]]:
    (table,) = (block for block in paper_e.same_school(paper) if isinstance(block, Table))
    return [tuple(text_of(cell) for cell in row) for row in table.rows]


@pytest.mark.parametrize("row", A4, ids=lambda row: row[0])
def test_the_same_school_under_both_policies(row: tuple[str, ...]) -> None:
    assert row in cells(PAPER)


def test_every_case_for_comparison_has_its_row() -> None:
    assert [row[0] for row in cells(PAPER)] == [case.name for case in read_cases(CASES) if case.comparison]


def test_a_rule_taken_out_of_the_policy_changes_the_paper() -> None:
    pack = board().pack
    rest = pack.model_copy(update={"rules": tuple(rule for rule in pack.rules if rule.id != "H98")})
    paper = policy_paper(replace(board(), pack=rest), PARAMS, CASES)
    assert A4[2] not in cells(paper)


def test_what_is_short_in_the_table_of_schools_is_spelt_out_under_it() -> None:
    (table,) = (block for block in paper_e.same_school(PAPER) if isinstance(block, Table))
    for meaning in (
        "GOBAR: a school that is good or outstanding but at risk.",
        "RI: requires improvement.",
        "SARR: Schools At Risk Register.",
        "Visits are those planned in a year.",
    ):
        assert meaning in table.notes[0]


def test_the_limits_start_on_a_page_of_their_own() -> None:
    first, heading, *_ = paper_e.thresholds(PAPER)
    assert isinstance(first, PageBreak)
    assert isinstance(heading, Heading) and heading.text == "Limits in force"


def test_the_fall_in_visits_is_shown_and_not_corrected() -> None:
    blocks = paper_e.visits(PAPER)
    said = body(blocks)
    assert "visits planned fall from 6 a year for School GOBAR to 3 for School RI (A)" in said
    assert "neither linear nor exhaustive" in said
    (chart,) = (block for block in blocks if isinstance(block, Chart))
    assert "School GOBAR, 6; School RI (A), 3; School RI (B), 11" in chart.alt_text


def limits(paper: PolicyPaper) -> dict[str, str]:
    (table,) = (block for block in paper_e.thresholds(paper) if isinstance(block, Table))
    return {text_of(name): text_of(told) for name, told in table.rows}


def with_first(**changed: object) -> PolicyPaper:
    """The paper with its first limit changed."""
    first, *others = PAPER.thresholds.thresholds
    entries = (first.model_copy(update=changed), *others)
    return replace(PAPER, thresholds=PAPER.thresholds.model_copy(update={"thresholds": entries}))


def test_every_limit_stands_in_the_row_of_its_indicator() -> None:
    found = limits(PAPER)
    entries = read_policy_thresholds(PARAMS).thresholds
    assert sum(told.count(";") + 1 for told in found.values()) == len(entries) + len(PAPER.in_line.in_line)
    assert "udden drop against England: −10 percentage points" in found["1. Sudden drop or steady decline"]
    assert "ercentages, in points: 1;" in found["In line"]


@pytest.mark.parametrize(
    "says",
    [
        "sudden drop beyond chance: 95% sure that it is not chance",
        "strong drop beyond chance: 99.5% sure that it is not chance",
        "severe absence: beyond the 99.8% limit of chance",
        "unusual for the number of pupils: outside the range in which chance alone leaves 95% of schools",
        "owest balance: 0% of income",
        "most indicators that may read “cannot say”: 50%",
    ],
)
def test_a_limit_is_told_in_words_that_a_headteacher_knows(says: str) -> None:
    assert any(says in told for told in limits(PAPER).values())


def test_nobody_is_said_to_have_agreed_the_values_that_come_with_the_software() -> None:
    said = body(paper_e.thresholds(PAPER))
    assert "The policy gives no numbers. The 44 limits below are the starting values" in said
    assert "We know of nobody in the borough who has agreed them." in said
    assert "as shipped" not in said, "as if that were a person"
    entries = (*read_policy_thresholds(PARAMS).thresholds, *PAPER.in_line.in_line.values())
    assert {entry.owner for entry in entries} == {"as shipped with reportkit until the team sets its own"}


def test_a_limit_that_the_policy_gives_is_marked_so() -> None:
    said = body(paper_e.thresholds(with_first(standing="policy")))
    assert "The policy gives 1 of the 44 limits below. The other 43 are the starting values" in said


def test_a_limit_that_somebody_has_set_stands_with_owner_and_date() -> None:
    said = body(paper_e.thresholds(with_first(owner="Ann Officer", set_on=date(2026, 12, 1))))
    assert "Set for this borough: fewest pupils shown (Ann Officer, 1 December 2026)." in said
    assert "The other 43 are the starting values" in said


def test_without_the_worked_cases_the_paper_says_so(tmp_path: Path) -> None:
    bare = policy_paper(board(), PARAMS, tmp_path / "none.yaml")
    blocks = paper_e.same_school(bare)
    (note,) = (block for block in blocks if isinstance(block, Callout))
    assert "cases.yaml is missing" in text_of(note.spans)
    assert paper_e.expected_parts(bare).tables == 3


def test_a_policy_that_has_ended_is_said_once_to_have() -> None:
    said = body(paper_e.policies(PAPER))
    assert "We take it that it ran from November 2015 to August 2018. We know of none since." in said
    assert said.count("2018") == 1


def test_a_board_that_works_to_another_boroughs_policy_is_not_told_that_it_is_its_own() -> None:
    own = board()
    other = replace(own, authority=own.authority.model_copy(update={"name": "Wexcombe"}))
    said = body(paper_e.policies(policy_paper(other, PARAMS, CASES)))
    assert "Wexcombe works to Hillingdon’s policy." in said
    assert "own policy" not in said
    assert "This is the board’s own policy." in body(paper_e.policies(PAPER))


def test_members_read_what_places_a_school_and_no_number_of_a_rule() -> None:
    blocks = [*paper_e.policies(PAPER), *paper_e.same_school(PAPER)]
    assert "A school in special measures or with serious weaknesses is on the register" in body(blocks)
    assert not re.search(r"\b[HK]\d+[ab]?\b", body(blocks) + repr(cells(PAPER)))
