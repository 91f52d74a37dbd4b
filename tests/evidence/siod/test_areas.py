"""Areas, regions and statistical neighbours, each from the list of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.areas import read_area, read_neighbours, read_region
from reportkit.exceptions import MissingData
from reportkit.vocabulary import AreaCode
from tests.shipped import AREAS, NEIGHBOURS, NEIGHBOURS_2021, shipped

DAY = date(2026, 11, 22)
HILLINGDON, HACKNEY, SURREY = AreaCode("312"), AreaCode("204"), AreaCode("936")


@pytest.fixture(scope="module")
def siod() -> Iterator[Siod]:
    with Siod.in_memory() as siod:
        siod.add([shipped(AREAS), shipped(NEIGHBOURS_2021), shipped(NEIGHBOURS)], accept_fewer_rows=True)
        yield siod


@pytest.mark.parametrize(
    ("code", "name", "region"),
    [(HILLINGDON, "Hillingdon", "London"), (HACKNEY, "Hackney", "London"), (SURREY, "Surrey", "South East")],
)
def test_an_authority_has_its_name_and_region(siod: Siod, code: AreaCode, name: str, region: str) -> None:
    assert read_area(siod, code, DAY).name == name
    assert read_region(siod, code, DAY).name == region


def test_every_authority_listed_is_in_a_region(siod: Siod) -> None:
    areas = shipped(AREAS).tables["area"]
    codes = areas["code"][areas["type"] != "NA"]
    assert {read_region(siod, AreaCode(code), DAY).code for code in codes} == {
        *("980", "981", "982", "983", "984", "985", "986", "989", "990")
    }


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (
            HILLINGDON,
            "Hounslow, Redbridge, Waltham Forest, Peterborough, Ealing, Southampton, Harrow, Reading, "
            "Slough, Coventry",
        ),
        (
            HACKNEY,
            "Southwark, Islington, Haringey, Lambeth, Tower Hamlets, Lewisham, Camden, Manchester, "
            "Waltham Forest, Westminster",
        ),
    ],
)
def test_the_list_of_may_2025_has_the_ten_neighbours_of_c2(siod: Siod, code: AreaCode, names: str) -> None:
    listed = read_neighbours(siod, code, DAY)
    assert listed.listed_on == date(2025, 5, 31)
    assert ", ".join(neighbour.area.name for neighbour in listed.neighbours) == names


def test_three_of_hackneys_neighbours_are_not_close(siod: Siod) -> None:
    listed = read_neighbours(siod, HACKNEY, DAY)
    assert [n.area.name for n in listed.not_close] == ["Manchester", "Waltham Forest", "Westminster"]
    assert read_neighbours(siod, HILLINGDON, DAY).not_close == ()


@pytest.mark.parametrize("code", [HILLINGDON, HACKNEY])
def test_each_borough_kept_six_neighbours_between_the_two_lists(code: AreaCode) -> None:
    codes = []
    for name in (NEIGHBOURS_2021, NEIGHBOURS):
        table = shipped(name).tables["neighbour"]
        codes.append(set(table["neighbour"][table["area"] == code]))
    assert [len(listed) for listed in codes] == [10, 10]
    assert len(codes[0] & codes[1]) == 6


def test_each_neighbour_knows_where_the_list_names_it(siod: Siod) -> None:
    cells = [neighbour.cell for neighbour in read_neighbours(siod, HILLINGDON, DAY).neighbours]
    assert {cell.file for cell in cells} == {NEIGHBOURS}
    assert [cell.column for cell in cells] == [f"SN{place}" for place in range(1, 11)]


@pytest.mark.parametrize("read", [read_area, read_region, read_neighbours])
@pytest.mark.parametrize(("code", "day"), [("999", DAY), ("312", date(2000, 1, 1))])
def test_what_no_list_held_on_the_day_names_is_missing_data(
    siod: Siod, read: object, code: str, day: date
) -> None:
    assert callable(read)
    with pytest.raises(MissingData, match=code):
        read(siod, AreaCode(code), day)
