"""Paper A says what stands out by test, counts what Ofsted published, and names no school."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.blocks import Block, BulletList, Chart, Evidence, Heading, Table, text_of
from reportkit.evidence.siod import ReleaseSummary
from reportkit.judgement.inspections import picture_inspections
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.sections.board import paper_a
from tests.judgement.builders import inspection, school
from tests.reports.board.borough_papers import AS_AT, board, paper
from tests.reports.builders import body, made, profile

BEHIND = made(
    borough="60", neighbours="69", england="61", region="62", base={"borough": "60", "region": "50"}
)
LEVEL = made(borough="69", neighbours="69", england="69", region="69", base={"borough": "60", "region": "60"})
AWAY = made("persistent_absence", borough="25.0", england="18.1", neighbours="25.0")


def discussed(*measures: BoroughMeasure) -> str:
    return body(paper_a.to_discuss(paper(profile(*measures))))


@pytest.mark.parametrize(
    ("measure", "says"),
    [
        (BEHIND, "that we do not?\nreading, writing and maths (60% against 69%)"),
        (BEHIND, "What has helped elsewhere?\nreading, writing and maths (0 against +12)"),
        (AWAY, "turned this round?\npersistent absence (25.0% against 18.1%)"),
    ],
    ids=["behind neighbours", "slower than the region", "more time out of school"],
)  # fmt: skip
def test_what_a_test_finds_worse_is_put_to_the_board_with_its_figures(
    measure: BoroughMeasure, says: str
) -> None:
    assert says in discussed(measure)


def test_a_kind_of_school_that_stands_out_is_put_to_the_board_though_all_schools_together_do_not() -> None:
    away = made("suspensions", group="special", borough="18.26", england="12.62", neighbours="8.59")
    said = discussed(away)
    told = "suspensions, special schools (18.26 against England’s 12.62 and our neighbours’ median of 8.59)"
    assert told in said
    near = made("persistent_absence", group="primary", borough="15.8", england="15.5", neighbours="13.0")
    assert "primary schools (15.8% against our neighbours’ median of 13.0%)" in discussed(near)
    assert "kind of school" not in discussed(made("suspensions", group="special", borough="5", england="9"))


def test_what_is_in_line_is_not_put_to_the_board() -> None:
    said = discussed(LEVEL)
    assert "neighbours" not in said
    assert "lost ground" not in said


def test_what_is_not_held_is_put_to_the_board_as_what_cannot_be_said() -> None:
    assert "What we cannot say, because no figure new enough is held.\n" in discussed(LEVEL)
    assert "suspensions" in discussed(LEVEL)


def test_every_figure_put_to_the_board_can_be_traced() -> None:
    blocks = paper_a.to_discuss(paper(profile(BEHIND)))
    (evidence,) = (block for block in blocks if isinstance(block, Evidence))
    (points,) = (block for block in blocks if isinstance(block, BulletList))
    cited = {span.figure for item in points.items for span in item if span.figure}
    assert cited == {figure.id for figure in evidence.figures}
    assert all(figure.cells for figure in evidence.figures)


def test_ofsted_outcomes_are_counted_and_no_school_is_named() -> None:
    oak, elm = replace(school("102368"), name="Oak Lodge"), replace(school("102370"), name="Elm Green")
    good = inspection(1, {"Overall effectiveness": "2"}, urn=oak.urn, published=date(2026, 10, 1))
    bad = inspection(1, {"Overall effectiveness": "3"}, urn=elm.urn, published=date(2026, 10, 8))
    listed = ReleaseSummary(
        "r1", "f.csv", "ofsted_graded", "Ofsted", "List", "", "final", AS_AT, AS_AT, 2, 2, 0
    )
    borough = replace(
        profile(), inspections=picture_inspections(AS_AT, [oak, elm], [good, bad]), releases=(listed,)
    )
    blocks = paper_a.inspected(paper(borough))
    said = body(blocks)
    assert "We hold two outcomes of inspections that came out since last term began. Neither" in said
    assert "There may be others that we do not hold." in said
    assert any(isinstance(block, Chart) for block in blocks)
    assert "Oak" not in everything(blocks)
    assert "Elm" not in everything(blocks)


@pytest.mark.parametrize(
    ("measure", "next_year"),
    [
        ("ks2_rwm_expected", "2025/26, due in December 2026"),
        ("gld", "2025/26, due in November 2026"),
        ("phonics", "2025/26, due by 31 October 2026: may be out and is not held"),
    ],
)
def test_how_old_each_figure_is_and_when_the_next_is_due(measure: str, next_year: str) -> None:
    blocks = paper_a.data_notes(paper(profile(made(measure, borough="5.0"))))
    (table, *_) = (block for block in blocks if isinstance(block, Table))
    rows = [[text_of(cell) for cell in row] for row in table.rows]
    assert [row[1:] for row in rows if row[1] != "none"] == [["2024/25", next_year]]


def test_a_provisional_figure_waits_for_the_final_one_of_its_own_year() -> None:
    phonics = replace(made("phonics", borough="80.0"), provisional=True)
    for as_at, told in (
        (date(2025, 10, 30), "2024/25 is provisional: final figures due in October 2025"),
        (date(2025, 10, 31), "2025/26, due in October 2026"),
    ):
        borough = replace(profile(phonics), as_at=as_at)
        (table, *_) = (b for b in paper_a.data_notes(paper(borough)) if isinstance(b, Table))
        assert [text_of(row[2]) for row in table.rows if text_of(row[1]) != "none"] == [told]


def test_a_transcription_is_said_to_be_typed_and_not_to_be_published_by_its_owner() -> None:
    typed, listed = (
        ReleaseSummary(
            layout, "f.csv", layout, "Department for Education", title, "", "final", AS_AT, AS_AT, 2, 2, 0
        )
        for layout, title in (("gias_links", "Tables, a transcription"), ("lait_areas", "Tables"))
    )
    borough = replace(profile(), releases=(typed, listed))
    table = [block for block in paper_a.data_notes(paper(borough)) if isinstance(block, Table)][-1]
    assert {text_of(row[0]) for row in table.rows} == {"Typed from DfE’s data", "DfE"}


def test_what_it_must_hold_are_headings_that_it_has() -> None:
    whole = paper(profile(BEHIND))
    parts = (paper_a.to_discuss, paper_a.by_phase, paper_a.attendance, paper_a.gaps, paper_a.inspected)
    blocks = [block for part in (*parts, paper_a.data_notes) for block in part(whole)]
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert set(paper_a.expected_parts(board()).headings) <= set(headings)


def everything(blocks: list[Block]) -> str:
    """All that the blocks hold, alternative texts and evidence too."""
    return repr([replace(block, png=b"") if isinstance(block, Chart) else block for block in blocks])
