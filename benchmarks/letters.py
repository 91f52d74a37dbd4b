"""How long a rehearsal of a hundred heads takes, and the guard over a whole term: whole commands."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import BIN, Promise, print_table, run, time_in_turn

_OF = ("--authority", "wexcombe", "--as-at", "2026-11-22", "--quiet")
_SOME_HELD = 37  # the invented borough has wrong addresses on purpose
_SECONDS = 10.0


def measure(runs: int = 3) -> list[Promise]:
    """A rehearsal of an invented borough of a hundred schools, and the guard over all built of it."""
    with TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        run((BIN / "reportkit", "demo", "--to", demo, "--quiet"))
        works = {
            "reportkit dispatch rehearse profiles": partial(
                _command, demo, ("dispatch", "rehearse", "profiles")
            ),
            "reportkit guard": partial(_command, demo, ("guard",)),
        }
        timed = time_in_turn(runs, works)
        letters = len(list(demo.glob("outputs/wexcombe/*/restricted/dispatch/profiles/letters/*.eml")))
    print_table(f"{letters} letters, and every document of their borough", timed)
    taken = timed[0].median
    return [Promise("a rehearsal of 100 heads in under 10 s", f"{taken:.1f} s", taken < _SECONDS)]


def _command(folder: Path, words: Sequence[str]) -> None:
    done = subprocess.run(
        [BIN / "reportkit", *words, *_OF],
        cwd=folder,
        env=os.environ,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if done.returncode not in (0, _SOME_HELD):
        raise RuntimeError(f"reportkit {' '.join(words)} ended with {done.returncode}")
