"""Every school is assessed, on every indicator, and what is not known is never clear."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date

import pytest

from reportkit.judgement.assessment.model import Assessment, Finding, SchoolAssessment
from reportkit.judgement.policies.engine import Route
from reportkit.vocabulary import MissingReason, Urn
from reportkit.vocabulary.results import Outcome
from tests.built import AUTHORITIES, SOURCE, Checkout
from tests.judgement.assessment.real import BEFORE_COVID, EVERY, HILLINGDON, PAST, TODAY, assessed, terms_of

DATA = SOURCE / "data"
# The list lags by months; a school with an older successor was split and goes on beside it.
LAGGING = date(2025, 1, 1)
OFSTED = (
    "ofsted/management-information/2025-08-31/"
    "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz"
)
LINKS = "gias/2026-08-21/links_edubasealldata.csv.gz"
# Tests without a figure of another to compare with, and the one that an inspection decides.
BY_ITSELF = ("4a", "4c", "11a")


def rows_of(name: str) -> list[dict[str, str]]:
    with gzip.open(DATA / name, "rt", encoding="utf-8-sig", errors="replace") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def counted() -> dict[str, set[str]]:
    """Ofsted's list, moved forward by the register's links, without any code of reportkit."""
    heirs: dict[str, set[str]] = {}
    for row in rows_of(LINKS):
        day, month, year = (row["LinkEstablishedDate"] or "01-01-1900").split("-")
        since = date(int(year), int(month), int(day))
        if row["LinkType"].startswith("Successor") and LAGGING < since <= TODAY:
            heirs.setdefault(row["URN"], set()).add(row["LinkURN"])
    found: dict[str, set[str]] = {}
    for row in rows_of(OFSTED):
        found.setdefault(row["Local authority"].lower(), set()).update(heirs.get(row["URN"], {row["URN"]}))
    return found


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_open_state_funded_school_is_assessed_once_and_none_is_missing(
    checkout: Checkout, counted: dict[str, set[str]], authority: str
) -> None:
    urns = assessed(checkout, authority, TODAY).urns
    assert len(urns) == len(set(urns))
    assert set(urns) == counted[authority]


@pytest.mark.parametrize(("authority", "day"), EVERY)
def test_every_school_has_eleven_results(checkout: Checkout, authority: str, day: date) -> None:
    each = everyone(assessed(checkout, authority, day))
    assert all([r.indicator for r in school.indicators] == [*range(1, 12)] for school in each)


@pytest.mark.parametrize(("authority", "day"), EVERY)
def test_what_rests_on_returns_is_never_clear_without_them(
    checkout: Checkout, authority: str, day: date
) -> None:
    results = assessed(checkout, authority, day).results
    clear = set(results.loc[results["outcome"] == Outcome.CLEAR, "indicator"])
    assert not clear & {7, 8, 9, 10, 11}


def test_safeguarding_found_effective_clears_its_own_test_alone(checkout: Checkout) -> None:
    schools = [*everyone(assessed(checkout, "hillingdon", TODAY))]
    effective = [s for s in schools if said(s, "11a") == {Outcome.CLEAR}]
    assert effective
    assert {s.indicators[10].outcome for s in effective} == {Outcome.CANNOT_SAY}


def test_sound_public_accounts_clear_their_own_test_alone(checkout: Checkout) -> None:
    schools = [*everyone(assessed(checkout, "hillingdon", PAST))]
    assert {s.indicators[7].outcome for s in schools} <= {Outcome.FLAG, Outcome.CANNOT_SAY}


def test_with_disadvantaged_pupils_suppressed_indicator_2_cannot_say_and_others_are_still_made(
    checkout: Checkout,
) -> None:
    """G7."""
    surrey = [*everyone(assessed(checkout, "surrey", BEFORE_COVID))]
    hidden = [s for s in surrey if MissingReason.SUPPRESSED in reasons(s, "2")]
    assert len(hidden) > 50
    for school in hidden:
        assert school.indicators[1].outcome is not Outcome.CLEAR
        assert Outcome.CLEAR not in said(school, "2")
    assert any(said(s, "1a") & {Outcome.FLAG, Outcome.CLEAR} for s in hidden)
    assert any(said(s, "5") & {Outcome.FLAG, Outcome.CLEAR} for s in hidden)


@pytest.mark.parametrize(("authority", "day"), EVERY)
def test_every_flag_has_all_that_it_rests_on(checkout: Checkout, authority: str, day: date) -> None:
    lacking = {
        (school.urn, f.test, what)
        for school in everyone(assessed(checkout, authority, day))
        for f in findings(school)
        if f.outcome is Outcome.FLAG
        for what in missing_parts(f)
    }
    assert not lacking


def missing_parts(f: Finding) -> Iterator[str]:
    terms = terms_of(HILLINGDON)
    parts = {
        "clause": terms.pack.indicators[f.indicator - 1].clause,
        "cells": f.cells and all(c.file and c.row > 1 and c.column for c in f.cells),
        "date of publication": all(cell.published_on > date(2000, 1, 1) for cell in f.cells),
    }
    if f.test != "11a":
        compared = f.test in BY_ITSELF or f.comparator == f.comparator
        parts |= {
            "figure": f.figure == f.figure,
            "comparator": f.comparator_name and compared,
            "threshold": f.lines and all(terms.thresholds.entry(line).owner for line in f.lines),
            "line": f.line == f.line or f.test in ("1c-falls", "4d"),
            "pupils": f.pupils == f.pupils or f.test in ("1a-bands", "4d", "8a", "8b"),
            "year": f.year,
        }
    return (what for what, held in parts.items() if not held)


def test_nothing_published_after_the_day_stands_behind_a_result(checkout: Checkout) -> None:
    for authority, day in EVERY:
        assert max(assessed(checkout, authority, day).cells["published_on"]) <= day


def test_a_school_that_became_an_academy_keeps_the_grade_of_its_earlier_number_on_a_past_day(
    checkout: Checkout,
) -> None:
    """A3.15: Meadhurst Primary School, an academy since December 2018, was inspected in 2017."""
    school = assessed(checkout, "surrey", BEFORE_COVID).of_school(Urn("146264"))
    facts = school.facts
    assert (facts["reading"], facts["inspected_on"]) == ("formal category", date(2017, 5, 3))
    assert facts["inspection_is_own"] is False
    assert "3 May 2017 (of the school under its earlier number, 125095)" in str(facts["inspection"])
    assert (school.placement.category, school.placement.route) == (None, Route.PROPOSED)
    assert "inadequate" in {proposal.category for proposal in school.placement.proposals}


@pytest.mark.parametrize("day", [BEFORE_COVID, TODAY])
def test_a_grade_of_an_earlier_number_places_no_school_automatically(checkout: Checkout, day: date) -> None:
    found = assessed(checkout, "surrey", day)
    inherited = ~found.schools["inspection_is_own"].astype(bool) & found.schools["inspected_on"].notna()
    assert inherited.any()
    assert Route.AUTOMATIC not in set(found.placements.loc[inherited, "route"])


def test_a_school_with_one_earlier_number_is_not_said_to_be_formed_from_others(checkout: Checkout) -> None:
    """Goldsworth Primary School, itself formed from others under that number."""
    facts = assessed(checkout, "surrey", BEFORE_COVID).of_school(Urn("137850")).facts
    assert facts["earlier_urns"] == ("125119",)
    assert facts["inspection"] == (
        "No graded inspection of the school is held (nor one under its earlier number, 125119)."
    )


def test_a_school_keeps_the_order_of_the_indicators_tests(checkout: Checkout) -> None:
    school = assessed(checkout, "hillingdon", TODAY).of_school(Urn("102368"))
    assert [f.indicator for f in findings(school)] == sorted(f.indicator for f in findings(school))


def everyone(found: Assessment) -> Iterator[SchoolAssessment]:
    return (found.of_school(urn) for urn in found.urns)


def findings(school: SchoolAssessment) -> list[Finding]:
    return [f for result in school.indicators for f in result.findings]


def said(school: SchoolAssessment, test: str) -> set[Outcome]:
    return {f.outcome for f in findings(school) if f.test == test}


def reasons(school: SchoolAssessment, test: str) -> set[str]:
    return {f.reason for f in findings(school) if f.test == test}
