"""An IPython shell that collects a cell's outputs in order, as a kernel would send them."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode, from_dict, v4
from traitlets import Type

from reportkit.blocks import MIME_TYPE

Outputs = list[NotebookNode]


class _Stream(io.TextIOBase):
    """Text printed by a cell; pieces that follow each other on one stream are one output."""

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs, self._name = outputs, name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        last = self._outputs[-1] if self._outputs else None
        if last is not None and last.output_type == "stream" and last.name == self._name:
            last["text"] += text
        elif text:
            self._outputs.append(v4.new_output("stream", name=self._name, text=text))
        return len(text)


class _Publisher(DisplayPublisher):
    """What `display` and `show` publish."""

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: str | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **kwargs: Any,
    ) -> None:
        CellShell.instance().outputs.append(_shown("display_data", data, metadata))


class _Hook(DisplayHook):
    """The value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """A notebook prints no prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        shell = CellShell.instance()
        shown = _shown("execute_result", format_dict, md_dict)
        shown["execution_count"] = shell.execution_count
        shell.outputs.append(shown)


def _shown(kind: str, data: dict[str, Any], metadata: dict[str, Any] | None) -> NotebookNode:
    """An output of a notebook.

    nbformat's own maker checks each against the schema, which takes long; so does making nodes of all that
    stands in a block, which nobody but us reads.
    """
    ours = {MIME_TYPE: data[MIME_TYPE]} if MIME_TYPE in data else {}
    output = NotebookNode(
        output_type=kind, data=from_dict(data | dict.fromkeys(ours)), metadata=metadata or {}
    )
    dict.update(output["data"], ours)
    return output


class CellShell(InteractiveShell):
    """A shell for one notebook. `outputs` holds what the cell that ran last has shown."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    outputs: Outputs

    def init_history(self) -> None:
        """No history file: nothing of a notebook is left behind."""
        self.history_manager = HistoryManager(shell=self, parent=self, enabled=False)

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no window to draw in."""

    def forget(self) -> None:
        """Drop every name that cells have brought in, and start to count them anew."""
        self.user_ns.clear()
        self.init_user_ns()  # type: ignore[no-untyped-call]  # IPython
        self.execution_count = 1

    def transform_cell(self, raw_cell: str) -> str:
        """The cell as Python, its magics as calls; a cell that many documents share is read once."""
        return _transformed(self, raw_cell)

    def run(self, source: str) -> Outputs:
        """Run one cell; its outputs, an error's traceback last. A shell command is not run."""
        import sys

        self.outputs = []
        kept = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Stream(self.outputs, "stdout"), _Stream(self.outputs, "stderr")
        try:
            result = self.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]  # IPython
        finally:
            sys.stdout, sys.stderr = kept
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            self.outputs.append(_error(error))
        return self.outputs

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """The error is an output of its own; nothing is printed."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """So is a mistake of syntax."""


@lru_cache(maxsize=256)
def _transformed(shell: CellShell, source: str) -> str:
    return str(super(CellShell, shell).transform_cell(source))  # type: ignore[no-untyped-call]  # IPython


def _error(error: BaseException) -> NotebookNode:
    name = type(error).__name__
    output: NotebookNode = v4.new_output(
        "error", ename=name, evalue=str(error), traceback=[f"{name}: {error}"]
    )
    return output
