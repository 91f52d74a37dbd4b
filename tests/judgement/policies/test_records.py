"""Rules on records: by when something is due, who may see it, and when a policy is in force."""

from __future__ import annotations

from datetime import date

import pytest

from reportkit.exceptions import UsageError
from reportkit.settings.policies import CountedDate, PolicyPack
from tests.judgement.policies.builders import (
    HACKNEY,
    PACKS,
    RECORDS,
    TABLES,
    TERMS,
    assess,
    flag_differences,
    in_force_differences,
    ladder_differences,
    needs_of,
    record_differences,
)

EVERY_PACK = pytest.mark.parametrize("pack", PACKS.values(), ids=list(PACKS))


@EVERY_PACK
def test_every_rule_on_records_gives_what_its_cases_say(pack: PolicyPack) -> None:
    assert [told for rule in pack.rules for told in record_differences(pack, rule)] == []


@EVERY_PACK
def test_every_rule_on_dates_and_readers_has_a_case_and_every_case_a_rule(pack: PolicyPack) -> None:
    with_case = {
        c.rule for c in (*RECORDS.dates, *RECORDS.recurring, *RECORDS.readers) if c.policy == pack.id
    }
    assert with_case == {rule.id for rule in pack.rules if rule.kind in ("deadline", "audience")}


@EVERY_PACK
def test_every_rule_that_needs_something_on_record_has_a_case_and_every_case_a_rule(
    pack: PolicyPack,
) -> None:
    assert set(RECORDS.on_record[pack.id]) == {rule.id for rule in pack.rules if needs_of(rule)}


@EVERY_PACK
def test_the_policy_is_in_force_and_its_ladder_goes_as_the_cases_say(pack: PolicyPack) -> None:
    assert [*in_force_differences(pack), *ladder_differences(pack)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.title} ({table.policy})")
def test_the_rules_speak_of_the_flags_that_the_table_says(table) -> None:  # type: ignore[no-untyped-def]
    found = [*assess(PACKS[table.policy], *table.schools)["proposals"]]
    assert list(flag_differences(table, found)) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.title} ({table.policy})")
def test_a_table_names_every_rule_that_its_rows_do(table) -> None:  # type: ignore[no-untyped-def]
    assert {rule for row in table.rows for rule in row.proposing} <= set(table.rules)


def test_beyond_the_term_dates_that_are_given_no_day_is_made_up() -> None:
    exit_target = HACKNEY.deadline("exit_target")
    assert isinstance(exit_target, CountedDate)
    with pytest.raises(UsageError, match=r"do not reach 4 terms from 22/11/2026. Add the terms"):
        exit_target.due(date(2026, 11, 22), TERMS)
