"""However often a run is killed, and whatever the server does, everybody has exactly their own document.

A few trials in the ordinary tests, two hundred of a hundred recipients in `make soak`; REPORTKIT_SEED picks
others, and REPORTKIT_TRIALS says how many.
"""

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

_FIRST = int(os.environ.get("REPORTKIT_SEED", "1")) * 1000
_TRIALS = int(os.environ.get("REPORTKIT_TRIALS", "200"))


Record = Callable[[str, object], None]


def counted(trials: Sequence[Trial]) -> str:
    """What all trials came to, on one line."""
    told = {one.name: [getattr(trial, one.name) for trial in trials] for one in fields(Trial)}
    return (
        f"{len(trials)} trials: "
        + ", ".join(
            f"{sum(told[name])} {name}"
            for name in ("recipients", "runs", "twice", "doubted", "held", "refused")
        )
        + f", {sum(sum(kills.values()) for kills in told['kills'])} kills"
    )


def _assert_all_well(trials: Iterable[Trial], record_property: Record) -> None:
    done = list(trials)
    record_property("trials", counted(done))
    assert [f"seed {trial.seed}: {problem}" for trial in done for problem in trial.problems] == []
    assert sum(sum(trial.kills.values()) for trial in done) > len(done) // 2


def test_a_few_runs_that_are_killed_end_well(tmp_path: Path, record_property: Record) -> None:
    _assert_all_well(
        (run_trial(_FIRST + seed, 20, tmp_path / str(seed)) for seed in range(6)), record_property
    )


def _trial(folder: Path, open_ledger: OpenLedger, seed: int) -> Trial:
    return run_trial(seed, 100, folder / str(seed), open_ledger)


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("REPORTKIT_SOAK"), reason="a long trial, run by make soak")
@pytest.mark.parametrize("open_ledger", [file_ledger])
def test_two_hundred_runs_that_are_killed_end_well(
    tmp_path: Path, open_ledger: OpenLedger, record_property: Record
) -> None:
    """Each ledger in turn; two trials at a time."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        seeds = range(_FIRST, _FIRST + _TRIALS)
        _assert_all_well(pool.map(partial(_trial, tmp_path, open_ledger), seeds), record_property)
