"""A threshold's number reads as people say it, whatever unit it is set in."""

from __future__ import annotations

import pytest

from reportkit.reports.assessing.amounts import line_value
from reportkit.settings.policies import read_policy_thresholds
from tests.settings.policies.builders import PARAMS

THRESHOLDS = read_policy_thresholds(PARAMS).thresholds


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("-10", "percentage points", "−10 percentage points"),
        ("0.80", "share", "80%"),
        ("0.998", "share", "99.8%"),
        ("1", "share", "100%"),
        ("25", "percent", "25%"),
        ("2", "times chance", "2 times chance"),
        ("5", "fifth", "the worst fifth"),
        ("4", "fifth", "the worst two fifths"),
        ("1", "terms", "1 term"),
        ("2", "terms", "2 terms"),
    ],
)
def test_a_number_is_said_with_its_unit(value: str, unit: str, said: str) -> None:
    assert line_value(value, unit) == said


def test_every_threshold_has_a_short_plain_name_of_its_own() -> None:
    names = [entry.label for entry in THRESHOLDS]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "_" in name or len(name) > 50 or name[0].isupper()]
    assert not [entry.id for entry in THRESHOLDS if entry.label == entry.id.replace("_", " ") != "exclusions"]
