"""Many trials, two at a time, with whichever ledger; and what they came to."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from functools import partial
from pathlib import Path

import pytest

from tests.publishing.dispatch.trials import OpenLedger, Trial, file_ledger, run_trial

FIRST = int(os.environ.get("REPORTKIT_SEED", "1")) * 1000
LONG = pytest.mark.skipif(not os.environ.get("REPORTKIT_SOAK"), reason="a long trial, run by make soak")
Record = Callable[[str, object], None]
_TRIALS = int(os.environ.get("REPORTKIT_TRIALS", "200"))
_RECIPIENTS = 100


def short_trials(folder: Path, count: int, recipients: int, open_ledger: OpenLedger) -> list[Trial]:
    """So many trials, one after another."""
    return [run_trial(FIRST + seed, recipients, folder / str(seed), open_ledger) for seed in range(count)]


def long_trials(folder: Path, open_ledger: OpenLedger = file_ledger) -> list[Trial]:
    """Two hundred trials of a hundred recipients, in two processes."""
    one = partial(_long_trial, folder, open_ledger)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(one, range(FIRST, FIRST + _TRIALS)))


def _long_trial(folder: Path, open_ledger: OpenLedger, seed: int) -> Trial:
    return run_trial(seed, _RECIPIENTS, folder / str(seed), open_ledger)


def assert_all_well(trials: Iterable[Trial], record: Record) -> None:
    """No trial has a problem, and kills hit; `record` keeps the counts."""
    done = list(trials)
    record("trials", counted(done))
    assert [f"seed {trial.seed}: {problem}" for trial in done for problem in trial.problems] == []
    assert sum(sum(trial.kills.values()) for trial in done) >= len(done) // 2


def counted(trials: Sequence[Trial]) -> str:
    """What all trials came to, on one line."""
    told = {one.name: [getattr(trial, one.name) for trial in trials] for one in fields(Trial)}
    names = ("recipients", "runs", "twice", "doubted", "held", "refused")
    sums = ", ".join(f"{sum(told[name])} {name}" for name in names)
    return f"{len(trials)} trials: {sums}, {sum(sum(kills.values()) for kills in told['kills'])} kills"
