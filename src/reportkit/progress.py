"""Progress for a person at a terminal, plain lines for a log, nothing when asked to be quiet."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType, TracebackType
from typing import Self

_pressed: list[int] = []
_DONE = {"Building": "Built", "Sending": "Dealt with", "Making": "Made"}


def heed_interruptions() -> None:
    """Remember Ctrl-C. Python drops it where it falls into an import's own tidying up."""

    def remember(number: int, frame: FrameType | None) -> None:
        _pressed.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, remember)


def was_interrupted() -> bool:
    """Whether Ctrl-C has been pressed."""
    return bool(_pressed)


def _stop_if_asked() -> None:
    if was_interrupted():
        raise KeyboardInterrupt


class Reporter:
    """Says what is being done. On a terminal a bar with the time left; elsewhere a line a step."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._on_terminal = sys.stderr.isatty() and not quiet
        self._bar: _Bar | None = None
        self._begun = 0.0

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
        _stop_if_asked()
        self._close()
        if not self._quiet:
            sys.stderr.write(f"{words} …\n")

    def loading(self, file: str, done: int, total: int) -> None:
        """Files loaded so far, out of how many."""
        _stop_if_asked()
        if self._quiet:
            return
        if self._on_terminal:
            self._bar = self._bar or _Bar("Loading", total)
            self._bar.move(file, done)
        elif file:
            sys.stderr.write(f"Loading {done + 1} of {total}: {file}\n")

    def building(self, done: int, failed: int, total: int, doing: str = "Building") -> None:
        """What was dealt with so far, what failed among it, out of how many.

        A log has a line for the first, for each tenth of them, and for the last.
        """
        _stop_if_asked()
        if self._quiet:
            return
        self._begun = self._begun or time.monotonic()
        words = f"{failed} failed" if failed else ""
        if self._on_terminal:
            self._bar = self._bar or _Bar(doing, total)
            self._bar.move(words, done)
        elif done == 1 or done * 10 // total > (done - 1) * 10 // total:
            parts = [
                f"{_DONE.get(doing, doing)} {done - failed} of {total}",
                words,
                self._time_left(done, total),
            ]
            sys.stderr.write(f"{', '.join(part for part in parts if part)}\n")

    def _time_left(self, done: int, total: int) -> str:
        """In words; nothing while there is no telling. Counted from the first document that was done."""
        if done < 2 or done == total:
            return ""
        seconds = (time.monotonic() - self._begun) / (done - 1) * (total - done)
        return f"about {seconds / 60:.0f} min left" if seconds >= 90 else f"about {seconds:.0f} s left"

    def _close(self) -> None:
        if self._bar:
            self._bar.stop()
            self._bar = None


class _Bar:
    """A rich progress bar with the time left."""

    def __init__(self, doing: str, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn(doing),
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
