"""docs/coverage-of-policies.md and the code keep step."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reportkit.settings.policies import PolicyPack, read_pack
from tests.policies_covered.places import ROOT, is_document, is_there
from tests.policies_covered.table import NOT_BUILT, TEXT_ONLY, by_number, number_of, rows
from tests.policies_covered.taking_away import removal_of

PACKS = {pack: read_pack(ROOT / "params", pack) for pack in ("hillingdon@2016-02", "hackney@2019-09")}
EVERY_PACK = pytest.mark.parametrize("pack", PACKS.values(), ids=list(PACKS))
MARKS = re.compile(r"(?:[PLJC](?:(?:, |; |→)[PLJC])*(?: \(default\))?|P, L→J|P→J, L|design|none)")
LATER = ("the board pack", "the disclosure guard", "dispatch")
_RULE = re.compile(r"[HK]\d+[a-z]?")
# Rooms in which something that is keyed by a rule carries it out; elsewhere it is named or printed.
_ROOMS = ("casework", "judgement")


def test_every_number_has_one_row_and_they_stand_in_order() -> None:
    expected = [*(f"H{n}" for n in range(1, 121)), *(f"K{n}" for n in range(1, 79))]
    assert [row.number for row in rows()] == expected


def test_every_row_says_what_is_asked_by_what_it_is_decided_and_where_it_lives() -> None:
    said = [(row.number, row.asks and MARKS.fullmatch(row.decided_by) and row.places) for row in rows()]
    assert [number for number, is_whole in said if not is_whole] == []


def test_every_place_is_there() -> None:
    assert [(row.number, place) for row in rows() for place in row.places if not is_there(place)] == []


def test_every_test_is_there() -> None:
    named = [(row.number, test) for row in rows() for test in row.tests]
    assert [one for one in named if one[1] not in _tests_in(one[1].partition("::")[0])] == []


@cache
def _tests_in(path: str) -> frozenset[str]:
    """The nodes of the test functions of a file; none for a file that there is not."""
    if not (ROOT / path).is_file():
        return frozenset()
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(f"{path}::{one.name}" for one in tree.body if isinstance(one, ast.FunctionDef))


def test_what_records_people_or_dates_decide_has_a_test_or_a_reason() -> None:
    assert [row.number for row in rows() if row.needs_a_test and not (row.tests or row.reason)] == []


def test_every_other_row_has_one_as_well() -> None:
    assert [row.number for row in rows() if bool(row.tests) == bool(row.reason)] == []


def test_a_reason_says_why_and_what_is_to_come_is_one_of_three_things() -> None:
    reasons = [row.reason for row in rows() if row.reason]
    assert all(len(reason) > len(TEXT_ONLY) + 20 and reason.endswith(".") for reason in reasons)
    later = [reason for reason in reasons if reason.startswith(NOT_BUILT)]
    assert all(any(one in reason for one in LATER) for reason in later)


@EVERY_PACK
def test_every_rule_of_a_pack_that_does_something_stands_in_its_row(pack: PolicyPack) -> None:
    expected = {
        (number_of(rule.id), f"params/policies/{pack.id}.yaml#{rule.id}")
        for rule in pack.rules
        if rule.kind != "definition"
    }
    assert expected <= {(row.number, place) for row in rows() for place in row.places}


@EVERY_PACK
def test_what_is_called_only_text_does_nothing_in_its_pack(pack: PolicyPack) -> None:
    kinds = {rule.id: rule.kind for rule in pack.rules}
    called_text = [row for row in rows() if row.reason.startswith(TEXT_ONLY)]
    found = {place.partition("#")[2] for row in called_text for place in row.places if pack.id in place}
    assert {rule: kinds[rule] for rule in found if kinds.get(rule, "definition") != "definition"} == {}


def test_everything_that_is_keyed_by_a_rule_stands_in_its_row() -> None:
    keyed = [(rule, place) for path in _modules() for rule, place in _keyed(path)]
    assert keyed
    assert [(rule, place) for rule, place in keyed if place not in by_number()[number_of(rule)].places] == []


def _modules() -> Iterator[Path]:
    for room in _ROOMS:
        yield from sorted((ROOT / "src" / "reportkit" / room).rglob("*.py"))


def _keyed(path: Path) -> Iterator[tuple[str, str]]:
    """Each rule that is a key of a mapping in the file, and the place of that entry."""
    module = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
    for one in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(one, ast.Assign | ast.AnnAssign) and isinstance(one.value, ast.Dict):
            name = ast.unparse(one.targets[0] if isinstance(one, ast.Assign) else one.target)
            for key in one.value.keys:
                rule = ast.literal_eval(key) if isinstance(key, ast.Constant) else ""
                if isinstance(rule, str) and _RULE.fullmatch(rule):
                    yield rule, f"{module}:{name}[{rule}]"


def test_every_place_that_a_test_rests_on_can_be_taken_away() -> None:
    tested = [(row.number, [p for p in row.places if not is_document(p)]) for row in rows() if row.tests]
    assert [number for number, places in tested if not places] == []
    for _, places in tested:
        assert all(callable(removal_of(place)) for place in places)
