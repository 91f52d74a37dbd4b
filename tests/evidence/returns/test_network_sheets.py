"""The sheet of networks: the measure to look back on, and the budget (H34 to H36)."""

from __future__ import annotations

import pytest

from reportkit.evidence.registry import read_registry
from reportkit.evidence.returns import sheet_layouts
from reportkit.evidence.returns.network_sheets import measures_of_schools, networks


@pytest.mark.parametrize("heading", ["Measure", "Budget"])
def test_a_workbook_from_before_may_lack_the_column(heading: str) -> None:
    column = networks().column(heading)
    assert (column.is_newer, column.required) == (True, False)


def test_the_measure_is_chosen_among_results_of_schools() -> None:
    chosen = networks().column("Measure").choices
    assert chosen == measures_of_schools()
    assert "Expected standard in reading at the end of primary school" in chosen
    assert "Pupils who missed at least 10% of their sessions" in chosen


@pytest.mark.parametrize(
    "measure", ["pupils_on_roll", "ks2_reading_progress_band", "phonics", "teacher_pay"],
    ids=["a count", "a band", "not of schools", "pounds"],
)  # fmt: skip
def test_what_cannot_be_averaged_or_is_not_published_of_schools_is_no_choice(measure: str) -> None:
    assert read_registry()[measure].label not in measures_of_schools()


def test_each_label_is_one_measures() -> None:
    assert len(set(measures_of_schools())) == len(measures_of_schools())


def test_both_sheets_stand_in_the_workbook() -> None:
    assert {"Networks", "IIN membership"} <= {sheet.name for sheet in sheet_layouts(())}
