"""Letters that came back are recorded once each, and what is unclear is said beside them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportkit.casework.events import Named
from reportkit.casework.events.mail_kinds import LetterReturned
from reportkit.casework.store import open_store
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.dispatching.ledger import CaseworkLedger, Sending
from reportkit.pipeline.dispatching.returned import Imported, import_bounces
from reportkit.places import Places
from reportkit.publishing.dispatch.ledger import Parcel, Standing

AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
BY = "Winifred Saltmarsh"
KEY, HEAD, ID = "102368-head-0a1b", "head@oak.example", "<0a1b@wexcombe.example>"
REPORT = """\
Return-Path: <>
From: MAILER-DAEMON@mail.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="xx"

--xx
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

{status}
--xx
Content-Type: text/rfc822-headers

Message-ID: {original}
--xx--
"""
NOBODY, WHOLE = (
    "Action: failed\nStatus: 5.1.1\n",
    f"Final-Recipient: rfc822; {HEAD}\nAction: failed\nStatus: 5.1.1\n",
)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """One letter was sent to a head."""
    monkeypatch.setenv("REPORTKIT_DATABASE_URL", f"sqlite:///{tmp_path / 'casework.sqlite'}")
    to = Named(name="Ann Rosterby", position="headteacher", email=HEAD)
    sending = Sending("wexcombe", "profiles", BY, {KEY: (to, ("a/profile.docx",))})
    ledger = CaseworkLedger.of(open_store(Places(tmp_path).casework), sending, lambda: AT)
    parcel = Parcel(KEY, "team@wexcombe.example", (HEAD,), b"x", "d" * 64, ID)
    ledger.started(parcel)
    ledger.sent(parcel, "250 taken")
    return Places(tmp_path)


def bounced(places: Places, *reports: tuple[str, str]) -> Imported:
    box = places.root / "mail"
    box.mkdir(exist_ok=True)
    for number, (status, original) in enumerate(reports):
        (box / f"{number}.eml").write_text(REPORT.format(status=status, original=original))
    asked = Asked(authority="wexcombe", by=BY, at=AT, on=AT.date(), why="Reports in the mailbox.")
    return import_bounces(places, asked, box)


def returns_of(places: Places) -> int:
    events = open_store(places.casework).events("wexcombe")
    return sum(isinstance(event.payload, LetterReturned) for event in events)


@pytest.mark.parametrize(("status", "lines"), [(WHOLE, 0), (NOBODY, 1)], ids=["whole", "names no recipient"])
def test_a_report_on_a_letter_is_recorded_once_with_what_is_unclear(
    places: Places, status: str, lines: int
) -> None:
    for _ in range(2):
        found = bounced(places, (status, ID))
        assert [one.letter for one in found.returned] == [KEY]
        assert len(found.unclear) == lines
        assert returns_of(places) == 1
    assert found.returned[0].standing is Standing.RETURNED


def test_a_report_about_a_stranger_is_told_and_not_recorded(places: Places) -> None:
    stranger = WHOLE.replace(HEAD, "x@elm.example")
    found = bounced(places, (stranger, "<other@x.example>"))
    assert found.returned == () and returns_of(places) == 0
    assert found.unclear == (
        "A report about x@elm.example, where no letter was sent: “5.1.1”. Not recorded.",
    )


def test_a_report_on_a_letter_that_was_passed_on_says_so(places: Places) -> None:
    found = bounced(places, (WHOLE.replace(HEAD, "x@elm.example"), ID))
    assert returns_of(places) == 1
    assert "is about another address, x@elm.example" in found.unclear[0]
    assert "ask whether it arrived" in found.unclear[0]


def test_reports_of_delay_and_of_delivery_are_counted_apart(places: Places) -> None:
    later, arrived = WHOLE.replace("failed", "delayed"), WHOLE.replace("failed", "delivered")
    found = bounced(places, (later, ID), (arrived, ID))
    assert (found.delayed, found.delivered, found.unclear, returns_of(places)) == (1, 1, (), 0)
