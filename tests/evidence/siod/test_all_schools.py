"""The schools of all England, and what is known of each beyond its row in the register."""

from __future__ import annotations

import csv
import gzip
import time
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.schools import School, SchoolList, read_all_schools, read_schools
from reportkit.evidence.sources import Reading
from reportkit.vocabulary import AreaCode
from tests.evidence.siod.builders import Row, links, reading, register, release, school
from tests.shipped import DATA, shipped

DAY = date(2026, 11, 22)
HILLINGDON = AreaCode("312")
OFSTED = (
    "ofsted/management-information/2025-08-31/"
    "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz"
)
LINKS = "gias/2026-08-21/links_edubasealldata.csv.gz"


def _read(*readings: Reading, day: date = DAY) -> SchoolList:
    with Siod.in_memory() as siod:
        siod.add(readings, accept_fewer_rows=True)
        return read_all_schools(siod, day)


def _by_urn(listed: SchoolList) -> dict[str, School]:
    return {str(entry.urn): entry for entry in listed.schools}


def _only(*readings: Reading, day: date = DAY) -> School:
    (entry,) = _read(*readings, day=day).schools
    return entry


@pytest.mark.parametrize(
    ("row", "phase"),
    [
        ({"phase": "Primary", "age_low": 3.0, "age_high": 11.0}, Phase.PRIMARY),
        ({"phase": "Secondary", "age_low": 11.0, "age_high": 18.0}, Phase.SECONDARY),
        ({"phase": "Secondary", "age_low": 4.0, "age_high": 18.0}, Phase.ALL_THROUGH),
        ({"phase": "Secondary", "age_low": 9.0, "age_high": 13.0}, Phase.SECONDARY),
        ({"phase": "All-through"}, Phase.ALL_THROUGH),
        ({"phase": "Nursery"}, Phase.NURSERY),
        ({"phase": "PRU"}, Phase.PRU),
        ({"phase": "PRU", "type": "Academy Alternative Provision Converter"}, Phase.PRU),
        ({"phase": "Not applicable", "type": "Free schools alternative provision"}, Phase.PRU),
        ({"phase": "Not applicable", "type": "Community special school"}, Phase.SPECIAL),
        ({"phase": "Primary and secondary", "type": "Free schools special"}, Phase.SPECIAL),
        ({"phase": "Primary and secondary", "age_low": 9.0, "age_high": 13.0}, Phase.SECONDARY),
        ({"phase": "Primary and secondary", "age_low": 4.0, "age_high": 16.0}, Phase.ALL_THROUGH),
        ({"phase": "Middle deemed primary"}, Phase.PRIMARY),
        ({"phase": "Middle deemed secondary"}, Phase.SECONDARY),
        ({"phase": "16 plus", "type": "Free schools 16 to 19"}, Phase.SIXTEEN_PLUS),
        ({"phase": "", "type": "State-funded secondary"}, Phase.SECONDARY),
        ({"phase": "Not applicable"}, Phase.UNKNOWN),
    ],
)
def test_each_registers_words_for_a_phase_are_one_phase_and_are_kept(row: Row, phase: Phase) -> None:
    entry = _by_urn(_read(register([school("102430", **row), school("102431")])))["102430"]
    assert (entry.phase_group, entry.phase) == (phase, row["phase"])


@pytest.mark.parametrize(
    ("ages", "stages"),
    [
        ((3.0, 7.0), (True, False, False)),
        ((7.0, 11.0), (False, True, False)),
        ((3.0, 11.0), (True, True, False)),
        ((9.0, 13.0), (False, True, False)),
        ((11.0, 16.0), (False, False, True)),
        ((14.0, 19.0), (False, False, True)),
        ((4.0, 18.0), (True, True, True)),
        ((16.0, 19.0), (False, False, False)),
        ((None, None), (None, None, None)),
    ],
)
def test_ages_tell_which_key_stages_end_at_the_school(
    ages: tuple[float | None, float | None], stages: tuple[bool | None, ...]
) -> None:
    entry = _only(register([school("102430", age_low=ages[0], age_high=ages[1])]))
    assert (entry.has_ks1, entry.has_ks2, entry.has_ks4) == stages


@pytest.mark.parametrize(
    ("kind", "academy", "maintained"),
    [
        ("Community School", False, True),
        ("Pupil Referral Unit", False, True),
        ("Non-Maintained Special School", False, False),
        ("Academy Converter", True, False),
        ("Free School - Alternative Provision", True, False),
        ("University Technical College", True, False),
        ("State-funded primary", None, None),
        ("", None, None),
    ],
)
def test_the_type_tells_academies_and_maintained_schools(
    kind: str, academy: bool | None, maintained: bool | None
) -> None:
    entries = _by_urn(_read(register([school("102430", type=kind), school("102431")])))
    assert (entries["102430"].is_academy, entries["102430"].is_maintained) == (academy, maintained)


CONVERSION = date(2026, 3, 31)


def test_a_school_that_carries_on_another_since_the_register_is_an_academy() -> None:
    entry = _only(register([school("102430")]), links(("102430", "152412", CONVERSION)))
    assert (entry.is_academy, entry.sole_predecessors, entry.urns) == (
        True,
        ("102430",),
        ("152412", "102430"),
    )


def test_of_a_school_made_of_two_since_the_register_it_is_not_known() -> None:
    pairs = [("102381", "150001", CONVERSION), ("102382", "150001", CONVERSION)]
    entry = _only(register([school("102381"), school("102382")]), links(*pairs))
    assert (entry.is_academy, entry.is_maintained) == (None, None)


LINEAGES = {
    "conversions follow one another": (
        [("100001", "138157", date(2012, 5, 31)), ("138157", "152412", date(2020, 8, 31))],
        {"152412": (("138157", "100001"), (), ())},
    ),
    "an infant school goes into its junior school": (
        [("102382", "102381", CONVERSION)],
        {"102381": ((), ("102382",), ())},
    ),
    "two schools become a new one, which then converts": (
        [
            ("102381", "150001", date(2016, 8, 31)),
            ("102382", "150001", date(2016, 8, 31)),
            ("150001", "152412", date(2020, 8, 31)),
        ],
        {"152412": (("150001",), ("102382", "102381"), ())},
    ),
    "a school is split": (
        [
            ("102467", "138157", date(2012, 5, 31)),
            ("138157", "152151", date(2026, 1, 1)),
            ("138157", "152152", date(2026, 1, 1)),
        ],
        {"152151": ((), (), ("138157",)), "152152": ((), (), ("138157",))},
    ),
    "a link yet to come is none": ([("138157", "152412", date(2027, 8, 31))], {"152412": ((), (), ())}),
    "links that run in a circle end": (
        [("150001", "152412", date(2016, 8, 31)), ("152412", "150001", date(2020, 8, 31))],
        {"152412": (("150001",), (), ())},
    ),
}


@pytest.mark.parametrize("case", LINEAGES)
def test_history_goes_on_through_conversions_and_ends_at_mergers_and_splits(case: str) -> None:
    pairs, wanted = LINEAGES[case]
    entries = _by_urn(_read(register([school(urn) for urn in wanted]), links(*pairs)))
    for urn, lineage in wanted.items():
        entry = entries[urn]
        assert (entry.sole_predecessors, entry.merged_from, entry.split_from) == lineage


def _told_by_both(old: str, new: str, words: str) -> Reading:
    rows: list[Row] = [
        {"urn": old, "linked_urn": new, "link_type": "Successor", "linked_on": pd.Timestamp(2021, 8, 31)},
        {"urn": new, "linked_urn": old, "link_type": words, "linked_on": pd.Timestamp(2021, 9, 1)},
    ]
    return reading(release("links.csv", layout="gias_links"), school_link=rows)


@pytest.mark.parametrize(
    ("words", "opened", "merged"),
    [
        ("Predecessor", date(2021, 9, 1), False),
        ("Predecessor", date(2021, 4, 1), False),
        ("Predecessor", date(1975, 9, 1), True),
        ("Predecessor - merged", date(2021, 9, 1), True),
        ("Predecessor - amalgamated", date(2021, 9, 1), True),
    ],
)
def test_a_merger_is_told_by_either_side_or_by_the_day_the_heir_opened(
    words: str, opened: date, merged: bool
) -> None:
    heir = school("102431", opened=pd.Timestamp(opened))
    entry = _only(register([heir]), _told_by_both("102430", "102431", words))
    assert (entry.merged_from == ("102430",), entry.sole_predecessors == ("102430",)) == (merged, not merged)


def test_a_successors_opening_is_the_day_its_own_link_gives() -> None:
    entry = _only(
        register([school("102430")], date(2021, 7, 31)), _told_by_both("102430", "152412", "Predecessor")
    )
    assert (entry.urn, entry.opened) == ("152412", date(2021, 9, 1))


def _register(name: str, day: date, *rows: Row) -> Reading:
    """Ofsted's list as at a day, out that day."""
    return reading(release(name, layout="ofsted_graded", as_at=day, published_on=day), school=rows)


def test_each_authority_has_its_own_newest_register() -> None:
    england = _register("a.csv", date(2025, 8, 31), school("102430"), school("100001", la="204"))
    hackney = _register("b.csv", date(2026, 5, 31), school("100002", la="204"))
    listed = _read(england, hackney)
    assert [(s.urn, s.la, s.listed_on) for s in listed.schools] == [
        ("100002", "204", date(2026, 5, 31)),
        ("102430", "312", date(2025, 8, 31)),
    ]
    assert listed.listed_on == date(2025, 8, 31)


def test_a_register_with_a_stray_school_of_an_authority_is_not_that_authoritys() -> None:
    whole = _register("a.csv", date(2025, 8, 31), *(school(str(100000 + n)) for n in range(5)))
    strays = _register("b.csv", date(2026, 5, 31), school("100000"), school("110000", la="204"))
    assert [s.listed_on for s in _read(whole, strays).schools if s.la == "312"] == [date(2025, 8, 31)] * 5


def test_a_list_of_academies_and_technical_colleges_is_no_register() -> None:
    kinds = ("Academy converter", "University technical college", "Free schools", "Studio schools")
    rows = [school(str(138000 + n), type=kind) for n, kind in enumerate(kinds)]
    listed = _read(
        _register("a.csv", date(2025, 8, 31), school("102430")), _register("b.csv", date(2026, 1, 1), *rows)
    )
    assert [s.urn for s in listed.schools if not s.is_added] == ["102430"]
    assert listed.listed_on == date(2025, 8, 31)


def test_an_authority_that_the_newest_national_list_does_not_have_is_no_more() -> None:
    old = [school(str(100000 + la), la=str(la)) for la in range(201, 340)]
    new = [school(str(200000 + la), la=str(la)) for la in range(202, 341)]
    listed = _read(_register("a.csv", date(2023, 3, 3), *old), _register("b.csv", date(2025, 8, 31), *new))
    assert {s.la for s in listed.schools} == {str(la) for la in range(202, 341)}


def test_a_school_that_moved_authority_is_listed_once_by_the_newest() -> None:
    listed = _read(
        _register("a.csv", date(2023, 3, 3), school("102430", la="204")),
        _register("b.csv", date(2025, 8, 31), school("102430")),
    )
    assert [(s.urn, s.la) for s in listed.schools] == [("102430", "312")]


BACKTEST = date(2019, 3, 29)


def _census(*rows: Row) -> Reading:
    """The census of January 2018: neither names nor ages, and in one layout no types."""
    blank = {"name": "", "la_name": "", "status": ""}
    of = release(
        "2017-2018/england_census.csv",
        layout="census_untyped",
        as_at=date(2018, 1, 18),
        published_on=date(2018, 12, 13),
    )
    return reading(of, school=[school(str(row["urn"])) | blank | row for row in rows])


def test_a_past_day_takes_its_schools_from_the_census_and_their_names_from_any_release() -> None:
    later = register([school("102430", "Oak Farm", row=9, age_low=7.0, age_high=11.0)])
    unnamed = {"phase": "", "type": "", "pupils": 300.0}
    listed = _read(_census({"urn": "102430", **unnamed}, {"urn": "102431", **unnamed}), later, day=BACKTEST)
    oak, gone = listed.schools
    assert listed.listed_on == date(2018, 1, 18)
    assert (oak.name, oak.phase, oak.type, oak.pupils) == ("Oak Farm", "Primary", "Community School", 300)
    assert (oak.has_ks2, oak.is_academy) == (True, False)
    assert (oak.name_cell.file, oak.name_cell.row) == ("ofsted/2025-08-31/schools.csv", 9)
    assert dict(oak.filled).keys() == {"name", "phase", "type", "ages"}
    assert oak.cell.file == "2017-2018/england_census.csv"
    assert oak.pupils_cell is not None and oak.pupils_cell.column == "NOR"
    assert (gone.name, gone.phase_group) == ("Name not held", Phase.UNKNOWN)
    assert (gone.is_academy, gone.filled) == (None, ())


def test_a_gap_is_filled_from_the_release_nearest_before_the_day_else_from_the_first_after_it() -> None:
    releases = [
        _register(f"{day}.csv", day, school("102430", f"Name of {day.year}", la="204"))
        for day in (date(2015, 1, 1), date(2017, 1, 1), date(2022, 1, 1), date(2025, 1, 1))
    ]
    census = _census({"urn": "102430"})
    for held, name in ((releases, "Name of 2017"), (releases[2:], "Name of 2022")):
        found = _by_urn(_read(census, *held, day=BACKTEST))["102430"]
        assert (found.name, found.la) == (name, "312")


def test_a_school_long_gone_has_its_name_from_the_links_and_its_phase_from_the_school_that_took_over() -> (
    None
):
    told: list[Row] = [
        {"urn": "102430", "linked_urn": "152412", "linked_name": "Oak Academy"},
        {"urn": "152412", "linked_urn": "102430", "linked_name": "Oak", "link_type": "Predecessor", "row": 7},
    ]
    later = register([school("152412", "Oak Academy", phase="Secondary"), school("102431", la="204")])
    held = reading(release("links.csv", layout="gias_links"), school_link=told)
    entry = _only(_census({"urn": "102430", "phase": "", "type": ""}), later, held, day=BACKTEST)
    assert (entry.name, entry.phase, entry.type) == ("Oak", "Secondary", "")
    assert (entry.name_cell.file, entry.name_cell.row, entry.name_cell.column) == ("links.csv", 7, "LinkName")


def test_what_the_register_says_is_not_overwritten() -> None:
    later = register([school("102430", "Later name", phase="Secondary")], date(2026, 4, 30), published_on=DAY)
    entry = _only(register([school("102430", "Name then")]), later, day=date(2026, 1, 1))
    assert (entry.name, entry.phase, entry.filled) == ("Name then", "Primary", ())
    assert entry.name_cell == entry.cell


def test_an_independent_school_is_known_by_its_type_elsewhere() -> None:
    later = register([school("100001", type="Other independent school"), school("102430")])
    census = _census({"urn": "100001", "type": ""}, {"urn": "102430", "type": ""})
    assert [s.urn for s in _read(census, later, day=BACKTEST).schools] == ["102430"]


def test_an_academys_trust_comes_from_its_row_else_from_the_groups_known_by_the_day() -> None:
    academy = {"type": "Academy Converter"}
    listed = register(
        [
            school("138157", trust_uid="16000", trust_name="In the row", **academy),
            school("138158", **academy),
            school("102430"),
        ]
    )
    groups: list[Row] = [
        {"group_uid": "2000", "name": "One school's trust", "type": "Single-academy trust"},
        {"group_uid": "3000", "name": "A sponsor", "type": "School sponsor"},
    ]
    members: list[Row] = [
        {"urn": urn, "group_uid": uid} for urn in ("138157", "138158", "102430") for uid in ("2000", "3000")
    ]
    joined = reading(release("groups.csv", layout="gias_groups"), school_group=groups, group_member=members)
    entries = _by_urn(_read(listed, joined))
    assert [entries[urn].trust_name for urn in ("138157", "138158", "102430")] == [
        "In the row",
        "One school's trust",
        "",
    ]


@pytest.fixture(scope="module")
def england() -> Iterator[Siod]:
    """Ofsted's list of August 2025 and the links of August 2026, as they ship."""
    with Siod.in_memory() as siod:
        siod.add([shipped(OFSTED), shipped(LINKS)])
        yield siod


@pytest.mark.parametrize("la", ["312", "204", "936"])
def test_one_authority_and_all_of_england_give_the_same_schools(england: Siod, la: str) -> None:
    everywhere = read_all_schools(england, DAY).schools
    assert read_schools(england, AreaCode(la), DAY).schools == tuple(s for s in everywhere if s.la == la)


@pytest.mark.parametrize(
    ("la", "name"),
    [
        ("312", "Hillingdon"),
        ("204", "Hackney"),
        ("936", "Surrey"),
        ("330", "Birmingham"),
        ("908", "Cornwall"),
    ],
)
def test_no_school_in_ofsteds_file_is_missing(england: Siod, la: str, name: str) -> None:
    with gzip.open(DATA / OFSTED, "rt", encoding="cp1252", newline="") as lines:
        counted = {row["URN"] for row in csv.DictReader(lines) if row["Local authority"] == name}
    listed = read_schools(england, AreaCode(la), date(2025, 9, 29)).schools
    gone = {urn for entry in listed for urn in entry.predecessors} - {entry.urn for entry in listed}
    assert counted <= {str(entry.urn) for entry in listed} | gone
    assert all(entry.urn in counted or counted.intersection(entry.predecessors) for entry in listed)
    assert len(listed) > 70


def test_the_mergers_splits_and_conversions_of_hillingdon_are_told_apart(england: Siod) -> None:
    entries = _by_urn(read_schools(england, HILLINGDON, DAY))
    assert {"102382", "102411", "102433", "138157", "102430"}.isdisjoint(entries)
    assert entries["102381"].merged_from == ("102382",)
    assert entries["102399"].merged_from == ("102411",)
    assert entries["102381"].sole_predecessors == ()
    assert entries["152151"].split_from == entries["152152"].split_from == ("138157",)
    assert entries["152412"].sole_predecessors == ("102430",)
    assert entries["152412"].merged_from == ("102431",)
    assert (entries["152412"].is_academy, entries["152412"].opened) == (True, date(2026, 4, 1))


def test_all_of_england_is_read_in_seconds(england: Siod) -> None:
    began = time.process_time()
    listed = read_all_schools(england, DAY)
    assert len(listed.schools) > 21_900
    assert time.process_time() - began < 6  # about one on an idle machine
