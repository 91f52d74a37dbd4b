"""What a policy asks the team after Ofsted's second monitoring visit (G13, K73)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.judgement.policies.builders import HACKNEY, HILLINGDON, assess, school

SPECIAL = {"inspection": "formal_category", "special_measures": True}
ASKED = "Ofsted's second monitoring visit is over."
VISITS_UNKNOWN = "It is not known whether Ofsted has made 2 or more monitoring visits since (K73)."
CONCERN_UNKNOWN = "It is not known whether it is in special measures (K73)."
TABLE = [
    ("no visit logged", {**SPECIAL, "monitoring_visits": 0}, []),
    ("first visit logged", {**SPECIAL, "monitoring_visits": 1}, []),
    ("second visit logged (G13)", {**SPECIAL, "monitoring_visits": 2}, [ASKED]),
    ("third visit logged", {**SPECIAL, "monitoring_visits": 3}, [ASKED]),
    ("no visits kept on record", {**SPECIAL, "monitoring_visits": None}, [VISITS_UNKNOWN]),
    ("serious weaknesses", {"inspection": "formal_category", "monitoring_visits": 2}, []),
    ("serious weaknesses, no visits kept on record", {"inspection": "formal_category"}, []),
    ("a category that the source does not name",
     {**SPECIAL, "special_measures": None, "monitoring_visits": 2}, [CONCERN_UNKNOWN]),
    ("neither known", {**SPECIAL, "special_measures": None}, [CONCERN_UNKNOWN, VISITS_UNKNOWN]),
    ("good", {"monitoring_visits": 2}, []),
]  # fmt: skip


@pytest.mark.parametrize(("known", "asked"), [case[1:] for case in TABLE], ids=[case[0] for case in TABLE])
def test_the_plan_is_asked_about_from_the_second_visit_in_special_measures_on(
    known: dict[str, Any], asked: list[str]
) -> None:
    questions = assess(HACKNEY, school(**known))["open_questions"].iloc[0]
    of_rule = [question for question in questions if "(K73)" in question]
    assert len(of_rule) == len(asked)
    assert all(told.startswith(begun) for told, begun in zip(of_rule, asked, strict=True))


def test_a_question_changes_neither_category_nor_route() -> None:
    before, after = (
        assess(HACKNEY, school(**SPECIAL, monitoring_visits=n)).iloc[0].drop("open_questions") for n in (1, 2)
    )
    assert before.equals(after)


def test_a_policy_without_the_rule_asks_nothing() -> None:
    questions = assess(HILLINGDON, school(**SPECIAL, monitoring_visits=2))["open_questions"].iloc[0]
    assert not any("monitoring" in question for question in questions)
