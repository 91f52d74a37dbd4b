"""How long each shipped performance table takes to read, against pandas reading its columns as text.

`python benchmarks/sources.py [RUNS]` prints the best of so many warm runs in milliseconds, and their
ratio. Reading checks and reshapes every figure; pandas only splits the text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from reportkit.evidence.sources import read_source, recognise
from reportkit.evidence.sources.dating import Dating
from reportkit.evidence.sources.text_table import open_file

DATA = Path(__file__).parents[1] / "data"


def best_of(runs: int, work: Callable[[], object]) -> float:
    """The quickest run after one to warm up, in milliseconds."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times[1:])


def time_file(path: Path, runs: int) -> str:
    """A line on one file."""
    name = path.relative_to(DATA).as_posix()
    header = open_file(path, name).header
    columns = recognise(header, name).columns(header)
    ours = best_of(runs, lambda: read_source(path, Dating(name)))
    text = best_of(runs, lambda: pd.read_csv(path, usecols=columns, dtype="str", keep_default_na=False))
    figures = len(read_source(path, Dating(name)).tables["measurement"])
    return f"{name}: {ours:.0f} ms for {figures:,} figures, pandas {text:.0f} ms, ratio {ours / text:.1f}"


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    for found in sorted(DATA.glob("dfe-performance-tables*/*/*ks[24]*.csv.gz")):
        print(time_file(found, wanted))
