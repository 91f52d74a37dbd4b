"""Tests run in a process of their own, which starts with everything imported but nothing of the tests."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.policies_covered.places import ROOT

_QUIET = ("-q", "-n", "0", "-p", "no:cacheprovider", "-m", "", "--tb=short")
_PRELOADED = ("pytest", "hypothesis", "docx", "reportkit.cli", "reportkit.judgement.assessment.assessing")
_OUT, _ERR = 1, 2
_processes = get_context("forkserver")
_processes.set_forkserver_preload([*_PRELOADED])


def trial(tests: Sequence[str], *words: str) -> tuple[int, str]:
    """pytest's exit code and all that it said."""
    with tempfile.NamedTemporaryFile() as said:
        process = _processes.Process(target=_run, args=(said.name, [*_QUIET, *words, *tests]))
        process.start()
        process.join()
        return process.exitcode or 0, Path(said.name).read_text(encoding="utf-8")


def _run(said: str, words: Sequence[str]) -> None:
    """In the new process: not as a worker of the one that asked."""
    out = os.open(said, os.O_WRONLY)
    os.dup2(out, _OUT)
    os.dup2(out, _ERR)
    os.environ.pop("PYTEST_XDIST_WORKER", None)
    os.chdir(ROOT)
    sys.exit(pytest.main([*words]))
