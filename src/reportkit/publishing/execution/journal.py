"""Each cell's outputs as they come, on disk: a notebook whose process is killed is not lost.

The journal stands beside the executed notebook that it will become, and goes when that is written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import nbformat
from nbformat import NotebookNode, v4

from reportkit.publishing.manifest import write_atomically


def journal_of(target: Path) -> Path:
    """Where the journal of the executed notebook `target` stands."""
    return target.with_name(f".{target.name}.cells")


class Journal:
    """The journal while its notebook runs; closed by leaving the `with` block."""

    def __init__(self, target: Path, notebook: NotebookNode, process: int) -> None:
        self._file: IO[str] = journal_of(target).open("w", encoding="utf-8")
        self._write(notebook=notebook, process=process)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def begin(self, index: int) -> None:
        """The cell at this place in the notebook is begun."""
        self._write(begun=index)

    def end(self, index: int, outputs: Sequence[NotebookNode]) -> None:
        """The cell at this place has ended, with these outputs."""
        self._write(ended=index, outputs=outputs)

    def _write(self, **line: Any) -> None:
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()


@dataclass(frozen=True, slots=True)
class CutShort:
    """A notebook as far as it ran: the code cell begun last, counted from 1, and the process it ran in."""

    notebook: NotebookNode
    cell: int
    process: int


def read_journal(target: Path) -> CutShort | None:
    """What the journal of `target` says; nothing where there is none or it holds no whole first line."""
    lines = _lines(journal_of(target))
    if not lines:
        return None
    notebook, begun = nbformat.from_dict(lines[0]["notebook"]), 0
    for line in lines[1:]:
        begun = line.get("begun", begun)
        if "outputs" in line:
            notebook.cells[line["ended"]]["outputs"] = nbformat.from_dict(line["outputs"])
    code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    return CutShort(notebook, sum(index <= begun for index in code), lines[0]["process"])


def _lines(path: Path) -> list[dict[str, Any]]:
    """The whole lines: the last one may be torn, by a kill or a full disk."""
    found: list[dict[str, Any]] = []
    with suppress(FileNotFoundError, json.JSONDecodeError):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found.append(json.loads(line))  # noqa: PERF401  # those before a torn line are kept
    return found


def save_cut_short(target: Path, cut: CutShort, words: str) -> None:
    """Write the notebook as far as it ran, its last cell ending in an error of these words."""
    code = [cell for cell in cut.notebook.cells if cell.cell_type == "code"]
    last = code[max(cut.cell, 1) - 1]
    last["outputs"] = [
        *last["outputs"],
        v4.new_output("error", ename="ProcessEnded", evalue=words, traceback=[words]),
    ]
    write_atomically(target, nbformat.writes(cut.notebook).encode())


def forget_journal(target: Path) -> None:
    """Remove the journal, the executed notebook being written or given up."""
    journal_of(target).unlink(missing_ok=True)
