"""After any fault: no corrupt document, no wrong one, nothing lost, and the next run completes.

Three trials of each fault in the ordinary tests, a hundred in `make soak`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.publishing.batch.crew import Worker
from reportkit.publishing.batch.worker import Errand, Settings
from reportkit.publishing.execution.journal import journal_of
from tests.built import SOURCE
from tests.publishing.batch.jobs import TEMPLATE, broken, contents, jobs, run, with_copies
from tests.publishing.batch.trials import (
    SPOIL,
    a_small_disk,
    a_worker_killed,
    check_completes,
    check_whole,
    marked,
)

SOAK = bool(os.environ.get("REPORTKIT_SOAK"))
TRIALS = 100 if SOAK else 3
COUNT = 3

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="faults are made by way of /proc"),
    *([pytest.mark.soak] if SOAK else []),
]
each_trial = pytest.mark.parametrize("trial", range(TRIALS))


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What each document must be, to the byte."""
    folder = tmp_path_factory.mktemp("right")
    run(folder, jobs(folder, COUNT)).check()
    return contents(folder)


@each_trial
def test_a_worker_killed_at_a_random_moment(tmp_path: Path, trial: int, right: dict[str, bytes]) -> None:
    with a_worker_killed(random.Random(trial)) as killed:
        batch = run(tmp_path, jobs(tmp_path, COUNT))
    assert len(batch.failed) <= len(killed)
    check_whole(tmp_path, batch, right)
    check_completes(tmp_path, jobs(tmp_path, COUNT), right)


@each_trial
def test_notebooks_that_hang_and_that_exit_hard(tmp_path: Path, trial: int, right: dict[str, bytes]) -> None:
    given = jobs(tmp_path, COUNT)
    faults = random.Random(trial).sample(("hangs", "exits_hard", ""), COUNT)
    faulty = [broken(tmp_path, n, name) if name else given[n - 1] for n, name in enumerate(faults, start=1)]
    batch = run(tmp_path, faulty)
    assert {(f.document, f.cell) for f in batch.failed} == {
        (one.document, 4) for one, name in zip(given, faults, strict=True) if name
    }
    for failed in batch.failed:
        assert failed.notebook is not None
        assert "Before" in failed.notebook.read_text(encoding="utf-8")
    check_whole(tmp_path, batch, right)
    check_completes(tmp_path, given, right)


@each_trial
def test_a_disk_that_is_full(tmp_path: Path, trial: int, right: dict[str, bytes]) -> None:
    folder = tmp_path / "term"
    with a_small_disk(folder, random.Random(trial).randint(1, 100) * 4) as make_room:
        batch = run(folder, jobs(folder, COUNT))
        check_whole(folder, batch, right)
        make_room()
        check_completes(folder, jobs(folder, COUNT), right)


@each_trial
def test_a_template_that_cannot_be_read(tmp_path: Path, trial: int, right: dict[str, bytes]) -> None:
    given = with_copies(jobs(tmp_path, 2), tmp_path / "own")
    template = given[0].template
    spoil = SPOIL[trial % len(SPOIL)]
    template.write_bytes(spoil(TEMPLATE.read_bytes(), random.Random(trial)))
    folder = tmp_path / "term"
    given = [replace(one, executed=folder / one.executed.name) for one in given]
    batch = run(folder, given)
    assert len(batch.failed) == 2
    assert not contents(folder)
    template.write_bytes(TEMPLATE.read_bytes())
    check_completes(folder, given, right)


def test_a_template_that_is_not_there_is_told_before_anything_is_built(tmp_path: Path) -> None:
    given = with_copies(jobs(tmp_path, 2), tmp_path / "own")
    given[0].template.unlink()
    with pytest.raises(UsageError, match="cannot be read"):
        run(tmp_path / "term", given)
    assert not (tmp_path / "term").exists()


@pytest.mark.parametrize("trial", range(TRIALS if SOAK else 2))
def test_a_run_that_is_stopped(tmp_path: Path, trial: int, right: dict[str, bytes]) -> None:
    """By Ctrl-C, which tidies up, or by a kill, which cannot; neither leaves a process behind."""
    sign = (signal.SIGINT, signal.SIGKILL)[trial % 2]
    mark = f"REPORTKIT_TRIAL={uuid.uuid4().hex}"
    stop_a_run(tmp_path, sign, mark, random.Random(trial))
    begun = time.monotonic()
    while marked(mark):
        assert time.monotonic() - begun < 5, "a process was left behind"
        time.sleep(0.05)
    check_whole(tmp_path, None, right)
    if sign == signal.SIGINT:
        assert not list(tmp_path.rglob("*.part")) + list(tmp_path.rglob("*.cells"))
    check_completes(tmp_path, jobs(tmp_path, COUNT), right)


def stop_a_run(folder: Path, sign: signal.Signals, mark: str, dice: random.Random) -> None:
    """Start a batch, and stop it some time after its first notebook has begun."""
    name, value = mark.split("=")
    command = [sys.executable, "-m", "tests.publishing.batch.stopped", str(folder), str(COUNT)]
    process = subprocess.Popen(
        command, cwd=SOURCE, env=os.environ | {name: value}, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None and not (folder / "working").exists():
        time.sleep(0.01)
    time.sleep(dice.uniform(0, 1.2))
    if sign == signal.SIGINT:
        os.killpg(process.pid, sign)  # as a terminal does
    else:
        process.kill()
    process.wait()


def test_a_worker_ended_while_it_opened_its_journal_leaves_none(tmp_path: Path) -> None:
    given = broken(tmp_path, 1, "hangs")
    (tmp_path / "own").mkdir()
    worker = Worker(get_context("forkserver"), Settings("reportkit", forks=True))
    worker.give(Errand(replace(given, deadline=300.0), tmp_path / "own"))
    journal = journal_of(given.executed)
    while not journal.is_file() or not journal.stat().st_size:
        time.sleep(0.02)
    journal.write_bytes(journal.read_bytes()[:20])
    worker.end()
    assert not journal.exists()
