"""What runs in a worker process: one job after another, each with a temporary folder of its own."""

from __future__ import annotations

import gc
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from reportkit.exceptions import NotebookFailed, ReportkitError
from reportkit.publishing.batch.job import Failed, Job, Outcome
from reportkit.publishing.batch.making import make_document
from reportkit.publishing.execution.processes import count_threads, end_with_parent, lead_group
from reportkit.publishing.execution.running import is_plain

_FOLDER_NAMES = ("TMPDIR", "TEMP", "TMP")


@dataclass(frozen=True, slots=True)
class Settings:
    """How notebooks are run: by which papermill engine, and whether it forks this process."""

    engine: str
    forks: bool


@dataclass(frozen=True, slots=True)
class Errand:
    """A job, and the empty folder in which it may leave what it likes."""

    job: Job
    folder: Path


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a job, and whether the worker is still fit for another."""

    outcome: Outcome
    is_fit: bool


def work(connection: Connection, settings: Settings) -> None:
    """Do errands until there are no more, or until the one who sends them is gone."""
    lead_group()
    if settings.forks:
        end_with_parent(os.getppid())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    is_ready, is_settled = not settings.forks, False
    try:
        while (errand := connection.recv()) is not None:
            if not is_ready:
                _make_ready(errand.job)
                is_ready = True
            outcome = do(errand, settings)
            connection.send(Reply(outcome, is_fit=not settings.forks or count_threads() == 1))
            if not is_settled:
                _settle()
                is_settled = True
    except (EOFError, OSError):
        return


def _make_ready(job: Job) -> None:
    """Have in memory what can be shared. What fails here fails again in the job, and is told there."""
    from reportkit.publishing.execution.shell import CellShell

    CellShell.instance().enable_matplotlib("inline")  # type: ignore[no-untyped-call]  # IPython
    with suppress(Exception):
        if job.prepare is not None and not is_plain(job.notebook):
            job.prepare()
    _settle()


def _settle() -> None:
    """Search what is in memory now for the last time: it stays, and searching it again takes long."""
    gc.collect()
    gc.freeze()


def do(errand: Errand, settings: Settings) -> Outcome:
    """The job's document, or why there is none. A job's failure of any kind is its own alone."""
    try:
        with _own_folder(errand.folder):
            return make_document(errand.job, settings.engine, is_watched=settings.forks)
    except NotebookFailed as error:
        return Failed(errand.job.document, str(error), error.cell or None, errand.job.executed)
    except ReportkitError as error:
        return Failed(errand.job.document, str(error))
    except Exception as error:  # a defect, or a full disk: the other jobs go on
        return Failed(errand.job.document, f"{type(error).__name__}: {error}")


@contextmanager
def _own_folder(folder: Path) -> Iterator[None]:
    """Temporary files of this process and of those it starts go to the folder."""
    kept = {name: os.environ.get(name) for name in _FOLDER_NAMES}
    os.environ.update(dict.fromkeys(_FOLDER_NAMES, str(folder)))
    tempfile.tempdir = None
    try:
        yield
    finally:
        for name, value in kept.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        tempfile.tempdir = None
