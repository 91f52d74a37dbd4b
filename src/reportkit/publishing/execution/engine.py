"""A papermill engine that runs a notebook in a child forked from this warm process.

It saves the second or two in which a kernel starts and imports everything anew. A worker that is watched
from outside, and does nothing else, runs cells that only call this package itself. Where a process cannot
be forked (Windows) papermill's own engine is used instead; all give the same outputs.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from contextlib import suppress
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn, Protocol, Self

from nbformat import NotebookNode, v4
from papermill.engines import Engine, NotebookExecutionManager

from reportkit.publishing.execution.journal import Journal
from reportkit.publishing.execution.plain import only_calls_us
from reportkit.publishing.execution.processes import end_with_parent, kill_group, lead_group


class ForkEngine(Engine):  # type: ignore[misc]  # papermill has no type hints
    """Runs the cells of one notebook, within a deadline, in a forked child or in a watched process."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        execution_timeout: float,
        target: Path | None = None,
        is_watched: bool = False,
        **kwargs: Any,
    ) -> None:
        """Run every code cell; the first error stops the run and is left in its cell's outputs.

        So is the process's end, or its taking more than `execution_timeout` seconds for the notebook.
        The journal stands beside `target`, where the notebook will be. `is_watched` says that this
        process runs notebooks and nothing else, and is replaced if it dies or hangs.
        """
        code = [(i, cell) for i, cell in enumerate(nb_man.nb.cells) if cell.cell_type == "code"]
        target = target or Path(nb_man.nb.metadata.papermill["output_path"])
        sources = [cell.source for _, cell in code]
        process: type[_Here | _Child] = _Here if is_watched and only_calls_us(sources) else _Child
        with (
            process(sources, execution_timeout) as cells,
            Journal(target, nb_man.nb, cells.process) as journal,
        ):
            for count, (index, cell) in enumerate(code, start=1):
                nb_man.cell_start(cell, index)
                journal.begin(index)
                failed = _take(cells, cell, count)
                journal.end(index, cell["outputs"])
                _complete(nb_man, cell)
                if failed:
                    nb_man.cell_exception(cell, index)
                    break


class _Process(Protocol):
    """Where the cells run."""

    def receive(self) -> list[NotebookNode]:
        """The next cell's outputs; an error of our own if it does not end well."""


class DeadlinePassed(Exception):
    """A cell was still running when the notebook's time was up."""


class _Here:
    """This process, in whose shell the cells run, each notebook's with names of its own.

    Time that passes outside Python is not cut short: whoever watches this process ends it.
    """

    def __init__(self, sources: list[str], deadline: float) -> None:
        from reportkit.publishing.execution.shell import CellShell

        self.process = os.getpid()
        self._sources, self._deadline = iter(sources), deadline
        self._shell = CellShell.instance()
        self._shell.forget()

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGALRM, self._end)
        signal.setitimer(signal.ITIMER_REAL, self._deadline)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)

    def receive(self) -> list[NotebookNode]:
        """The next cell's outputs."""
        return self._shell.run(next(self._sources))

    def _end(self, *_: object) -> NoReturn:
        raise DeadlinePassed(_too_long(self._deadline))


class _Child:
    """The forked process that runs the cells; killed, with all that it started, when it is left."""

    def __init__(self, sources: list[str], deadline: float) -> None:
        self._receiver, sender = multiprocessing.Pipe(duplex=False)
        self._process = multiprocessing.get_context("fork").Process(
            target=_run_cells, args=(self._receiver, sender, sources, os.getpid()), daemon=True
        )
        self._process.start()
        sender.close()
        with suppress(PermissionError, ProcessLookupError):  # the child does it too: one is first
            os.setpgid(self.process, self.process)
        self._deadline, self._end = deadline, time.monotonic() + deadline

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        kill_group(self.process)
        self._process.kill()
        self._process.join()
        self._receiver.close()

    @property
    def process(self) -> int:
        """Its process id, which is that of its group."""
        return int(self._process.pid or 0)

    def receive(self) -> list[NotebookNode]:
        """The next cell's outputs; an error of our own if the child ends, or runs past its deadline."""
        try:
            if self._receiver.poll(max(0.0, self._end - time.monotonic())):
                return list(self._receiver.recv())
        except (EOFError, OSError):
            return [_error("ProcessEnded", "the notebook's process ended without an error message.")]
        return [_error(DeadlinePassed.__name__, _too_long(self._deadline))]


def _complete(nb_man: NotebookExecutionManager, cell: NotebookNode) -> None:
    """As papermill's own `cell_complete` has it, which would read the starting time from its text."""
    about, ended = cell.metadata.papermill, nb_man.now()
    about["end_time"] = ended.isoformat()
    about["duration"] = (ended - datetime.fromisoformat(about["start_time"])).total_seconds()
    about["status"] = nb_man.COMPLETED


def _too_long(deadline: float) -> str:
    return f"the notebook had not ended after {deadline:g} seconds."


def _take(process: _Process, cell: NotebookNode, count: int) -> bool:
    """Put the cell's outputs in place as they come; whether it failed."""
    outputs = process.receive()
    for output in outputs:
        if output.output_type == "execute_result":
            output["execution_count"] = count
    cell["outputs"], cell["execution_count"] = outputs, count
    return any(output.output_type == "error" for output in outputs)


def _error(name: str, words: str) -> NotebookNode:
    output: NotebookNode = v4.new_output("error", ename=name, evalue=words, traceback=[f"{name}: {words}"])
    return output


def _run_cells(receiver: Connection, sender: Connection, sources: list[str], parent: int) -> None:
    """In the child: run the cells in one shell and send each one's outputs.

    Its copy of the receiving end is closed, so that sending fails, and the child ends, once the parent
    is gone.
    """
    gc.freeze()  # what was inherited is neither searched nor, by being searched, copied
    receiver.close()
    lead_group()
    end_with_parent(parent)
    from reportkit.publishing.execution.shell import CellShell

    shell = CellShell.instance()
    shell.enable_matplotlib("inline")  # type: ignore[no-untyped-call]  # IPython
    for source in sources:
        outputs = shell.run(source)
        sender.send(outputs)
        if any(output.output_type == "error" for output in outputs):
            break
    sender.close()
    os._exit(0)
