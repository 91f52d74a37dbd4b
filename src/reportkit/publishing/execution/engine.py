"""A papermill engine that runs a notebook in a child forked from this warm process.

It saves the second or two in which a kernel starts and imports everything anew. Where a process
cannot be forked (Windows) papermill's own engine is used instead; both give the same outputs.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.connection import Connection
from typing import Any

from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager

from reportkit.exceptions import DocumentError

DEADLINE_SECONDS = 300.0


class ForkEngine(Engine):  # type: ignore[misc]  # papermill has no type hints
    """Runs the cells of one notebook in a forked child, within a deadline."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **kwargs: Any
    ) -> None:
        """Run every code cell; the first error stops the run and is left in its cell's outputs.

        Raises DocumentError if the child dies or does not answer within the deadline.
        """
        code = [(i, cell) for i, cell in enumerate(nb_man.nb.cells) if cell.cell_type == "code"]
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("fork").Process(
            target=_run_cells, args=(sender, [cell.source for _, cell in code]), daemon=True
        )
        child.start()
        sender.close()
        try:
            for count, (index, cell) in enumerate(code, start=1):
                nb_man.cell_start(cell, index)
                failed = _take(receiver, cell, count)
                nb_man.cell_complete(cell, index)
                if failed:
                    nb_man.cell_exception(cell, index)
                    break
        finally:
            child.kill()
            child.join()


def _take(receiver: Connection, cell: NotebookNode, count: int) -> bool:
    """Put the cell's outputs in place as they come; whether it failed."""
    try:
        answered = receiver.poll(DEADLINE_SECONDS)
        outputs = receiver.recv() if answered else None
    except EOFError as error:
        raise DocumentError(
            f"The notebook's process ended in cell {count} without an error message."
        ) from error
    if outputs is None:
        raise DocumentError(f"Cell {count} gave no answer within {DEADLINE_SECONDS:.0f} seconds.")
    for output in outputs:
        if output.output_type == "execute_result":
            output["execution_count"] = count
    cell["outputs"], cell["execution_count"] = outputs, count
    return any(output.output_type == "error" for output in outputs)


def _run_cells(sender: Connection, sources: list[str]) -> None:
    """In the child: run the cells in one shell and send each one's outputs."""
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
