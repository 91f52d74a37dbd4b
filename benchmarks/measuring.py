"""Two ways of doing the same work, timed turn by turn, so that a busy machine is busy for both."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = ROOT / ".venv" / "bin"

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """What was timed and how long each run took, in seconds."""

    name: str
    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def row(self) -> tuple[str, ...]:
        """As printed: the name, then median, quickest and slowest in milliseconds."""
        return (
            self.name,
            *(f"{seconds * 1000:,.0f}" for seconds in (self.median, min(self.runs), max(self.runs))),
        )


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, what was measured, and whether the one holds."""

    words: str
    measured: str
    kept: bool


def time_in_turn(runs: int, works: Mapping[str, Work]) -> list[Timed]:
    """Each work once to warm up, then all of them in turn, `runs` times over."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(runs + 1):
        for name, work in works.items():
            seconds = _seconds(work)
            if turn:
                taken[name].append(seconds)
    return [Timed(name, tuple(seconds)) for name, seconds in taken.items()]


def _seconds(work: Work) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(one: Timed, other: Timed) -> float:
    """How many times as long `one` took as `other`: the median over the turns."""
    return statistics.median(a / b for a, b in zip(one.runs, other.runs, strict=True))


def run(command: Sequence[str | Path], folder: Path = ROOT, **environment: str) -> None:
    """A whole process in the folder. Raises CalledProcessError if it fails."""
    subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=os.environ | environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def print_table(title: str, timed: Sequence[Timed]) -> None:
    """The times in columns, in milliseconds."""
    rows = [("", "median ms", "quickest", "slowest"), *(one.row for one in timed)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    print(f"\n{title} ({len(timed[0].runs)} runs)")
    for name, *numbers in rows:
        cells = [f"{number:>{width}}" for number, width in zip(numbers, widths[1:], strict=True)]
        print(f"  {name:<{widths[0]}}  {'  '.join(cells)}".rstrip())
