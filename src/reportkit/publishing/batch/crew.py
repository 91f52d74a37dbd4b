"""One worker process as seen from outside: given errands, watched, replaced when it is gone."""

from __future__ import annotations

import math
import shutil
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

from reportkit.publishing.batch.job import Failed, Job, Outcome
from reportkit.publishing.batch.worker import Errand, Reply, Settings, work
from reportkit.publishing.execution.journal import (
    CutShort,
    forget_journal,
    read_journal,
    save_cut_short,
)
from reportkit.publishing.execution.processes import kill_group

_GRACE_SECONDS = 60.0  # over the notebook's own deadline: starting, writing Word, checking it
_DIED = "its process was killed, or ran out of memory."


class Worker:
    """A process that does errands. It is fit for another until it dies, hangs or says it is not."""

    def __init__(self, context: ForkServerContext | SpawnContext, settings: Settings) -> None:
        self._connection: Connection
        self._connection, other = context.Pipe()
        self._process = context.Process(target=work, args=(other, settings))
        self._process.start()
        other.close()
        self._errand: Errand | None = None
        self._until = 0.0
        self.is_fit = True

    @property
    def is_busy(self) -> bool:
        """Whether it has a job."""
        return self._errand is not None

    @property
    def signs(self) -> tuple[Connection, int]:
        """What becomes ready when it has replied or died."""
        return self._connection, self._process.sentinel

    @property
    def patience(self) -> float:
        """Seconds until its job is given up; no end to them where it has none."""
        return max(0.0, self._until - time.monotonic()) if self.is_busy else math.inf

    def give(self, errand: Errand) -> None:
        """Have it do an errand; one that it is too dead to take fails when it is next looked at."""
        self._errand = errand
        self._until = time.monotonic() + errand.job.deadline + _GRACE_SECONDS
        with suppress(OSError):
            self._connection.send(errand)

    def take(self, *, is_ready: bool) -> Outcome | None:
        """What became of its job; nothing if it is still at it, or had none."""
        if is_ready:
            return self._hear()
        if self.is_busy and self.patience == 0.0:
            return self._give_up(f"it had not ended {_GRACE_SECONDS:g} seconds after its deadline.")
        return None

    def end(self) -> None:
        """Kill it with all that it started, and put in order what its notebook leaves behind."""
        self.is_fit = False
        kill_group(self._process.pid or 0)
        self._process.kill()
        self._process.join()
        self._connection.close()
        if self._errand is not None:
            _save_notebook(self._errand.job, "the run was stopped.")
            self._forget()

    def _hear(self) -> Outcome | None:
        try:
            reply: Reply | None = self._connection.recv() if self._connection.poll() else None
        except (EOFError, OSError):
            reply = None
        if reply is None:
            return self._give_up(_DIED)
        self._forget()
        if not reply.is_fit:
            self.end()
        return reply.outcome

    def _give_up(self, why: str) -> Failed | None:
        errand, self._errand = self._errand, None
        self.end()
        if errand is None:
            return None
        failed = _save_notebook(errand.job, why)
        shutil.rmtree(errand.folder, ignore_errors=True)
        return failed

    def _forget(self) -> None:
        if self._errand is not None:
            shutil.rmtree(self._errand.folder, ignore_errors=True)
        self._errand = None


def _save_notebook(job: Job, why: str) -> Failed:
    """The failure of a job whose worker is gone; its notebook as far as it ran is written."""
    cut = read_journal(job.executed)
    if cut is None:  # no journal, or one torn in its first line
        forget_journal(job.executed)
        return Failed(job.document, f"{job.notebook.name}: {why}")
    kill_group(cut.process)
    saved = _try_to_save(job.executed, cut, why)
    forget_journal(job.executed)
    where = f" The notebook as far as it ran is in {saved}." if saved else ""
    return Failed(job.document, f"{job.notebook.name}, cell {cut.cell}: {why}{where}", cut.cell, saved)


def _try_to_save(target: Path, cut: CutShort, why: str) -> Path | None:
    with suppress(OSError):
        save_cut_short(target, cut, why)
        return target
    return None
