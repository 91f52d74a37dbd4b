"""Two policies over one borough: each school's line names the rules behind each answer (A4, C5.18)."""

from __future__ import annotations

import pytest

from reportkit.judgement.assessment.comparison import Pair, Side, compare
from reportkit.judgement.assessment.model import Assessment
from reportkit.reports.assessing.comparison import lines_of, sheets_of
from reportkit.reports.policies.cases import PolicyCase
from reportkit.settings.policies import PolicyPack
from reportkit.vocabulary import Urn
from tests.built import Checkout
from tests.judgement.assessment.builders import HEADER, Case, assessment
from tests.judgement.assessment.real import HACKNEY as KS
from tests.judgement.assessment.real import HILLINGDON as HS
from tests.judgement.assessment.real import PAST, assessed
from tests.judgement.policies.builders import CASES, HACKNEY, HILLINGDON, PACKS, assess

URN = Urn("102368")
BOTH = (HILLINGDON, HACKNEY)
A4 = [case for case in CASES if case.comparison]


@pytest.fixture(scope="module", params=["hillingdon", "hackney"])
def real(checkout: Checkout, request: pytest.FixtureRequest) -> tuple[Assessment, Assessment]:
    return assessed(checkout, request.param, PAST, HS), assessed(checkout, request.param, PAST, KS)


def under(pack: PolicyPack, case: PolicyCase) -> Assessment:
    """The case as the policy itself settles it, in an assessment."""
    row = assess(pack, case.school).iloc[0]
    placed = Case(
        category=row["category"],
        route=row["route"],
        words=row["category_words"],
        applied=row["applied"],
        proposals=tuple(map(tuple, row["proposals"])),
    )
    return assessment(placed, policy=pack.id)


@pytest.mark.parametrize("case", A4, ids=lambda case: case.name)
def test_each_row_of_the_comparison_names_what_each_policy_says_and_by_which_rules(case: PolicyCase) -> None:
    (pair,) = compare(*(under(pack, case) for pack in BOTH))
    _, name, *lines = lines_of([pair], BOTH, HEADER)
    assert name == "102368 Oak School"
    for line, pack in zip(lines, BOTH, strict=True):
        expected = case.expected[pack.id]
        assert line.startswith(f"  {pack.id}: {expected.says}")
        named = {*expected.applied, *(proposal.split()[0] for proposal in expected.proposals)}
        assert all(f"{rule} (" in line for rule in named)
        assert bool(named) is ("; by " in line)


def test_every_school_is_in_the_comparison_once_and_in_order(real: tuple[Assessment, Assessment]) -> None:
    assert tuple(pair.urn for pair in compare(*real)) == real[0].urns == real[1].urns


def test_a_line_names_just_the_rules_that_place_or_propose_each_with_its_clause(
    real: tuple[Assessment, Assessment],
) -> None:
    pairs = compare(*real)
    lines = [*lines_of(pairs, BOTH, real[0].header)][1:]
    for place, pair in enumerate(pairs):
        told = lines[3 * place : 3 * place + 3]
        for line, side, found in zip(told[1:], (pair.first, pair.second), real, strict=True):
            placement = found.of_school(pair.urn).placement
            assert set(side.rules) == {*placement.applied, *(p.rule for p in placement.proposals)}
            clauses = {rule.id: rule.clause for rule in PACKS[side.policy].rules}
            assert all(f"{rule} ({clauses[rule]})" in line for rule in side.rules)
            assert side.rules or line.endswith("; no rule of it applies")


def test_the_two_policies_rest_on_the_same_results(real: tuple[Assessment, Assessment]) -> None:
    first, second = (found.results["outcome"].astype(str).tolist() for found in real)
    assert first == second


def test_some_real_schools_are_placed_by_both_and_by_rules_of_their_own(
    real: tuple[Assessment, Assessment],
) -> None:
    placed = [pair for pair in compare(*real) if pair.first.rules and pair.second.rules]
    assert placed
    assert all(not set(pair.first.rules) & set(pair.second.rules) for pair in placed)


def test_the_first_line_says_of_how_many_schools_on_which_day_and_by_which_crosswalk() -> None:
    side = Side(HS, "not on the SARR", "default", ())
    first, *_ = lines_of([Pair(URN, "Oak", side, side)], BOTH, HEADER)
    assert first == (
        "1 school as known on 22 November 2026; inspections are read by the crosswalk dfe-stuck; "
        "hillingdon@2016-02: We take it to have ended on 31 August 2018"
    )


def test_the_first_sheet_has_a_row_a_school_with_routes_and_the_rules_that_differ(
    real: tuple[Assessment, Assessment],
) -> None:
    pairs = compare(*real)
    schools, _ = sheets_of(pairs, BOTH, real[0].header)
    assert "29 March 2019" in schools.says
    assert [row[0] for row in schools.rows] == list(real[0].urns)
    headings = [column.heading for column in schools.columns]
    for row, pair in zip(schools.rows, pairs, strict=True):
        told = dict(zip(headings, row, strict=True))
        assert (told[f"Route in {HS}"], told[f"Route in {KS}"]) == (pair.first.route, pair.second.route)
        differ = str(told["The rules that differ"])
        assert all(rule in differ for rule in (*pair.first.rules, *pair.second.rules))
        assert (differ == "no rule of either applies") is not bool(pair.first.rules or pair.second.rules)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("H45", "H50"), ("K48",), f"H45, H50 of {HS} against K48 of {KS}"),
        ((), ("K48",), f"no rule of {HS} against K48 of {KS}"),
        (("H45",), (), f"H45 of {HS} against no rule of {KS}"),
        ((), (), "no rule of either applies"),
    ],
)
def test_the_rules_that_differ_are_named_with_their_policy(
    first: tuple[str, ...], second: tuple[str, ...], told: str
) -> None:
    pair = Pair(URN, "Oak", Side(HS, "", "default", first), Side(KS, "", "default", second))
    schools, _ = sheets_of([pair], BOTH, HEADER)
    assert schools.rows[0][-1] == told


def test_the_second_sheet_has_each_rules_own_words_and_how_many_schools_it_concerns() -> None:
    sides = [(("H45", "H50"), ("K48",)), (("H45",), ()), ((), ())]
    pairs = [
        Pair(Urn(str(100000 + n)), "Oak", Side(HS, "", "default", f), Side(KS, "", "default", s))
        for n, (f, s) in enumerate(sides)
    ]
    _, rules = sheets_of(pairs, BOTH, HEADER)
    assert [(row[0], row[1], row[3]) for row in rules.rows] == [
        (HS, "H45", 2),
        (HS, "H50", 1),
        (KS, "K48", 1),
    ]
    wording = {rule.id: " ".join(rule.wording.split()) for pack in BOTH for rule in pack.rules}
    assert all(row[4] == wording[str(row[1])] and row[5] for row in rules.rows)
