"""What happens to the results of tests and exams."""

from __future__ import annotations

from reportkit.invented.circumstances.model import Circumstance, Results

_PRIMARY, _SECONDARY = ("primary",), ("secondary",)
# England's combined share in reading, writing and maths was 61% and 62% in the last two years.
_FROM_73_TO_60 = {"201819": 8.0, "202324": 12.0, "202425": -2.0}

RESULTS = (
    Circumstance(
        "sudden-drop",
        "90 pupils a year; the share at the expected standard falls by 25 points in the latest year",
        _PRIMARY,
        "council",
        pupils=90,
        results=Results({"201819": 8, "202425": -18}, {"201819": 4, "202425": -10}),
    ),
    Circumstance(
        "steady-decline",
        "90 pupils a year; the share at the expected standard falls by 8 points and again by 9",
        _PRIMARY,
        pupils=90,
        results=Results(
            {"201819": 14, "202324": 5, "202425": -5},
            {"201819": 12, "202324": 6, "202425": 2},
            scores={"201819": 6, "202324": 4, "202425": 2},
        ),
    ),
    Circumstance(
        "drop-within-chance",
        "30 pupils a year; the share at the expected standard falls from 73% to 60% in the latest year",
        _PRIMARY,
        "council",
        pupils=30,
        results=Results(_FROM_73_TO_60, {"201819": 4}, scores={"201819": 5}),
    ),
    Circumstance(
        "drop-beyond-chance",
        "120 pupils a year; the share at the expected standard falls from 73% to 60% in the latest year",
        _PRIMARY,
        "council",
        pupils=120,
        results=Results(_FROM_73_TO_60, {"201819": 4}),
    ),
    Circumstance(
        "disadvantaged-suppressed",
        "30 pupils a year, 3 of them disadvantaged, whose results are not published; results 26 points low",
        _PRIMARY,
        "council",
        pupils=30,
        results=Results({"201819": -26}, disadvantaged_pupils=3),
    ),
    Circumstance(
        "disadvantaged-low",
        "90 pupils a year, 40 of them disadvantaged; those are 27 points below England's, the others above",
        _PRIMARY,
        "council",
        pupils=90,
        results=Results({"201819": -1}, {"201819": -27}, disadvantaged_pupils=40),
    ),
    Circumstance(
        "gap-not-closing",
        "90 pupils a year, 45 of them disadvantaged, who fall behind England's by 4 points more every year",
        _PRIMARY,
        pupils=90,
        results=Results(
            {"201819": -2},
            {"201819": -8, "202223": -12, "202324": -16, "202425": -20},
            disadvantaged_pupils=45,
        ),
    ),
    Circumstance(
        "uneven-subjects",
        "90 pupils a year; reading and writing 10 points above England, maths 10 points below",
        _PRIMARY,
        "council",
        schools=2,
        pupils=90,
        results=Results({"201819": -3}, subjects={"reading": 11, "writing": 10, "maths": -10}),
    ),
    Circumstance(
        "below-comparable",
        "90 pupils a year; results 24 points below England's every year, in a school like the others",
        _PRIMARY,
        "council",
        pupils=90,
        results=Results({"201819": -24}, {"201819": -3}),
    ),
    Circumstance(
        "lowest-fifth",
        "25 pupils a year; results among England's lowest fifth every year",
        _PRIMARY,
        pupils=25,
        results=Results({"201819": -10}, {"201819": -5}),
    ),
    Circumstance(
        "none-published",
        "four pupils in the test year, so that no result is published",
        _PRIMARY,
        "council",
        pupils=4,
    ),
    Circumstance(
        "missing-year",
        "no results published for 2023/24",
        _PRIMARY,
        "council",
        pupils=60,
        results=Results(not_published=("202324",)),
    ),
    Circumstance(
        "sudden-drop-secondary",
        "180 pupils a year; grade 5 or above in English and maths falls by 22 points in the latest year",
        _SECONDARY,
        "council",
        pupils=180,
        results=Results({"201819": 4, "202425": -18}, {"201819": 4, "202425": -3}),
    ),
    Circumstance(
        "steady-decline-secondary",
        "200 pupils a year; grade 5 or above in English and maths falls by 8 points and again by 8",
        _SECONDARY,
        "trust",
        pupils=200,
        results=Results(
            {"201819": 12, "202324": 4, "202425": -4},
            {"201819": 10, "202324": 6, "202425": 2},
            scores={"201819": 6, "202324": 4, "202425": 2},
        ),
    ),
    Circumstance(
        "low-progress",
        "180 pupils a year; Progress 8 of -0.7 in 2022/23 and 2023/24, and none worked out since",
        _SECONDARY,
        "trust",
        pupils=180,
        results=Results(
            {"201819": 1}, {"201819": 2}, progress8={"201819": -0.4, "202223": -0.7, "202324": -0.7}
        ),
    ),
    Circumstance(
        "disadvantaged-low-secondary",
        "180 pupils a year, 60 of them disadvantaged; those are 17 points below England's, the others above",
        _SECONDARY,
        "council",
        pupils=180,
        results=Results({"201819": 0}, {"201819": -17}, disadvantaged_pupils=60),
    ),
)
