"""The list of a past day has the schools its register could not hold, and none that had closed by then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd
import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.registers import LeftOut, ListLimits, read_list_limits
from reportkit.evidence.siod.school_kinds import Phase
from reportkit.evidence.siod.schools import School, read_schools
from reportkit.evidence.sources import Reading
from reportkit.vocabulary import AreaCode
from tests.evidence.siod.builders import Row, links, reading, register, release, school

HILLINGDON = AreaCode("312")
DAY, LISTED, COUNTED = date(2019, 3, 29), date(2018, 1, 18), date(2019, 1, 17)
NURSERY = {"phase": "Nursery", "type": "State-funded nursery"}
UNIT = {"phase": "PRU", "type": "Pupil referral unit"}


def _added(urn: str, kind: Mapping[str, str], **changed: object) -> Row:
    return school(urn, **{**kind, **changed})


def _list(name: str, as_at: date, out: date, *rows: Row, layout: str = "census") -> Reading:
    return reading(release(name, layout=layout, as_at=as_at, published_on=out), school=rows)


# The census of 2018 has no nursery schools; that of 2019 has, and came out in December 2019.
CENSUS = _list("2018.csv", LISTED, date(2018, 12, 31), school("100001"), school("100002"))
NEXT = _list(
    "2019.csv",
    COUNTED,
    date(2019, 12, 31),
    school("100001"),
    school("100002"),
    _added("100010", NURSERY),
    _added("100011", UNIT),
)


@pytest.fixture
def siod() -> Iterator[Siod]:
    with Siod.in_memory() as opened:
        yield opened


def _read(siod: Siod, *readings: Reading, day: date = DAY) -> dict[str, School]:
    siod.add(readings, accept_fewer_rows=True)
    return {str(entry.urn): entry for entry in read_schools(siod, HILLINGDON, day).schools}


def test_kinds_that_the_register_leaves_out_come_from_a_later_list_that_says_where_it_stands(
    siod: Siod,
) -> None:
    listed = _read(siod, CENSUS, NEXT)
    assert [urn for urn, entry in listed.items() if entry.is_added] == ["100010", "100011"]
    nursery = listed["100010"]
    assert (nursery.phase_group, nursery.listed_on, nursery.cell.file) == (Phase.NURSERY, COUNTED, "2019.csv")
    assert nursery.cell.published_on > DAY
    assert read_schools(siod, HILLINGDON, DAY).listed_on == LISTED


def test_pupils_are_not_taken_from_a_list_that_came_out_later(siod: Siod) -> None:
    listed = _read(siod, CENSUS, NEXT)
    assert [entry.pupils for entry in listed.values()] == [210, 210, None, None]
    assert listed["100010"].pupils_cell is None


def test_pupils_are_taken_from_a_list_that_was_out(siod: Siod) -> None:
    newer = _list("2019-03.csv", COUNTED, DAY, school("100001"), school("100002"), layout="ofsted_graded")
    older = _list("2017.csv", date(2017, 1, 19), date(2017, 12, 31), _added("100010", NURSERY, pupils=60.0))
    added = _read(siod, newer, older)["100010"]
    assert (added.is_added, added.pupils, added.listed_on) == (True, 60, date(2017, 1, 19))


def test_a_trust_is_not_taken_from_a_list_that_came_out_later(siod: Siod) -> None:
    unit = school(
        "100011", phase="PRU", type="Academy alternative provision converter", trust_uid="1", trust_name="A"
    )
    added = _read(siod, CENSUS, _list("2019.csv", COUNTED, date(2019, 12, 31), school("100001"), unit))
    assert (added["100011"].trust_uid, added["100011"].trust_name) == ("", "")


OPENED = {
    "before the day": (date(2019, 3, 29), True),
    "after the day": (date(2019, 3, 30), False),
    "on a day that no list gives": (None, False),
}


@pytest.mark.parametrize("kind", [NURSERY, {}], ids=["a kind left out", "a kind the register has"])
@pytest.mark.parametrize("case", OPENED)
def test_a_school_on_a_list_of_a_later_day_was_there_if_it_had_opened(
    siod: Siod, case: str, kind: Mapping[str, str]
) -> None:
    opened, was_there = OPENED[case]
    later = _list(
        "2025.csv",
        date(2025, 8, 31),
        date(2025, 9, 29),
        *(school(urn) for urn in ("100001", "100002")),
        _added("100020", kind, opened=pd.Timestamp(opened) if opened else None),
    )
    assert ("100020" in _read(siod, CENSUS, later)) is was_there


def test_a_school_that_the_register_should_have_had_is_not_added(siod: Siod) -> None:
    """It was there when the register was drawn up, and that leaves out none of its kind."""
    old = school("100020", opened=pd.Timestamp(2012, 9, 1))
    later = _list("2025.csv", date(2025, 8, 31), date(2025, 9, 29), school("100001"), school("100002"), old)
    assert set(_read(siod, CENSUS, later)) == {"100001", "100002"}


def test_a_kind_is_taken_from_the_newest_list_as_at_the_day_and_moved_forward_from_there(siod: Siod) -> None:
    older = _list(
        "2017.csv",
        date(2017, 1, 19),
        date(2017, 12, 31),
        *(_added(urn, NURSERY) for urn in ("100010", "100012")),
    )
    moved = links(("100010", "100030", date(2019, 2, 28)))
    listed = _read(siod, CENSUS, older, NEXT, moved)
    assert set(listed) == {"100001", "100002", "100011", "100030"}
    assert (listed["100030"].is_added, listed["100030"].predecessors) == (True, ("100010",))


def test_a_successor_on_a_later_list_is_not_listed_beside_the_school_it_has_yet_to_replace(
    siod: Siod,
) -> None:
    """Academies open on the first of a month, and some links are dated weeks later."""
    heir = school("100020", opened=pd.Timestamp(2019, 3, 1))
    later = _list("2025.csv", date(2025, 8, 31), date(2025, 9, 29), school("100002"), heir)
    linked = links(("100001", "100020", date(2019, 4, 15)))
    assert set(_read(siod, CENSUS, later, linked)) == {"100001", "100002"}
    assert set(_read(siod, day=date(2019, 4, 15))) == {"100002", "100020"}


SPECIAL = {"phase": "Special", "type": "State-funded special school"}
EVERY_KIND = tuple(
    _added(urn, kind) for urn, kind in (("100010", NURSERY), ("100011", UNIT), ("100012", SPECIAL))
)
FULL = tuple(school(urn) for urn in ("100001", "100002", "100003"))
LATER = {
    "a census of every kind": (COUNTED, (*FULL[:2], *EVERY_KIND), set()),
    "one of the day itself": (DAY, (*FULL[:2], *EVERY_KIND), set()),
    "one after the day": (date(2019, 3, 30), (*FULL[:2], *EVERY_KIND), {"100003"}),
    "one that leaves out a kind": (COUNTED, (*FULL[:2], *EVERY_KIND[:2]), {"100003"}),
    "one of a few of its schools": (COUNTED, EVERY_KIND[:1], {"100003"}),
    "one that has it": (COUNTED, (*FULL, *EVERY_KIND), {"100003"}),
}


@pytest.mark.parametrize("case", LATER)
def test_a_school_that_a_later_census_no_longer_has_is_listed_no_more(siod: Siod, case: str) -> None:
    as_at, rows, kept = LATER[case]
    before = _list("2018.csv", LISTED, date(2018, 12, 31), *FULL, layout="census_untyped")
    kinds = _list("2025.csv", date(2025, 8, 31), date(2025, 9, 29), *FULL[:2], *EVERY_KIND)
    found = _read(siod, before, _list("next.csv", as_at, date(2019, 12, 31), *rows), kinds)
    assert set(found) & {"100001", "100002", "100003"} == {"100001", "100002"} | kept


def test_a_school_that_a_census_lacks_and_a_list_since_has_is_listed(siod: Siod) -> None:
    before = _list("2018.csv", LISTED, date(2018, 12, 31), *FULL)
    census = _list("2019.csv", COUNTED, date(2019, 12, 31), *FULL[:2], *EVERY_KIND)
    since = _list("2022.csv", date(2022, 1, 20), date(2022, 12, 31), *FULL, *EVERY_KIND)
    assert "100003" in _read(siod, before, census, since)


def test_a_school_without_a_name_is_labelled(siod: Siod) -> None:
    found = _read(siod, _list("2018.csv", LISTED, date(2018, 12, 31), school("100001") | {"name": ""}))
    assert found["100001"].name == "Name not held"


TOOK_OVER = {
    "opens months after the link": (date(2019, 11, 1), DAY, "100001"),
    "opens two days after": (date(2019, 3, 31), DAY, "100001"),
    "opens the day after the old school's last, the day": (date(2019, 3, 30), DAY, "100020"),
    "opened, seen from a later day": (date(2019, 11, 1), date(2019, 11, 1), "100020"),
    "opened long before what went into it": (date(2012, 9, 1), DAY, "100020"),
    "opens on a day that no list gives": (None, DAY, "100020"),
}


@pytest.mark.parametrize("case", TOOK_OVER)
def test_a_school_is_listed_till_its_successor_opens_whatever_day_the_link_says(
    siod: Siod, case: str
) -> None:
    """Some links are dated when the conversion was agreed; Shalford Infant's sixteen months ahead."""
    opened, day, listed = TOOK_OVER[case]
    heir = school("100020", opened=pd.Timestamp(opened) if opened else None)
    later = _list("2025.csv", date(2025, 8, 31), date(2025, 9, 29), school("100002"), heir)
    found = _read(siod, CENSUS, later, links(("100001", "100020", date(2018, 6, 30))), day=day)
    assert set(found) == {listed, "100002"}


def test_a_successor_has_the_day_it_opened_not_that_of_the_link(siod: Siod) -> None:
    heir = school("100020", opened=pd.Timestamp(2019, 3, 1))
    later = _list("2025.csv", date(2025, 8, 31), date(2025, 9, 29), school("100002"), heir)
    found = _read(siod, CENSUS, later, links(("100001", "100020", date(2018, 6, 30))))
    assert found["100020"].opened == date(2019, 3, 1)


def test_a_school_of_an_authority_without_a_register_is_not_added(siod: Siod) -> None:
    elsewhere = _list("b.csv", COUNTED, date(2019, 12, 31), _added("100040", NURSERY, la="204"))
    siod.add([CENSUS, elsewhere], accept_fewer_rows=True)
    assert read_schools(siod, AreaCode("204"), DAY).schools == ()


NATIONAL, PLANNED = date(2023, 3, 3), "Open, but proposed to close"
CLOSED = {
    "by the day": ("Closed", date(2019, 3, 29), NATIONAL, False),
    "after the day": ("Closed", date(2019, 3, 30), NATIONAL, True),
    "before the register, which still has it": ("Closed", date(2018, 1, 17), NATIONAL, True),
    "by a plan that the list came too early to see done": (PLANNED, date(2019, 3, 29), COUNTED, True),
}


@pytest.mark.parametrize("case", CLOSED)
def test_a_school_is_listed_until_it_closed(siod: Siod, case: str) -> None:
    status, closed, told, is_listed = CLOSED[case]
    row = school("100001", status=status, closed=pd.Timestamp(closed))
    later = _list("later.csv", told, NATIONAL, row, school("100002"), layout="school_information")
    assert ("100001" in _read(siod, CENSUS, later)) is is_listed


def test_a_school_that_closed_is_listed_no_more_once_a_register_leaves_it_out(siod: Siod) -> None:
    """Its kind is not left out there, though an older list has more of it."""
    units = [_added(str(100010 + n), UNIT) for n in range(4)]
    older = register([school("100001"), *units], COUNTED, published_on=COUNTED, layout="census")
    newer = register([school("100001"), *units[:3]])
    assert set(_read(siod, older, newer, day=date(2026, 11, 22))) == {"100001", "100010", "100011", "100012"}


def test_what_a_list_cannot_have_is_told(siod: Siod) -> None:
    siod.add([CENSUS, NEXT])
    assert read_list_limits(siod, HILLINGDON, DAY) == ListLimits(
        LISTED, (LeftOut(Phase.NURSERY, COUNTED), LeftOut(Phase.PRU, COUNTED)), COUNTED
    )
    early = read_list_limits(siod, HILLINGDON, date(2019, 1, 16))
    assert early is not None
    assert [(each.kind, each.known_on) for each in early.left_out] == [
        (Phase.NURSERY, None),
        (Phase.PRU, None),
    ]
    assert read_list_limits(siod, HILLINGDON, date(2020, 1, 1)) == ListLimits(COUNTED, (), None)
    assert read_list_limits(siod, HILLINGDON, date(2018, 12, 30)) is None


def test_the_list_is_told_up_to_the_day_of_the_links(siod: Siod) -> None:
    siod.add([register([school("102430")]), links(("102430", "152412", date(2026, 3, 31)))])
    limits = read_list_limits(siod, HILLINGDON, date(2026, 11, 22))
    assert limits == ListLimits(date(2025, 8, 31), (), date(2026, 8, 21))
