"""A papermill engine that runs a notebook in a child forked from this warm process.

It saves the second or two in which a kernel starts and imports everything anew. Where a process
cannot be forked (Windows) papermill's own engine is used instead; both give the same outputs.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.connection import Connection
from typing import Any

from nbformat import NotebookNode, v4
from papermill.engines import Engine, NotebookExecutionManager


class ForkEngine(Engine):  # type: ignore[misc]  # papermill has no type hints
    """Runs the cells of one notebook in a forked child, within a deadline."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, execution_timeout: float, **kwargs: Any
    ) -> None:
        """Run every code cell; the first error stops the run and is left in its cell's outputs.

        So is the child's end, or its silence for more than `execution_timeout` seconds.
        """
        code = [(i, cell) for i, cell in enumerate(nb_man.nb.cells) if cell.cell_type == "code"]
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("fork").Process(
            target=_run_cells, args=(receiver, sender, [cell.source for _, cell in code]), daemon=True
        )
        child.start()
        sender.close()
        try:
            for count, (index, cell) in enumerate(code, start=1):
                nb_man.cell_start(cell, index)
                failed = _take(receiver, cell, count, execution_timeout)
                nb_man.cell_complete(cell, index)
                if failed:
                    nb_man.cell_exception(cell, index)
                    break
        finally:
            child.kill()
            child.join()


def _take(receiver: Connection, cell: NotebookNode, count: int, deadline: float) -> bool:
    """Put the cell's outputs in place as they come; whether it failed."""
    outputs = _receive(receiver, deadline)
    for output in outputs:
        if output.output_type == "execute_result":
            output["execution_count"] = count
    cell["outputs"], cell["execution_count"] = outputs, count
    return any(output.output_type == "error" for output in outputs)


def _receive(receiver: Connection, deadline: float) -> list[NotebookNode]:
    try:
        if receiver.poll(deadline):
            return list(receiver.recv())
    except EOFError:
        return [_error("ProcessEnded", "the notebook's process ended without an error message.")]
    return [_error("DeadlinePassed", f"the cell gave no answer within {deadline:.0f} seconds.")]


def _error(name: str, words: str) -> NotebookNode:
    output: NotebookNode = v4.new_output("error", ename=name, evalue=words, traceback=[f"{name}: {words}"])
    return output


def _run_cells(receiver: Connection, sender: Connection, sources: list[str]) -> None:
    """In the child: run the cells in one shell and send each one's outputs.

    Its copy of the receiving end is closed, so that sending fails, and the child ends, once the parent
    is gone.
    """
    receiver.close()
    from reportkit.publishing.execution.shell import CellShell

    CellShell.clear_instance()
    shell = CellShell.instance()
    shell.enable_matplotlib("inline")  # type: ignore[no-untyped-call]  # IPython
    for source in sources:
        outputs = shell.run(source)
        sender.send(outputs)
        if any(output.output_type == "error" for output in outputs):
            break
    sender.close()
    os._exit(0)
