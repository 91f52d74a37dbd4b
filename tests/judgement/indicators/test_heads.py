"""What an HR return says of the time since an inspection: a change, none, or nothing more than it knows."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.judgement.indicators.heads import HeadChanged, HeadReturn

ON = date(2026, 11, 9)
INSPECTED = date(2025, 3, 4)
JUST_IN, TOO_LONG_AGO = date(2024, 11, 9), date(2024, 11, 8)
YES, NO, NOT_KNOWN = HeadChanged

# What was returned, the day of the inspection, what follows.
CASES = {
    "in office the day after the inspection": ({"since": date(2025, 3, 5)}, INSPECTED, YES),
    "in office from its day": ({"since": INSPECTED}, INSPECTED, NO),
    "in office, whatever else was counted": ({"since": date(2020, 9, 1), "changes": 0}, TOO_LONG_AGO, NO),
    "the post fell vacant since": ({"vacant_since": date(2026, 9, 1)}, INSPECTED, YES),
    "vacant since, though the head was there before": (
        {"since": date(2020, 9, 1), "vacant_since": date(2026, 9, 1)}, INSPECTED, YES,
    ),
    "vacant all the time": ({"vacant_since": date(2025, 1, 1), "changes": 0}, INSPECTED, NOT_KNOWN),
    "no change in months that reach back to it": ({"changes": 0}, JUST_IN, NO),
    "no change in months that do not": ({"changes": 0}, TOO_LONG_AGO, NOT_KNOWN),
    "a change in months after it": ({"changes": 1}, TOO_LONG_AGO, YES),
    "a change in months of which some are before it": ({"changes": 1}, INSPECTED, NOT_KNOWN),
    "nothing said": ({}, INSPECTED, NOT_KNOWN),
    "inspected after the return": ({"since": date(2020, 9, 1), "changes": 0}, date(2026, 11, 10), NOT_KNOWN),
    "an old return of no change": ({"since": date(2020, 9, 1), "is_current": False}, INSPECTED, NOT_KNOWN),
    "an old return of a change": ({"since": date(2025, 9, 1), "is_current": False}, INSPECTED, YES),
}  # fmt: skip


@pytest.mark.parametrize(("said", "inspected_on", "follows"), CASES.values(), ids=list(CASES))
def test_what_follows_from_a_return(said: dict, inspected_on: date, follows: HeadChanged) -> None:
    assert HeadReturn(ON, **said).changed_since(inspected_on) is follows
