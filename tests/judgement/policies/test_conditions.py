"""Each word of the vocabulary holds, does not hold, or cannot be said."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from reportkit.judgement.policies.conditions import holds, in_words
from reportkit.settings.policies import Condition
from tests.judgement.policies.builders import facts_of, school
from tests.rows import each_row

RI = {"inspection": "requires_improvement"}
TABLE = [
    ({"inspection": "good_or_better"}, {"inspection": "good"}, True),
    ({"inspection": "good_or_better"}, {"inspection": "outstanding"}, True),
    ({"inspection": "good_or_better"}, RI, False),
    ({"inspection": "good"}, {"inspection": "outstanding"}, False),
    ({"inspection": "good"}, {"inspection": "cannot_say"}, None),
    ({"inspection": "not_inspected"}, {"inspection": "not_inspected"}, True),
    ({"inspection": "not_inspected"}, {"inspection": "cannot_say"}, None),
    ({"inspection": "not_inspected"}, {"inspection": "none_held"}, None),
    ({"not": {"inspection": "good_or_better"}}, {"inspection": "none_held"}, None),
    ({"not": {"inspection": "good_or_better"}}, {"inspection": "not_inspected"}, True),
    ({"inspection": "requires_improvement"}, {"inspection": "formal_category"}, False),
    ({"inspection": "repeated_requires_improvement"}, {**RI, "repeated": True}, True),
    ({"inspection": "repeated_requires_improvement"}, {**RI, "repeated": False}, False),
    ({"inspection": "repeated_requires_improvement"}, {**RI, "repeated": None}, None),
    ({"inspection": "repeated_requires_improvement"}, {"inspection": "good", "repeated": None}, False),
    ({"indicator": 3}, {"flagged": [3]}, True),
    ({"indicator": 3}, {"flagged": [4]}, False),
    ({"indicator": 3}, {"unsaid": [3]}, None),
    ({"indicator": 3}, {"not_applicable": [3]}, False),
    ({"any_indicator": [3, 4]}, {"flagged": [4], "unsaid": [3]}, True),
    ({"any_indicator": [3, 4]}, {"unsaid": [3]}, None),
    ({"any_indicator": [3, 4]}, {"flagged": [5]}, False),
    ({"only_indicators": [2, 3]}, {"flagged": [2]}, True),
    ({"only_indicators": [2, 3]}, {"flagged": [2, 3]}, True),
    ({"only_indicators": [2, 3]}, {"flagged": [2, 4]}, False),
    ({"only_indicators": [2, 3]}, {"flagged": [2], "unsaid": [4]}, True),
    ({"only_indicators": [2, 3]}, {}, False),
    ({"leadership": "changed"}, {"head_changed": "yes"}, True),
    ({"leadership": "changed"}, {"head_changed": "no"}, False),
    ({"leadership": "changed"}, {"head_changed": "not known"}, None),
    ({"decision": "none"}, {}, True),
    ({"decision": "none"}, {"decision": {"a": "ri_a"}}, False),
    ({"is": "maintained"}, {}, True),
    ({"is": "academy"}, {}, False),
    ({"is": "academy"}, {"maintained": None}, None),
    ({"concern": "special_measures"}, {"special_measures": True}, True),
    ({"concern": "special_measures"}, {}, False),
    ({"concern": "special_measures"}, {"special_measures": None}, None),
    ({"monitoring_visits": 2}, {"monitoring_visits": 2}, True),
    ({"monitoring_visits": 2}, {"monitoring_visits": 1}, False),
    ({"monitoring_visits": 2}, {}, None),
    ({"all": [RI, {"indicator": 1}]}, {**RI, "flagged": [1]}, True),
    ({"all": [RI, {"indicator": 1}]}, {"unsaid": [1]}, False),
    ({"all": [RI, {"indicator": 1}]}, {**RI, "unsaid": [1]}, None),
    ({"any": [RI, {"indicator": 1}]}, {**RI, "unsaid": [1]}, True),
    ({"any": [RI, {"indicator": 1}]}, {"unsaid": [1]}, None),
    ({"not": {"indicator": 1}}, {}, True),
    ({"not": {"indicator": 1}}, {"unsaid": [1]}, None),
]


@each_row(("said", "known", "answer"), TABLE)
def test_a_condition_holds_does_not_hold_or_cannot_be_said(
    said: dict[str, Any], known: dict[str, Any], answer: bool | None
) -> None:
    found = holds(Condition.model_validate(said), facts_of([school(**known)], "a")).iloc[0]
    assert (None if pd.isna(found) else bool(found)) is answer


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"not": {"leadership": "changed"}}, "the head has not changed since the inspection"),
        ({"not": {"indicator": 4}}, "indicator 4 is not flagged"),
        ({"not": {"concern": "special_measures"}}, "it is not in special measures"),
        ({"monitoring_visits": 2}, "Ofsted has made 2 or more monitoring visits since"),
        ({"not": {"inspection": "good"}}, "its inspection does not read as good"),
        ({"not": {"only_indicators": [4]}}, "it is not so that indicator 4 alone is flagged"),
        ({"any_indicator": [4]}, "indicator 4 is flagged"),
        ({"any_indicator": list(range(1, 12))}, "at least one of the eleven indicators is flagged"),
        ({"only_indicators": [2, 3]}, "at least one of the indicators 2 and 3 is flagged and no other"),
        ({"any_indicator": [1, 2, 3]}, "at least one of the indicators 1, 2 and 3 is flagged"),
        ({"all": [RI, {"decision": "none"}]},
         "its inspection reads as requires improvement and no decision is recorded"),
        ({"any": [{"only_indicators": [8]}, {"is": "academy"}]},
         "indicator 8 alone is flagged or it is an academy"),
    ],
)  # fmt: skip
def test_a_condition_can_be_said_in_words(said: dict[str, Any], words: str) -> None:
    assert in_words(Condition.model_validate(said)) == words
