"""Short names are of thresholds that there are, and show their value."""

from __future__ import annotations

import pytest

from reportkit.reports.assessing.amounts import line_value
from reportkit.reports.sections.school.naming import NAMES, in_short
from reportkit.settings.policies import read_policy_thresholds
from tests.judgement.assessment.real import PARAMS

THRESHOLDS = {entry.id: entry for entry in read_policy_thresholds(PARAMS).thresholds}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_of_a_threshold_and_shows_its_value(name: str) -> None:
    entry = THRESHOLDS[name]
    said = in_short({"id": name, "value": str(entry.value), "unit": entry.unit})
    value = str(abs(entry.value))
    assert (line_value(value, entry.unit) if entry.unit in ("fifth", "share") else value) in said
    assert name not in said


def test_another_threshold_is_said_by_its_own_name() -> None:
    threshold = {"id": "balance", "label": "lowest balance", "value": "-2", "unit": "percent of income"}
    assert in_short(threshold) == "lowest balance: −2% of income"
