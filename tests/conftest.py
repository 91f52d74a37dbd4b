"""What tests of every room share."""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
import typer.testing

from reportkit.cli import main
from tests.built import SOURCE, Checkout, Here

# Where Python is told to leave no bytecode, each of the hundreds of processes that tests start would compile
# everything anew: it is kept in pytest's own folder.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(SOURCE / ".pytest_cache" / "bytecode"))

# Looking for garbage among all that tests keep, as often as Python does by itself, takes a tenth of the time.
gc.set_threshold(100_000, 20, 20)

# What a program's ninety commands are does not change while it runs, so they are not made anew for each that
# a test types.
typer.main.get_command = typer.testing._get_command = functools.cache(typer.main.get_command)

# The modules that take longest, in turn one that needs the loaded checkout and one that does not, so that
# the second process has work while the first loads it. What is long is begun early: none is left for the end.
LONGEST = (
    "truth/test_indicators_recomputed.py",
    "pipeline/returns/test_loading.py",
    "documents/test_other_builds.py",
    "truth/test_recomputed.py",
    "pipeline/demo/test_running.py",
    "pipeline/dispatching/test_sending.py",
    "judgement/assessment/test_assessing.py",
    "evidence/siod/test_all_schools.py",
    "truth/test_pupils_to_the_line.py",
    "pipeline/test_school_profiles.py",
    "reports/assessing/test_comparison.py",
    "commands/test_acts.py",
    "truth/test_no_leak.py",
    "test_cli.py",
    "publishing/execution/test_running.py",
    "reports/school/test_every_school.py",
    "commands/test_board.py",
    "pipeline/for_heads/test_casework.py",
    "reports/assessing/test_wording.py",
    "casework/store/test_kills.py",
    "truth/test_traces.py",
    "truth/test_school_lists.py",
    "truth/test_progress_bands.py",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Each process begins to read the tests at another place, so that none compiles what another has."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    if worker:
        modules = sorted(SOURCE.glob("tests/**/test_*.py"))
        place = len(modules) * worker // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
        for path in modules[place:]:
            with contextlib.suppress(Exception):  # pytest says of a file that cannot be read what is wrong
                importlib.import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        items[:] = [item for item in items if not is_left_out(item)]
        config.hook.pytest_deselected(items=left_out)
    places = {SOURCE / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(LONGEST)))
    gc.freeze()  # nor is what was collected ever garbage


def is_left_out(item: pytest.Item) -> bool:
    """Whether it is a long trial and this is no soak: telling of each that it is skipped takes seconds."""
    is_soak = item.get_closest_marker("soak") is not None
    return is_soak and any(mark.args[:1] == (True,) for mark in item.iter_markers("skipif"))


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout with loaded data, shared by all test processes of one run."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "built"
    shared.mkdir(exist_ok=True)
    return Checkout(shared)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """The command in this process: as a person's, but that nothing is imported anew."""
    handler = signal.getsignal(signal.SIGINT)

    def run_here(root: Path, siod: Path, *words: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(root)
        monkeypatch.setenv("REPORTKIT_SIOD", str(siod))
        monkeypatch.setattr(sys, "argv", ["reportkit", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        signal.signal(signal.SIGINT, handler)
        code = ended.value.code
        return subprocess.CompletedProcess(words, code if isinstance(code, int) else 0, *capsys.readouterr())

    return run_here
