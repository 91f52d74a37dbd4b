"""A kept assessment is whole or not there, never changes, and reads back as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.loading import find_files
from reportkit.exceptions import ChangedAssessment
from reportkit.judgement.assessment.changes import find_changes
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.assessment.snapshots import (
    TABLES,
    find_snapshot,
    keep_snapshot,
    read_snapshot,
    remove_unfinished,
    snapshot_folder,
)
from reportkit.judgement.assessment.terms import Terms, header_of
from reportkit.judgement.crosswalks import Crosswalk
from reportkit.judgement.indicators.returns import Answer, Returns
from reportkit.settings.policies import PolicyThresholds
from reportkit.vocabulary import AreaCode, Urn
from tests.built import SOURCE, Checkout
from tests.judgement.assessment.builders import Case, assessment, finding
from tests.judgement.assessment.real import HACKNEY, TODAY, assessed, terms_of

KEEP = """
import sys, time
from pathlib import Path
from reportkit.judgement.assessment.snapshots import keep_snapshot, read_snapshot
made = read_snapshot(Path(sys.argv[1]))
print("ready", flush=True)
if sys.argv[3] != "0":
    time.sleep(max(0, float(sys.argv[3]) - time.time()))
keep_snapshot(Path(sys.argv[2]), made)
print("kept", flush=True)
"""
SMALL = assessment(Case(findings=(finding(),)))


@pytest.fixture(scope="module")
def real(checkout: Checkout) -> Assessment:
    return assessed(checkout, "hillingdon", TODAY)


@pytest.fixture(scope="module")
def kept(real: Assessment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assessment kept, and kept again as read back: what processes that read it will write."""
    first = keep_snapshot(tmp_path_factory.mktemp("first"), real)
    return keep_snapshot(tmp_path_factory.mktemp("kept"), read_snapshot(first))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def start_keeping(kept: Path, into: Path, at: float = 0) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", KEEP, str(kept), str(into), str(at)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=SOURCE)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_second_run_leaves_a_snapshot_byte_for_byte_as_it_was(tmp_path: Path, real: Assessment) -> None:
    folder = keep_snapshot(tmp_path, real)
    before, times = contents(folder), [path.stat().st_mtime_ns for path in folder.iterdir()]
    assert keep_snapshot(tmp_path, real) == folder
    assert contents(folder) == before
    assert [path.stat().st_mtime_ns for path in folder.iterdir()] == times


def test_the_same_assessment_gives_the_same_bytes_wherever_it_is_kept(
    tmp_path: Path, real: Assessment
) -> None:
    first, second = (keep_snapshot(tmp_path / name, real) for name in ("a", "b"))
    assert contents(first) == contents(second)


def test_what_is_read_back_says_of_every_school_what_was_kept(kept: Path, real: Assessment) -> None:
    back = read_snapshot(kept)
    assert back.header == real.header
    assert back.urns == real.urns
    assert [repr(back.of_school(urn)) for urn in back.urns] == [repr(real.of_school(u)) for u in real.urns]


def test_between_an_assessment_and_itself_read_back_nothing_changed(kept: Path, real: Assessment) -> None:
    assert find_changes(read_snapshot(kept), real) == find_changes(real, read_snapshot(kept)) == ()


def test_a_school_without_a_category_has_none_after_reading_back(tmp_path: Path) -> None:
    kept = keep_snapshot(tmp_path, assessment(Case(), Case("100000", category="gobar", route="decided")))
    back = read_snapshot(kept)
    assert [back.of_school(urn).placement.category for urn in back.urns] == [None, "gobar"]


@pytest.mark.parametrize("after", [0.0, 0.003, 0.01, 0.02, 0.03, 0.045, 0.06])
def test_killed_half_way_it_leaves_no_folder_that_reads_as_a_snapshot(
    tmp_path: Path, kept: Path, after: float
) -> None:
    process = start_keeping(kept, tmp_path)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    header = read_snapshot(kept).header
    found = find_snapshot(tmp_path, header)
    assert found is None or contents(snapshot_folder(tmp_path, header)) == contents(kept)
    visible = [path for path in tmp_path.rglob("assessment.json") if ".unfinished-" not in str(path)]
    assert len(visible) == (found is not None)


def test_after_a_run_that_was_killed_the_next_one_keeps_it_whole(tmp_path: Path, kept: Path) -> None:
    process = start_keeping(kept, tmp_path)
    time.sleep(0.01)
    process.kill()
    process.communicate()
    assert contents(keep_snapshot(tmp_path, read_snapshot(kept))) == contents(kept)


def test_two_processes_at_once_keep_one_whole_snapshot(tmp_path: Path, kept: Path) -> None:
    at = time.time() + 4
    both = [start_keeping(kept, tmp_path, at) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert said == ["kept\n", "kept\n"]
    (header,) = tmp_path.rglob("assessment.json")
    assert contents(header.parent) == contents(kept)
    assert not list(tmp_path.rglob(".unfinished-*"))


def test_nobody_but_its_owner_may_read_a_snapshot(kept: Path) -> None:
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "differs",
    [
        {"as_at": date(2026, 11, 23)},
        {"policy": HACKNEY},
        {"crosswalk": "any-area"},
        {"data_hash": "other"},
        {"rules_hash": "other"},
        {"made_with": "other"},
        {"authority": "hackney"},
    ],
)
def test_what_rests_on_something_else_is_kept_elsewhere(tmp_path: Path, differs: dict[str, object]) -> None:
    other = replace(SMALL.header, **differs)  # type: ignore[arg-type]  # the case names fields
    assert snapshot_folder(tmp_path, other) != snapshot_folder(tmp_path, SMALL.header)
    keep_snapshot(tmp_path, SMALL)
    assert find_snapshot(tmp_path, other) is None


def test_every_part_of_a_header_but_the_lists_date_is_in_the_mark(tmp_path: Path) -> None:
    plain = snapshot_folder(tmp_path, SMALL.header)
    for part in fields(SMALL.header):
        value = date(2000, 1, 1) if part.name in ("as_at", "listed_on") else "other"
        moved = snapshot_folder(tmp_path, replace(SMALL.header, **{part.name: value}))  # type: ignore[arg-type]  # as above
        assert (moved == plain) is (part.name == "listed_on")


def test_another_threshold_policy_crosswalk_or_return_gives_another_header(checkout: Checkout) -> None:
    terms = terms_of()
    entries = terms.thresholds.thresholds
    other = PolicyThresholds(
        thresholds=(entries[0].model_copy(update={"value": entries[0].value + 1}), *entries[1:])
    )
    returns = Returns({"7": {Urn("102368"): Answer.CONCERN}})
    variants = [
        terms,
        terms_of(HACKNEY),
        Terms(terms.pack, other),
        Terms(terms.pack, terms.thresholds, Crosswalk.ANY_AREA),
        Terms(terms.pack, terms.thresholds, returns=returns),
    ]
    with Siod.open(checkout.siod, read_only=True) as siod:
        headers = [header_of(siod, "hillingdon", AreaCode("312"), TODAY, each) for each in variants]
    assert len(set(headers)) == len(variants)


def test_snapshots_are_never_taken_for_source_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    keep_snapshot(data / "local" / "snapshots", SMALL)
    source = data / "local" / "sources" / "ab" / "a.csv"
    source.parent.mkdir(parents=True)
    source.write_text("URN\n1\n", encoding="utf-8")
    assert list(data.rglob("*.parquet"))
    assert [file.path for file in find_files([data], data)] == [source]


def test_every_table_of_an_assessment_is_kept(kept: Path) -> None:
    tables = {part.name for part in fields(Assessment)} - {"header"}
    assert set(TABLES) == tables == {path.stem for path in kept.glob("*.parquet")}
    assert all(not pd.read_parquet(kept / f"{name}.parquet").empty for name in ("findings", "cells"))
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


DAY = 24 * 60 * 60


def unfinished(snapshots: Path, name: str, age: float, *, written: float | None = None) -> Path:
    """A half-written snapshot so many seconds old, with one table written so many seconds ago."""
    folder = snapshots / "hillingdon" / "2026-11-22" / HACKNEY / f".unfinished-{name}"
    folder.mkdir(parents=True)
    table, now = folder / "schools.parquet", time.time()
    table.touch()
    os.utime(table, (now - age, now - (age if written is None else written)))
    os.utime(folder, (now - age, now - age))
    return folder


def test_what_a_kill_left_half_written_a_day_ago_is_removed_and_nothing_else(tmp_path: Path) -> None:
    old, fresh = unfinished(tmp_path, "old", 2 * DAY), unfinished(tmp_path, "fresh", DAY / 2)
    busy = unfinished(tmp_path, "busy", 2 * DAY, written=60)
    kept = keep_snapshot(tmp_path, SMALL)
    long_ago = time.time() - 9 * DAY
    os.utime(kept, (long_ago, long_ago))
    remove_unfinished(tmp_path)
    assert [folder.is_dir() for folder in (old, fresh, busy, kept)] == [False, True, True, True]
    assert read_snapshot(kept).urns == SMALL.urns
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_where_nothing_was_kept_yet_there_is_nothing_to_remove(tmp_path: Path) -> None:
    remove_unfinished(tmp_path / "snapshots")
    assert not (tmp_path / "snapshots").exists()


def test_while_others_remove_what_is_old_a_snapshot_is_kept_whole(tmp_path: Path, kept: Path) -> None:
    for n in range(40):
        unfinished(tmp_path, str(n), 2 * DAY)
    keeping = start_keeping(kept, tmp_path, at=time.time() + 0.1)
    with ThreadPoolExecutor(4) as several:
        until = time.time() + 1
        cleaning = [several.submit(_remove_until, tmp_path, until) for _ in range(4)]
        assert keeping.communicate()[0] == "kept\n"
        assert not [done.result() for done in cleaning if done.exception()]
    header = read_snapshot(kept).header
    assert contents(snapshot_folder(tmp_path, header)) == contents(kept)
    assert not list(tmp_path.rglob(".unfinished-*"))


def _remove_until(snapshots: Path, until: float) -> None:
    while time.time() < until:
        remove_unfinished(snapshots)


@pytest.mark.parametrize("table", TABLES)
def test_an_assessment_that_was_changed_is_refused(kept: Path, tmp_path: Path, table: str) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "changed"))
    path = folder / f"{table}.parquet"
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ChangedAssessment, match=f"{table}.parquet is not as it was kept"):
        read_snapshot(folder)


def test_nobody_writes_over_a_kept_table_by_mistake(kept: Path) -> None:
    assert {path.stat().st_mode & 0o777 for path in kept.iterdir()} == {0o444}
