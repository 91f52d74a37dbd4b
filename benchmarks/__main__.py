"""`python -m benchmarks`, or some of it, as `python -m benchmarks loading`: measure, print, judge.

The parts are loading, assessment, exporter, update, profiles, letters and charts. The exit code is 1 if a
promise is broken.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence

from benchmarks import assessment, charts, exporter, letters, loading, profiles, update
from benchmarks.measuring import Promise

_PARTS = {
    "loading": loading.measure,
    "assessment": assessment.measure,
    "exporter": exporter.measure,
    "update": update.measure,
    "profiles": profiles.measure,
    "letters": letters.measure,
    "charts": charts.measure,
}


def main(names: Sequence[str]) -> int:
    """The exit code: 0 if every promise measured holds, 1 if one is broken, 2 for an unknown name."""
    if unknown := [name for name in names if name not in _PARTS]:
        print(f"There is no benchmark “{unknown[0]}”. There are: {', '.join(_PARTS)}.")
        return 2
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {_load()}")
    promises = [promise for name in names or _PARTS for promise in _PARTS[name]()]
    _print_promises(promises)
    return 0 if all(promise.kept for promise in promises) else 1


def _load() -> str:
    if not hasattr(os, "getloadavg"):
        return "load not known"
    return f"load {os.getloadavg()[0]:.1f} at the start"


def _print_promises(promises: Sequence[Promise]) -> None:
    if promises:
        print("\nPromises")
    for promise in promises:
        print(f"  {'kept  ' if promise.kept else 'BROKEN'}  {promise.words}: {promise.measured}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
