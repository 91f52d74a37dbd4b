"""Progress for a person at a terminal, plain lines for a log, nothing when asked to be quiet."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self


class Reporter:
    """Says what is being done. On a terminal a bar with the time left; elsewhere a line a step."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._on_terminal = sys.stderr.isatty() and not quiet
        self._bar: _Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def say(self, words: str) -> None:
        """A line of result on standard output."""
        if not self._quiet:
            sys.stdout.write(f"{words}\n")

    def step(self, words: str) -> None:
        """A line that says what is done next."""
        self._close()
        if not self._quiet:
            sys.stderr.write(f"{words} …\n")

    def loading(self, file: str, done: int, total: int) -> None:
        """Files loaded so far, out of how many."""
        if self._quiet:
            return
        if self._on_terminal:
            self._bar = self._bar or _Bar(total)
            self._bar.move(file, done)
        elif file:
            sys.stderr.write(f"Loading {done + 1} of {total}: {file}\n")

    def _close(self) -> None:
        if self._bar:
            self._bar.stop()
            self._bar = None


class _Bar:
    """A rich progress bar with the time left."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("Loading"),
            BarColumn(),
            TextColumn("{task.completed} of {task.total}"),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
        )
        self._progress.start()
        self._task = self._progress.add_task("", total=total)

    def move(self, words: str, done: int) -> None:
        self._progress.update(self._task, description=words, completed=done)

    def stop(self) -> None:
        self._progress.stop()
