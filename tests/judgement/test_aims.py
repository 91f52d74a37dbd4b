"""The five aims of Hillingdon's plan (E3): met, not met, or cannot say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.judgement.aims import (
    Aim,
    AimResult,
    judge_gap,
    judge_gaps,
    judge_medians,
    judge_neighbours,
    judge_pace,
    judge_parts,
)
from reportkit.judgement.metrics import Verdict
from reportkit.judgement.metrics.borough import Gap
from tests.judgement.builders import SUPPRESSED, borough

MET, NOT_MET, CANNOT_SAY = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_SAY
CLOSING = Gap(borough("48", "40"), borough("72", "70"))
SAME = Gap(borough("41", "40"), borough("71", "70"))
FALLING = Gap(borough("38", "40"), borough("60", "70"))
UNKNOWN = Gap(borough(None), borough("70"))


def test_the_plan_has_five_aims() -> None:
    assert [aim.value for aim in Aim] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("parts", "verdict", "met", "judged"),
    [
        ([], CANNOT_SAY, 0, 0),
        ([CANNOT_SAY, CANNOT_SAY], CANNOT_SAY, 0, 0),
        ([MET], MET, 1, 1),
        ([MET, MET, CANNOT_SAY], MET, 2, 2),
        ([MET, NOT_MET], NOT_MET, 1, 2),
        ([NOT_MET, CANNOT_SAY], NOT_MET, 0, 1),
    ],
)
def test_an_aim_is_met_if_every_part_that_can_be_judged_is(
    parts: list[Verdict], verdict: Verdict, met: int, judged: int
) -> None:
    assert judge_parts(Aim.PACE, parts) == AimResult(Aim.PACE, verdict, met, judged)


@given(st.lists(st.sampled_from(Verdict)))
def test_what_cannot_be_said_never_decides_an_aim(parts: list[Verdict]) -> None:
    known = [part for part in parts if part is not CANNOT_SAY]
    assert judge_parts(Aim.GAPS, parts) == judge_parts(Aim.GAPS, known)


@pytest.mark.parametrize(
    ("own", "verdict"), [("61", MET), ("59", MET), ("58", NOT_MET), ("70", MET), (None, CANNOT_SAY)]
)
def test_aims_1_and_3_are_met_by_in_line_or_better(own: str | None, verdict: Verdict) -> None:
    assert judge_neighbours([borough(own)]).verdict is verdict
    assert judge_medians([borough(own)]).verdict is verdict


@pytest.mark.parametrize(
    ("own", "verdict"), [("60", MET), ("59", MET), ("58", NOT_MET), ("70", MET), (None, CANNOT_SAY)]
)
def test_aim_2_is_met_by_a_change_no_worse_than_the_regions(own: str | None, verdict: Verdict) -> None:
    assert judge_pace([borough(own, "50", region=("60", "50"))]).verdict is verdict


@pytest.mark.parametrize(
    ("gap", "verdict"),
    [(CLOSING, MET), (SAME, NOT_MET), (FALLING, NOT_MET), (UNKNOWN, CANNOT_SAY), (SUPPRESSED, CANNOT_SAY)],
)
def test_aim_4_wants_gaps_that_close_because_the_group_gains(gap: object, verdict: Verdict) -> None:
    assert judge_gap(gap) is verdict  # type: ignore[arg-type]  # a gap or a reason
    assert judge_gaps([gap]).verdict is verdict  # type: ignore[list-item]  # a gap or a reason


def test_aim_4_counts_its_gaps() -> None:
    assert judge_gaps([CLOSING, FALLING, UNKNOWN, SUPPRESSED]) == AimResult(Aim.GAPS, NOT_MET, 1, 2)
