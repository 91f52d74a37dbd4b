"""The ledger in casework stands the same trials as one that is nothing but a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportkit.casework.events import Named
from reportkit.casework.store import open_store
from reportkit.pipeline.dispatching.ledger import CaseworkLedger, Sending
from reportkit.publishing.dispatch.ledger import Ledger, Parcel
from tests.publishing.dispatch.soaking import LONG, Record, assert_all_well, long_trials, short_trials

HEAD = Named(name="Ann Head", position="headteacher")


def casework_ledger(folder: Path, parcels: Sequence[Parcel]) -> Ledger:
    """The ledger as a command opens it, in a casework store of the trial's own."""
    store = open_store(f"sqlite:///{folder / 'casework.sqlite'}")
    letters = {parcel.key: (HEAD, ("schools/900001/school-profile-900001.docx",)) for parcel in parcels}
    sending = Sending("wexcombe", "profiles", "Ann Officer", letters)
    return CaseworkLedger.of(store, sending, lambda: datetime.now(UTC))


def test_a_run_that_is_killed_ends_well(tmp_path: Path, record_property: Record) -> None:
    assert_all_well(short_trials(tmp_path, 1, 15, casework_ledger), record_property)


@pytest.mark.soak
@LONG
def test_two_hundred_runs_that_are_killed_end_well(tmp_path: Path, record_property: Record) -> None:
    assert_all_well(long_trials(tmp_path, casework_ledger), record_property)
