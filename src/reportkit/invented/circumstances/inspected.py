"""What Ofsted found, in each of its three eras."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportkit.invented.circumstances.model import (
    REPORT_CARD,
    UNGRADED,
    Circumstance,
    Inspected,
    Results,
)

_PRIMARY, _SECONDARY = ("primary",), ("secondary",)
_LEADERSHIP = "Leadership and governance"
_EXPECTED, _ATTENTION, _URGENT = "Expected standard", "Needs attention", "Urgent improvement"


def _graded(day: date, published: date, grade: str, concern: str = "") -> Inspected:
    return Inspected(day, published, grade=grade, concern=concern)


def _card(day: date, published: date, areas: dict[str, str], concern: str = "") -> Inspected:
    met = areas.pop("Safeguarding", "Met") == "Met"
    return Inspected(day, published, REPORT_CARD, _EXPECTED, areas, concern, met)


_GOOD_2019 = _graded(date(2019, 5, 14), date(2019, 6, 18), "2")
_RI_2021 = _graded(date(2021, 11, 9), date(2021, 12, 14), "3")

INSPECTED = (
    Circumstance(
        "ri-first",
        "graded 2 in 2019 and 3, requires improvement, for the first time in March 2024",
        ("primary", "junior"),
        "council",
        schools=3,
        inspections=(_graded(date(2024, 3, 12), date(2024, 4, 23), "3"), _GOOD_2019),
    ),
    Circumstance(
        "ri-academy",
        "an academy graded 2 in 2019 and 3, requires improvement, for the first time in February 2024",
        _PRIMARY,
        "trust",
        schools=2,
        inspections=(_graded(date(2024, 2, 6), date(2024, 3, 19), "3"), _GOOD_2019),
    ),
    Circumstance(
        "ri-again",
        "graded 3, requires improvement, in November 2021 and again in May 2024",
        _SECONDARY,
        "council",
        inspections=(_graded(date(2024, 5, 14), date(2024, 6, 25), "3"), _RI_2021),
    ),
    Circumstance(
        "ri-again-declining",
        "graded 3, requires improvement, in November 2021 and again in May 2024; results fall every year",
        _PRIMARY,
        "council",
        pupils=90,
        results=Results(
            {"201819": 2, "202324": -8, "202425": -18}, {"201819": 2, "202324": -2, "202425": -6}
        ),
        inspections=(_graded(date(2024, 5, 21), date(2024, 7, 2), "3"), _RI_2021),
    ),
    Circumstance(
        "special-measures",
        "graded 4 and put in special measures in June 2024; monitored twice since",
        _PRIMARY,
        "council",
        inspections=(
            replace(_graded(date(2024, 6, 11), date(2024, 7, 16), "4", "SM"), monitored=2),
            _GOOD_2019,
        ),
    ),
    Circumstance(
        "serious-weaknesses",
        "graded 4 with serious weaknesses in January 2024",
        _SECONDARY,
        "council",
        inspections=(_graded(date(2024, 1, 16), date(2024, 2, 27), "4", "SWK"), _GOOD_2019),
    ),
    Circumstance(
        "report-card-leadership",
        "a report card of March 2026: leadership and governance needs attention, the rest expected standard",
        _PRIMARY,
        "council",
        inspections=(_card(date(2026, 3, 3), date(2026, 4, 14), {_LEADERSHIP: _ATTENTION}), _GOOD_2019),
    ),
    Circumstance(
        "report-card-attendance",
        "a report card of April 2026: attendance and behaviour needs attention, the rest expected standard",
        _PRIMARY,
        "council",
        inspections=(
            _card(date(2026, 4, 21), date(2026, 6, 2), {"Attendance and behaviour": _ATTENTION}),
            _GOOD_2019,
        ),
    ),
    Circumstance(
        "safeguarding-not-met",
        "a report card published in October 2026: safeguarding not met, leadership at urgent improvement, "
        "in special measures",
        _PRIMARY,
        "council",
        inspections=(
            _card(
                date(2026, 9, 15), date(2026, 10, 20), {"Safeguarding": "Not met", _LEADERSHIP: _URGENT}, "SM"
            ),
            _GOOD_2019,
        ),
    ),
    Circumstance(
        "significant-improvement",
        "an academy with a report card of May 2026: achievement at urgent improvement; requires significant "
        "improvement",
        _SECONDARY,
        "trust",
        inspections=(
            _card(date(2026, 5, 12), date(2026, 6, 23), {"Achievement": _URGENT}, "RSI"),
            _GOOD_2019,
        ),
    ),
    Circumstance(
        "no-overall-leadership",
        "inspected in February 2025: leadership and management graded 3, the rest 2, with no overall grade",
        _PRIMARY,
        "council",
        inspections=(
            Inspected(
                date(2025, 2, 4),
                date(2025, 3, 18),
                areas={"Effectiveness of leadership and management": "3"},
            ),
            _GOOD_2019,
        ),
    ),
    Circumstance(
        "no-overall-safeguarding",
        "inspected in March 2025: safeguarding not effective, leadership graded 4, in special measures",
        _PRIMARY,
        "trust",
        inspections=(
            Inspected(
                date(2025, 3, 11),
                date(2025, 5, 6),
                areas={"Effectiveness of leadership and management": "4"},
                concern="SM",
                safeguarding=False,
            ),
            _GOOD_2019,
        ),
    ),
    Circumstance(
        "left-special-measures",
        "graded 4 and in special measures in November 2021, graded 2 in April 2024",
        _PRIMARY,
        "council",
        inspections=(
            _graded(date(2024, 4, 23), date(2024, 6, 4), "2"),
            _graded(date(2021, 11, 16), date(2022, 1, 11), "4", "SM"),
        ),
    ),
    Circumstance(
        "remains-good",
        "graded 2 in May 2019; an ungraded inspection of October 2023 found that the school remains good",
        _PRIMARY,
        "council",
        inspections=(
            Inspected(date(2023, 10, 17), date(2023, 11, 21), UNGRADED, "School remains Good"),
            _GOOD_2019,
        ),
    ),
    Circumstance(
        "old-grade",
        "graded 2 in March 2017 and not inspected since",
        _PRIMARY,
        "council",
        inspections=(_graded(date(2017, 3, 7), date(2017, 4, 11), "2"),),
    ),
    Circumstance(
        "outstanding",
        "graded 1 in March 2023",
        _PRIMARY,
        "council",
        pupils=60,
        inspections=(_graded(date(2023, 3, 14), date(2023, 4, 25), "1"), _GOOD_2019),
    ),
    Circumstance(
        "ri-special",
        "a special school graded 3, requires improvement, for the first time in November 2023",
        ("special",),
        "council",
        inspections=(_graded(date(2023, 11, 14), date(2023, 12, 19), "3"), _GOOD_2019),
    ),
    Circumstance(
        "ri-nursery",
        "a nursery school graded 3, requires improvement, for the first time in October 2023",
        ("nursery",),
        "council",
        inspections=(_graded(date(2023, 10, 10), date(2023, 11, 14), "3"), _GOOD_2019),
    ),
    Circumstance(
        "special-measures-pru",
        "a pupil referral unit graded 4 and put in special measures in May 2023",
        ("pru",),
        "council",
        inspections=(_graded(date(2023, 5, 16), date(2023, 6, 27), "4", "SM"), _GOOD_2019),
    ),
)
