"""The jobs run by processes of this machine, as many as it has cores.

Workers are forked from a clean process that has imported and drawn everything once and has no thread:
this process, which may have threads, is never forked. Where a process cannot be forked, or the kernel
engine is asked for, workers are started afresh instead.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.forkserver import ensure_running
from pathlib import Path

from reportkit.publishing.batch.crew import Worker
from reportkit.publishing.batch.job import Job, Outcome
from reportkit.publishing.batch.worker import Errand, Settings
from reportkit.publishing.execution.running import (
    FORK_ENGINE,
    KERNEL_ENGINE,
    can_fork,
)

_WARM = "reportkit.publishing.batch.warm"
_LONGEST_WAIT = 60.0


class LocalExecutor:
    """Runs jobs on this machine.

    `warm` names modules that the notebooks use: they are imported once for all, from the moment on that
    this is made.
    """

    def __init__(
        self,
        workers: int | None = None,
        engine: str | None = None,
        warm: Sequence[str] = (),
    ) -> None:
        self._size = workers or count_cores()
        chosen = engine or (FORK_ENGINE if can_fork() else KERNEL_ENGINE)
        self._settings = Settings(chosen, chosen == FORK_ENGINE)
        self._context = _context((_WARM, *warm)) if self._settings.forks else get_context("spawn")

    def run(self, jobs: Sequence[Job]) -> Generator[Outcome, None, None]:
        """The outcomes of the jobs, one each. A worker that dies or hangs fails its own job alone."""
        folder = Path(tempfile.mkdtemp(prefix="reportkit-"))
        crew: list[Worker] = []
        try:
            yield from self._run(deque(jobs), folder, crew)
        finally:
            for worker in crew:
                worker.end()
            shutil.rmtree(folder, ignore_errors=True)

    def _run(self, waiting: deque[Job], folder: Path, crew: list[Worker]) -> Iterator[Outcome]:
        """Hand out the next jobs before outcomes are passed on: writing a document keeps no worker idle."""
        outcomes: list[Outcome] = []
        while waiting or any(worker.is_busy for worker in crew):
            _staff(crew, min(self._size, len(waiting)), self._context, self._settings)
            for worker in crew:
                if waiting and not worker.is_busy:
                    worker.give(Errand(waiting.popleft(), Path(tempfile.mkdtemp(dir=folder))))
            yield from outcomes
            outcomes = _collect(crew)
        yield from outcomes


def _context(modules: Sequence[str]) -> ForkServerContext:
    """Forks of a clean process, which begins to import the modules now."""
    context = get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    ensure_running()
    return context


def count_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _staff(
    crew: list[Worker], size: int, context: ForkServerContext | SpawnContext, settings: Settings
) -> None:
    """Replace workers that are gone, as long as there is work for them."""
    crew[:] = [worker for worker in crew if worker.is_fit]
    busy = sum(worker.is_busy for worker in crew)
    while len(crew) < max(size, busy):
        crew.append(Worker(context, settings))


def _collect(crew: Sequence[Worker]) -> list[Outcome]:
    """Wait until a worker is done, dead or out of time; what has become of the jobs of those that are."""
    patience = min((worker.patience for worker in crew), default=0.0)
    ready = wait([end for worker in crew for end in worker.signs], timeout=min(patience, _LONGEST_WAIT))
    taken = [worker.take(is_ready=any(end in ready for end in worker.signs)) for worker in crew]
    return [outcome for outcome in taken if outcome is not None]
