"""An authority's schools: the newest register, moved forward by successor links (A3.25)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.schools import SchoolList, read_all_schools, read_schools
from reportkit.evidence.sources import Reading
from reportkit.vocabulary import AreaCode
from tests.evidence.siod.builders import links, reading, register, release, school

HILLINGDON = AreaCode("312")
DAY = date(2026, 11, 22)
LISTED = date(2025, 8, 31)


def _read(*readings: Reading, day: date = DAY) -> SchoolList:
    with Siod.in_memory() as siod:
        siod.add(readings, accept_fewer_rows=True)
        return read_schools(siod, HILLINGDON, day)


def _lines(listed: SchoolList) -> dict[str, tuple[str, ...]]:
    return {str(entry.urn): tuple(map(str, entry.predecessors)) for entry in listed.schools}


CASES = {
    "a school converts": (
        ["102430"],
        [("102430", "152412", date(2026, 3, 31))],
        {"152412": ("102430",)},
    ),
    "a school converts that took in another before the register": (
        ["102430"],
        [("102431", "102430", date(2021, 8, 31)), ("102430", "152412", date(2026, 3, 31))],
        {"152412": ("102430", "102431")},
    ),
    "a school splits in two": (
        ["138157"],
        [
            ("102467", "138157", date(2012, 5, 31)),
            ("138157", "152151", date(2026, 1, 1)),
            ("138157", "152152", date(2026, 1, 1)),
        ],
        {"152151": ("138157", "102467"), "152152": ("138157", "102467")},
    ),
    "an infant school is merged into its junior school": (
        ["102381", "102382"],
        [("102382", "102381", date(2026, 4, 7))],
        {"102381": ("102382",)},
    ),
    "two schools become a new one": (
        ["102381", "102382"],
        [("102381", "150001", date(2026, 4, 7)), ("102382", "150001", date(2026, 4, 7))],
        {"150001": ("102382", "102381")},
    ),
    "a school converts and is then merged": (
        ["102381", "102382"],
        [("102382", "150001", date(2025, 12, 31)), ("150001", "102381", date(2026, 8, 1))],
        {"102381": ("150001", "102382")},
    ),
    "a school closes on the day of the register": (
        ["102430"],
        [("102430", "152412", LISTED)],
        {"152412": ("102430",)},
    ),
    "a link from before the register gives the successor its history": (
        ["138157"],
        [("102467", "138157", date(2012, 5, 31))],
        {"138157": ("102467",)},
    ),
    "history reaches back through schools long gone": (
        ["138157"],
        [("100001", "102467", date(2008, 8, 31)), ("102467", "138157", date(2012, 5, 31))],
        {"138157": ("102467", "100001")},
    ),
    "a link of schools elsewhere changes nothing": (
        ["102430"],
        [("100001", "150002", date(2026, 1, 1)), ("150002", "150003", date(2026, 2, 1))],
        {"102430": ()},
    ),
    "a link that is still to come changes nothing": (
        ["102430"],
        [("102430", "152412", date(2026, 12, 31))],
        {"102430": ()},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_list_is_moved_forward_and_history_is_kept(case: str) -> None:
    listed, pairs, expected = CASES[case]
    assert _lines(_read(register([school(urn) for urn in listed]), links(*pairs))) == expected


def test_a_link_counts_from_its_own_day_whenever_the_list_of_links_came_out() -> None:
    loaded = (register([school("102430")]), links(("102430", "152412", date(2026, 3, 31))))
    assert _lines(_read(*loaded, day=date(2026, 3, 30))) == {"102430": ()}
    assert _lines(_read(*loaded, day=date(2026, 3, 31))) == {"152412": ("102430",)}


def test_of_two_lists_of_links_the_newest_counts() -> None:
    wrong = links(("102430", "152411", date(2026, 3, 31)), published_on=date(2026, 4, 30))
    corrected = links(("102430", "152412", date(2026, 3, 31)))
    for day in (date(2026, 5, 1), DAY):
        assert _lines(_read(register([school("102430")]), wrong, corrected, day=day)) == {
            "152412": ("102430",)
        }


def test_a_successor_keeps_its_phase_and_says_where_its_link_stands() -> None:
    pair = ("102430", "152412", date(2026, 3, 31))
    (entry,) = _read(register([school("102430", phase="Special")]), links(pair)).schools
    assert (entry.name, entry.phase, entry.pupils) == ("School 152412", "Special", None)
    assert (entry.cell.file, entry.cell.row, entry.cell.column) == ("gias/2026-08-21/links.csv", 2, "LinkURN")


def test_a_school_knows_its_pupils_and_its_row() -> None:
    (entry,) = _read(register([school("102430", "Oak Farm", row=1041, pupils=585.0)])).schools
    assert (entry.name, entry.pupils) == ("Oak Farm", 585)
    assert (entry.cell.file, entry.cell.row, entry.cell.column) == (
        "ofsted/2025-08-31/schools.csv",
        1041,
        "URN",
    )


def test_the_newest_register_published_by_the_day_is_used() -> None:
    older = register([school("102430")])
    newer = register(
        [school("102431")],
        date(2026, 4, 30),
        published_on=date(2026, 5, 31),
        layout="ofsted_report_cards",
    )
    for day, urn, listed_on in (
        (date(2025, 9, 28), None, None),
        (date(2026, 5, 30), "102430", LISTED),
        (date(2026, 5, 31), "102431", date(2026, 4, 30)),
    ):
        listed = _read(older, newer, day=day)
        assert listed.listed_on == listed_on
        assert [s.urn for s in listed.schools if not s.is_added] == ([urn] if urn else [])


def test_a_newer_list_of_academies_alone_is_not_the_register_and_only_adds_to_it() -> None:
    academies = register(
        [school("138157", type="Academy converter")], date(2026, 6, 1), layout="gias_schools"
    )
    listed = _read(register([school("102430")]), academies)
    assert [(s.urn, s.is_added) for s in listed.schools] == [("102430", False), ("138157", True)]
    assert listed.listed_on == LISTED


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ({}, True),
        ({"status": ""}, True),
        ({"status": "Open, but proposed to close"}, True),
        ({"status": "Closed"}, False),
        ({"status": "Proposed to open"}, False),
        ({"type": "Academy Converter"}, True),
        ({"type": "Free School - Alternative Provision"}, True),
        ({"type": "Pupil Referral Unit"}, True),
        ({"type": "LA Nursery School"}, True),
        ({"type": "Other independent school"}, False),
        ({"type": "Further education"}, False),
        ({"type": "Academy 16-19 converter, sixth form"}, False),
        ({"type": "Children's centre"}, False),
        ({"type": "Secure unit"}, False),
        ({"la": "204"}, False),
    ],
)
def test_the_list_is_of_open_state_funded_schools_of_the_authority(
    changed: dict[str, object], counts: bool
) -> None:
    listed = _read(register([school("100000"), school("102430", **changed)]))
    assert ("102430" in _lines(listed)) == counts


def test_no_register_is_an_empty_list_without_a_date() -> None:
    assert _read(links(("102430", "152412", date(2026, 3, 31)))) == SchoolList(None, ())


def test_a_link_that_gives_no_day_tells_nothing_though_the_day_the_successor_opened_is_known() -> None:
    opened = school("152412", opened=pd.Timestamp(2024, 9, 1))
    undated = {"urn": "102430", "linked_urn": "152412", "link_type": "Successor", "linked_name": "Heir"}
    dated = undated | {"urn": "100001", "linked_urn": "102431", "linked_on": pd.Timestamp(2012, 8, 31)}
    of = release("gias/2026-08-21/links.csv", layout="gias_links")
    listed = _read(register([opened, school("102431")]), reading(of, school_link=[undated, dated]))
    assert _lines(listed) == {"102431": ("100001",), "152412": ()}


@pytest.mark.parametrize("la", ["312", "205"])
def test_what_links_lead_across_a_border_is_told_as_for_all_england(la: str) -> None:
    """A school replaces one of each authority, another has its line in the other, a third has neither."""
    rows = [school("102430"), school("102431"), school("102440"), school("102450")]
    rows += [school(urn, la="205") for urn in ("100300", "100301", "100302", "100303")]
    pairs = (
        ("100301", "102431", date(2012, 8, 31)),
        ("100300", "150001", date(2026, 3, 31)),
        ("102430", "150001", date(2026, 4, 30)),
        ("102440", "150002", date(2026, 5, 31)),
        ("150002", "100302", date(2026, 6, 30)),
    )
    with Siod.in_memory() as siod:
        siod.add([register(rows), links(*pairs)], accept_fewer_rows=True)
        everywhere = read_all_schools(siod, DAY).schools
        listed = read_schools(siod, AreaCode(la), DAY).schools
    assert listed == tuple(entry for entry in everywhere if entry.la == la)
    of = {str(entry.urn): entry for entry in everywhere}
    assert (of["150001"].la, set(of["150001"].predecessors)) == ("205", {"102430", "100300"})
    assert of["100302"].predecessors == ("150002", "102440")
