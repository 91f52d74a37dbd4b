"""Who is in the invented boroughs."""

from __future__ import annotations

import gzip
import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from reportkit.exceptions import UsageError
from reportkit.invented.boroughs import FEWEST, MOST, InventedSchool, invent_boroughs
from reportkit.invented.circumstances import CATALOGUE
from reportkit.invented.england import authorities, other_schools
from reportkit.invented.kinds import KINDS, shared_out
from tests.shipped import DATA

REGISTERS = {
    "ofsted/management-information/2025-08-31/"
    "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz": ("School name", "cp1252"),
    "dfe-performance-tables/2021-2022/2021-2022_england_school_information.csv.gz": ("SCHNAME", "utf-8-sig"),
    "gias/2021-12-31/edubaseallacademiesandfree.csv.gz": ("EstablishmentName", "cp1252"),
}


@pytest.fixture(scope="module")
def real() -> pd.DataFrame:
    """The URN and the name of every school of the real registers that ship."""
    parts = [
        pd.read_csv(DATA / path, encoding=encoding, dtype=str, usecols=["URN", column]).set_axis(
            ["urn", "name"], axis="columns"
        )
        for path, (column, encoding) in REGISTERS.items()
    ]
    return pd.concat(parts).dropna()


def test_the_same_seed_gives_the_same_schools() -> None:
    assert invent_boroughs(40, 1) == invent_boroughs(40, 1)


def test_another_seed_gives_other_names() -> None:
    first, second = (invent_boroughs(40, seed)[0].schools for seed in (1, 2))
    assert [s.name for s in first] != [s.name for s in second]


@pytest.mark.parametrize("schools", [FEWEST, 61, 100, MOST])
def test_there_are_as_many_schools_as_asked_with_some_of_every_phase(schools: int) -> None:
    for borough in invent_boroughs(schools, 1):
        assert len(borough.schools) == schools
        assert {s.phase for s in borough.schools} == {kind.phase for kind in KINDS}


@pytest.mark.parametrize("schools", [FEWEST - 1, MOST + 1])
def test_too_few_or_too_many_schools_are_refused(schools: int) -> None:
    with pytest.raises(UsageError, match="ask for 20 to 300"):
        invent_boroughs(schools, 1)


@pytest.mark.parametrize("of", ["urn", "laestab", "ukprn", "name"])
def test_no_two_schools_share_a(of: str) -> None:
    assert max(Counter(getattr(school, of) for school in _everybody()).values()) == 1


def test_no_two_schools_of_a_borough_share_a_head() -> None:
    for borough in invent_boroughs(MOST, 1):
        assert len({school.head for school in borough.schools}) == MOST


def test_no_urn_is_a_real_school_s(real: pd.DataFrame) -> None:
    own = {str(s.urn) for s in _everybody()} | {str(b.urn) for s in _everybody() for b in s.predecessors}
    others = {str(s.urn) for s in other_schools(np.random.default_rng(1))}
    assert len(own | others) == len(own) + len(others)
    assert not (own | others) & set(real["urn"])


def test_no_name_is_a_real_school_s(real: pd.DataFrame) -> None:
    assert not {s.name.casefold() for s in _everybody()} & set(real["name"].str.casefold())


def test_no_real_authority_has_their_codes_or_those_of_their_neighbours() -> None:
    used = set(
        pd.read_excel(DATA / "lait/2026-04/la_code_list.xlsx", dtype=str, engine="calamine")["LA Number"]
    )
    invented = {b.code for b in invent_boroughs(20, 1)} | {area.code for area in authorities()}
    assert len(invented) == 18
    assert not invented & used


def test_no_trust_has_a_real_group_s_number() -> None:
    with gzip.open(DATA / "gias/2026-08-21/allgroupsdata.csv.gz", "rt", encoding="cp1252") as groups:
        real = {line.split(",")[0] for line in groups}
    assert not {s.trust.uid for s in _everybody() if s.trust} & real


def test_a_hundred_schools_have_a_case_of_every_circumstance() -> None:
    for borough in invent_boroughs(100, 1):
        assert all(borough.with_circumstance(each.id) for each in CATALOGUE)


def test_a_circumstance_is_given_only_to_schools_that_may_have_it() -> None:
    for school in _everybody():
        told = school.circumstance
        if told is not None:
            assert school.phase in told.phases
            assert told.run_by in ("", "trust" if school.is_academy else "council")


def test_no_school_has_two_circumstances_and_many_have_none() -> None:
    for borough in invent_boroughs(100, 1):
        assert max(len(s.circumstances) for s in borough.schools) == 1
        assert len(borough.quiet("primary")) >= 12


def test_the_printed_name_says_that_the_borough_is_invented() -> None:
    assert [b.printed_name for b in invent_boroughs(20, 1)] == ["Wexcombe (invented)", "Marlhaven (invented)"]


def test_circumstances_say_what_was_done_and_never_what_follows() -> None:
    words = " ".join(each.words for each in CATALOGUE)
    assert not re.search(r"flag|register|SARR|GOBAR|Enhanced|Intensive|Core|indicator|rule", words)


def test_every_circumstance_has_an_id_of_its_own() -> None:
    assert len({each.id for each in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("schools", [20, 33, 100])
def test_the_phases_are_shared_out_to_the_last_school(schools: int) -> None:
    assert len(shared_out(schools)) == schools


def _everybody() -> list[InventedSchool]:
    return [school for borough in invent_boroughs(MOST, 1) for school in borough.schools]
