"""Which schools there were on a day is what the published lists give, counted by code that shares nothing."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.schools import School, read_schools
from reportkit.vocabulary import AreaCode
from tests.built import SOURCE, THE_DAY, Checkout

DATA = SOURCE / "data"
LINKS = "gias/2026-08-21/links_edubasealldata.csv.gz"
CENSUS_2018 = "dfe-performance-tables/2017-2018/england_census.csv.gz"
CENSUS_2019 = "dfe-performance-tables/2018-2019/england_census.csv.gz"
INFORMATION = "dfe-performance-tables/2021-2022/2021-2022_england_school_information.csv.gz"
OFSTED = (
    "ofsted/management-information/2025-08-31/"
    "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz"
)
ACADEMIES = "gias/2021-12-31/edubaseallacademiesandfree.csv.gz"
OPENING_DAYS = (  # file, its encoding, the column with the day a school opened
    (INFORMATION, "utf-8-sig", "OPENDATE"),
    (ACADEMIES, "cp1252", "OpenDate"),
    (OFSTED, "cp1252", "School open date"),
)
PAST, BEFORE_COVID = date(2019, 3, 29), date(2020, 4, 5)
AREAS = {"312": "Hillingdon", "204": "Hackney", "936": "Surrey"}
LISTED_ON = {PAST: date(2018, 1, 18), BEFORE_COVID: date(2019, 1, 17), THE_DAY: date(2025, 8, 31)}
# Schools that had gone by 29 March 2019, on a list of January 2018 all the same: a technical college in
# Hillingdon, and three Jewish schools in Hackney that became academies.
GONE = {"312": {"140941": "146375"}, "204": {"138143": "145609", "134639": "145610", "138241": "145730"}}


@cache
def rows(name: str, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    text = gzip.decompress(Path(DATA / name).read_bytes()).decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline="")))


@cache
def openings() -> dict[str, date]:
    """The day each school opened, where a file says so."""
    found: dict[str, date] = {}
    for name, encoding, column in OPENING_DAYS:
        for row in rows(name, encoding):
            if row[column]:
                found.setdefault(row["URN"], day_of(row[column]))
    return found


def day_of(text: str) -> date:
    day, month, year = text.replace("/", "-").split("-")
    return date(int(year), int(month), int(day))


@cache
def successors(until: date) -> dict[str, set[tuple[date, str]]]:
    """For each school those that took its place by a day, each with the school's last day.

    A link may be dated long before its school opened: then the last day is the one before that.
    """
    found: dict[str, set[tuple[date, str]]] = {}
    for row in rows(LINKS, "cp1252"):
        if row["LinkType"].startswith("Successor") and row["LinkEstablishedDate"]:
            day = day_of(row["LinkEstablishedDate"])
            if row["LinkURN"] in openings():
                day = max(day, openings()[row["LinkURN"]] - timedelta(days=1))
            if day <= until:
                found.setdefault(row["URN"], set()).add((day, row["LinkURN"]))
    return found


def small_kinds(area: str, day: date) -> set[str]:
    """Nursery schools and pupil referral units by the census of January 2019, or by Ofsted's list."""
    if day == THE_DAY:
        listed = {
            row["URN"]
            for row in rows(OFSTED, "cp1252")
            if row["Local authority"] == AREAS[area] and row["Ofsted phase"] in ("Nursery", "PRU")
        }
    else:
        kinds = ("State-funded nursery", "Pupil referral unit")
        listed = {r["URN"] for r in rows(CENSUS_2019) if r["LA"] == area and r["SCHOOLTYPE"] in kinds}
    moved = {urn: {new for _, new in successors(day).get(urn, ())} for urn in listed}
    return {now for urn, heirs in moved.items() for now in (heirs or {urn})}


def listed(checkout: Checkout, area: str, day: date) -> dict[str, School]:
    return _listed(checkout.siod, area, day)


@cache
def _listed(siod_file: Path, area: str, day: date) -> dict[str, School]:
    with Siod.open(siod_file, read_only=True) as siod:
        return {str(school.urn): school for school in read_schools(siod, AreaCode(area), day).schools}


@pytest.mark.parametrize("day", LISTED_ON, ids=str)
@pytest.mark.parametrize("area", AREAS)
def test_the_list_has_every_nursery_school_and_pupil_referral_unit(
    checkout: Checkout, area: str, day: date
) -> None:
    found = {u for u, s in listed(checkout, area, day).items() if s.phase_group in ("nursery", "pru")}
    assert found == small_kinds(area, day)
    assert len(found) == {"312": 2, "204": 4, "936": 12}[area]


def test_hillingdon_has_its_nursery_school_and_its_pupil_referral_unit_on_both_days(
    checkout: Checkout,
) -> None:
    past, now = (listed(checkout, "312", day) for day in (PAST, THE_DAY))
    assert {urn for urn, school in past.items() if school.is_added} == {"102365", "142107"}
    assert (past["102365"].name, past["142107"].name) == ("McMillan Nursery School", "The Skills Hub")
    assert past["102365"].pupils is past["142107"].pupils is None
    assert not any(school.is_added for school in now.values())
    assert {"102365", "149033"} <= set(now)


@pytest.mark.parametrize("area", GONE)
def test_a_number_that_had_gone_by_the_day_is_not_on_the_list_and_its_successors_is(
    checkout: Checkout, area: str
) -> None:
    in_january = {row["URN"] for row in rows(CENSUS_2018) if row["LA"] == area}
    assert set(GONE[area]) <= in_january
    found = listed(checkout, area, PAST)
    for gone, heir in GONE[area].items():
        assert gone not in found
        assert gone in found[heir].predecessors


@pytest.mark.parametrize("day", LISTED_ON, ids=str)
@pytest.mark.parametrize("area", AREAS)
def test_every_listed_school_had_opened(checkout: Checkout, area: str, day: date) -> None:
    opened = {urn: openings()[urn] for urn in listed(checkout, area, day) if urn in openings()}
    assert len(opened) >= 10
    assert {urn for urn, when in opened.items() if when > day + timedelta(days=1)} == set()


def test_a_school_is_on_the_list_till_the_academy_in_its_place_opens(checkout: Checkout) -> None:
    """Three in Surrey whose links are dated months before."""
    on = {day: listed(checkout, "936", day) for day in (PAST, BEFORE_COVID)}
    for old, new in {"124992": "146022", "134557": "146682", "125185": "146781"}.items():
        assert PAST < openings()[new] <= BEFORE_COVID
        assert [u for u in (old, new) if u in on[PAST]] == [old]
        assert [u for u in (old, new) if u in on[BEFORE_COVID]] == [new]
        assert on[BEFORE_COVID][new].opened == openings()[new]


@pytest.mark.parametrize("area", AREAS)
def test_a_school_that_the_census_of_january_2019_no_longer_has_is_not_listed_in_march(
    checkout: Checkout, area: str
) -> None:
    counted = {row["URN"] for row in rows(CENSUS_2019)}
    found = listed(checkout, area, PAST)
    register = {urn for urn, s in found.items() if s.listed_on == LISTED_ON[PAST] and not s.predecessors}
    assert len(register) > 30
    assert register <= counted
    assert "125147" not in found


@pytest.mark.parametrize("day", LISTED_ON, ids=str)
@pytest.mark.parametrize("area", AREAS)
def test_every_listed_school_has_a_name(checkout: Checkout, area: str, day: date) -> None:
    names = {school.name for school in listed(checkout, area, day).values()}
    assert not names & {"", "Name not held"}


@pytest.mark.parametrize("day", LISTED_ON, ids=str)
@pytest.mark.parametrize("area", AREAS)
def test_no_listed_school_had_been_replaced_or_closed(checkout: Checkout, area: str, day: date) -> None:
    found = listed(checkout, area, day)
    replaced = {
        urn
        for urn in found
        for when, heir in successors(day).get(urn, ())
        if when >= LISTED_ON[day] and heir != urn
    }
    assert not replaced
    closed = {
        row["URN"]
        for row in rows(INFORMATION)
        if row["SCHSTATUS"] == "Closed"
        and row["CLOSEDATE"]
        and LISTED_ON[day] <= day_of(row["CLOSEDATE"]) <= day
    }
    assert not closed & set(found)
