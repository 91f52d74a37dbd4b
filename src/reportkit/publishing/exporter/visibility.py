"""Which parts of a cell the reader sees, from its tags."""

from __future__ import annotations

from enum import Flag, auto

from nbformat import NotebookNode

_WHOLE = {"remove-cell", "hide-cell", "remove_cell", "hide_cell", "parameters", "injected-parameters"}
_OUTPUT = {"remove-output", "hide-output", "remove_output", "hide_output"}
_INPUT = {"remove-input", "hide-input", "remove_input", "hide_input"}


class Visibility(Flag):
    """A cell's parts."""

    CELL = auto()
    INPUT = auto()
    OUTPUT = auto()


def visibility_of(cell: NotebookNode) -> Visibility:
    """The parts that are shown: outputs by default, code only where the cell is tagged `show-input`."""
    tags = set(cell.metadata.get("tags", ()))
    if tags & _WHOLE:
        return Visibility(0)
    shown = Visibility.CELL
    shown |= Visibility(0) if tags & _OUTPUT else Visibility.OUTPUT
    shown |= Visibility.INPUT if "show-input" in tags and not tags & _INPUT else Visibility(0)
    return shown
