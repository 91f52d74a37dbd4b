"""Parameters checked before papermill sees them: it only warns of a name a notebook lacks."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from nbformat import NotebookNode

from reportkit.exceptions import UsageError


def check_parameters(notebook: NotebookNode, given: Mapping[str, str], name: str) -> None:
    """Raises UsageError if the names given are not just the names the notebook declares as text.

    papermill reads 0123 as a number and `no` as False, so every parameter is text on both sides.
    """
    declared = _declared(notebook, name)
    unknown, missing = set(given) - set(declared), set(declared) - set(given)
    if unknown or missing:
        raise UsageError(f"{name} takes the parameters {_names(declared)}; {_names(given)} were given.")
    not_text = [key for key, value in given.items() if not isinstance(value, str)]
    if not_text:
        raise UsageError(f"{name}: {_names(not_text)} must be given as text, in quotation marks.")


def _declared(notebook: NotebookNode, name: str) -> list[str]:
    cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    if len(cells) != 1:
        raise UsageError(f"{name} needs one cell tagged “parameters”; it has {len(cells)}.")
    body = ast.parse(cells[0].source).body
    found = []
    for line in body:
        if not (
            isinstance(line, ast.Assign)
            and isinstance(line.targets[0], ast.Name)
            and isinstance(line.value, ast.Constant)
            and isinstance(line.value.value, str)
        ):
            raise UsageError(f'{name}: every line of the parameters cell must be  name = "text".')
        found.append(line.targets[0].id)
    return found


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
