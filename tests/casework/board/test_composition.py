"""Who has to be on the board (H70 to H73, H76) and what goes out before it meets (H85)."""

from __future__ import annotations

from itertools import combinations

import pytest

from reportkit.casework.board import (
    Constituency,
    PackParts,
    Role,
    find_composition_breaches,
    find_missing_parts,
)
from tests.casework.builders import authority_chair, clerk, invitee, officer, person, schools_chair

FULL = (
    authority_chair(),
    schools_chair(),
    *(
        person(constituency=c)
        for c in Constituency
        if c not in (Constituency.OFFICERS, Constituency.SECONDARY)
    ),
)
RULES = {
    Constituency.PRIMARY: "H70",
    Constituency.SECONDARY: "H70",
    Constituency.TEACHING_SCHOOLS: "H70",
    Constituency.SPECIAL: "H70",
    Constituency.ALTERNATIVE: "H70",
    Constituency.OFFICERS: "H71",
    Constituency.GOVERNORS: "H72",
    Constituency.LEADERS_OF_EDUCATION: "H73",
}


def rules_broken(board):
    return [breach.rule for breach in find_composition_breaches(board)]


def test_a_whole_board_has_no_breach():
    assert find_composition_breaches(FULL) == ()


@pytest.mark.parametrize("lacking", list(Constituency))
def test_each_constituency_that_nobody_represents_is_named_with_its_rule(lacking):
    board = [p for p in FULL if p.constituency is not lacking]
    first = find_composition_breaches(board)[0]
    assert (first.rule, first.words) == (RULES[lacking], f"No member represents {lacking}.")


@pytest.mark.parametrize("role", [Role.AUTHORITY_CO_CHAIR, Role.SCHOOLS_CO_CHAIR])
def test_a_chair_that_is_empty_is_named(role):
    board = [*(p for p in FULL if p.role is not role), officer(), person(constituency=Constituency.SECONDARY)]
    assert [b.words for b in find_composition_breaches(board)] == [f"There is no {role}."]


def test_two_co_chairs_on_one_side_are_a_breach():
    assert rules_broken([*FULL, schools_chair()]) == ["H76"]


def test_clerk_and_invitees_represent_nobody():
    assert rules_broken([clerk(), invitee(), invitee()]) == ["H70"] * 5 + ["H71", "H72", "H73", "H76", "H76"]


PARTS = ("has_notice", "has_agenda", "has_draft_minutes", "papers")
WORDS = {"has_notice": "notice", "has_agenda": "agenda", "has_draft_minutes": "minutes", "papers": "papers"}


@pytest.mark.parametrize("missing", [set(some) for n in range(5) for some in combinations(PARTS, n)])
def test_each_missing_part_of_a_pack_is_named(missing):
    parts = PackParts(*(part not in missing for part in PARTS[:3]), papers=0 if "papers" in missing else 3)
    found = find_missing_parts(parts)
    assert [breach.rule for breach in found] == ["H85"] * len(missing)
    expected = [WORDS[part] for part in PARTS if part in missing]
    assert all(word in breach.words for word, breach in zip(expected, found, strict=True))
