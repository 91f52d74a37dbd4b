"""Whatever is changed in a rule, some worked case that names the rule fails (see `mutants`).

Those that ask for the policy to be applied anew cost a tenth of a second each: a sample of them is tried in
the ordinary tests, every one in `make soak`. REPORTKIT_SEED picks another sample.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random

import pytest

from reportkit.judgement.policies import evaluate
from reportkit.reports.policies.cases import Expected, PolicyCase
from tests.judgement.policies.builders import (
    LIMIT,
    PACKS,
    TABLES,
    cases_of,
    facts_of,
    flag_differences,
    in_force_differences,
    is_named,
    ladder_differences,
    offer_differences,
    placement_differences,
    record_differences,
)
from tests.judgement.policies.mutants import UNREAD, Mutant, mutants
from tests.rows import each_row

SEED = int(os.environ.get("REPORTKIT_SEED", "1"))
SOAK = bool(os.environ.get("REPORTKIT_SOAK"))
SAMPLE = 60
# Here they are printed, and checked to name rules that there are.
PRINTED_OR_CHECKED = {
    "reports/policies/page.py",
    "reports/policies/recorded.py",
    "settings/policies/reading.py",
}
_PLACING = ("automatic", "default", "propose", "prompt")
_OFFERING = ("entitlement", "relationship")


@cache
def every_mutant() -> tuple[Mutant, ...]:
    return tuple(mutant for pack in PACKS.values() for mutant in mutants(pack))


def tried() -> Sequence[Mutant]:
    """All that cost little, and a sample of those for which the policy is applied anew."""
    costly = [mutant for mutant in every_mutant() if is_costly(mutant)]
    cheap = [mutant for mutant in every_mutant() if not is_costly(mutant)]
    return [*cheap, *(costly if SOAK else Random(SEED).sample(costly, SAMPLE))]


def is_costly(mutant: Mutant) -> bool:
    return mutant.rule is None or mutant.rule.kind in _PLACING


def speaks_of(subject: str, expected: Expected) -> bool:
    """Whether a case names the rule or the category."""
    proposed = [proposal.partition(" ")[2] for proposal in expected.proposals]
    return not subject or is_named(subject, expected) or subject in (expected.category, *proposed)


def naming(mutant: Mutant) -> list[PolicyCase]:
    subject = mutant.subject
    return [
        case
        for case in cases_of(mutant.pack)
        if speaks_of(subject, case.expected[mutant.pack.id])
        or subject == case.school.decision.get(mutant.pack.id)
    ]


def failures(mutant: Mutant) -> Iterator[str]:
    """What no longer is as the cases that name the changed rule say."""
    kind = mutant.rule.kind if mutant.rule else ""
    if kind in _OFFERING:
        for case in naming(mutant):
            yield from offer_differences(mutant.pack, case, case.expected[mutant.pack.id].category)
    elif mutant.rule and kind not in _PLACING:
        yield from record_differences(mutant.pack, mutant.rule)
    else:
        yield from in_force_differences(mutant.pack)
        yield from ladder_differences(mutant.pack)
        yield from _placed_otherwise(mutant)


def _placed_otherwise(mutant: Mutant) -> Iterator[str]:
    """The policy is applied once to the schools of all cases and tables: that is what takes the time."""
    cases = naming(mutant)
    tables = [t for t in TABLES if t.policy == mutant.pack.id and mutant.subject in t.rules]
    schools = [*(case.school for case in cases), *(school for table in tables for school in table.schools)]
    if not schools:
        return
    rows = iter(evaluate(mutant.pack, facts_of(schools, mutant.pack.id), LIMIT).to_dict("records"))
    for case in cases:
        yield from placement_differences(mutant.pack, case, next(rows))
    for table in tables:
        yield from flag_differences(table, [next(rows)["proposals"] for _ in table.rows])


@pytest.mark.soak
@each_row("mutant", tried, str)
def test_a_change_in_a_rule_fails_a_case_that_names_it(mutant: Mutant) -> None:
    assert next(failures(mutant), None), (
        f"{mutant}: no case in docs/policies names {mutant.subject} and fails; write one"
    )


def test_every_rule_with_data_of_its_own_is_changed_in_some_way() -> None:
    changed = {(mutant.pack.id, mutant.subject) for mutant in every_mutant()}
    for pack in PACKS.values():
        expected = {rule.id for rule in pack.rules if rule.kind != "definition"}  # it holds only words
        assert {subject for of, subject in changed if of == pack.id} >= expected


def test_nothing_works_with_the_lists_that_are_only_printed() -> None:
    """Nor with what has to be on record, which is printed."""
    package = Path(str(files("reportkit")))
    for name in (*UNREAD, "needs"):
        reading = rf"(?<![A-Za-z_])(?:deadline|audience|invariant|entry|indicator|i|need)\.{name}\b"
        found = {
            str(path.relative_to(package))
            for path in package.rglob("*.py")
            if re.search(reading, path.read_text(encoding="utf-8"))
        }
        assert found <= PRINTED_OR_CHECKED, name
