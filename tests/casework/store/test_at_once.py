"""Officers writing at the same time lose nothing, and each school's events keep their order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportkit.casework.store import verify
from tests.built import LONG

ROOT = Path(__file__).parents[3]
SIZES = [(4, 25), pytest.param(8, 200, marks=LONG)]


def start(address: str, name: str, count: int, together: int = 1) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.casework.store.writer", address, name, str(count), str(together)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("officers", "each"), SIZES)
def test_officers_writing_at_once_lose_nothing(store, address, officers, each):
    writers = [start(address, f"Officer {n}", each) for n in range(officers)]
    acknowledged = [line for writer in writers for line in writer.communicate(timeout=500)[0].split()]
    assert [writer.returncode for writer in writers] == [0] * officers
    events = store.events("hillingdon")
    assert verify(store) == len(events) == officers * each
    assert sorted(acknowledged) == sorted(event.id for event in events)
    for n in range(officers):
        own = [event for event in events if event.who == f"Officer {n}"]
        for urn in {event.urn for event in own}:
            batches = [int(event.payload.discussed.split()[0]) for event in own if event.urn == urn]
            assert batches == sorted(batches)
        assert len(own) == each
