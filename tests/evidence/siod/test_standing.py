"""What is loaded, what is missing and what is due, in lines a person can act on."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.standing import NEEDED, read_standing
from reportkit.evidence.sources import LAYOUTS, Reading
from tests.evidence.siod.builders import figure, reading, release

DAY = date(2026, 11, 22)


def _lines(*readings: Reading, day: date = DAY) -> tuple[str, ...]:
    with Siod.in_memory() as siod:
        siod.add(readings)
        return read_standing(siod, day)


def test_an_empty_database_names_every_file_that_is_needed_and_where_to_get_it() -> None:
    lines = _lines()
    assert lines[:3] == ("Loaded, as known on 22 November 2026:", "", "Missing:")
    missing = [line for line in lines if "No file of the kind" in line]
    assert len(missing) == len(NEEDED)
    assert all("needed for" in line and "Get it from" in line for line in missing)
    assert lines[-2:] == ("Due or overdue:", "  nothing")


def test_every_file_that_is_needed_can_be_read() -> None:
    assert set(NEEDED) <= {layout.name for layout in LAYOUTS}


def test_with_every_needed_file_nothing_is_missing() -> None:
    lines = _lines(*(reading(release(f"{layout}.csv", layout=layout)) for layout in NEEDED))
    assert lines[lines.index("Missing:") + 1] == "  nothing"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "A title, final, public by 30 April 2026: 1 rows from lait/2026-04/bds.parquet"),
        ({"time_period": "202425", "vintage": "provisional"}, "A title for 2024/25, provisional, public by"),
        ({"as_at": date(2025, 8, 31)}, "30 April 2026, over a year old: 1 rows"),
        ({"as_at": date(2025, 10, 18)}, "30 April 2026: 1 rows"),
        ({"as_at": date(2025, 10, 17)}, "30 April 2026, over a year old: 1 rows"),
    ],
)
def test_a_loaded_file_is_described_with_its_year_vintage_day_and_age(
    changed: dict[str, object], said: str
) -> None:
    of = release("lait/2026-04/bds.parquet", **changed)
    assert said in _lines(reading(of, measurement=[figure("312", "202425", 61.0)]))[1]


def test_a_file_published_after_the_day_is_not_loaded_yet() -> None:
    lines = _lines(reading(release(layout="lait")), day=date(2026, 4, 29))
    assert lines[1] == ""
    assert any("“lait”" in line for line in lines)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 30), "is due by 31 December 2026. Get it from explore-education-statistics"),
        (date(2026, 12, 31), "was due by 31 December 2026. Get it from explore-education-statistics"),
    ],
)
def test_the_year_after_the_latest_held_is_due_and_then_overdue(day: date, said: str) -> None:
    rows = [
        figure("970", "202425", 62.0),
        figure("970", "202425", 75.0, measure="ks2_reading_expected"),
        figure("970", "202324", -0.03, measure="progress8"),
        figure("312", "202526", 65.0, measure="gld"),
    ]
    lines = _lines(reading(measurement=rows), day=day)
    due = lines[lines.index("Due or overdue:") + 1 :]
    assert len(due) == 1, "one line a release, none for a year in a known gap, none without England"
    assert due[0].startswith("  Key stage 2 attainment, revised, 2025/26, ")
    assert said in due[0]
