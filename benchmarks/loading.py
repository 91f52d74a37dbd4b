"""Loading every file that ships, against pandas reading the same columns of them as text."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from benchmarks.measuring import BIN, ROOT, Promise, Timed, print_table, ratio, run, time_in_turn
from reportkit.evidence.siod import Siod
from reportkit.evidence.siod.loading import SourceFile, find_files, load_files
from reportkit.evidence.sources import recognise
from reportkit.evidence.sources.text_table import open_file

_DATA = ROOT / "data"
_TIMES_PANDAS = 2.0
_TENTH = 0.1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file, the rows above its header, and where the columns stand that a reader asks for."""

    path: Path
    title_rows: int
    positions: tuple[int, ...]
    names: tuple[str, ...]


def shipped_files() -> list[SourceFile]:
    """The files under data/, without the team's own in data/local."""
    local = _DATA / "local"
    return [file for file in find_files([_DATA], _DATA) if not file.path.is_relative_to(local)]


def find_wanted(file: SourceFile) -> Wanted:
    opened = open_file(file.path, file.shown_as)
    names = recognise(opened.header, file.shown_as).columns(opened.header)
    positions = tuple(opened.header.index(name) for name in names)
    return Wanted(file.path, opened.title_rows, positions, tuple(names))


def read_with_pandas(wanted: Wanted) -> pd.DataFrame:
    """The columns as text, by the quickest means pandas has for each kind of file."""
    if wanted.path.suffix == ".parquet":
        return pd.read_parquet(wanted.path, columns=list(wanted.names))
    if wanted.path.suffix == ".xlsx":
        return pd.read_excel(
            wanted.path,
            engine="calamine",
            header=wanted.title_rows,
            usecols=list(wanted.positions),
            dtype=str,
            keep_default_na=False,
        )
    return pd.read_csv(
        wanted.path,
        skiprows=wanted.title_rows,
        usecols=list(wanted.positions),
        dtype=str,
        keep_default_na=False,
        encoding_errors="replace",
    )


def load_in_memory(files: Sequence[SourceFile]) -> None:
    with Siod.in_memory() as siod:
        load_files(siod, files)


def load_on_disk() -> None:
    """As the command does it in its process: find the files, read them, write the database."""
    with tempfile.TemporaryDirectory() as folder, Siod.open(Path(folder, "siod.duckdb")) as siod:
        load_files(siod, shipped_files())


def load_again(path: Path) -> None:
    with Siod.open(path) as siod:
        if load_files(siod, shipped_files()).added:
            raise AssertionError("A file was loaded twice.")


def measure(runs: int = 5) -> list[Promise]:
    """First and second load, in process and as a command."""
    files = shipped_files()
    wanted = [find_wanted(file) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder, "siod.duckdb")
        with Siod.open(held) as siod:
            load_files(siod, files)
        loaded, on_disk, pandas, again = timed = time_in_turn(
            runs,
            {
                "load into an empty SIOD in memory": lambda: load_in_memory(shipped_files()),
                "load into an empty SIOD on disk": load_on_disk,
                "pandas, the same columns as text": lambda: [read_with_pandas(one) for one in wanted],
                "load again on disk, nothing changed": partial(load_again, held),
            },
        )
        print_table(f"Loading {len(files)} files", timed)
        print(f"  in memory {ratio(loaded, pandas):.2f} times pandas")
        print(f"  on disk {ratio(on_disk, pandas):.2f} times pandas")
        _measure_command(Path(folder), max(2, runs // 2))
    return [_against_pandas(loaded, pandas), _second(again, on_disk)]


def _measure_command(folder: Path, runs: int) -> None:
    fresh, held = folder / "fresh.duckdb", folder / "held.duckdb"

    def first() -> None:
        fresh.unlink(missing_ok=True)
        run([BIN / "reportkit", "load", "--quiet"], REPORTKIT_SIOD=str(fresh))

    def second() -> None:
        run([BIN / "reportkit", "load", "--quiet"], REPORTKIT_SIOD=str(held))

    timed = time_in_turn(runs, {"first": first, "second, nothing changed": second})
    print_table("The whole command, reportkit load", timed)
    print(f"  the second takes {ratio(timed[1], timed[0]):.0%} of the first")


def _against_pandas(loaded: Timed, pandas: Timed) -> Promise:
    times = ratio(loaded, pandas)
    words = f"Loading takes at most {_TIMES_PANDAS:g} times what pandas takes to read the same columns"
    return Promise(words, f"{times:.2f} times", times <= _TIMES_PANDAS)


def _second(again: Timed, first: Timed) -> Promise:
    share = ratio(again, first)
    words = "Loading again, with nothing changed, takes at most a tenth of the first time"
    return Promise(words, f"{share:.1%}", share <= _TENTH)
