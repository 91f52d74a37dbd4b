"""Schools that are asked about together are placed as they are one by one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportkit.casework.requirements import SchoolFacts
from reportkit.judgement.assessment.terms import Terms
from reportkit.judgement.crosswalks import Crosswalk, Reading
from reportkit.pipeline.casework.knowing import all_placed_by_rule, placed_by_rule
from reportkit.settings.policies import read_pack, read_policy_thresholds
from reportkit.vocabulary import Urn

PARAMS = Path(__file__).parents[3] / "params"


@dataclass(frozen=True)
class _Status:
    """As much of a school's inspection as a rule looks at."""

    reading: Reading
    is_own: bool = True
    repeated: bool | None = None
    is_in_special_measures: bool | None = None


ALIKE_IN_NOTHING: list[tuple[bool | None, str, Any]] = [
    (True, "primary", _Status(Reading.FORMAL_CATEGORY, is_in_special_measures=True)),
    (False, "secondary", _Status(Reading.FORMAL_CATEGORY, is_in_special_measures=False)),
    (None, "special", _Status(Reading.REQUIRES_IMPROVEMENT, repeated=True)),
    (True, "primary", _Status(Reading.REQUIRES_IMPROVEMENT, repeated=False)),
    (True, "primary", _Status(Reading.REQUIRES_IMPROVEMENT, is_own=False)),
    (False, "all-through", _Status(Reading.GOOD)),
    (True, "", _Status(Reading.CANNOT_SAY)),
    (True, "pru", None),
]


@pytest.mark.parametrize("policy", ["hillingdon@2016-02", "hackney@2019-09"])
def test_schools_asked_about_together_are_placed_as_they_are_one_by_one(policy: str) -> None:
    pack = read_pack(PARAMS, policy)
    terms = Terms(pack, read_policy_thresholds(PARAMS, pack), Crosswalk.DFE_STUCK)
    schools = [
        (SchoolFacts(Urn(str(100000 + number)), "A school", phase, maintained), status)
        for number, (maintained, phase, status) in enumerate(ALIKE_IN_NOTHING)
    ]
    apart = tuple(placed_by_rule(terms, facts, status) for facts, status in schools)
    assert all_placed_by_rule(terms, schools) == apart
    assert {bool(rules) for rules, _ in apart} == {True, False}
