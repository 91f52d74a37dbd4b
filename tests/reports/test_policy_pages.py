"""The pages on the policies are made from the policies, and say of every rule what is done for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.places import Places
from reportkit.reports.policies.cases import read_cases
from reportkit.reports.policies.making import make_pages
from reportkit.settings.policies import PolicyPack, read_packs

PLACES = Places.find(Path(__file__).parent)
PAGES = make_pages(PLACES)
PACKS = pytest.mark.parametrize("pack", read_packs(PLACES.params), ids=lambda pack: pack.id)


def pack_of(policy: str) -> PolicyPack:
    return next(pack for pack in read_packs(PLACES.params) if pack.id == policy)


def page_of(pack: PolicyPack) -> str:
    return next(text for path, text in PAGES.items() if path.stem == pack.borough.lower())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_page_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "Run: make policy-pages"


@PACKS
def test_every_rule_stands_on_the_page_just_once(pack: PolicyPack) -> None:
    page = page_of(pack)
    assert all(page.count(f"\n### {rule.id} (") == 1 for rule in pack.rules)
    assert all(f"| {entry.id} |" in page for entry in pack.not_carried)


@PACKS
def test_the_page_names_the_rules_that_place_without_a_person(pack: PolicyPack) -> None:
    automatic = [rule.id for rule in pack.placing if rule.kind == "automatic"]
    assert f"Only {' and '.join(automatic)} place a school without a person." in page_of(pack)


@PACKS
def test_where_the_words_are_missing_the_page_says_so(pack: PolicyPack) -> None:
    missing = sum(rule.missing_in_source for rule in pack.rules)
    assert page_of(pack).count("words are missing from the text we hold") == missing > 0


def of_rule(pack: PolicyPack, rule: str) -> str:
    """What the page says of a rule."""
    return page_of(pack).split(f"\n### {rule} (")[1].split("\n### ")[0].split("\n## ")[0].strip()


def test_conditions_within_conditions_are_a_list() -> None:
    assert of_rule(pack_of("hackney@2019-09"), "K47").endswith(
        "When all of these hold, a person is asked to consider Enhanced:\n\n"
        "- at least one of the indicators 2, 3, 6, 7 and 8 is flagged\n"
        "- none of these holds:\n"
        "  - at least one of the indicators 2 and 3 is flagged and no other\n"
        "  - indicator 6 alone is flagged\n"
        "  - indicator 7 alone is flagged\n"
        "  - indicator 8 alone is flagged"
    )


@pytest.mark.parametrize(
    ("policy", "rule", "said"),
    [
        (
            "hillingdon@2016-02", "H98",
            "When its inspection reads as good or better (or that cannot be told) and indicator 1 is "
            "flagged: a person",
        ),
        (
            "hackney@2019-09", "K48b",
            "When its inspection reads as good or better (or that cannot be told) and at least one",
        ),
        ("hackney@2019-09", "K42", "its inspection reads as good or better and indicator 1 is not flagged"),
        ("hackney@2019-09", "K53a", "When its last two inspections read as requires improvement and"),
        ("hackney@2019-09", "K73", "monitoring visits since, the team is asked: “Ofsted's second"),
        ("hillingdon@2016-02", "H28", "flagged and its inspection does not read as good or better: a person"),
    ],
)  # fmt: skip
def test_a_rule_that_proposes_says_that_it_does_where_the_inspection_cannot_be_told(
    policy: str, rule: str, said: str
) -> None:
    assert said in of_rule(pack_of(policy), rule)


def test_two_cases_of_one_name_are_refused(tmp_path: Path) -> None:
    expected = "{x@2019-01: {route: none, says: nothing}}"
    text = f"cases:\n  - {{name: A, expected: {expected}}}\n  - {{name: A, expected: {expected}}}\n"
    (tmp_path / "cases.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="two cases are named “A”"):
        read_cases(tmp_path / "cases.yaml")
