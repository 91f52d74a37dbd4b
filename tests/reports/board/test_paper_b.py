"""Paper B: each aim met, not met or cannot say, with the figure and the comparison behind it (H8 to H13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reportkit.blocks import Block, Table, text_of
from reportkit.evidence.siod.inspections import Inspection
from reportkit.evidence.siod.schools import School
from reportkit.judgement.aims import Aim, AimResult
from reportkit.judgement.inspections import picture_inspections
from reportkit.judgement.metrics import Verdict
from reportkit.judgement.metrics.borough import BoroughMeasure
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.board import paper_b
from reportkit.reports.sections.board.aims_behind import verdict_words
from reportkit.vocabulary import AcademicYear, Number
from tests.judgement.builders import inspection, school
from tests.reports.board.borough_papers import board, paper
from tests.reports.builders import body, made, profile, standing

BASE = {"borough": "60", "region": "60"}
BEHIND = made(borough="60", neighbours="69", england="69", authorities="69", region="69", base=BASE)
LEVEL = made(borough="69", neighbours="69", england="69", authorities="69", region="69", base=BASE)


def rows(borough: BoroughProfile, earlier: BoroughProfile | None = None) -> list[list[str]]:
    """The dashboard's cells."""
    (table,) = tables(paper_b.dashboard(paper(borough, earlier=earlier)))
    return [[text_of(cell) for cell in row] for row in table.rows]


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("measure", "results"),
    [
        (LEVEL, ["Met: 1 of 1 measure is in line or better"] * 3),
        (BEHIND, ["Not met: 0 of 1 measure is in line or better"] * 3),
        (None, ["Cannot say"] * 3),
    ],
    ids=["in line", "behind", "nothing held"],
)
def test_an_aim_is_met_or_not_or_cannot_be_said(measure: BoroughMeasure | None, results: list[str]) -> None:
    found = rows(profile(*([measure] if measure else []), five_aims=True))
    assert [row[0][:6] for row in found] == ["Aim 1:", "Aim 2:", "Aim 3:", "Aim 4:", "Aim 5:"]
    assert [row[1] for row in found[:3]] == results


def test_what_falls_short_stands_with_its_figure_and_what_it_is_compared_with() -> None:
    neighbours, pace, medians, *_ = (row[2] for row in rows(profile(BEHIND, five_aims=True)))
    assert neighbours == "Below the neighbours’ median on reading, writing and maths (60% against 69%)."
    assert pace == "Since 2022/23 worse than London on reading, writing and maths (0 against +9)."
    assert medians == "Below the median of all authorities on reading, writing and maths (60% against 69%)."


def test_nothing_held_is_never_said_to_be_in_line() -> None:
    for row in rows(profile(five_aims=True)):
        assert row[1] == "Cannot say"
        assert row[2].startswith("We cannot say because")


@pytest.mark.parametrize(
    ("then", "says"),
    [
        (BEHIND, "Not met: 0 of 1 measure is in line or better, by the figures held then."),
        (LEVEL, "The same. No newer figures."),
        (made(borough="70", neighbours="70", region="70", base=BASE), "The same, by newer figures."),
    ],
    ids=["another result", "the same figures", "other figures"],
)
def test_the_change_since_is_told_from_what_was_known_then(then: BoroughMeasure, says: str) -> None:
    found = rows(profile(LEVEL, five_aims=True), profile(then, five_aims=True))
    assert found[0][3] == says


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (AimResult(Aim.NEIGHBOURS, Verdict.NOT_MET, 5, 6), "Not met: 5 of 6 measures are in line or better"),
        (AimResult(Aim.GAPS, Verdict.NOT_MET, 1, 6), "Not met: 1 of 6 gaps is closing"),
        (
            AimResult(Aim.GOOD_SCHOOLS, Verdict.NOT_MET, 84, 97),
            "Not met: 84 of 97 schools are good or better",
        ),
    ],
)
def test_a_result_says_what_its_count_counts(result: AimResult, says: str) -> None:
    assert verdict_words(profile(five_aims=True), result) == says


def test_schools_whose_older_inspection_is_counted_only_now_are_not_told_as_a_change_since() -> None:
    oak, elm = school("102368"), school("102370")
    old = inspection(1, {"Overall effectiveness": "2"}, urn=elm.urn, started=date(2024, 1, 10))
    good = inspection(1, {"Overall effectiveness": "2"}, urn=oak.urn)
    late = inspection(1, {"Overall effectiveness": "3"}, urn=elm.urn, started=date(2026, 6, 10))
    then = inspected([oak, elm], [good, old])
    found = rows(inspected([oak, elm], [good, late]), then)
    assert found[4][3] == (
        "Met: 2 of 2 schools are good or better, by inspections held then. For one "
        "school an inspection begun before that day is counted only now."
    )


def inspected(schools: list[School], inspections: list[Inspection]) -> BoroughProfile:
    borough = profile(five_aims=True)
    return replace(borough, inspections=picture_inspections(date(2026, 8, 1), schools, inspections))


def test_the_column_of_the_earlier_day_says_that_it_is_what_could_be_seen_then() -> None:
    (table,) = tables(paper_b.dashboard(paper(profile(five_aims=True))))
    assert table.columns[3].label == "What we could see at the end of last term, 31 August 2026"


def test_without_anything_known_then_the_change_cannot_be_said() -> None:
    assert rows(profile(LEVEL, five_aims=True))[0][3] == (
        "We cannot say because too little is held as it was known then."
    )


def test_an_area_without_aims_has_the_comparison_and_no_verdict() -> None:
    found = rows(profile(BEHIND))
    assert [row[0] for row in found[:2]] == ["Against similar authorities", "Change against London"]
    assert found[0][1] == "0 of 1 measure is in line or better"
    assert paper_b.history(paper(profile(BEHIND))) == []
    (cover,) = tables(paper_b.front(paper(profile(BEHIND))))
    assert not any(
        "Aim " in text_of(cell) or "each aim" in text_of(cell) for row in cover.rows for cell in row
    )
    assert paper_b.title_of_table(board(five_aims=False, called="county")) == "County comparison"


def test_the_target_year_stands_as_history_beside_today() -> None:
    then = standing(AcademicYear("201617"), "ks2_rwm_expected", {"borough": "64", "neighbours": "63"})
    measure = replace(LEVEL, history=(then, *LEVEL.history))
    (table,) = tables(paper_b.history(paper(profile(measure, five_aims=True))))
    assert [[text_of(cell) for cell in row] for row in table.rows] == [
        ["Reading, writing and maths", "64%", "63%", "69%", "69%"]
    ]


def test_without_figures_of_the_target_year_that_is_said_in_place_of_a_table() -> None:
    blocks = paper_b.history(paper(profile(LEVEL, five_aims=True)))
    assert tables(blocks) == []
    assert "We cannot say where each stood then, because no figures of 2016/17 are held." in body(blocks)


def test_the_figures_of_the_table_are_those_of_the_borough() -> None:
    found = rows(profile(made(borough="58", neighbours="69"), five_aims=True))
    borough = BEHIND.latest.borough
    assert isinstance(borough, Number)
    assert borough.value == Decimal(60)
    assert "(58% against 69%)" in found[0][2]
