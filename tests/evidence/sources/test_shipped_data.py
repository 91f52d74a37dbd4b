"""The real files that ship: each is read, and none holds anything about people."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.library import read_source
from reportkit.evidence.sources.packing import SUFFIXES
from reportkit.evidence.sources.text_table import open_file
from tests.evidence.sources.figures import tables_of
from tests.rows import each_row

DATA = Path(__file__).parents[3] / "data"
SHIPPED = sorted(
    path
    for path in DATA.rglob("*")
    if path.name.endswith(SUFFIXES) and path.relative_to(DATA).parts[0] != "local"
)
PEOPLE = ("Head", "Telephone", "Fax", "Street", "STREET", "Props", "Locality", "Group Street")


def shown(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


@each_row("path", SHIPPED, shown)
def test_no_shipped_file_has_a_column_about_people(path: Path) -> None:
    header = open_file(path, shown(path)).header
    assert not [column for column in header if column.startswith(PEOPLE)]


@each_row("path", SHIPPED, shown)
def test_packed_files_are_the_same_bytes_whenever_packed(path: Path) -> None:
    content = path.read_bytes()
    if content.startswith(b"\x1f\x8b"):
        assert content[4:8] == bytes(4)
        assert gzip.decompress(content)


@pytest.mark.parametrize(
    ("start", "loaded"),
    [
        ("ofsted/management", {"school": 21990, "inspection": 52594, "inspection_grade": 179995}),
        ("ofsted/inspection-history", {"inspection": 60131, "inspection_grade": 60131}),
        ("transcribed/2026-09/hillingdon_ofsted", {"inspection": 9, "inspection_grade": 67}),
        ("gias/2021-12-31/", {"school": 9804}),
        ("gias/2024-03-29/", {"group_member": 18934}),
        ("gias/2026-08-21/links", {"school_link": 35239}),
        ("gias/2026-08-21/allgroups", {"school_group": 7177}),
        ("surrey-936/2021_936_gias", {"school": 520}),
        (
            "dfe-performance-tables/2021-2022/2021-2022_england_school_information",
            {"school": 26545},
        ),
        ("lait/2026-04/sn_may_2025", {"neighbour": 1580}),
        ("lait/2026-04/sn_april_2021", {"neighbour": 1560}),
        ("lait/2026-04/la_code_list", {"area": 170}),
        ("dfe-performance-tables/2016-2017/england_abs", {"measurement": 42500}),
        ("dfe-performance-tables/2017-2018/england_abs", {"measurement": 42530}),
        ("dfe-performance-tables/2018-2019/england_abs", {"measurement": 42434}),
        ("dfe-performance-tables/2017-2018/england_census", {"measurement": 127398, "school": 23553}),
        ("dfe-performance-tables/2018-2019/england_census", {"measurement": 132042, "school": 23939}),
        ("dfe-performance-tables/2021-2022/england_census", {"measurement": 132324, "school": 24445}),
        ("dfe-performance-tables/2018-2019/england_swf", {"measurement": 100955}),
        ("dfe-performance-tables/2020-2021/england_swf", {"measurement": 103945}),
        ("finance/cfr-in-year-balance/2018/financials_2018", {"measurement": 40797}),
        ("finance/cfr-north-yorkshire/2017-2018/815_2018_cfr", {"measurement": 1220}),
    ],
)
def test_each_shipped_file_loads_whole(start: str, loaded: dict[str, int]) -> None:
    path = next(each for each in SHIPPED if shown(each).startswith(start))
    reading = read_source(path, Dating(shown(path)))
    assert {name: len(table) for name, table in tables_of(reading).items()} == loaded


@pytest.mark.parametrize(("la", "schools"), [("312", 100), ("204", 77)])
def test_the_census_of_2018_lists_each_boroughs_schools(la: str, schools: int) -> None:
    path = DATA / "dfe-performance-tables/2017-2018/england_census.csv.gz"
    table = read_source(path, Dating(shown(path))).tables["school"]
    assert ((table["la"] == la) & (table["type"] != "Independent school")).sum() == schools


@pytest.mark.parametrize(("la", "schools"), [("312", 99), ("204", 77)])
def test_ofsteds_file_lists_each_boroughs_schools(la: str, schools: int) -> None:
    path = next(each for each in SHIPPED if shown(each).startswith("ofsted/management"))
    table = read_source(path, Dating(shown(path))).tables["school"]
    assert (table["la"] == la).sum() == schools
