"""One notebook through papermill."""

from __future__ import annotations

import json
import logging
import os
import warnings
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from reportkit.exceptions import NotebookFailed, UsageError
from reportkit.publishing.execution.journal import forget_journal
from reportkit.publishing.execution.parameters import check_parameters
from reportkit.publishing.execution.plain import only_calls_us

FORK_ENGINE = "reportkit"
KERNEL_ENGINE = "nbclient"
DEADLINE_SECONDS = 300.0
_KERNEL = "python3"


def can_fork() -> bool:
    """Whether this system can fork a process; Windows cannot."""
    return hasattr(os, "fork")


def run_notebook(
    source: Path,
    target: Path,
    parameters: Mapping[str, str],
    engine: str | None = None,
    deadline: float = DEADLINE_SECONDS,
    *,
    is_watched: bool = False,
) -> NotebookNode:
    """Run `source` with the parameters, write the executed notebook to `target`, and return it.

    With `is_watched`, which says that this process does nothing but run notebooks and is replaced if it
    dies or hangs, cells that only call this package run in it; others in a child of it.

    Raises UsageError for parameters the notebook does not take, and NotebookFailed naming the cell
    that raised, ended its process, or was running when `deadline` seconds had gone by (under the
    kernel engine: for that cell alone); the executed notebook up to that cell is in `target` by then.
    """
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    if not source.is_file():
        raise UsageError(f"There is no notebook {source}.")
    check_parameters(_read(source), parameters, source.name)
    chosen = engine or (FORK_ENGINE if can_fork() else KERNEL_ENGINE)
    given = dict(parameters)
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if chosen == KERNEL_ENGINE:
                executed = _run_in_kernel(source, target, given, deadline)
            else:
                executed = _run_by_engine(chosen, source, target, given, deadline, is_watched)
    except PapermillExecutionError as error:
        raise _failed(source, target, error.exec_count, f"{error.ename}: {error.evalue}") from error
    except (CellTimeoutError, DeadKernelError) as error:
        said = "DeadlinePassed" if isinstance(error, CellTimeoutError) else "ProcessEnded"
        raise _failed(source, target, _last_begun(target), f"{said}: {error}") from error
    _check_complete(source, target, executed)
    return executed


def is_plain(source: Path) -> bool:
    """Whether its cells only call this package, so that a watched process may run them itself."""
    return only_calls_us(cell.source for cell in _read(source).cells if cell.cell_type == "code")


def _run_in_kernel(source: Path, target: Path, parameters: dict[str, str], deadline: float) -> NotebookNode:
    import papermill

    executed: NotebookNode = papermill.execute_notebook(
        source,
        target,
        parameters,
        engine_name=KERNEL_ENGINE,
        kernel_name=_KERNEL,
        progress_bar=False,
        execution_timeout=deadline,
    )
    return executed


def _run_by_engine(
    engine: str, source: Path, target: Path, parameters: dict[str, str], deadline: float, is_watched: bool
) -> NotebookNode:
    """Papermill's steps one by one: it would write what was run in a way that takes a tenth of the time."""
    from papermill.engines import papermill_engines
    from papermill.execute import prepare_notebook_metadata, raise_for_execution_errors
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    loaded = load_notebook_node(str(source))
    given = parameterize_notebook(loaded, parameters, kernel_name=_KERNEL, engine_name=engine)
    prepared = prepare_notebook_metadata(given, str(source), str(target))
    try:
        executed: NotebookNode = papermill_engines.execute_notebook_with_engine(
            engine,
            prepared,
            _KERNEL,
            progress_bar=False,
            target=target,
            execution_timeout=deadline,
            is_watched=is_watched,
        )
        raise_for_execution_errors(executed, str(target))
        target.write_text(json.dumps(executed, ensure_ascii=False), encoding="utf-8")
    finally:
        forget_journal(target)
    return executed


def _read(source: Path) -> NotebookNode:
    """The notebook, to be looked at and not changed."""
    stamp = source.stat()
    return _read_once(source, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=16)
def _read_once(source: Path, _changed: int, _size: int) -> NotebookNode:
    try:
        notebook: NotebookNode = nbformat.read(source, 4)
    except Exception as error:  # nbformat raises a class of its own for each way to be broken
        raise UsageError(f"{source} is not a whole notebook. Take it from git again.") from error
    return notebook


def _check_complete(source: Path, target: Path, executed: NotebookNode) -> None:
    """Papermill takes sys.exit() for a good end; the cells after it have not run all the same."""
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise _failed(source, target, cell.execution_count, f"{output.ename}: {output.evalue}")


def _last_begun(target: Path) -> int:
    """The last code cell that was begun, counted from 1, in the notebook as saved."""
    cells = [cell for cell in nbformat.read(target, 4).cells if cell.cell_type == "code"]
    return sum(cell.metadata["papermill"]["start_time"] is not None for cell in cells)


def _failed(source: Path, target: Path, cell: int, words: str) -> NotebookFailed:
    return NotebookFailed(
        f"{source.name}, cell {cell}: {words} The notebook as far as it ran is in {target}.", cell
    )
