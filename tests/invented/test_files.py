"""The files of the invented boroughs as published."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest

from reportkit.invented.boroughs import Borough
from reportkit.invented.files.published import Published, header_of
from tests.shipped import DATA

TABLES = "dfe-performance-tables"
SLICES = Path(__file__).parents[1] / "evidence" / "sources" / "slices"
REPORT_CARDS = "Management_information_-_state-funded_schools_-_latest_inspections_as_at_30_Apr_2026.csv"
SHIPPED = {
    "ks2": f"{TABLES}/2018-2019/936_ks2final.csv.gz",
    "ks4": f"{TABLES}/2018-2019/936_ks4final.csv.gz",
    "ks4_provisional": f"{TABLES}/2018-2019/england_ks4provisional.csv.gz",
    "absence": f"{TABLES}/2018-2019/england_abs.csv.gz",
    "census": f"{TABLES}/2021-2022/england_census.csv.gz",
    "workforce": f"{TABLES}/2020-2021/england_swf.csv.gz",
    "ks4_destinations": f"{TABLES}/2024-2025/england_ks4-pupdest.csv.gz",
    "cfr_balances": "finance/cfr-in-year-balance/2018/financials_2018.csv.gz",
    "gias_links": "gias/2026-08-21/links_edubasealldata.csv.gz",
    "gias_groups": "gias/2026-08-21/allgroupsdata.csv.gz",
    "gias_group_members": "gias/2024-03-29/grouplinks_edubaseallacademiesandfree.csv.gz",
    "ofsted_graded": "ofsted/management-information/2025-08-31/"
    "State-funded_schools_inspections_and_outcomes_as_at_31_August_2025.csv.gz",
    "ofsted_history": "ofsted/inspection-history-to-2018/ofsted_ratings_2018.csv.gz",
}


@pytest.mark.parametrize("layout", SHIPPED)
def test_a_layout_has_the_columns_of_the_real_file_in_their_order(layout: str) -> None:
    with gzip.open(DATA / SHIPPED[layout], "rt", encoding="utf-8-sig") as real:
        header = next(csv.reader([real.readline()]))
    assert header_of(layout) == tuple(header)


def test_every_csv_has_the_line_ends_and_letters_of_its_publisher(files: tuple[Published, ...]) -> None:
    for file in files:
        if file.path.endswith(".csv"):
            assert file.content.count(b"\n") == file.content.count(b"\r\n"), file.path
            assert file.content.startswith(b"\xef\xbb\xbf") == file.path.startswith((TABLES, "lait/")), (
                file.path
            )


def test_the_register_has_the_real_columns_and_the_number_of_each_trust() -> None:
    with gzip.open(DATA / "surrey-936/2021_936_gias.csv.gz", "rt", encoding="cp1252") as real:
        header = next(csv.reader([real.readline()]))
    assert [column for column in header_of("gias_schools") if column != "Trusts (code)"] == header


def test_report_cards_have_the_columns_of_the_file_made_by_hand() -> None:
    with (SLICES / "hand_made" / REPORT_CARDS).open(encoding="utf-8") as made:
        header = list(csv.reader(made))[2]
    assert list(header_of("ofsted_report_cards")) == header


def test_a_drop_within_chance_is_that_of_the_worked_example(
    boroughs: tuple[Borough, Borough], files: tuple[Published, ...]
) -> None:
    (school,) = boroughs[0].with_circumstance("drop-within-chance")
    rows = {year: _ks2(files, year) for year in ("2023-2024", "2024-2025")}
    assert [rows[year][school.urn]["PTRWM_EXP"] for year in rows] == ["73%", "60%"]
    assert rows["2024-2025"][school.urn]["TELIG"] == "30"
    assert [rows[year]["England"]["PTRWM_EXP"] for year in rows] == ["61%", "62%"]


def test_results_of_fewer_than_six_pupils_are_never_published(files: tuple[Published, ...]) -> None:
    few = [row for row in _ks2(files, "2024-2025").values() if row["TFSM6CLA1A"] in set("12345")]
    assert few
    assert {row["PTRWM_EXP_FSM6CLA1A"] for row in few} == {"SUPP"}


def test_pupils_who_reached_everything_reached_each_part(files: tuple[Published, ...]) -> None:
    for row in _ks2(files, "2024-2025").values():
        if row["PTRWM_EXP"].endswith("%"):
            parts = [int(row[column].rstrip("%")) for column in ("PTREAD_EXP", "PTWRITTA_EXP", "PTMAT_EXP")]
            assert int(row["PTRWM_EXP"].rstrip("%")) <= min(parts)


def test_a_school_that_became_an_academy_has_its_results_under_the_number_it_had_then(
    boroughs: tuple[Borough, Borough], files: tuple[Published, ...]
) -> None:
    (school,) = boroughs[0].with_circumstance("predecessor-ri")
    rows = _ks2(files, "2024-2025")
    assert school.predecessors[0].urn in rows
    assert school.urn not in rows


def _ks2(files: tuple[Published, ...], folder: str) -> dict[str, dict[str, str]]:
    (file,) = (each for each in files if each.path == f"{TABLES}/{folder}/england_ks2revised.csv")
    rows = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
    return {row["URN"] or {"5": "England"}.get(row["RECTYPE"], row["LEA"]): row for row in rows}
