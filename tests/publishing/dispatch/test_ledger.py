"""What a letter's entries come to: how far it has come, and whether two may have arrived."""

from __future__ import annotations

import pytest

from reportkit.publishing.dispatch.ledger import Entry, Standing, may_be_twice, standing_of

S, P, T, R, B = Entry.STARTED, Entry.POSTPONED, Entry.SENT, Entry.REFUSED, Entry.RETURNED


@pytest.mark.parametrize(
    ("entries", "standing", "twice"),
    [
        ((), Standing.NEW, False),
        ((S,), Standing.STARTED, False),
        ((S, P), Standing.NEW, False),
        ((S, P, S), Standing.STARTED, False),
        ((S, T), Standing.SENT, False),
        ((S, P, S, T), Standing.SENT, False),
        ((S, S), Standing.AGAIN, True),
        ((S, S, P), Standing.STARTED, False),
        ((S, S, T), Standing.SENT, True),
        ((S, S, P, S, T), Standing.SENT, True),
        ((R,), Standing.REFUSED, False),
        ((S, P, R), Standing.REFUSED, False),
        ((S, R), Standing.REFUSED, False),
        ((S, T, B), Standing.RETURNED, False),
        ((S, S, T, B), Standing.RETURNED, True),
    ],
)
def test_entries_come_to_a_standing(entries: tuple[Entry, ...], standing: Standing, twice: bool) -> None:
    assert (standing_of(entries), may_be_twice(entries)) == (standing, twice)
