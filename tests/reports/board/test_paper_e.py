"""Paper E: two policies for the same school (A4), the oddity of H118, and the limits with their owners."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportkit.blocks import Callout, Chart, Table, text_of
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
     "Core. By rule, until a person decides. Rules: K42. Two visits."),
    ("Good, new head since the inspection, clear data",
     "Not on the SARR. By rule, until a person decides. No visits.",
     "No rule gives a category: a person decides."),
    ("Good, sudden drop", "To decide: consider School GOBAR. Rules: H98.",
     "To decide: consider Enhanced or Intensive A. Rules: K48b, K53b."),
    ("Good, one weak subject", "To decide: consider School GOBAR. Rules: H101.",
     "To decide: consider Enhanced (focused). Rules: K44."),
    ("Good, deficit budget only", "To decide: consider School GOBAR. Rules: H105.",
     "To decide: consider Enhanced (focused). Rules: K45."),
    ("First RI", "School RI (B), until a person decides. Rules: H45, H50. 11 visits.",
     "Enhanced. By rule. Rules: K48. Eight visits."),
    ("Second RI, weak trend", "School RI (B), until a person decides. Rules: H45, H50. 11 visits.",
     "Enhanced. By rule. Rules: K48, K53a. Eight visits."),
    ("Special measures", "Ofsted Inadequate. By rule. Rules: H46. 11 visits.",
     "Intensive B. By rule. Rules: K54. 11 visits."),
    ("Academy RI", "School RI (B), until a person decides. Rules: H45, H50. No visits.",
     "Enhanced. By rule. Rules: K48. One visit."),
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


def test_the_fall_in_visits_is_shown_and_not_corrected() -> None:
    blocks = paper_e.visits(PAPER)
    said = body(blocks)
    assert "visits planned fall from 6 a year for School GOBAR to 3 for School RI (A)" in said
    assert "neither linear nor exhaustive" in said
    (chart,) = (block for block in blocks if isinstance(block, Chart))
    assert "School GOBAR, 6; School RI (A), 3; School RI (B), 11" in chart.alt_text


def test_every_limit_stands_with_owner_date_and_standing() -> None:
    (table,) = (block for block in paper_e.thresholds(PAPER) if isinstance(block, Table))
    rows = [[text_of(cell) for cell in row] for row in table.rows]
    assert len(rows) == len(read_policy_thresholds(PARAMS).thresholds) + len(PAPER.in_line.in_line)
    drop = ["Sudden drop against England", "1", "−10 percentage points", "local setting"]
    set_by = "School Improvement Team, 22 November 2026"
    assert [*drop, set_by] in rows
    assert ["In line: percentages, in points", "areas", "differ by 1", drop[-1], set_by] in rows


def test_a_limit_that_the_policy_gives_is_marked_so() -> None:
    first, *others = PAPER.thresholds.thresholds
    changed = PAPER.thresholds.model_copy(
        update={"thresholds": (first.model_copy(update={"standing": "policy"}), *others)}
    )
    blocks = paper_e.thresholds(replace(PAPER, thresholds=changed))
    assert "The policy gives 1 of" in body(blocks)


def test_without_the_worked_cases_the_paper_says_so(tmp_path: Path) -> None:
    bare = policy_paper(board(), PARAMS, tmp_path / "none.yaml")
    blocks = paper_e.same_school(bare)
    (note,) = (block for block in blocks if isinstance(block, Callout))
    assert "cases.yaml is missing" in text_of(note.spans)
    assert paper_e.expected_parts(bare).tables == 3


def test_a_policy_that_has_ended_is_said_to_have() -> None:
    assert "We take it to have ended on 31 August 2018." in body(paper_e.policies(PAPER))
