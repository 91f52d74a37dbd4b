"""Cells that only call this package run in a watched process; any other notebook gets a child of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from reportkit import blocks
from reportkit.exceptions import NotebookFailed
from reportkit.publishing.execution import run_notebook
from reportkit.publishing.execution.plain import only_calls_us
from reportkit.publishing.execution.running import is_plain
from tests.built import SOURCE

IMPORT = "from reportkit.blocks import Heading, show"
PARAMETERS = 'who = "Hackney"'


@pytest.mark.parametrize(
    "cells",
    [
        (),
        (PARAMETERS,),
        (PARAMETERS, IMPORT, "show(Heading(1, who))"),
        (IMPORT, "heading = Heading(1, text='A')", "show(heading)", "heading.text"),
        (IMPORT, "both = (Heading(1, 'A'), [Heading(2, 'B')])", "show(*both)"),
        ("from reportkit.reports.sections import school", "show = school.front", "show(*school.IN_ORDER)"),
    ],
)
def test_cells_that_name_values_and_call_the_package_are_plain(cells: tuple[str, ...]) -> None:
    assert only_calls_us(cells)


@pytest.mark.parametrize(
    "cell",
    [
        "import os",
        "from os import getpid",
        "from reportkitten import show",
        "from . import show",
        "import reportkit",
        "show(print)",
        "print('A')",
        "open('A', 'w')",
        "show.__globals__['os']",
        "show._hidden",
        "Heading.level = 2",
        "Heading, show = show, Heading",
        "shown = [show(part) for part in Heading]",
        "show(lambda: 1)",
        "show(f'{who}')",
        "show(1 + 1)",
        "if who: show(who)",
        "def show(): pass",
        "del show",
        "global show",
        "%matplotlib inline",
        "!ls",
        "show(",
        "await show()",
    ],
)
def test_any_other_line_is_not_plain(cell: str) -> None:
    assert not only_calls_us((PARAMETERS, IMPORT, cell))


def test_the_profile_as_it_ships_is_plain_and_the_update_may_be_either() -> None:
    assert is_plain(SOURCE / "notebooks" / "school_profile.ipynb")


def notebook_of(folder: Path, *cells: str) -> Path:
    """A notebook of these code cells; the first holds its parameters."""
    made = v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in (PARAMETERS, IMPORT, *cells)])
    made.cells[0].metadata["tags"] = ["parameters"]
    made.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "Python 3"}
    path = folder / "small.ipynb"
    nbformat.write(made, path)
    return path


@pytest.fixture
def worker() -> Iterator[Executor]:
    """A process of its own, as a worker is: a shell takes over the process that it is in."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        yield pool


def watched(worker: Executor, source: Path, folder: Path, deadline: float = 60.0) -> nbformat.NotebookNode:
    """The notebook run as in a worker."""
    target = folder / "executed.ipynb"
    run = partial(run_notebook, source, target, {"who": "Hackney"}, deadline=deadline, is_watched=True)
    return worker.submit(run).result()


def test_a_watched_process_runs_plain_cells_itself_and_others_in_a_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Executor
) -> None:
    monkeypatch.setattr(blocks, "process_id", os.getpid, raising=False)
    ask = ("from reportkit.blocks import process_id", "process_id()")
    here = watched(worker, notebook_of(tmp_path, *ask), tmp_path)
    child = watched(worker, notebook_of(tmp_path, *ask, "import os"), tmp_path)
    own = str(worker.submit(os.getpid).result())
    assert here.cells[-1].outputs[0].data["text/plain"] == own
    assert child.cells[-2].outputs[0].data["text/plain"] != own


def test_no_name_of_one_notebook_is_known_to_the_next(tmp_path: Path, worker: Executor) -> None:
    watched(worker, notebook_of(tmp_path, "left = who"), tmp_path)
    with pytest.raises(NotebookFailed, match="NameError: name 'left' is not defined"):
        watched(worker, notebook_of(tmp_path, "heading = left", "left = who"), tmp_path)


def test_an_error_stops_the_notebook_and_what_ran_is_kept(tmp_path: Path, worker: Executor) -> None:
    with pytest.raises(NotebookFailed, match=r"small.ipynb, cell 5: TypeError"):
        watched(worker, notebook_of(tmp_path, "show(Heading(1, who))", "Heading()", "show(who)"), tmp_path)
    kept = nbformat.read(tmp_path / "executed.ipynb", 4)
    assert "Hackney" in str([cell.get("outputs") for cell in kept.cells])


def test_a_plain_cell_is_stopped_at_the_deadline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Executor
) -> None:
    monkeypatch.setattr(blocks, "wait", time.sleep, raising=False)
    source = notebook_of(tmp_path, "from reportkit.blocks import wait", "wait(30)")
    begun = time.monotonic()
    with pytest.raises(NotebookFailed, match=r"cell 5: DeadlinePassed: .* not ended after 1 seconds"):
        watched(worker, source, tmp_path, deadline=1)
    assert time.monotonic() - begun < 15


def test_the_notebook_kept_is_a_valid_one(tmp_path: Path, worker: Executor) -> None:
    watched(worker, notebook_of(tmp_path, "show(Heading(1, who))", "who"), tmp_path)
    kept = nbformat.read(tmp_path / "executed.ipynb", 4)
    nbformat.validate(kept)
    assert kept.metadata.papermill["output_path"] == str(tmp_path / "executed.ipynb")
