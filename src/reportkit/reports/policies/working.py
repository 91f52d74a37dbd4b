"""What a policy makes of the schools of the worked cases, by applying its rules to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from reportkit.judgement.policies import Who, entitlements, evaluate
from reportkit.judgement.policies.facts import INDICATORS
from reportkit.reports.policies.cases import CaseSchool
from reportkit.settings.policies import Graded, PolicyPack
from reportkit.vocabulary import Urn


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a policy makes of one school.

    `says` is the category in the policy's words and `route` how it came to it; `rules` are those that placed
    it or propose something. `visits` are those planned in a year, None where no rule gives a category or the
    policy leaves the number open, which `is_open` tells apart.
    """

    says: str
    route: str
    rules: tuple[str, ...]
    visits: int | None
    is_open: bool


def outcomes(pack: PolicyPack, schools: Sequence[CaseSchool], limit: Decimal) -> tuple[Outcome, ...]:
    """What the policy makes of each; `limit` is the threshold `coverage`, in percent."""
    placed = evaluate(pack, facts_of(schools, pack.id), limit)
    rows = placed.to_dict("records")
    return tuple(_outcome(pack, school, row) for school, row in zip(schools, rows, strict=True))


def facts_of(schools: Sequence[CaseSchool], pack: str = "") -> pd.DataFrame:
    """The schools as the rules are applied to them; the numbers that they go by are no school's."""
    return pd.DataFrame([_row(school, pack, str(100000 + n)) for n, school in enumerate(schools)])


def who_of(school: CaseSchool, category: str) -> Who:
    """The school as what it can expect depends on it."""
    graded = Graded(school.inspection) if school.inspection in set(Graded) else None
    return Who(category, school.phase, school.maintained, graded, school.focus)


def _outcome(pack: PolicyPack, school: CaseSchool, row: dict[Any, Any]) -> Outcome:
    category = row["category"]
    visits = None if category is None else entitlements(pack, who_of(school, category)).visits_per_year
    rules = (*row["applied"], *dict.fromkeys(one.rule for one in row["proposals"]))
    return Outcome(row["category_words"], str(row["route"]), rules, visits, category is not None)


def _row(school: CaseSchool, pack: str, urn: str) -> dict[str, Any]:
    return {
        "urn": Urn(urn),
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
        **dict(_indicators(school)),
    }


def _indicators(school: CaseSchool) -> Iterator[tuple[str, str]]:
    for number in INDICATORS:
        said = (
            "flag"
            if number in school.flagged
            else "cannot say"
            if number in school.unsaid
            else "not applicable"
            if number in school.not_applicable
            else "clear"
        )
        yield f"indicator_{number}", said
