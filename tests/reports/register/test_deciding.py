"""Placements that nobody recorded, and schools to consider: the rules propose, a person decides (H28)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportkit.casework.events.register_kinds import Decision, Removal
from reportkit.reports.sections.register import left_this_term, to_consider, to_record
from tests.casework.events.builders import POLICY
from tests.casework.record.builders import school
from tests.casework.requirements.builders import HACKNEY, decided, placed
from tests.judgement.assessment.builders import Case, finding
from tests.reports.register.builders import CORE_IF_KNOWN, PROPOSED, RULED, profile, rows, said

BY_RULE = placed("ri_b", "H45")
ASIDE = Decision(
    category="gobar", policy=POLICY, on_register=True, departs_from="102368-1", approved_by="Bea"
)
NOT_PLACED = Decision(category="not_on_sarr", policy=POLICY, on_register=False)


def test_a_placement_by_a_rule_that_nobody_recorded_is_asked_for() -> None:
    (row,) = rows(to_record(profile(school(), cases=[RULED])))
    assert row == [
        "Oak School (102368)",
        "H45",
        "Ofsted found that it requires improvement.",
        "The rule H45 places it; nobody has recorded the placement: do so.",
    ]


def test_one_that_is_recorded_or_set_aside_by_name_is_not() -> None:
    for happened in (((BY_RULE, 9),), ((BY_RULE, 9), (ASIDE, 2))):
        assert rows(to_record(profile(school(*happened), cases=[RULED]))) == []


def test_a_rule_set_aside_before_the_inspection_that_applies_it_is_asked_for() -> None:
    happened = ((BY_RULE, 900), (ASIDE, 800))
    (row,) = rows(to_record(profile(school(*happened, inspected_on=date(2025, 11, 4)), cases=[RULED])))
    assert row[1] == "H45"


def test_a_placement_by_another_rule_than_today_s_is_not_that_rule_s() -> None:
    worse = Case(category="inadequate", route="automatic", applied=("H46",))
    (row,) = rows(to_record(profile(school((BY_RULE, 9)), cases=[worse])))
    assert row[3] == "On record is a placement by the rule H45. The rule H46 places it now: record that."


@pytest.mark.parametrize(
    ("happened", "todo"),
    [
        (((placed("gobar"), 9),), "It is on by a person’s decision alone. The rule H45 places it too:"),
        (((placed("gobar"), 9), (Removal(), 2)), "Ann Officer took it off on 20 November 2026. The rule H45"),
        (((NOT_PLACED, 9),), "The rule H45 places it; nobody has recorded the placement: do so."),
    ],
)
def test_what_to_do_depends_on_what_is_on_record(happened: tuple, todo: str) -> None:
    (row,) = rows(to_record(profile(school(*happened), cases=[RULED])))
    assert row[3].startswith(todo)


def test_a_placement_that_the_inspection_no_longer_supports_is_told() -> None:
    (row,) = rows(to_record(profile(school((BY_RULE, 9)), cases=[Case()])))
    assert row[3].startswith("By what is held the rule H45 no longer places it.")


def test_a_placement_by_decision_needs_no_rule() -> None:
    assert rows(to_record(profile(school((placed("gobar"), 9)), cases=[Case()]))) == []


def test_a_proposal_says_consider_and_never_place() -> None:
    blocks = to_consider(profile(school(), cases=[PROPOSED]))
    (row,) = rows(blocks)
    assert row[1] == "Consider School GOBAR (H98): indicator 1 flagged."
    assert row[2:] == ["none on record", "Decide, and record it."]
    assert "place it" not in said(blocks)


def test_a_decision_not_to_place_is_shown_beside_the_proposal() -> None:
    (row,) = rows(to_consider(profile(school((NOT_PLACED, 9)), cases=[PROPOSED])))
    assert row[2] == "not to place it: Ann Officer, 13 November 2026. KS2 fell for three years."
    assert row[3] == "See whether the decision still stands."


def test_a_school_that_was_taken_off_shows_that_as_the_newest_decision() -> None:
    (row,) = rows(to_consider(profile(school((placed(), 9), (Removal(), 2)), cases=[PROPOSED])))
    assert row[2].startswith("taken off: Ann Officer, 20 November 2026.")


def test_a_school_that_has_as_much_on_record_is_not_to_be_considered() -> None:
    for category in ("gobar", "ri_b"):
        assert rows(to_consider(profile(school((placed(category), 9)), cases=[PROPOSED]))) == []


def test_under_hackney_more_than_the_category_on_record_is_to_be_considered() -> None:
    case = Case(route="proposed", proposals=(("K53", "intensive_a", "significant decline"),))
    for happened, times in (((decided("enhanced"), 9), 1), ((decided("intensive_b"), 9), 0)):
        assert len(rows(to_consider(profile(school(happened), cases=[case], policy=HACKNEY)))) == times


def test_a_proposal_without_a_category_is_for_the_register() -> None:
    case = Case(route="proposed", proposals=(("H28", "", "indicator 6 flagged"),))
    (row,) = rows(to_consider(profile(school(), cases=[case])))
    assert row[1] == "Consider placing it on the register (H28): indicator 6 flagged."


def test_schools_of_which_too_little_is_known_are_counted_and_not_called_clear() -> None:
    case = Case(route="cannot say", words="not enough public data to assess")
    told = said(to_consider(profile(school(), cases=[case])))
    assert "Of one school too little is known to say. That is not “no concern”" in told
    assert "too little" not in said(to_consider(profile(school(), cases=[Case()])))


def test_a_school_taken_off_this_term_is_told_with_who_and_why() -> None:
    gone = school((placed(), 60), (Removal(handed_to="its trust"), 20))
    (row,) = rows(left_this_term(profile(gone)))
    assert row[1:] == [
        "2 November 2026",
        "School GOBAR",
        "Taken off by Ann Officer; handed over to its trust. KS2 fell for three years.",
    ]


def test_one_taken_off_last_term_is_not() -> None:
    assert rows(left_this_term(profile(school((placed(), 200), (Removal(), 150))))) == []


def test_that_nothing_could_be_compared_is_said() -> None:
    assert "No list of schools goes back to the term before" in said(left_this_term(profile(school())))


def test_a_removal_that_was_approved_says_by_whom_in_plain_words() -> None:
    gone = school((placed(), 60), (Removal(handed_to="its trust", approved_by="Bea Head"), 20))
    (row,) = rows(left_this_term(profile(gone)))
    assert row[3].startswith("Taken off by Ann Officer; handed over to its trust; approved by Bea Head. ")


def test_schools_that_lack_only_an_answer_stand_together_below_the_table() -> None:
    blocks = to_consider(profile(school(), cases=[CORE_IF_KNOWN], policy=HACKNEY))
    assert rows(blocks) == []
    assert "It is not known whether the head has changed (K42): Oak School (102368)." in said(blocks)


def test_a_flag_takes_a_school_out_of_those_that_lack_only_an_answer() -> None:
    flagged = replace(CORE_IF_KNOWN, findings=(finding("1a"),))
    blocks = to_consider(profile(school(), cases=[flagged], policy=HACKNEY))
    assert [row[0] for row in rows(blocks)] == ["Oak School (102368)"]
