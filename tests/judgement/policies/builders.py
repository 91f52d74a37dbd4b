"""Facts made from cases, and a policy applied to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from reportkit.judgement.policies import Who, entitlements, evaluate
from reportkit.judgement.policies.facts import INDICATORS
from reportkit.reports.policies.cases import CaseSchool, Expected, PolicyCase, read_cases
from reportkit.settings.policies import Graded, PolicyPack, read_pack

ROOT = Path(__file__).parents[3]
PARAMS = ROOT / "params"
CASES = read_cases(ROOT / "docs" / "policies" / "cases.yaml")
HILLINGDON = read_pack(PARAMS, "hillingdon@2016-02")
HACKNEY = read_pack(PARAMS, "hackney@2019-09")
PACKS = {pack.id: pack for pack in (HILLINGDON, HACKNEY)}
LIMIT = Decimal(50)


def outcome(school: CaseSchool, indicator: int) -> str:
    for numbers, said in (
        (school.flagged, "flag"),
        (school.unsaid, "cannot say"),
        (school.not_applicable, "not applicable"),
    ):
        if indicator in numbers:
            return said
    return "clear"


def row_of(school: CaseSchool, pack: str, urn: str = "100000") -> dict[str, Any]:
    return {
        "urn": urn,
        "maintained": school.maintained,
        "phase": school.phase.value,
        "inspection_status": school.inspection,
        "inspection_is_own": school.own,
        "repeated_ri": school.repeated,
        "in_special_measures": school.special_measures,
        "monitoring_visits": school.monitoring_visits,
        "indicator_1_strong": school.strong,
        "head_changed": school.head_changed,
        "decision": school.decision.get(pack),
        "decision_reason": school.reason or None,
        **{f"indicator_{n}": outcome(school, n) for n in INDICATORS},
    }


def facts_of(schools: Sequence[CaseSchool], pack: str = "") -> pd.DataFrame:
    return pd.DataFrame([row_of(school, pack, str(100000 + n)) for n, school in enumerate(schools)])


def school(**known: Any) -> CaseSchool:
    return CaseSchool.model_validate(known)


def assess(pack: PolicyPack, *schools: CaseSchool) -> pd.DataFrame:
    return evaluate(pack, facts_of(schools, pack.id), LIMIT)


def differences(pack: PolicyPack, case: PolicyCase) -> Iterator[str]:
    """Where the policy gives something else than the case expects."""
    expected = case.expected[pack.id]
    row = assess(pack, case.school).iloc[0]
    proposed = tuple(f"{one.rule} {one.category}" for one in row["proposals"])
    yield from _unlike("category", row["category"], expected.category)
    yield from _unlike("route", row["route"], expected.route)
    yield from _unlike("register", row["register"], expected.register_)
    yield from _unlike("says", row["category_words"], expected.says)
    yield from _unlike("applied", row["applied"], expected.applied)
    yield from _unlike("proposals", proposed, expected.proposals)
    yield from (
        f"asks {words!r}" for words in expected.asks if not any(words in q for q in row["open_questions"])
    )
    if row["category"] is not None:
        yield from _unlike_offers(pack, case, row["category"], expected)


def _unlike_offers(pack: PolicyPack, case: PolicyCase, category: str, expected: Expected) -> Iterator[str]:
    found = entitlements(pack, who_of(case.school, category))
    lines: dict[str, int] = {}
    for line in found.offers:
        lines[line.rule] = lines.get(line.rule, 0) + 1
    yield from _unlike("visits", found.visits_per_year, expected.visits)
    yield from _unlike("offers", lines, expected.offers)


def who_of(school: CaseSchool, category: str) -> Who:
    graded = Graded(school.inspection) if school.inspection in set(Graded) else None
    return Who(category, school.phase, school.maintained, graded, school.focus)


def _unlike(what: str, found: object, expected: object) -> Iterator[str]:
    if found != expected:
        yield f"{what}: {found!r}, expected {expected!r}"


def cases_of(pack: PolicyPack) -> list[PolicyCase]:
    return [case for case in CASES if pack.id in case.expected]
