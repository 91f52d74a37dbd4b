"""How far two figures may differ and still be "in line" (A3.19), by measure, else by unit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reportkit.evidence.registry import read_registry
from reportkit.exceptions import UsageError
from reportkit.settings import read_thresholds
from reportkit.vocabulary import Unit
from tests.settings.builders import THRESHOLD, write

PARAMS = Path(__file__).parents[2] / "params"


@pytest.mark.parametrize(
    ("measure", "unit", "tolerance"),
    [("gld", Unit.PERCENT, "1"), ("progress8", Unit.SCORE, "0.1"), ("attainment8", Unit.SCORE, "0.5")],
)
def test_a_measures_own_tolerance_comes_before_its_units(measure: str, unit: Unit, tolerance: str) -> None:
    assert read_thresholds(PARAMS).tolerance(measure, unit) == Decimal(tolerance)


def test_every_measure_compared_between_areas_has_a_tolerance_with_owner_and_date() -> None:
    thresholds = read_thresholds(PARAMS)
    for measure in read_registry().measures:
        if any(group.lait for group in measure.groups):
            assert thresholds.tolerance(measure.id, measure.unit) > 0
    assert all(entry.owner and entry.set_on for entry in thresholds.in_line.values())


def test_every_tolerance_that_ships_is_for_a_unit_or_a_measure_there_is() -> None:
    known = {*Unit, *(measure.id for measure in read_registry().measures)}
    assert set(read_thresholds(PARAMS).in_line) <= known


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        (THRESHOLD.replace("owner: Team, ", ""), "owner"),
        (THRESHOLD.replace("local setting", "guess"), "standing"),
        (THRESHOLD.replace('"1"', "a little"), "value"),
    ],
)
def test_a_threshold_without_value_owner_or_standing_is_refused(
    tmp_path: Path, entry: str, where: str
) -> None:
    params = write(tmp_path, "thresholds.yaml", f"in_line: {{percent: {entry}}}")
    with pytest.raises(UsageError, match=rf"thresholds\.yaml: “in_line > percent > {where}” is not right"):
        read_thresholds(params)


def test_a_unit_without_a_tolerance_is_an_error_that_says_what_to_add(tmp_path: Path) -> None:
    params = write(tmp_path, "thresholds.yaml", f"in_line: {{percent: {THRESHOLD}}}")
    with pytest.raises(UsageError, match=r"thresholds\.yaml says nothing .*“progress8” or “score”.*Add"):
        read_thresholds(params).tolerance("progress8", Unit.SCORE)
