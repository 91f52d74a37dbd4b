"""A profile for every head: our batch against the usual ways of running a notebook, and against the floor.

The usual ways and ours run the same committed notebook, and every way's documents are checked to hold the
same text and as many charts. Memory is PSS: what a process holds, its share of what it has in common.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import matplotlib.pyplot as plt

from benchmarks.measuring import BIN, ROOT, Promise, Timed, print_table, run, time_in_turn
from benchmarks.profiles_usual import AS_AT, AUTHORITY, Given, build_from_the_shell
from benchmarks.update import Checkout, compare
from reportkit.pipeline.keeping import kept_assessments
from reportkit.pipeline.school_profiles import Asked, build_school_profiles
from reportkit.vocabulary import Urn

_DAY = date.fromisoformat(AS_AT)
_SHELL, _LOOP, _FLOOR = 15.0, 4.0, 1.25
_IN_SHELL, _IN_LOOP = 4, 12
_SIZES = (25, 100, 300)
_SECONDS, _MEGABYTES, _TENTH = 2.0, 300.0, 1.10
_PICTURE = ROOT / "outputs" / "bench" / "school-profiles.png"
_UNCHANGED = """
import sys, time
from datetime import date
from pathlib import Path
from reportkit.pipeline.school_profiles import Asked, build_school_profiles
from reportkit.places import Places
start = time.perf_counter()
_, batch = build_school_profiles(Places(Path.cwd()), Asked(sys.argv[1], date.fromisoformat(sys.argv[2])))
assert len(batch.unchanged) == len(batch.results), batch
print(time.perf_counter() - start)
"""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to make the documents: how many it makes in a run, and how long a run took."""

    timed: Timed
    schools: int

    @property
    def each(self) -> float:
        """Seconds a school."""
        return self.timed.median / self.schools


def measure(runs: int = 3) -> list[Promise]:
    """The four ways; a run with nothing changed; growth and memory up to 300 schools."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout.make(Path(folder))
        run([BIN / "reportkit", "load", "--quiet"], checkout.root, REPORTKIT_SIOD=str(checkout.siod))
        kept = _assess(checkout)
        ways = _race(checkout, kept, runs)
        return [*_against(ways), _unchanged(checkout, runs), *_grow(checkout)]


@dataclass(frozen=True, slots=True)
class _Kept:
    urns: tuple[Urn, ...]
    snapshot: str
    earlier: str

    def given(self, folder: Path) -> Given:
        folder.mkdir(exist_ok=True)
        params, template = ROOT / "params", ROOT / "report_templates" / "reportkit.docx"
        return Given(str(folder), self.snapshot, self.earlier, str(params), str(template))


def _assess(checkout: Checkout) -> _Kept:
    with checkout.as_places() as places:
        kept = kept_assessments(places, AUTHORITY, _DAY)
    return _Kept(kept.now.urns, str(kept.folder), str(kept.earlier or ""))


def _race(checkout: Checkout, kept: _Kept, runs: int) -> dict[str, Way]:
    """All ways in turn, each as whole processes, from a kept assessment to documents on disk."""
    shell, loop, floor = (kept.given(checkout.root / name) for name in ("shell", "loop", "floor"))
    sizes = {
        "reportkit": len(kept.urns),
        "a plain function, two processes (the floor)": len(kept.urns),
        "a papermill loop, two workers": _IN_LOOP,
        "papermill, nbconvert and pandoc": _IN_SHELL,
    }
    works = (
        partial(checkout.reportkit, "build", "school-profiles", "--force", "--quiet", "--as-at", AS_AT),
        partial(_run_module, "benchmarks.profiles_floor", floor, kept.urns),
        partial(_run_module, "benchmarks.profiles_usual", loop, kept.urns[:_IN_LOOP]),
        lambda: [build_from_the_shell(shell, urn) for urn in kept.urns[:_IN_SHELL]],
    )
    timed = time_in_turn(runs, dict(zip(sizes, works, strict=True)))
    ways = {one.name: Way(one, size) for one, size in zip(timed, sizes.values(), strict=True)}
    print_table(f"A profile for each head: {', '.join(f'{n} schools' for n in sizes.values())}", timed)
    for name, way in ways.items():
        print(f"  {way.each:6.3f} s a school  {name}")
    _check_same(checkout, kept, (shell, loop, floor))
    _draw(ways)
    return ways


def _run_module(module: str, given: Given, urns: Sequence[Urn]) -> None:
    run([sys.executable, "-m", module, *given, *urns])


def _check_same(checkout: Checkout, kept: _Kept, others: tuple[Given, Given, Given]) -> None:
    """Raises AssertionError if a document is not the same in every way that made it."""
    shell, loop, floor = others
    ours = {urn: checkout.profile(urn) for urn in kept.urns}
    for urn in kept.urns[:_IN_SHELL]:
        said = compare(ours[urn], Path(shell.folder, f"{urn}.docx"))
    for given, urns in ((loop, kept.urns[:_IN_LOOP]), (floor, kept.urns)):
        for urn in urns:
            if Path(given.folder, f"{urn}.docx").read_bytes() != ours[urn].read_bytes():
                raise AssertionError(f"{urn} is not the same document in {given.folder} as ours.")
    print(f"  byte for byte the same as ours: {len(kept.urns)} of the floor's, {_IN_LOOP} of the loop's")
    print(f"  {_IN_SHELL} by nbconvert and pandoc: {said}")


def _draw(ways: dict[str, Way]) -> None:
    """The race as a picture, beside the documents."""
    _PICTURE.parent.mkdir(parents=True, exist_ok=True)
    figure, axes = plt.subplots(figsize=(8, 2.4), layout="constrained")
    names, each = list(ways), [way.each for way in ways.values()]
    bars = axes.barh(names[::-1], each[::-1], color="#12436D")
    axes.bar_label(bars, [f"{seconds:.2f}" for seconds in each[::-1]], padding=3)
    axes.set_xlabel("Seconds a school, two cores; shorter is better")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(_PICTURE, dpi=120)
    plt.close(figure)
    print(f"  drawn in {_PICTURE.relative_to(ROOT)}")


def _against(ways: dict[str, Way]) -> list[Promise]:
    ours, floor, loop, shell = ways.values()
    return [
        _at_least("papermill's command, nbconvert and pandoc", _times(shell, ours), _SHELL),
        _at_least("a papermill loop with two workers", _times(loop, ours), _LOOP),
        _at_most_floor(_times(ours, floor)),
    ]


def _times(one: Way, other: Way) -> float:
    """How many times as long a school took one way as the other: the median over the turns."""
    pairs = zip(one.timed.runs, other.timed.runs, strict=True)
    return statistics.median((a / one.schools) / (b / other.schools) for a, b in pairs)


def _at_least(what: str, times: float, promised: float) -> Promise:
    words = f"A profile is made at least {promised:g} times as quickly as by {what}"
    return Promise(words, f"{times:.1f} times", times >= promised)


def _at_most_floor(times: float) -> Promise:
    words = f"A borough takes at most {_FLOOR:g} times what a plain function takes on both cores"
    return Promise(words, f"{times:.2f} times", times <= _FLOOR)


def _unchanged(checkout: Checkout, runs: int) -> Promise:
    """A borough with nothing changed, when the program has started."""
    command = [sys.executable, "-c", _UNCHANGED, AUTHORITY, AS_AT]
    taken = [float(checkout.answer(command)) for _ in range(runs)]
    words = f"A borough with nothing changed takes under {_SECONDS:g} s after start-up"
    seconds = statistics.median(taken)
    return Promise(words, f"{seconds:.2f} s", seconds < _SECONDS)


def _grow(checkout: Checkout) -> list[Promise]:
    """Surrey's schools under Hillingdon's policy, for there are more than 300 of them."""
    with checkout.as_places() as places:
        asked = Asked("surrey", _DAY, "hillingdon@2016-02")
        kept = kept_assessments(places, asked.authority, asked.as_at, asked.policy)
        each = []
        for size in _SIZES:
            wanted = Asked("surrey", _DAY, asked.policy, urns=kept.now.urns[:size])
            with watched_memory() as memory:
                start = time.perf_counter()
                _, batch = build_school_profiles(places, wanted, force=True)
                each.append((time.perf_counter() - start) / size)
            batch.check()
            print(f"  {size:4} schools: {each[-1]:.3f} s a school; {memory}")
    growth = each[-1] / each[0]
    return [
        Promise(
            "300 schools take no more than 1.1 times as long each as 25", f"{growth:.2f}", growth <= _TENTH
        ),
        Promise(
            f"No process holds {_MEGABYTES:g} MB over 300 schools, and none grows",
            str(memory),
            memory.most < _MEGABYTES and memory.growth <= _TENTH,
        ),
    ]


@dataclass(slots=True)
class Memory:
    """The most that any process held, over time, in megabytes."""

    held: list[float] = field(default_factory=list)

    @property
    def most(self) -> float:
        return max(self.held)

    @property
    def growth(self) -> float:
        """The last quarter's median over the second's: the first is for starting."""
        quarter = max(1, len(self.held) // 4)
        return statistics.median(self.held[-quarter:]) / statistics.median(self.held[quarter : 2 * quarter])

    def __str__(self) -> str:
        return f"at most {self.most:.0f} MB in a process, {self.growth:.2f} times from start to end"


@contextmanager
def watched_memory() -> Iterator[Memory]:
    """The PSS of the largest process that this one starts, four times a second."""
    memory, done = Memory(), threading.Event()

    def watch() -> None:
        while not done.wait(0.25):
            held = [pss_of(process) for process in _started()]
            if held:
                memory.held.append(max(held))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield memory
    finally:
        done.set()
        watcher.join()


def _started(process: str = "self") -> Iterator[str]:
    """The processes that a process has started, and they."""
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(children).split():
            yield child
            yield from _started(child)


def pss_of(process: str) -> float:
    """Megabytes that a process holds, 0 where it is gone."""
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
