"""From tests to one word for an indicator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest

from reportkit.evidence.registry import read_registry
from reportkit.judgement.indicators.combining import COLUMNS, combine, combine_indicators
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence
from reportkit.judgement.indicators.progress import FALLING, PROGRESS
from reportkit.judgement.indicators.sheets import Sheet, Test
from reportkit.judgement.indicators.substitutes import ATTAINMENT_DIFFERENCE, SUBSTITUTE
from reportkit.judgement.indicators.variability import AGREEMENT, SUBJECTS, VOLATILITY
from reportkit.judgement.indicators.years import too_soon
from reportkit.vocabulary import AcademicYear, MissingReason
from reportkit.vocabulary.results import Outcome
from tests.judgement.indicators.builders import RWM, evidence, series

MADE = evidence(series(RWM, [[60.0] * 4], 60.0, 61.0))
FLAG, CLEAR, CANNOT, NONE = Outcome.FLAG, Outcome.CLEAR, Outcome.CANNOT_SAY, Outcome.NOT_APPLICABLE


def said(
    outcome: Outcome,
    *,
    needed: bool = True,
    stated: bool = False,
    measure: str = RWM[0],
    test: str = "1a",
    year: int = 3,
    indicator: int = 1,
) -> Sheet:
    """A sheet that says this of one school; `stated` if it gives its reason not to apply."""
    why = MissingReason.NOT_APPLICABLE if stated else MissingReason.SUPPRESSED
    silent = outcome in (CANNOT, NONE)
    return Sheet(
        Test(test, indicator, "A test", (), needed),
        measure,
        "all",
        np.array([outcome != NONE]),
        np.array([why if silent else ""], dtype=object),
        np.array([outcome == FLAG]),
        {},
        [],
        np.array([year]),
        strong=np.array([outcome == FLAG]),
    )


def word(*sheets: Sheet, made: Evidence = MADE, indicator: int = 1) -> str:
    return str(combine_indicators(made, sheets)[indicator].outcome[0])


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((FLAG, CANNOT), FLAG),
        ((FLAG, CLEAR), FLAG),
        ((CLEAR, CANNOT), CANNOT),
        ((CLEAR, CLEAR), CLEAR),
        ((CLEAR, NONE), CLEAR),
        ((NONE, NONE), CANNOT),
        ((CANNOT, CANNOT), CANNOT),
        ((), CANNOT),
    ],
)
def test_needed_tests_join_so_that_a_gap_never_reads_as_clear(
    outcomes: tuple[Outcome, ...], expected: Outcome
) -> None:
    assert word(*map(said, outcomes)) == expected


def test_over_every_mix_of_three_tests_clear_means_every_needed_test_that_applies_is_clear() -> None:
    kinds = list(product((FLAG, CLEAR, CANNOT, NONE), (True, False)))
    for mix in product(kinds, repeat=3):
        needed = [outcome for outcome, is_needed in mix if is_needed]
        is_clear = word(*(said(outcome, needed=is_needed) for outcome, is_needed in mix)) == CLEAR
        flagged = any(outcome == FLAG for outcome, _ in mix)
        assert is_clear == (not flagged and CLEAR in needed and CANNOT not in needed)


def test_a_test_that_is_not_needed_can_flag_but_neither_clears_nor_blocks() -> None:
    assert word(said(CLEAR), said(FLAG, needed=False)) == FLAG
    assert word(said(CLEAR), said(CANNOT, needed=False)) == CLEAR
    assert word(said(CLEAR, needed=False)) == CANNOT


def test_a_further_limb_keeps_an_indicator_from_clear_and_does_not_clear_it_alone() -> None:
    """4c and 4d beside 4a: what they cannot say is not clear, and they do not stand for it."""

    def limb(outcome: Outcome) -> Sheet:
        sheet = said(outcome, test="4d")
        return replace(sheet, test=replace(sheet.test, clears=False))

    assert word(said(CLEAR), limb(CLEAR)) == CLEAR
    assert word(said(CLEAR), limb(CANNOT)) == CANNOT
    assert word(said(CLEAR), limb(NONE)) == CLEAR
    assert word(said(CLEAR), limb(FLAG)) == FLAG
    assert word(said(NONE), limb(CLEAR)) == CANNOT
    assert word(limb(CLEAR)) == CANNOT


def test_a_limb_that_nobody_could_make_is_listed_and_does_not_block() -> None:
    sheet = replace(said(CANNOT, test="4c"), unmakeable=np.array([True]))
    assert word(said(CLEAR), sheet) == CLEAR
    assert word(said(CLEAR), replace(sheet, unmakeable=np.array([False]))) == CANNOT
    assert [why.test for why in combine_indicators(MADE, [said(CLEAR), sheet])[1].not_made(0)] == ["4c"]


@pytest.mark.parametrize("test", [SUBJECTS, VOLATILITY, AGREEMENT, PROGRESS, FALLING])
def test_every_limb_of_the_fourth_indicator_and_of_progress_is_needed(test: Test) -> None:
    assert test.needed
    assert test.clears == (test in (SUBJECTS, PROGRESS))


@pytest.mark.parametrize(
    ("end", "years", "too_few"), [(2019, 4, False), (2019, 5, True), (2025, 3, False), (2025, 4, True)]
)
def test_a_series_that_has_not_run_so_long_is_looked_back_on_by_nobody(
    end: int, years: int, too_few: bool
) -> None:
    each = [AcademicYear.ending(end)]
    made = evidence(series(RWM, [[60.0]], 60.0, 61.0, years=each), years=each)
    assert too_soon(made, read_registry()[RWM[0]], np.array([0]), years)[0] == too_few
    assert not too_soon(made, read_registry()[RWM[0]], np.array([NO_YEAR]), years)[0]


def test_it_does_not_apply_only_if_every_test_states_so() -> None:
    assert word(said(NONE, stated=True), said(NONE, stated=True)) == NONE
    assert word(said(NONE, stated=True), said(NONE)) == CANNOT
    assert word(said(NONE, stated=True), said(CANNOT)) == CANNOT


def test_the_reasons_are_joined_by_test() -> None:
    sheets = [said(CANNOT), said(CANNOT, test="1b"), said(CANNOT, test="1c", needed=False)]
    table = combine(MADE, sheets, np.array([0]))
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == 11
    first = table.iloc[0]
    assert first["reason"] == "1a ks2_rwm_expected (all): suppressed; 1b ks2_rwm_expected (all): suppressed"
    assert first["not_made"] == "1c ks2_rwm_expected (all): suppressed"
    assert table.iloc[1]["reason"] == "no test applies: not held"


def test_a_test_nobody_could_make_is_listed_and_does_not_block() -> None:
    later = replace(MADE, as_at=date(2026, 1, 10))
    progress = said(CANNOT, measure="ks2_reading_progress", test="1c", year=NO_YEAR)
    assert word(said(CLEAR), progress, made=later) == CLEAR
    assert [why.test for why in combine_indicators(later, [said(CLEAR), progress])[1].not_made(0)] == ["1c"]
    assert word(progress, made=later) == CANNOT
    assert word(said(CLEAR), progress) == CANNOT


def substitute(outcome: Outcome) -> Sheet:
    sheet = said(outcome, measure=ATTAINMENT_DIFFERENCE[0], indicator=2)
    return replace(sheet, test=SUBSTITUTE)


@pytest.mark.parametrize(("proper", "expected"), [(CANNOT, FLAG), (NONE, FLAG), (CLEAR, CLEAR), (FLAG, FLAG)])
def test_a_substitute_flags_only_where_the_proper_test_of_its_stage_cannot_say(
    proper: Outcome, expected: Outcome
) -> None:
    other = said(proper, measure="english_maths_5", indicator=2)
    assert word(other, substitute(FLAG), indicator=2) == expected
    assert word(other, substitute(CLEAR), indicator=2) == (expected if proper in (CLEAR, FLAG) else CANNOT)


def test_a_proper_test_of_another_stage_does_not_silence_a_substitute() -> None:
    assert word(said(CLEAR, indicator=2), substitute(FLAG), indicator=2) == FLAG


def test_a_strong_flag_is_strong_only_where_it_counts() -> None:
    found = combine_indicators(MADE, [said(FLAG), said(CLEAR)])[1]
    assert found.strong[0]
    assert [sheet.test.id for sheet in found.flags(0)] == ["1a"]
    assert not combine_indicators(MADE, [said(CLEAR)])[1].strong[0]
