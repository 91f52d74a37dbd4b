"""National changes are printed until their last day, earliest first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.settings import read_national_changes
from tests.settings.builders import write

PARAMS = Path(__file__).parents[2] / "params"
LATER = "{day: 2027-02-01, date_words: Later, what: B, source: DfE, until: 2027-03-31}"
EARLIER = "{day: 2026-02-01, date_words: Earlier, what: A, source: DfE, until: 2026-12-31}"


@pytest.mark.parametrize(
    ("as_at", "told"),
    [
        (date(2026, 12, 31), ["Earlier", "Later"]),
        (date(2027, 1, 1), ["Later"]),
        (date(2027, 3, 31), ["Later"]),
        (date(2027, 4, 1), []),
    ],
)
def test_a_change_is_told_up_to_and_on_its_last_day(tmp_path: Path, as_at: date, told: list[str]) -> None:
    text = f"reviewed_on: 2026-11-22\nchanges: [{LATER}, {EARLIER}]"
    params = write(tmp_path, "national_changes.yaml", text)
    assert [change.date_words for change in read_national_changes(params, as_at)] == told


def test_a_change_without_a_source_is_refused(tmp_path: Path) -> None:
    text = f"reviewed_on: 2026-11-22\nchanges: [{LATER.replace('source: DfE, ', '')}]"
    with pytest.raises(UsageError, match=r"national_changes\.yaml: “changes > 0 > source”"):
        read_national_changes(write(tmp_path, "national_changes.yaml", text), date(2026, 11, 22))


def test_the_changes_that_ship_can_be_read() -> None:
    assert read_national_changes(PARAMS, date(2026, 11, 22))
