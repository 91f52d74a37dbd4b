"""Receipts tell of every letter, of those too that the server refused before they were begun."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportkit.casework.events import Named
from reportkit.casework.events.mail_kinds import LetterRefused
from reportkit.casework.store import Store, open_store
from reportkit.pipeline.dispatching.ledger import CaseworkLedger, Sending, entry_of
from reportkit.pipeline.dispatching.receipts import read_receipts
from reportkit.publishing.dispatch.ledger import Parcel, Standing

AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
HEAD = Named(name="Ann Rosterby", position="headteacher", email="head@oak.example")
SENDING = Sending("wexcombe", "profiles", "Winifred Saltmarsh", {"0a1b2c": (HEAD, ("a/profile.docx",))})
PARCEL = Parcel("0a1b2c", "team@wexcombe.example", (HEAD.email,), b"x", "d" * 64, "<0a1b2c@wexcombe.example>")
NO_USER = "550 5.1.1 no such user"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'casework.sqlite'}")


@pytest.fixture
def ledger(store: Store) -> CaseworkLedger:
    return CaseworkLedger.of(store, SENDING, lambda: AT)


def test_a_letter_refused_before_it_was_begun_is_told_with_whose_it_was(
    store: Store, ledger: CaseworkLedger
) -> None:
    ledger.refused(PARCEL, NO_USER)
    (receipt,) = read_receipts(store.events("wexcombe"), "profiles")
    assert (receipt.to, receipt.address) == ("Ann Rosterby", "head@oak.example")
    assert (receipt.documents, receipt.message_id) == (("a/profile.docx",), PARCEL.message_id)
    assert (receipt.standing, receipt.words, receipt.at) == (Standing.REFUSED, NO_USER, AT)
    assert "refused by the server" in receipt.in_words


def test_it_is_told_of_its_own_mailing_alone(store: Store, ledger: CaseworkLedger) -> None:
    ledger.refused(PARCEL, NO_USER)
    assert not read_receipts(store.events("wexcombe"), "update")


def test_one_that_was_begun_and_postponed_is_told_once(store: Store, ledger: CaseworkLedger) -> None:
    ledger.started(PARCEL)
    ledger.postponed(PARCEL, "451 try later")
    (receipt,) = read_receipts(store.events("wexcombe"))
    assert (receipt.standing, receipt.words) == (Standing.NEW, "451 try later")


def test_a_refusal_on_record_from_before_that_names_nobody_hides_nothing_else(
    store: Store, ledger: CaseworkLedger
) -> None:
    store.append(entry_of(SENDING, LetterRefused(letter="ff", answer=NO_USER, for_good=True), AT, "So."))
    ledger.started(PARCEL)
    assert [one.letter for one in read_receipts(store.events("wexcombe"))] == ["0a1b2c"]
