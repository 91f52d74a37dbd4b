"""The database holds each content once, loads all or nothing, and knows when it is stale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.store import series_of
from reportkit.evidence.sources import Reading
from reportkit.evidence.sources.layout import quarantined
from reportkit.exceptions import MissingData, ShrunkenRelease
from tests.evidence.siod.builders import figure, reading, release


def _rows(count: int, file: str = "lait/2026-04/bds.parquet", **changed: object) -> Reading:
    rows = [figure("312", "202425", 61.0, measure=f"m{number}") for number in range(count)]
    return reading(release(file, **changed), measurement=rows)


def _count(siod: Siod, table: str = "measurement") -> int:
    row = siod.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def test_what_is_added_is_summed_up() -> None:
    with Siod.in_memory() as siod:
        added = siod.add([_rows(3)])
        assert added == siod.releases()
        (only,) = added
        assert (only.rows_read, only.rows_loaded, only.rows_quarantined) == (3, 3, 0)
        assert only.release_id == next(iter(siod.hashes()))[:12]


def test_rows_read_are_rows_loaded_set_aside_or_passed_over() -> None:
    whole = reading(measurement=[figure("312", "202425", 61.0)])
    partly = replace(
        whole,
        rows_read=5,
        quarantine=quarantined({7: "blank row"}),
        passed_over={"measure not in the registry": 3},
    )
    with Siod.in_memory() as siod:
        (only,) = siod.add([partly])
        assert (only.rows_read, only.rows_loaded) == (5, 1)
        assert siod.connection.execute('SELECT "row", reason FROM quarantine').fetchall() == [
            (7, "blank row")
        ]
        assert siod.connection.execute('SELECT reason, "rows" FROM passed_over').fetchall() == [
            ("measure not in the registry", 3)
        ]


def test_a_file_that_fails_takes_with_it_those_loaded_before_it() -> None:
    first = _rows(2)
    with Siod.in_memory() as siod:
        with pytest.raises(duckdb.ConstraintException):
            siod.add([first, Reading(first.release, {}, 0)], accept_fewer_rows=True)
        assert (siod.releases(), _count(siod), _count(siod, "quarantine")) == ((), 0, 0)
        siod.add([first])
        assert _count(siod) == 2


def test_a_failed_load_leaves_what_was_held() -> None:
    held, new = _rows(2), _rows(1, "other.parquet")
    with Siod.in_memory() as siod:
        siod.add([held])
        with pytest.raises(duckdb.ConstraintException):
            siod.add([new, Reading(held.release, {}, 0)], accept_fewer_rows=True)
        assert siod.hashes() == {held.release.sha256}


def test_the_data_hash_is_of_contents_and_not_of_the_order_of_loading() -> None:
    one, other = _rows(1), _rows(1, "other.parquet")
    hashes = []
    for order in ([one, other], [other, one]):
        with Siod.in_memory() as siod:
            siod.add(order)
            hashes.append(siod.data_hash())
    with Siod.in_memory() as siod:
        siod.add([one])
        assert siod.data_hash() != hashes[0] == hashes[1]


@pytest.mark.parametrize(
    ("before", "now", "refused"),
    [
        (100, 94, True),
        (100, 95, False),
        (100, 100, False),
        (100, 200, False),
        (20, 18, True),
        (20, 19, False),
    ],
)
def test_over_five_per_cent_fewer_rows_than_the_release_before_is_refused(
    before: int, now: int, refused: bool
) -> None:
    earlier = _rows(before, "lait/2025-10/bds.parquet", published_on=date(2025, 10, 31))
    later = _rows(now)
    with Siod.in_memory() as siod:
        siod.add([earlier])
        if refused:
            with pytest.raises(ShrunkenRelease, match=rf"{now} rows.*2025-10.*{before}.*--accept-fewer-rows"):
                siod.add([later])
            assert len(siod.releases()) == 1
        siod.add([later], accept_fewer_rows=True)
        assert len(siod.releases()) == 2


def test_a_shrunken_release_is_found_within_one_load_as_well() -> None:
    earlier = _rows(10, "lait/2025-10/bds.parquet", published_on=date(2025, 10, 31))
    with Siod.in_memory() as siod:
        with pytest.raises(ShrunkenRelease):
            siod.add([earlier, _rows(2)])
        assert siod.releases() == ()


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        ("lait/2025-04/bds.parquet", {"published_on": date(2025, 4, 30)}),
        ("lait/2026-04/bds.parquet", {"layout": "lait_areas"}),
    ],
)
def test_only_an_earlier_release_of_the_same_series_is_compared(now: str, changed: dict[str, object]) -> None:
    with Siod.in_memory() as siod:
        siod.add([_rows(10, "lait/2025-10/bds.parquet", published_on=date(2025, 10, 31))])
        siod.add([_rows(2, now, **changed)])
        assert len(siod.releases()) == 2


@pytest.mark.parametrize("name", ["lait/2026-04/other.parquet", "lait/2026-04/bds.csv.gz", "x/cut.csv"])
def test_a_national_layout_is_compared_whatever_its_file_is_called(name: str) -> None:
    with Siod.in_memory() as siod:
        siod.add([_rows(10, "lait/2025-10/bds.parquet", published_on=date(2025, 10, 31))])
        with pytest.raises(ShrunkenRelease):
            siod.add([_rows(2, name)])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a/ks2_perf_2017.csv.gz", "b/ks2_perf_2018.csv.gz", True),
        ("936_ks2final.csv", "936_ks2final.csv", True),
        ("936_ks2final.csv.gz", "936_ks2final.csv", True),
        ("936_ks2final.csv", "204_ks2final.csv", False),
        ("936_ks2final.csv", "england_ks2final.csv", False),
        ("sn_april_2021.xlsx", "sn_may_2025.xlsx", True),
        ("schools_as_at_31_August_2025.csv", "schools_as_at_30_Apr_2026.csv", True),
        ("2021-2022_england_school_information.csv", "2022-2023_england_school_information.csv", True),
        ("2021_936_gias.csv", "2022_936_gias.csv", True),
        ("hillingdon_ks2_2024-25.csv", "hillingdon_ks4_2024-25.csv", True),
        ("hillingdon_ks2_2024-25.csv", "hackney_ks2_2024-25.csv", False),
        ("links_201819.csv", "links_201920.csv", True),
        ("mayfield_2025.csv", "augustine_2025.csv", False),
    ],
)
def test_releases_of_a_series_differ_in_dates_alone(one: str, other: str, same: bool) -> None:
    assert (series_of(one) == series_of(other)) == same


def test_another_authoritys_shorter_file_is_not_a_shrunken_release() -> None:
    surrey = _rows(30, "2018-2019/936_ks2final.csv", layout="ks2_full")
    with Siod.in_memory() as siod:
        siod.add([surrey, _rows(6, "2018-2019/204_ks2final.csv", layout="ks2_full")])
        assert len(siod.releases()) == 2


def test_what_is_loaded_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "made" / "siod.duckdb"
    with Siod.open(path) as siod:
        siod.add([_rows(2)])
    with Siod.open(path, read_only=True) as siod:
        assert _count(siod) == 2
    with Siod.open(path) as siod:
        assert _count(siod) == 2


def test_reading_a_database_that_is_not_there_says_what_to_run(tmp_path: Path) -> None:
    with (
        pytest.raises(MissingData, match=r"Run  reportkit load  first"),
        Siod.open(tmp_path / "siod.duckdb", read_only=True),
    ):
        pass
    assert not (tmp_path / "siod.duckdb").exists()


@pytest.mark.parametrize(
    "spoil",
    ["UPDATE built_with SET fingerprint = 'older'", "DELETE FROM built_with", "DROP TABLE built_with"],
)
def test_a_database_made_by_other_readers_is_emptied(tmp_path: Path, spoil: str) -> None:
    path = tmp_path / "siod.duckdb"
    with Siod.open(path) as siod:
        siod.add([_rows(2)])
        siod.connection.execute(spoil)
        siod.connection.execute("CREATE TABLE left_over (x INTEGER)")
    with Siod.open(path) as siod:
        assert (siod.hashes(), siod.releases(), _count(siod)) == (frozenset(), (), 0)
        siod.add([_rows(1)])
        tables = {name for (name,) in siod.connection.execute("SHOW TABLES").fetchall()}
        assert "left_over" not in tables
    with Siod.open(path) as siod:
        assert _count(siod) == 1
