"""Indicator 8: the management of financial resources (H105), as far as accounts are published.

Accounts of schools that a council maintains are published; those of academies for their trust alone.
Licensed deficits, recovery plans and audits are the council's own: see `returns`.
"""

from __future__ import annotations

import numpy as np

from reportkit.evidence.siod.series import Key, Series
from reportkit.judgement.indicators.evidence import NO_YEAR, Evidence
from reportkit.judgement.indicators.sheets import Sheet, Test, first_reason
from reportkit.judgement.indicators.silent import holds_schools, silent
from reportkit.judgement.indicators.years import Run, run_in, run_of
from reportkit.vocabulary import MissingReason
from reportkit.vocabulary.arrays import Flags, Floats, Words

REVENUE_BALANCE: Key = ("revenue_balance", "all")
IN_YEAR: Key = ("in_year_balance", "all")
INCOME: Key = ("total_income", "all")

BALANCE_TEST = Test("8a", 8, "Balance", ("balance",))
DEFICIT_TEST = Test("8b", 8, "Deficit in the year", ("in_year_deficit", "deficit_years"))
TRUST_ONLY = "accounts of academies are published for the trust alone"
NO_INCOME = "the balance is known, the income is not"
WORSE_TWICE = "worse in each of the last two years"


def finances(evidence: Evidence) -> list[Sheet]:
    """The published tests of indicator 8; those whose figures are not held say so."""
    return [
        revenue_balance(evidence) if _holds(evidence, REVENUE_BALANCE) else _not_held(evidence, BALANCE_TEST),
        in_year_deficit(evidence) if _holds(evidence, IN_YEAR) else _not_held(evidence, DEFICIT_TEST),
    ]


def _holds(evidence: Evidence, key: Key) -> bool:
    return holds_schools(evidence, key) and holds_schools(evidence, INCOME)


def _not_held(evidence: Evidence, test: Test) -> Sheet:
    academy = _is_academy(evidence)
    why = np.where(academy, MissingReason.NOT_PUBLISHED, MissingReason.NOT_HELD).astype(object)
    key = REVENUE_BALANCE if test is BALANCE_TEST else IN_YEAR
    return silent(evidence, test, key, why, _note(evidence))


def _is_academy(evidence: Evidence) -> Flags:
    return np.array([school.is_academy is True for school in evidence.schools], dtype=np.bool_)


def _note(evidence: Evidence) -> Words:
    return np.where(_is_academy(evidence), TRUST_ONLY, "").astype(object)


def revenue_balance(evidence: Evidence) -> Sheet:
    """8a: what the school has saved up, below `balance` percent of its income in the latest year."""
    balance, income = _years(evidence, REVENUE_BALANCE, 1)
    percent, line = _percents(balance, income)[0], evidence.lines["balance"]
    cannot = first_reason(evidence.size, *_problems(evidence, balance, income))
    return _sheet(evidence, BALANCE_TEST, (balance, income), cannot, percent < line, (percent, line))


def in_year_deficit(evidence: Evidence) -> Sheet:
    """8b: spending above income by over `in_year_deficit` percent of income, `deficit_years` years running.

    `second` is the balance in pounds. Where three years are held the note says if each was worse than
    the last.
    """
    years, line = int(evidence.lines["deficit_years"]), -evidence.lines["in_year_deficit"]
    balance, income = _years(evidence, IN_YEAR, years)
    percents = _percents(balance, income)
    cannot = first_reason(evidence.size, *_problems(evidence, balance, income))
    breach: Flags = np.logical_and.reduce([percent < line for percent in percents])
    closest = np.maximum.reduce(percents)
    return _sheet(evidence, DEFICIT_TEST, (balance, income), cannot, breach, (closest, line))


def _years(evidence: Evidence, key: Key, years: int) -> tuple[Run, Run]:
    """The balances of the latest years and the income of the same."""
    balance = run_of(evidence, key, years)
    return balance, run_in(evidence, INCOME, [entry.year for entry in balance.years])


def _percents(balance: Run, income: Run) -> list[Floats]:
    """Each year's balance as a percentage of income, NaN where there is no income."""
    return [
        100 * entry.value / np.where(earned.value > 0, earned.value, np.nan)
        for entry, earned in zip(balance.years, income.years, strict=True)
    ]


def _problems(evidence: Evidence, balance: Run, income: Run) -> list[tuple[Flags, str | Words]]:
    found: list[tuple[Flags, str | Words]] = [
        (_is_academy(evidence), MissingReason.NOT_PUBLISHED),
        (balance.latest.year == NO_YEAR, MissingReason.NOT_HELD),
        (balance.stale, MissingReason.OUT_OF_DATE),
    ]
    for entry, earned in zip(balance.years, income.years, strict=True):
        found.append((entry.year == NO_YEAR, MissingReason.NOT_COMPARABLE))
        found.append((np.isnan(entry.value), entry.reason))
        found.append((np.isnan(earned.value), earned.reason))
        found.append((~(earned.value > 0), MissingReason.NOT_CALCULABLE))
    return found


def _sheet(
    evidence: Evidence,
    test: Test,
    runs: tuple[Run, Run],
    cannot: Words,
    breach: Flags,
    closest: tuple[Floats, float],
) -> Sheet:
    (balance, income), (percent, line) = runs, closest
    percents = _percents(balance, income)
    shown = {
        "figure": percents[0],
        "before": percents[-1],
        "second": balance.latest.value,
        "statistic": percent,
        "line": np.full(evidence.size, line),
        "margin": percent - line,
    }
    return Sheet(
        test,
        balance.series.measure.id,
        balance.series.group,
        np.ones(evidence.size, dtype=np.bool_),
        cannot,
        breach,
        shown,
        [entry.cell for run in runs for entry in run.years],
        balance.latest.year,
        balance.first.year,
        comparator="",
        note=_notes(evidence, balance, income),
    )


def _notes(evidence: Evidence, balance: Run, income: Run) -> Words:
    """Why a percentage cannot be had, or that it fell twice."""
    no_income = ~np.isnan(balance.latest.value) & ~(income.latest.value > 0)
    falls = _fell_twice(evidence, balance.series)
    said = np.where(no_income, NO_INCOME, np.where(falls, WORSE_TWICE, "")).astype(object)
    return np.where(_is_academy(evidence), TRUST_ONLY, said).astype(object)


def _fell_twice(evidence: Evidence, series: Series) -> Flags:
    """Where the percentage fell in each of the last two years, three years being held."""
    balance, income = _years(evidence, (series.measure.id, series.group), 3)
    now, before, first = _percents(balance, income)
    fell: Flags = (now < before) & (before < first)
    return fell
