"""A report that cannot be taken for one of a letter is told, with what it says and what to do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportkit.pipeline.dispatching.receipts import Receipt
from reportkit.pipeline.dispatching.unclear import unclear_in_words
from reportkit.publishing.dispatch.bounces import Bounce, BounceKind
from reportkit.publishing.dispatch.ledger import Standing

ID, HEAD = "<0a1b@wexcombe.example>", "head@oak.example"
AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
LETTER = Receipt("102368-head-0a1b", "profiles", "Ann", HEAD, ("a.docx",), ID, Standing.SENT, False, AT, "")


def told(original: str, address: str, kind: BounceKind, words: str = "550 no such user") -> list[str]:
    return list(unclear_in_words([Bounce(original, address, "5.1.1", words, kind)], [LETTER]))


@pytest.mark.parametrize(
    ("original", "address", "kind", "said"),
    [
        (ID, "", BounceKind.FAILED, "names no recipient: “550 no such user”. The letter counts as come back"),
        (ID, "ann@elm.example", BounceKind.FAILED, "is about another address, ann@elm.example"),
        (ID, "", BounceKind.UNKNOWN, "whether it arrived is not said: “550 no such user”"),
        ("", HEAD, BounceKind.FAILED, "(102368-head-0a1b); which letter it means is not said"),
        ("<other@x.example>", HEAD, BounceKind.FAILED, "it is of other mail"),
        ("", "x@elm.example", BounceKind.FAILED, "x@elm.example, where no letter was sent"),
        ("", "", BounceKind.FAILED, "names neither a letter nor a recipient"),
        ("", "", BounceKind.UNKNOWN, "names neither a letter nor a recipient"),
    ],
)
def test_each_is_said_in_one_line(original: str, address: str, kind: BounceKind, said: str) -> None:
    (line,) = told(original, address, kind)
    assert said in line


@pytest.mark.parametrize("address", [HEAD, "HEAD@Oak.example"])
def test_a_plain_report_on_a_letter_asks_nothing(address: str) -> None:
    assert told(ID, address, BounceKind.FAILED) == []


@pytest.mark.parametrize("kind", [BounceKind.DELAYED, BounceKind.DELIVERED, BounceKind.RELAYED])
def test_nor_does_a_report_of_delay_or_delivery(kind: BounceKind) -> None:
    assert told("", "", kind) == []


def test_a_report_without_words_is_told_by_its_status() -> None:
    (line,) = told("", "", BounceKind.FAILED, words="")
    assert "“5.1.1”" in line
