"""Faults made to happen, and what must hold after any of them."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from pathlib import Path

from reportkit.publishing.batch import Batch, Job
from tests.publishing.batch.jobs import contents, hashes, litter, recorded, run

PROCESSES = Path("/proc")


def check_whole(folder: Path, batch: Batch | None, right: dict[str, bytes]) -> None:
    """Every document there is right to the byte, and in the manifest; the rest are said to have failed."""
    found = contents(folder)
    assert {name: right[name] for name in found} == found
    assert recorded(folder) == hashes(folder)
    if batch is not None:
        failed = {result.document for result in batch.failed}
        assert failed | found.keys() == {result.document for result in batch.results}
        assert not failed & found.keys()
        assert litter(folder) in ([], [".manifest.pending"])


def check_completes(folder: Path, given: Sequence[Job], right: dict[str, bytes]) -> None:
    """The next run builds what is not there, and only that."""
    before = contents(folder).keys()
    batch = run(folder, given)
    batch.check()
    assert {result.document for result in batch.unchanged} == before
    assert contents(folder) == {one.document: right[one.document] for one in given}
    check_whole(folder, batch, right)
    assert litter(folder) == []


def children(parent: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    parents: dict[int, list[int]] = {}
    for entry in PROCESSES.glob("[0-9]*/stat"):
        with suppress(OSError):
            pid, rest = entry.read_text().split(" (")[0], entry.read_text().rsplit(") ")[-1]
            parents.setdefault(int(rest.split()[1]), []).append(int(pid))
    found = parents.get(parent, [])
    return found + [below for child in found for below in children(child)]


@contextmanager
def a_worker_killed(dice: random.Random) -> Iterator[list[int]]:
    """Within a second and a half, one of the workers, or of the notebooks' processes, is killed."""
    killed: list[int] = []

    def kill() -> None:
        time.sleep(dice.uniform(0.0, 1.5))
        server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
        if server and (found := children(server)):
            with suppress(ProcessLookupError):
                killed.append(dice.choice(found))
                os.kill(killed[0], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        thread.join()


@contextmanager
def a_small_disk(folder: Path, kilobytes: int) -> Iterator[Callable[[], None]]:
    """The folder as a disk that soon is full; what is given makes room on it.

    A tmpfs where one may be mounted; else no file that this process writes may grow beyond the size.
    """
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if mounted:
        room = ["mount", "-o", "remount,size=100m", str(folder)]
        try:
            yield lambda: subprocess.run(room, check=True) and None
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
    else:
        kept = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024 // 8, kept[1]))
        try:
            yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, kept)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, kept)


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(1, len(content) - 30)]


def _blanked(content: bytes, dice: random.Random) -> bytes:
    at, size = dice.randrange(len(content) - 2000), 2000
    return content[:at] + bytes(size) + content[at + size :]


SPOIL: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut,
    _blanked,
    lambda content, dice: b"",
    lambda content, dice: b"This is not a Word file.",
)


def marked(mark: str) -> list[int]:
    """The living processes that have a mark in their environment."""
    found = []
    for entry in PROCESSES.glob("[0-9]*/environ"):
        with suppress(OSError):
            alive = (entry.parent / "stat").read_text().rsplit(") ")[-1][0] != "Z"
            if alive and mark.encode() in entry.read_bytes():
                found.append(int(entry.parent.name))
    return found
