"""One notebook through papermill."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from reportkit.exceptions import NotebookFailed, UsageError
from reportkit.publishing.execution.parameters import check_parameters

FORK_ENGINE = "reportkit"
KERNEL_ENGINE = "nbclient"


def can_fork() -> bool:
    """Whether this system can fork a process; Windows cannot."""
    return hasattr(os, "fork")


def run_notebook(
    source: Path, target: Path, parameters: Mapping[str, str], engine: str | None = None
) -> NotebookNode:
    """Run `source` with the parameters, write the executed notebook to `target`, and return it.

    Raises UsageError for parameters the notebook does not take, and NotebookFailed naming the cell
    that raised; the executed notebook up to that cell is in `target` by then.
    """
    import papermill
    from papermill.exceptions import PapermillExecutionError

    if not source.is_file():
        raise UsageError(f"There is no notebook {source}.")
    check_parameters(nbformat.read(source, 4), parameters, source.name)
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            executed: NotebookNode = papermill.execute_notebook(
                source,
                target,
                dict(parameters),
                engine_name=engine or (FORK_ENGINE if can_fork() else KERNEL_ENGINE),
                kernel_name="python3",
                progress_bar=False,
                log_output=False,
                request_save_on_cell_execute=False,
            )
            return executed
    except PapermillExecutionError as error:
        raise NotebookFailed(
            f"{source.name}, cell {error.exec_count}: {error.ename}: {error.evalue} "
            f"The notebook as far as it ran is in {target}."
        ) from error
