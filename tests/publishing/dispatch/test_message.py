"""A letter travels whole, the same bytes each time, and nothing in it can begin a header of its own."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import datetime
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.addresses import parse_address
from reportkit.publishing.dispatch.letter import Attachment, Letter, Recipient
from reportkit.publishing.dispatch.message import compose, pack, read_letter
from tests.publishing.dispatch.letters import HEAD, LETTER, PROFILE, WORD

_BREAKS = [
    "\r\nBcc: all@evil.example",
    "\nX: y",
    "\rX",
    "\0",
    "\x1b[2J",
    "\u2028",
    "\x85",
    "\u202e",
    "\ud800",
]
# What people write: no control characters, and no marks that only turn or join writing.
_WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=80
)


def _named(name: str) -> Letter:
    return replace(LETTER, to=(replace(HEAD, name=name),))


def _decoded(header: str) -> str:
    """By the older reader: the newer one puts spaces into long names that it takes apart."""
    return str(make_header(decode_header(header)))


def _attached(name: str, kind: str = WORD) -> Letter:
    return replace(LETTER, attachments=(Attachment(name, b"PK", kind),))


def test_a_letter_is_read_back_as_it_was_written() -> None:
    read = read_letter(compose(LETTER))
    assert (read.sender, read.to) == ("school.improvement@wexcombe.example", (HEAD.address.text,))
    assert read.subject == "OFFICIAL-SENSITIVE: Autumn 2026 profile: Oak School"
    assert (read.text, read.html.strip()) == (LETTER.text, LETTER.html)
    assert read.attachments == (PROFILE,)


def test_its_headers_are_these_and_no_others() -> None:
    names = [name for name, _ in read_letter(compose(LETTER)).headers]
    assert names == [
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Sensitivity"),
        *("MIME-Version", "Content-Type"),
    ]


def test_the_marking_stands_in_subject_and_header_and_only_where_there_is_one() -> None:
    headers = dict(read_letter(compose(replace(LETTER, marking=""))).headers)
    assert headers["Subject"] == LETTER.subject
    assert "Sensitivity" not in headers
    assert dict(read_letter(compose(LETTER)).headers)["Sensitivity"] == "Company-Confidential"


def test_a_subject_that_has_its_marking_is_not_marked_twice() -> None:
    read = read_letter(compose(replace(LETTER, subject="OFFICIAL-SENSITIVE: Oak School")))
    assert read.subject == "OFFICIAL-SENSITIVE: Oak School"


def test_the_text_comes_before_the_same_in_html_and_the_attachments_last() -> None:
    message = email.message_from_bytes(compose(LETTER), policy=email.policy.default)
    assert [part.get_content_type() for part in message.walk()] == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "text/html"),
        WORD,
    ]


def test_the_same_letter_gives_the_same_bytes_and_another_another_name() -> None:
    assert compose(LETTER) == compose(replace(LETTER))
    assert pack(LETTER).message_id != pack(replace(LETTER, reference="a second time")).message_id
    assert pack(LETTER).message_id.endswith("@wexcombe.example>")


def test_every_line_ends_as_servers_want_it_and_is_not_too_long() -> None:
    lines = compose(replace(LETTER, text="word " * 1000 + "\n.\n..\nFrom here\n")).split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 100
    assert all(line.isascii() for line in lines)


@pytest.mark.parametrize(
    "text", ["one\n", ".\n..\n.dot\n", "é – “quoted”\n", "a\tb\n\n\n", "From me\n", "=_\n"]
)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert read_letter(compose(replace(LETTER, text=text))).text == text


@pytest.mark.parametrize("bad", _BREAKS)
def test_a_break_in_any_header_is_refused(bad: str) -> None:
    sender = replace(LETTER.sender, name=f"Team{bad}")
    letters = [
        replace(LETTER, subject=f"Profile{bad}"),
        replace(LETTER, marking=f"OFFICIAL{bad}"),
        replace(LETTER, sender=sender),
        _named(f"Ann{bad}"),
        _attached(f"a{bad}.docx"),
        _attached("a.docx", f"text/plain{bad}"),
    ]
    for letter in letters:
        with pytest.raises(UsageError, match="line break, a control character"):
            compose(letter)


@pytest.mark.parametrize("name", ["", " ", "../a.docx", "a/b.docx", "a\\b.docx", ".hidden", "a" * 201])
def test_an_attachment_is_named_as_a_file_and_not_as_a_path(name: str) -> None:
    with pytest.raises(UsageError, match="is not a name for an attachment"):
        compose(_attached(name))


@pytest.mark.parametrize("kind", ["", "docx", "multipart/mixed", "message/rfc822", "text/", "a/b; name=x"])
def test_an_attachment_is_of_a_kind_that_files_have(kind: str) -> None:
    with pytest.raises(UsageError, match="is not the kind of a file"):
        compose(_attached("a.docx", kind))


@pytest.mark.parametrize("key", ["", "../a", "a b", "a.eml", "a\n", "-a", "a" * 121])
def test_a_key_is_a_file_name_anywhere(key: str) -> None:
    with pytest.raises(UsageError, match="cannot name a letter"):
        compose(replace(LETTER, key=key))


def test_a_letter_to_nobody_is_refused() -> None:
    with pytest.raises(UsageError, match="has no recipient"):
        compose(replace(LETTER, to=()))


def test_a_time_of_no_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="without a time zone"):
        compose(replace(LETTER, sent_on=datetime(2026, 11, 23, 9)))  # noqa: DTZ001  # what is refused


def test_a_control_character_in_the_text_is_refused() -> None:
    with pytest.raises(UsageError, match="control character"):
        compose(replace(LETTER, text="a\0b"))


@settings(max_examples=60, deadline=None)
@given(name=_WORDS, subject=_WORDS)
def test_any_name_and_subject_come_back_and_the_recipient_stays_one(name: str, subject: str) -> None:
    letter = replace(_named(name), subject=subject)
    message = email.message_from_bytes(compose(letter))
    ((shown, address),) = getaddresses([message["To"]])
    assert address == HEAD.address.text
    assert _decoded(shown).split() == name.split()
    assert _decoded(message["Subject"]).split() == f"OFFICIAL-SENSITIVE: {subject}".split()


@settings(max_examples=60, deadline=None)
@given(stem=_WORDS)
def test_any_name_of_an_attachment_comes_back(stem: str) -> None:
    name = f"a{stem}.docx".replace("/", "").replace("\\", "")
    assert read_letter(compose(_attached(name))).attachments[0].name == name


def test_an_attachment_of_ten_megabytes_comes_back_whole() -> None:
    content = bytes(range(256)) * 40_960
    letter = replace(LETTER, attachments=(Attachment("large.docx", content, WORD),))
    assert read_letter(compose(letter)).attachments[0].content == content


@pytest.mark.parametrize("text", ['"head teacher"@oak.example', '"a@b"@oak.example', "o'neil+x@oak.example"])
def test_an_odd_address_stands_in_the_letter_as_it_is(text: str) -> None:
    letter = replace(LETTER, to=(Recipient(parse_address(text), "Ann Head"),))
    assert read_letter(compose(letter)).to == (text,)


def test_an_address_outside_ascii_is_written_in_utf_8_and_no_other_letter_is() -> None:
    letter = replace(LETTER, to=(Recipient(parse_address("jörg@oak.example"), "Jörg"),))
    assert "Jörg <jörg@oak.example>".encode() in compose(letter)
    assert compose(_named("Jörg")).isascii()


def test_a_letter_within_a_letter_is_read_as_well() -> None:
    outer = email.message_from_bytes(compose(LETTER), policy=email.policy.SMTP)
    inner = email.message_from_bytes(compose(replace(LETTER, subject="Inner")), policy=email.policy.SMTP)
    assert isinstance(outer, email.message.EmailMessage)
    outer.add_attachment(inner)
    (nested,) = read_letter(outer.as_bytes()).nested
    assert (nested.subject, nested.attachments) == ("OFFICIAL-SENSITIVE: Inner", (PROFILE,))


def test_what_is_no_letter_is_refused() -> None:
    with pytest.raises(UsageError, match="not a letter"):
        read_letter(b"PK\x03\x04 no letter")


@pytest.mark.parametrize(
    ("found", "broken"),
    [
        (b'charset="utf-8"', b'charset="utf-9"'),
        (b"To: Ann Head <", b"To: (\xe2)a.@:<"),
        (b"To: Ann", b"To: @;:<"),
    ],
)
def test_a_letter_that_is_broken_is_refused_or_read_and_nothing_else(found: bytes, broken: bytes) -> None:
    content = compose(LETTER)
    assert found in content
    try:
        assert read_letter(content.replace(found, broken)).attachments == (PROFILE,)
    except UsageError as error:
        assert "what it holds is not known" in str(error)
