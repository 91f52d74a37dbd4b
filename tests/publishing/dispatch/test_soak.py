"""However often a run is killed, and whatever the server does, everybody has exactly their own document.

A few trials in the ordinary tests, two hundred of a hundred recipients in `make soak`; REPORTKIT_SEED picks
others, and REPORTKIT_TRIALS says how many.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publishing.dispatch.soaking import LONG, Record, assert_all_well, long_trials, short_trials
from tests.publishing.dispatch.trials import file_ledger


def test_a_few_runs_that_are_killed_end_well(tmp_path: Path, record_property: Record) -> None:
    assert_all_well(short_trials(tmp_path, 6, 20, file_ledger), record_property)


@pytest.mark.soak
@LONG
def test_two_hundred_runs_that_are_killed_end_well(tmp_path: Path, record_property: Record) -> None:
    assert_all_well(long_trials(tmp_path), record_property)
