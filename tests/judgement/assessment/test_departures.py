"""A school that left the list is told, with what became of it; one under a new number has not left."""

from __future__ import annotations

from dataclasses import replace

from reportkit.evidence.siod.schools import School
from reportkit.judgement.assessment.departures import Fate, find_departures, gone_from
from reportkit.vocabulary import AreaCode, Urn
from tests.judgement.assessment.builders import Case, assessment
from tests.judgement.builders import school

STAYED, LEFT, HEIR, OTHER = "102368", "102369", "152412", "152413"
BEFORE = assessment(Case(STAYED), Case(LEFT, facts={"name": "Ash School"}, words="School GOBAR"))
AFTER = assessment(Case(STAYED))


def fates(*england: School) -> list[tuple[str, Fate, list[str]]]:
    found = find_departures(BEFORE, AFTER, england)
    return [(d.urn, d.fate, [str(s.urn) for s in d.now]) for d in found]


def test_a_school_without_a_successor_left_and_no_more_is_known() -> None:
    (found,) = find_departures(BEFORE, AFTER, [school(STAYED)])
    assert (found.urn, found.name, found.then) == (LEFT, "Ash School", "School GOBAR")
    assert (found.fate, found.now) == (Fate.NOT_KNOWN, ())


def test_its_successor_is_named_whether_schools_were_merged_or_it_was_split() -> None:
    assert fates(school(HEIR, LEFT, STAYED)) == [(LEFT, Fate.REPLACED, [HEIR])]
    assert fates(school(HEIR, LEFT), school(OTHER, LEFT)) == [(LEFT, Fate.REPLACED, [HEIR, OTHER])]


def test_a_school_on_another_authoritys_list_has_moved() -> None:
    moved = replace(school(LEFT), la=AreaCode("313"))
    assert fates(moved, school(HEIR, LEFT)) == [(LEFT, Fate.MOVED, [LEFT])]


def test_a_school_that_goes_on_under_a_new_number_has_not_left() -> None:
    converted = assessment(Case(STAYED), Case(HEIR, facts={"earlier_urns": (LEFT,)}))
    assert gone_from(BEFORE, converted) == ()


def test_a_school_merged_into_one_of_the_list_has_left() -> None:
    merged = assessment(Case(STAYED, facts={"replaces": (LEFT,)}))
    assert gone_from(BEFORE, merged) == (Urn(LEFT),)


def test_nobody_leaves_between_a_list_and_itself() -> None:
    assert gone_from(BEFORE, BEFORE) == find_departures(BEFORE, BEFORE, []) == ()
