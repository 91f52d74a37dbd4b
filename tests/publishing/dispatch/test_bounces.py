"""Reports of servers are read out of any mailbox, and other mail is passed over."""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.bounces import Bounce, BounceKind, read_bounces

OURS = "<0123456789abcdef@wexcombe.example>"
HEAD = "head@oak.wexcombe.sch.example"


def _report(action: str = "failed", status: str = "5.1.1", original: str = "", recipients: int = 1) -> bytes:
    """A report as mail servers write it; `original` is its third part."""
    blocks = "".join(
        f"\nFinal-Recipient: rfc822; {HEAD if number == 0 else f'other{number}@elm.example'}\n"
        f"Action: {action}\nStatus: {status}\n"
        "Diagnostic-Code: smtp; 550 5.1.1 No such\n person here\n"
        for number in range(recipients)
    )
    third = original or f"Content-Type: text/rfc822-headers\n\nMessage-ID: {OURS}\nSubject: Oak School\n"
    return f"""\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mail.example>
To: school.improvement@wexcombe.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="xx"

--xx
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--xx
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
{blocks}
--xx
{third}
--xx--
""".encode()


LETTER = f"Content-Type: message/rfc822\n\nFrom: a@wexcombe.example\nMessage-ID: {OURS}\n\nDear head\n"
PLAIN = f"""\
From: postmaster@oak.example
Subject: =?utf-8?q?Undeliverable_=E2=80=93_5=2E7=2E1?=
In-Reply-To: {OURS}

Your message was not delivered.
""".encode()
HUMAN = f"From: {HEAD}\nSubject: Re: Oak School\nIn-Reply-To: {OURS}\n\nThank you.\n".encode()
FAILED = Bounce(OURS, HEAD, "5.1.1", "550 5.1.1 No such person here", BounceKind.FAILED)


def _eml(tmp_path: Path, content: bytes, name: str = "one.eml") -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


@pytest.mark.parametrize("original", ["", LETTER], ids=["headers alone", "the whole letter"])
def test_a_report_names_the_letter_the_recipient_and_why(tmp_path: Path, original: str) -> None:
    assert read_bounces(_eml(tmp_path, _report(original=original))) == (FAILED,)


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        ("delayed", "4.4.1", BounceKind.DELAYED),
        ("delivered", "2.0.0", BounceKind.DELIVERED),
        ("relayed", "2.0.0", BounceKind.RELAYED),
        ("Failed", "5.2.2", BounceKind.FAILED),
        ("", "5.2.2", BounceKind.FAILED),
        ("", "4.2.2", BounceKind.DELAYED),
        ("", "", BounceKind.UNKNOWN),
    ],
)
def test_only_what_failed_for_good_has_failed(
    tmp_path: Path, action: str, status: str, kind: BounceKind
) -> None:
    (bounce,) = read_bounces(_eml(tmp_path, _report(action, status)))
    assert (bounce.kind, bounce.status) == (kind, status)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("Reporting-MTA: dns; mail.example\n\nAction: failed\nStatus: 5.1.1\n", ("5.1.1", "5.1.1", "failed")),
        (
            "Reporting-MTA: dns; m.example\n\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 full\n",
            ("5.2.2", "552 full", "failed"),
        ),
        ("Reporting-MTA: dns; mail.example\n", ("", "", "unknown")),
        ("", ("", "", "unknown")),
    ],
    ids=["an action", "a status", "neither", "empty"],
)
def test_a_report_without_a_recipient_is_told_with_none(
    tmp_path: Path, status: str, told: tuple[str, str, str]
) -> None:
    whole = _report().decode()
    head, _, rest = whole.partition("Reporting-MTA")
    content = head + status + rest[rest.index("\n--xx\n") :]
    (bounce,) = read_bounces(_eml(tmp_path, content.encode()))
    assert (bounce.original_message_id, bounce.address) == (OURS, "")
    assert (bounce.status, bounce.words, bounce.kind) == told


def test_each_recipient_has_a_report_of_their_own(tmp_path: Path) -> None:
    found = read_bounces(_eml(tmp_path, _report(recipients=2)))
    assert [bounce.address for bounce in found] == [HEAD, "other1@elm.example"]


def test_a_bounce_of_no_standard_is_told_by_what_it_answers(tmp_path: Path) -> None:
    assert read_bounces(_eml(tmp_path, PLAIN)) == (
        Bounce(OURS, "", "5.7.1", "Undeliverable – 5.7.1", BounceKind.UNKNOWN),
    )


def test_the_last_reference_is_the_one_answered(tmp_path: Path) -> None:
    content = PLAIN.replace(b"In-Reply-To: ", b"References: <first@x.example>\n ")
    assert read_bounces(_eml(tmp_path, content))[0].original_message_id == OURS


@pytest.mark.parametrize(
    "content",
    [
        HUMAN,
        b"From: postmaster@oak.example\nSubject: quota\n\nYour box is nearly full.\n",
        HUMAN.replace(b"Subject", b"Auto-Submitted: no\nSubject"),
        b"",
        b"\xff\xfe\x00 no mail",
    ],
    ids=["a person", "a machine that answers nothing of ours", "said to be no machine", "empty", "no mail"],
)
def test_other_mail_is_passed_over(tmp_path: Path, content: bytes) -> None:
    assert read_bounces(_eml(tmp_path, content)) == ()


def test_a_report_within_a_letter_that_somebody_forwards_is_not_ours(tmp_path: Path) -> None:
    forwarded = b"From: a@b.example\nContent-Type: message/rfc822\n\n" + _report()
    assert read_bounces(_eml(tmp_path, forwarded)) == ()


def test_a_report_that_names_no_letter_is_told_with_none(tmp_path: Path) -> None:
    (bounce,) = read_bounces(_eml(tmp_path, _report(original="Content-Type: text/plain\n\nnothing\n")))
    assert (bounce.original_message_id, bounce.address) == ("", HEAD)


def test_an_mbox_is_read(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "INBOX")
    for content in (HUMAN, _report(), PLAIN):
        box.add(content)
    box.close()
    before = (tmp_path / "INBOX").read_bytes()
    assert [bounce.kind for bounce in read_bounces(tmp_path / "INBOX")] == [
        BounceKind.FAILED,
        BounceKind.UNKNOWN,
    ]
    assert (tmp_path / "INBOX").read_bytes() == before


def test_a_maildir_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "Mail")
    for content in (HUMAN, _report()):
        box.add(content)
    before = sorted(path.name for path in (tmp_path / "Mail").rglob("*"))
    assert read_bounces(tmp_path / "Mail") == (FAILED,)
    assert sorted(path.name for path in (tmp_path / "Mail").rglob("*")) == before


def test_a_folder_of_letters_is_read_and_each_report_counts_once(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("a.eml", "b.EML", "below/c.eml", "notes.txt"):
        _eml(tmp_path, _report(), name)
    assert read_bounces(tmp_path) == (FAILED,)


@pytest.mark.parametrize("name", ["none.eml", "."])
def test_where_there_is_no_mail_it_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="there is no"):
        read_bounces(tmp_path / name)


def test_what_a_report_says_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    content = _report().replace(b"No such", b"\x1b[2JNo such")
    (bounce,) = read_bounces(_eml(tmp_path, content))
    assert bounce.words == "550 5.1.1 [2JNo such person here"


def test_a_message_of_many_layers_is_read_no_deeper_than_makes_sense(tmp_path: Path) -> None:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(200))
    assert read_bounces(_eml(tmp_path, b"From: a@b.example\n" + opened.encode() + b"\nend\n")) == ()


def test_a_subject_in_an_encoding_nobody_knows_is_told_as_it_stands(tmp_path: Path) -> None:
    content = PLAIN.replace(b"=?utf-8?", b"=?utf-\xff?").replace(b"=?utf-8?q?", b"=?none?b?")
    (bounce,) = read_bounces(_eml(tmp_path, content))
    assert bounce.original_message_id == OURS
