"""A process killed while it writes leaves no half event, and nothing that was acknowledged is lost."""

from __future__ import annotations

import random
import time

import pytest

from reportkit.casework.store import open_store, verify
from tests.built import LONG
from tests.casework.events.builders import contact, entry
from tests.casework.store.test_at_once import start

TOGETHER = 3


def killed_while_writing(address: str, name: str, chance: random.Random) -> list[str]:
    """The ids that were acknowledged to an officer before the kill."""
    writer = start(address, name, 0, TOGETHER)
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(chance.uniform(0, 0.15))
    writer.kill()
    rest, _ = writer.communicate(timeout=60)
    whole_lines = rest[: rest.rfind("\n") + 1]
    return [*first.split(), *whole_lines.split()]


@pytest.mark.parametrize("kills", [5, pytest.param(100, marks=LONG)])
def test_a_kill_tears_no_event_and_loses_none_that_was_acknowledged(address, kills):
    chance, acknowledged = random.Random(20261122), set()
    for n in range(kills):
        acknowledged |= set(killed_while_writing(address, f"Officer {n}", chance))
        store = open_store(address)
        assert verify(store) % TOGETHER == 0
    kept = {event.id for event in store.events("hillingdon")}
    assert acknowledged <= kept
    assert len(kept) - len(acknowledged) <= kills * TOGETHER


def test_a_kill_while_the_store_is_made_leaves_one_that_can_be_made(address):
    chance = random.Random(20261122)
    for n in range(4):
        writer = start(address, f"Officer {n}", 1)
        time.sleep(chance.uniform(0.3, 1.2))
        writer.kill()
        writer.communicate(timeout=60)
    store = open_store(address)
    assert verify(store) <= 4
    assert store.append(entry(contact()))[0].number >= 1
