"""One run at a time writes in a term's folder, and a run that is killed locks nobody out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportkit.exceptions import FolderInUse
from reportkit.publishing.batch import LocalExecutor, build_batch
from reportkit.publishing.turns import sole_writer
from tests.publishing.batch.jobs import jobs, manifest_file, recorded, run

_HOLDS = """
import sys, time
from pathlib import Path
from reportkit.publishing.turns import sole_writer
with sole_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def another_run(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is writing in the folder."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(folder)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def test_a_second_run_is_told_that_another_is_writing_and_builds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "hillingdon" / "2026-autumn"
    with another_run(folder), pytest.raises(FolderInUse, match=r"in hillingdon/2026-autumn\. Wait until"):
        run(folder, jobs(folder, 1))
    assert not list(folder.rglob("*.docx"))


def test_a_run_that_was_killed_locks_nobody_out(tmp_path: Path) -> None:
    with another_run(tmp_path) as other:
        other.kill()
        other.wait()
        with sole_writer(tmp_path, patience=5.0):
            pass


def test_what_another_run_wrote_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other run ends between this one's reading of the manifest and its turn."""
    both = jobs(tmp_path, 2)
    others = iter([both[:1]])

    @contextmanager
    def after_another(folder: Path) -> Iterator[None]:
        for given in others:
            build_batch(folder, given, LocalExecutor(1), []).check()
        yield

    monkeypatch.setattr("reportkit.publishing.batch.building.sole_writer", after_another)
    batch = build_batch(tmp_path, both, LocalExecutor(1), [])
    assert (len(batch.built), len(batch.unchanged)) == (1, 1)
    assert len(manifest_file(tmp_path)["documents"]) == len(recorded(tmp_path)) == 2
