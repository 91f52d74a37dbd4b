"""Facts made from cases, and a policy applied to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from reportkit.exceptions import UsageError
from reportkit.judgement.policies import Proposal, entitlements, evaluate, focus_of
from reportkit.reports.assessing.in_force import outside_its_years
from reportkit.reports.policies.cases import (
    CaseSchool,
    Expected,
    FlagTable,
    PolicyCase,
    read_cases,
    read_flag_tables,
)
from reportkit.reports.policies.offers import offer_terms
from reportkit.reports.policies.records import read_record_cases
from reportkit.reports.policies.working import facts_of, who_of
from reportkit.settings import read_terms
from reportkit.settings.policies import PolicyPack, RecurringDate, Rule, read_pack

ROOT = Path(__file__).parents[3]
PARAMS = ROOT / "params"
CASES = read_cases(ROOT / "docs" / "policies" / "cases.yaml")
TABLES = read_flag_tables(ROOT / "docs" / "policies" / "flags.yaml")
RECORDS = read_record_cases(ROOT / "docs" / "policies" / "records.yaml")
TERMS = read_terms(PARAMS)
HILLINGDON = read_pack(PARAMS, "hillingdon@2016-02")
HACKNEY = read_pack(PARAMS, "hackney@2019-09")
PACKS = {pack.id: pack for pack in (HILLINGDON, HACKNEY)}
LIMIT = Decimal(50)


def school(**known: Any) -> CaseSchool:
    return CaseSchool.model_validate(known)


def assess(pack: PolicyPack, *schools: CaseSchool) -> pd.DataFrame:
    return evaluate(pack, facts_of(schools, pack.id), LIMIT)


def differences(pack: PolicyPack, case: PolicyCase) -> Iterator[str]:
    """Where the policy gives something else than the case expects."""
    row = assess(pack, case.school).iloc[0].to_dict()
    yield from placement_differences(pack, case, row)
    yield from offer_differences(pack, case, row["category"])


def placement_differences(pack: PolicyPack, case: PolicyCase, row: Mapping[Any, Any]) -> Iterator[str]:
    expected = case.expected[pack.id]
    rules = [one.rule for one in row["proposals"]]
    yield from _unlike("category", row["category"], expected.category)
    yield from _unlike("route", row["route"], expected.route)
    yield from _unlike("register", row["register"], expected.register_)
    yield from _unlike("says", row["category_words"], expected.says)
    yield from _unlike("applied", row["applied"], expected.applied)
    proposed = tuple(f"{one.rule} {one.category}" for one in row["proposals"])
    yield from _unlike("proposals", proposed, expected.proposals)
    yield from (f"{rule} is not silent" for rule in expected.silent if rule in (*rules, *row["applied"]))
    yield from _unlike("focus", focus_of(pack, [*rules, *row["applied"]]), expected.focus)
    yield from (
        f"asks {words!r}" for words in expected.asks if not any(words in q for q in row["open_questions"])
    )
    asked = " ".join(row["open_questions"])
    yield from (f"should not ask {words!r}" for words in expected.not_asked if words in asked)


def offer_differences(pack: PolicyPack, case: PolicyCase, category: str | None) -> Iterator[str]:
    expected = case.expected[pack.id]
    if category is None:
        return
    found = entitlements(pack, who_of(case.school, category))
    lines: dict[str, int] = {}
    terms: dict[str, list[str]] = {}
    for line in found.offers:
        lines[line.rule] = lines.get(line.rule, 0) + 1
        terms.setdefault(line.rule, []).extend(filter(None, [offer_terms(line.offer)]))
    yield from _unlike("visits", found.visits_per_year, expected.visits)
    yield from _unlike("offers", lines, expected.offers)
    yield from (f"{rule} is not silent" for rule in expected.silent if rule in lines)
    for rule, said in expected.terms.items():
        yield from _unlike(f"terms of {rule}", tuple(terms.get(rule, ())), said)


def flag_differences(table: FlagTable, found: Sequence[Sequence[Proposal]]) -> Iterator[str]:
    """Where other rules propose something than the table's rows say; `found` are the proposals of each."""
    for row, proposals in zip(table.rows, found, strict=True):
        rules = tuple(one.rule for one in proposals if one.rule in table.rules)
        yield from _unlike(f"{table.title} {row.flagged}", rules, row.proposing)


def record_differences(pack: PolicyPack, rule: Rule) -> Iterator[str]:
    """Where a rule on records gives something else than the cases that name it expect."""
    named = (pack.id, rule.id)
    yield from _unlike("on record", needs_of(rule), RECORDS.on_record[pack.id].get(rule.id, ()))
    if rule.kind == "deadline":
        yield from _deadline_differences(rule.deadline, named)
    if rule.kind == "audience":
        for case in RECORDS.readers:
            if (case.policy, case.rule) == named:
                found = (rule.audience.document, rule.audience.to, rule.audience.others_only_if)
                yield from _unlike("readers", found, (case.document, case.to, case.others_only_if))


def needs_of(rule: Rule) -> tuple[str, ...]:
    """What a rule on records needs on record; nothing for another rule."""
    match rule.kind:
        case "invariant":
            return rule.invariant.needs
        case "deadline":
            return rule.deadline.needs
        case "audience":
            return rule.audience.needs
        case _:
            return ()


def _deadline_differences(deadline: Any, named: tuple[str, str]) -> Iterator[str]:
    is_recurring = isinstance(deadline, RecurringDate)
    for case in RECORDS.dates:
        if (case.policy, case.rule) == named:
            yield from _unlike(case.what, _due(deadline, case.starts_on), case.due)
    for case in RECORDS.recurring:
        if (case.policy, case.rule) == named:
            kept = is_recurring and deadline.is_kept(case.done, case.at, TERMS)
            yield from _unlike(case.what, kept, case.kept)


def _due(deadline: Any, day: date) -> object:
    try:
        return "again and again" if isinstance(deadline, RecurringDate) else deadline.due(day, TERMS)
    except UsageError as error:
        return str(error)


def in_force_differences(pack: PolicyPack) -> Iterator[str]:
    for case in RECORDS.in_force:
        if case.policy == pack.id:
            yield from _unlike(str(case.day), outside_its_years(pack, case.day), case.says)


def ladder_differences(pack: PolicyPack) -> Iterator[str]:
    ladders = {case.policy: case.categories for case in RECORDS.ladders}
    yield from _unlike("ladder", tuple(category.id for category in pack.categories), ladders[pack.id])


def _unlike(what: str, found: object, expected: object) -> Iterator[str]:
    if found != expected:
        yield f"{what}: {found!r}, expected {expected!r}"


def cases_of(pack: PolicyPack) -> list[PolicyCase]:
    return [case for case in CASES if pack.id in case.expected]


def is_named(name: str, expected: Expected) -> bool:
    """Whether what a case expects speaks of a rule."""
    proposing = (proposal.split()[0] for proposal in expected.proposals)
    spoken = (*expected.applied, *proposing, *expected.offers, *expected.terms, *expected.silent)
    return name in spoken or any(f"({name})" in words for words in (*expected.asks, *expected.not_asked))
